/** Pushes overlapping discs apart where only few overlap: around those alone, for as long as one push leads to another. */
import type { Rng } from '../../columns/rng.ts'
import type { DiscGrid } from './disc-grid.ts'
import { pushPair } from './overlaps.ts'

/** Overlaps that are looked up of one disc at a time. */
const AT_ONCE = 32
/** Where more than this part of the discs overlaps, or so many pushes by disc were in vain, going round all of them is faster. */
const FEW = 0.1
const PATIENCE = 2

/** The discs that overlap another by more than the tolerance, in ascending order; undefined where they are not few. Linear in the discs. */
export function findOverlaps(grid: DiscGrid, tolerance: number): number[] | undefined {
  const { x, radii } = grid
  const met = new Uint32Array(1)
  const overlapping: number[] = []
  for (let node = 0; node < x.length; node++) {
    if (Number.isNaN(x[node]!)) continue
    // Of two discs the smaller one finds the other.
    if (grid.findOverlapping(node, radii[node]! - tolerance, met, grid.classOf(node)) === 0) continue
    overlapping.push(node)
    if (overlapping.length > FEW * x.length) return undefined
  }
  return overlapping
}

/** Moves discs until none of the given ones, nor any that is pushed, overlaps another; false where that takes too long. */
export function pushApartAround(discs: readonly number[], grid: DiscGrid, rng: Rng): boolean {
  const { x, y, radii } = grid
  const queue = [...discs]
  const isQueued = new Uint8Array(x.length)
  for (const node of queue) isQueued[node] = 1
  const met = new Uint32Array(AT_ONCE)
  const enqueue = (node: number): void => {
    grid.put(node)
    if (isQueued[node] === 1) return
    isQueued[node] = 1
    queue.push(node)
  }
  for (let index = 0; index < queue.length; index++) {
    if (index > PATIENCE * x.length) return false
    const node = queue[index]!
    isQueued[node] = 0
    const count = grid.findOverlapping(node, radii[node]!, met)
    for (let at = 0; at < count; at++) {
      const other = met[at]!
      const reach = radii[node]! + radii[other]!
      const squared = (x[other]! - x[node]!) ** 2 + (y[other]! - y[node]!) ** 2
      // An earlier push may have been enough.
      if (squared >= reach * reach) continue
      pushPair(x, y, radii, node, other, squared, 1, rng)
      enqueue(other)
      enqueue(node)
    }
  }
  return true
}
