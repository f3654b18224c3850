/** Takes an earlier map further: newcomers settle in gaps by their neighbours, and what is known stays. */
import { toLinksOf } from '../../columns/adjacency.ts'
import { splitByLabel, type Links, type Part } from '../../columns/quotient.ts'
import type { Rng } from '../../columns/rng.ts'
import type { Network, Positions } from '../../model/network.ts'
import { components } from '../components.ts'
import { DiscGrid } from './disc-grid.ts'
import { placeNewcomers } from './newcomers.ts'
import type { Piece } from './packing.ts'
import { findOverlaps, pushApartAround, removeOverlaps } from './separation.ts'

export interface Continuation {
  /** First what is on the earlier map or hangs together with it, with the links of newcomers only; then components that are new. */
  readonly parts: readonly Part[]
  /** Newcomers of the first part, each after a neighbour that has a place by then. */
  readonly sequence: readonly number[]
}

/** Undefined where nothing is known. Linear in nodes and links, with little more than a look at each. */
export function findContinuation(network: Network, start: Positions): Continuation | undefined {
  const { order } = network
  const isNew = new Uint8Array(order)
  const newcomers = listNewcomers(start, isNew)
  if (newcomers.length === order) return undefined
  const links = toLinksOf(network, isNew, 2)
  const sequence = findReached(links, newcomers, isNew)
  const labels = sequence.length < newcomers.length ? labelAlone(links, newcomers, sequence) : new Uint32Array(order)
  const parts = splitByLabel(links, labels)
  const { members } = parts[0]!
  if (parts.length === 1) return { parts, sequence }
  const places = new Uint32Array(order)
  members.forEach((node, member) => (places[node] = member))
  return { parts, sequence: sequence.map((node) => places[node]!) }
}

/**
 * Fills the places of the piece that are NaN and takes discs apart that overlap by more than the tolerance. Strengths and communities are
 * those of the whole network. Linear in the discs, with little more than a look at those that have nothing new around.
 */
export function settleNewcomers(
  { parts, sequence }: Continuation,
  piece: Piece,
  strengths: Float64Array,
  communities: Uint32Array | undefined,
  tolerance: number,
  rng: Rng,
): void {
  const { x, y, radii } = piece
  const grid = new DiscGrid(x, y, radii)
  const overlapping = findOverlaps(grid, tolerance)
  const crowded = placeNewcomers({ ...parts[0]!, sequence, strengths, communities }, grid)
  if (!pushApartAround([...overlapping, ...crowded], grid, rng)) removeOverlaps(x, y, radii, rng)
}

/** Marks and lists the nodes without a place. */
function listNewcomers({ x, y }: Positions, isNew: Uint8Array): number[] {
  const newcomers: number[] = []
  for (let node = 0; node < isNew.length; node++) {
    if (Number.isFinite(x[node]) && Number.isFinite(y[node])) continue
    isNew[node] = 1
    newcomers.push(node)
  }
  return newcomers
}

/** New nodes that hang together with known ones, breadth first from these. */
function findReached({ offsets, neighbours }: Links, newcomers: readonly number[], isNew: Uint8Array): number[] {
  const isWaiting = isNew.slice()
  const reached = newcomers.filter((node) => {
    let link = offsets[node]!
    while (link < offsets[node + 1]! && isNew[neighbours[link]!] === 1) link++
    return link < offsets[node + 1]!
  })
  for (const node of reached) isWaiting[node] = 0
  for (let index = 0; index < reached.length; index++)
    for (let link = offsets[reached[index]!]!; link < offsets[reached[index]! + 1]!; link++) {
      const neighbour = neighbours[link]!
      if (isWaiting[neighbour] === 0) continue
      isWaiting[neighbour] = 0
      reached.push(neighbour)
    }
  return reached
}

/** 0 for nodes that are not alone, and numbers from 1, largest first, for the components of the newcomers that are. */
function labelAlone(
  { offsets, neighbours }: Links,
  newcomers: readonly number[],
  reached: readonly number[],
): Uint32Array {
  const isReached = new Set(reached)
  const alone = newcomers.filter((node) => !isReached.has(node))
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
  const labels = new Uint32Array(offsets.length - 1)
  alone.forEach((node, place) => (labels[node] = own[place]!))
  return labels
}
