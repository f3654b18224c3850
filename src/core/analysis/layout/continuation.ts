/** Takes an earlier map further: newcomers settle in gaps by their neighbours, and what is known stays. */
import { permute } from '../../columns/permutation.ts'
import { splitByLabel, type Links, type Part } from '../../columns/quotient.ts'
import type { Rng } from '../../columns/rng.ts'
import type { Network, Positions } from '../../model/network.ts'
import { components } from '../components.ts'
import { strengths } from '../degrees.ts'
import { DiscGrid } from './disc-grid.ts'
import { placeNewcomers } from './newcomers.ts'
import type { Piece } from './packing.ts'
import { findOverlaps, pushApartAround, removeOverlaps } from './separation.ts'

export interface Continuation {
  /** First what is on the earlier map or hangs together with it, with the links of newcomers only; then components that are new. */
  readonly parts: readonly Part[]
  /** Newcomers of the first part, each after a neighbour that has a place by then. */
  readonly sequence: readonly number[]
  /** Total link strengths in the first part. */
  readonly strengths: Float64Array
}

/**
 * Undefined where nothing is known. `strength` is that of every node, where it was summed up already. Linear in nodes and links, with
 * little more than a look at each.
 */
export function findContinuation(
  network: Network,
  start: Positions,
  strength: Float64Array = strengths(network),
): Continuation | undefined {
  const { order } = network
  const isNew = new Uint8Array(order)
  let count = 0
  for (let node = 0; node < order; node++) {
    if (Number.isFinite(start.x[node]) && Number.isFinite(start.y[node])) continue
    isNew[node] = 1
    count++
  }
  if (count === order) return undefined
  const links = linksOfNew(network, isNew)
  const sequence = findReached(links, isNew)
  const labels = isNew.slice()
  for (const node of sequence) labels[node] = 0
  const parts = splitByLabel(links, sequence.length < count ? labelComponents(links, labels) : new Uint32Array(order))
  const { members } = parts[0]!
  if (parts.length === 1) return { parts, sequence, strengths: strength }
  const places = new Uint32Array(order)
  members.forEach((node, member) => (places[node] = member))
  return {
    parts,
    sequence: sequence.map((node) => places[node]!),
    strengths: permute(strength, members),
  }
}

/**
 * Fills the places of the piece that are NaN and takes discs apart that overlap by more than the tolerance. Linear in the discs, with
 * little more than a look at those that have nothing new around.
 */
export function settleNewcomers(
  { parts, sequence, strengths: own }: Continuation,
  piece: Piece,
  communities: Uint32Array | undefined,
  tolerance: number,
  rng: Rng,
): void {
  const { x, y, radii } = piece
  const { members, links } = parts[0]!
  const grid = new DiscGrid(x, y, radii)
  const overlapping = findOverlaps(grid, tolerance)
  const crowded = placeNewcomers(
    { links, sequence, strengths: own, communities: communities && members.map((node) => communities[node]!) },
    grid,
  )
  if (!pushApartAround([...overlapping, ...crowded], grid, rng)) removeOverlaps(x, y, radii, rng)
}

/** Rows of the new nodes; those of the others are empty. */
function linksOfNew({ order, sources, targets, weights }: Network, isNew: Uint8Array): Links {
  const edges: number[] = []
  const offsets = new Uint32Array(order + 1)
  for (let edge = 0; edge < sources.length; edge++) {
    const source = sources[edge]!
    const target = targets[edge]!
    if (isNew[source] === 0 && isNew[target] === 0) continue
    edges.push(edge)
    if (isNew[source] === 1) offsets[source + 1]!++
    if (isNew[target] === 1) offsets[target + 1]!++
  }
  for (let node = 0; node < order; node++) offsets[node + 1]! += offsets[node]!
  const next = offsets.slice()
  const links = { offsets, neighbours: new Uint32Array(offsets[order]!), weights: new Float64Array(offsets[order]!) }
  const put = (from: number, to: number, weight: number): void => {
    if (isNew[from] === 0) return
    const slot = next[from]!++
    links.neighbours[slot] = to
    links.weights[slot] = weight
  }
  for (const edge of edges) {
    put(sources[edge]!, targets[edge]!, weights[edge]!)
    put(targets[edge]!, sources[edge]!, weights[edge]!)
  }
  return links
}

/** New nodes that hang together with known ones, breadth first from these. */
function findReached({ offsets, neighbours }: Links, isNew: Uint8Array): number[] {
  const isReached = isNew.map((value) => 1 - value)
  const reached: number[] = []
  for (let node = 0; node < isNew.length; node++) {
    if (isNew[node] === 0) continue
    let link = offsets[node]!
    while (link < offsets[node + 1]! && isNew[neighbours[link]!] === 1) link++
    if (link < offsets[node + 1]!) reached.push(node)
  }
  for (const node of reached) isReached[node] = 1
  for (let index = 0; index < reached.length; index++)
    for (let link = offsets[reached[index]!]!; link < offsets[reached[index]! + 1]!; link++) {
      const neighbour = neighbours[link]!
      if (isReached[neighbour] === 1) continue
      isReached[neighbour] = 1
      reached.push(neighbour)
    }
  return reached
}

/** 0 for nodes that are not alone, and numbers from 1, largest first, for the components of those that are. */
function labelComponents({ offsets, neighbours }: Links, isAlone: Uint8Array): Uint32Array {
  const alone = [...isAlone.keys()].filter((node) => isAlone[node] === 1)
  const places = new Map(alone.map((node, place) => [node, place]))
  const sources: number[] = []
  const targets: number[] = []
  alone.forEach((node, place) => {
    for (const neighbour of neighbours.subarray(offsets[node], offsets[node + 1])) {
      sources.push(place)
      targets.push(places.get(neighbour)!)
    }
  })
  const own = components({
    order: alone.length,
    sources: Uint32Array.from(sources),
    targets: Uint32Array.from(targets),
  })
  const labels = new Uint32Array(isAlone.length)
  alone.forEach((node, place) => (labels[node] = own[place]!))
  return labels
}
