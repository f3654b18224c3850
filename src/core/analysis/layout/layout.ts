/** Lays a network out: multilevel LinLog for each component, discs apart, components packed side by side. */
import { toAdjacency } from '../../columns/adjacency.ts'
import { splitByLabel, type Links, type Part } from '../../columns/quotient.ts'
import { createRng, type Rng } from '../../columns/rng.ts'
import type { Network, Positions } from '../../model/network.ts'
import { components } from '../components.ts'
import { coarsen } from './coarsening.ts'
import { removeOverlaps } from './overlaps.ts'
import { packPieces, type Piece } from './packing.ts'
import { relax } from './relaxation.ts'

export interface LayoutOptions {
  readonly seed: number
  /** Radius of every node's disc, in the unit of the positions; discs end up apart. Default: 0.25 each. */
  readonly radii?: Float32Array
  /** Positions to start from, which are kept as far as possible; a node with NaN is placed among its neighbours. */
  readonly start?: Positions
  /** Called with the part done, 0 … 1. */
  onProgress?(fraction: number): void
  /** Asked often; true ends the work early with what there is. */
  isCancelled?(): boolean
}

const DEFAULT_RADIUS = 0.25

/** Positions in the unit of the radii, centred on 0, all finite. Seeded: the same network and options give the same bytes. */
export function layoutNetwork(network: Network, options: LayoutOptions): Positions {
  const rng = createRng(options.seed)
  const parts = splitByLabel(
    toAdjacency(network),
    components(network).map((component) => component - 1),
  )
  const pieces = parts.map((part) => layoutPart(part, radiiOf(part, options.radii), options, rng))
  packPieces(pieces, 2 * DEFAULT_RADIUS)
  const x = new Float32Array(network.order)
  const y = new Float32Array(network.order)
  parts.forEach((part, index) => {
    part.members.forEach((node, member) => {
      x[node] = pieces[index]!.x[member]!
      y[node] = pieces[index]!.y[member]!
    })
  })
  return { x, y }
}

function radiiOf(part: Part, radii: Float32Array | undefined): Float64Array {
  return Float64Array.from(part.members, (node) => radii?.[node] ?? DEFAULT_RADIUS)
}

function layoutPart(part: Part, radii: Float64Array, options: LayoutOptions, rng: Rng): Piece {
  const order = part.members.length
  const x = new Float64Array(order)
  const y = new Float64Array(order)
  if (order > 1) {
    arrange(part.links, x, y, options, rng)
    fitToDiscs(x, y, radii)
    removeOverlaps(x, y, radii, rng)
  }
  return { x, y, radii }
}

const FEWEST = 60

function arrange(links: Links, x: Float64Array, y: Float64Array, options: LayoutOptions, rng: Rng): void {
  const order = x.length
  const masses = new Float64Array(order)
  let total = 0
  for (let node = 0; node < order; node++) {
    for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) masses[node]! += links.weights[link]!
    total += masses[node]!
  }
  // At rest the weighted mean length of a link is then 1, whatever the network: Σ weight × length = repulsion × (Σ mass)² / 2.
  const repulsion = 1 / total
  const levels = coarsen(links, masses, FEWEST, rng)
  let levelX = new Float64Array(0)
  let levelY = new Float64Array(0)
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const level = levels[depth]!
    const count = level.masses.length
    const isCoarsest = depth === levels.length - 1
    const nextX = new Float64Array(count)
    const nextY = new Float64Array(count)
    for (let node = 0; node < count; node++) {
      const parent = level.parents?.[node]
      nextX[node] = (isCoarsest ? 0 : levelX[parent!]!) + (rng() - 0.5) * (isCoarsest ? 2 : 0.05)
      nextY[node] = (isCoarsest ? 0 : levelY[parent!]!) + (rng() - 0.5) * (isCoarsest ? 2 : 0.05)
    }
    levelX = nextX
    levelY = nextY
    relax(level, levelX, levelY, {
      steps: isCoarsest ? 300 : Math.round(Math.min(150, Math.max(15, 1_500_000 / count))),
      firstMove: isCoarsest ? 0.5 : 0.2,
      lastMove: 0.005,
      repulsion,
      openness: count < 1000 ? 0.6 : 1,
      gravity: 0.01,
      onStep: () => !options.isCancelled?.(),
    })
  }
  x.set(levelX)
  y.set(levelY)
}

/** Scales the picture so that the discs fill a fixed part of it, before overlaps are removed. */
function fitToDiscs(x: Float64Array, y: Float64Array, radii: Float64Array): void {
  const order = x.length
  let meanX = 0
  let meanY = 0
  for (let node = 0; node < order; node++) {
    meanX += x[node]! / order
    meanY += y[node]! / order
  }
  let spread = 0
  let discs = 0
  for (let node = 0; node < order; node++) {
    spread += ((x[node]! - meanX) ** 2 + (y[node]! - meanY) ** 2) / order
    discs += radii[node]! ** 2
  }
  // A disc of evenly spread points has twice the mean squared distance as its squared radius.
  const scale = Math.sqrt(discs / (0.15 * 2 * spread))
  for (let node = 0; node < order; node++) {
    x[node] = (x[node]! - meanX) * scale
    y[node] = (y[node]! - meanY) * scale
  }
}
