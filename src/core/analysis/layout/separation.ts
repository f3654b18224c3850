/** Takes discs apart until none overlap: around those that do, for as long as one push leads to another. */
import type { Rng } from '../../columns/rng.ts'
import { within, type DiscCells } from './disc-cells.ts'
import { DiscGrid } from './disc-grid.ts'
import { pushPair } from './overlaps.ts'

/** Overlaps that are looked up of one disc at a time. */
const AT_ONCE = 32
/** Looks at discs, by disc, after which the whole picture grows: at first, and after it has grown. */
const PATIENCE = 20
const PATIENCE_AFTER_GROWTH = 2
const GROWTH = 1.03

/**
 * Moves `x` and `y` in place until no two discs overlap; grows the whole picture where pushing alone takes too long. Discs with a 1 in
 * `held` stay: only two of them may end up one over the other. Near-linear where the picture has room.
 */
export function removeOverlaps(
  x: Float64Array,
  y: Float64Array,
  radii: Float64Array,
  rng: Rng,
  held?: Uint8Array,
): void {
  if (x.length < 2) return
  for (let patience = PATIENCE; ; patience = PATIENCE_AFTER_GROWTH) {
    const grid = new DiscGrid(x, y, radii)
    if (pushApartAround(findOverlaps(grid, 0), grid, rng, patience, held)) return
    for (let node = 0; node < x.length; node++) {
      if (held?.[node] === 1) continue
      x[node]! *= GROWTH
      y[node]! *= GROWTH
    }
  }
}

/** The discs that overlap one at least as large, about, by more than the tolerance; in ascending order. Linear in the discs. */
export function findOverlaps({ cells }: DiscGrid, tolerance: number): number[] {
  const overlapping = new Set<number>()
  for (let member = 0; member < cells.members.length; member++) addOverlapping(cells, member, tolerance, overlapping)
  return [...overlapping].sort((one, other) => one - other)
}

/** Adds the discs that are not larger than the member, about, and overlap it. Most have none but their like around. */
function addOverlapping(
  { grids, gridOf, starts, members, places }: DiscCells,
  member: number,
  tolerance: number,
  overlapping: Set<number>,
): void {
  const node = members[member]!
  const x = places[3 * member]!
  const y = places[3 * member + 1]!
  const radius = places[3 * member + 2]!
  for (let index = gridOf[node]!; index >= 0; index--) {
    const { largest, left, bottom, side, columns, rows, first } = grids[index]!
    const reach = largest - tolerance + radius
    const lastColumn = within((x + reach - left) / side, columns)
    const firstRow = within((y - reach - bottom) / side, rows)
    const lastRow = within((y + reach - bottom) / side, rows)
    for (let column = within((x - reach - left) / side, columns); column <= lastColumn; column++) {
      // The cells of a column follow each other.
      const end = starts[first + column * rows + lastRow + 1]!
      for (let other = starts[first + column * rows + firstRow]!; other < end; other++) {
        const dx = places[3 * other]! - x
        const dy = places[3 * other + 1]! - y
        const apart = places[3 * other + 2]! - tolerance + radius
        if (dx * dx + dy * dy < apart * apart && apart > 0 && other !== member) overlapping.add(members[other]!)
      }
    }
  }
}

/** Moves discs until none of the given ones, nor any that is pushed, overlaps another; false where that takes too long. */
export function pushApartAround(
  discs: readonly number[],
  grid: DiscGrid,
  rng: Rng,
  patience = PATIENCE,
  held?: Uint8Array,
): boolean {
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
    if (index > patience * x.length) return false
    const node = queue[index]!
    isQueued[node] = 0
    const count = grid.findOverlapping(node, radii[node]!, met)
    for (let at = 0; at < count; at++) {
      const other = met[at]!
      if (held?.[node] === 1 && held[other] === 1) continue
      const reach = radii[node]! + radii[other]!
      const squared = (x[other]! - x[node]!) ** 2 + (y[other]! - y[node]!) ** 2
      // An earlier push may have been enough.
      if (squared >= reach * reach) continue
      pushPair(x, y, radii, node, other, squared, 1, rng, held)
      enqueue(other)
      enqueue(node)
    }
  }
  return true
}
