/** Which discs overlap a given one, on one grid per class of radius, kept up to date as discs come and move. */
import { cellAt, sortIntoCells, within, type DiscCells } from './disc-cells.ts'

/** Sees `x` and `y` as they are: a disc that is moved must be moved here as well. Discs without a size are not kept. */
export class DiscGrid {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly radii: Float64Array
  /** The discs as they stood at first; those that left their cells have a NaN for x. */
  readonly cells: DiscCells
  /** One more than the disc of each cell that came last; 0 where none did. */
  private readonly heads: Uint32Array
  /** One more than the discs that came to the same cell before and after; 0 for the first and the last. */
  private readonly following: Uint32Array
  private readonly preceding: Uint32Array

  /** Keeps the discs whose places are no NaN. Linear in their number. */
  constructor(x: Float64Array, y: Float64Array, radii: Float64Array) {
    this.x = x
    this.y = y
    this.radii = radii
    this.cells = sortIntoCells(x, y, radii)
    this.heads = new Uint32Array(this.cells.starts.length - 1)
    this.following = new Uint32Array(x.length)
    this.preceding = new Uint32Array(x.length)
  }

  /** Keeps a disc where it is now. */
  put(node: number): void {
    const { grids, gridOf, cellOf, places } = this.cells
    const grid = grids[gridOf[node]!]
    if (!grid) return
    const cell = cellAt(grid, this.x[node]!, this.y[node]!)
    const before = cellOf[node]! - 1
    const member = before >= 0 ? this.memberAt(before, node) : -1
    if (before === cell) {
      if (member < 0) return
      places[3 * member] = this.x[node]!
      places[3 * member + 1] = this.y[node]!
      return
    }
    if (member >= 0) places[3 * member] = NaN
    else if (before >= 0) this.take(node, before)
    const head = this.heads[cell]!
    if (head > 0) this.preceding[head - 1] = node + 1
    cellOf[node] = cell + 1
    this.preceding[node] = 0
    this.following[node] = head
    this.heads[cell] = node + 1
  }

  /** Fills `found` with other discs that overlap one with the middle of this one and that radius, as many as there are or it holds, and returns how many. */
  findOverlapping(node: number, radius: number, found: Uint32Array): number {
    const { grids, starts, members, places } = this.cells
    const x = this.x[node]!
    const y = this.y[node]!
    let count = 0
    for (let index = 0; index < grids.length; index++) {
      const { largest, left, bottom, side, columns, rows, first } = grids[index]!
      const reach = radius + largest
      const lastColumn = within((x + reach - left) / side, columns)
      const firstRow = within((y - reach - bottom) / side, rows)
      const lastRow = within((y + reach - bottom) / side, rows)
      for (let column = within((x - reach - left) / side, columns); column <= lastColumn; column++)
        for (let cell = first + column * rows + firstRow; cell <= first + column * rows + lastRow; cell++) {
          for (let next = this.heads[cell]!; next > 0; next = this.following[next - 1]!) {
            const other = next - 1
            const dx = this.x[other]! - x
            const dy = this.y[other]! - y
            const apart = radius + this.radii[other]!
            if (dx * dx + dy * dy >= apart * apart || apart <= 0 || other === node) continue
            found[count++] = other
            if (count === found.length) return count
          }
          for (let member = starts[cell]!; member < starts[cell + 1]!; member++) {
            const dx = places[3 * member]! - x
            const dy = places[3 * member + 1]! - y
            const apart = radius + places[3 * member + 2]!
            // Nothing is less than NaN.
            if (!(dx * dx + dy * dy < apart * apart) || apart <= 0 || members[member] === node) continue
            found[count++] = members[member]!
            if (count === found.length) return count
          }
        }
    }
    return count
  }

  /** Where a disc stands among those that were in the cell at first; -1 where it came later. */
  private memberAt(cell: number, node: number): number {
    const { starts, members, places } = this.cells
    for (let member = starts[cell]!; member < starts[cell + 1]!; member++)
      if (members[member] === node) return Number.isNaN(places[3 * member]!) ? -1 : member
    return -1
  }

  private take(node: number, cell: number): void {
    const following = this.following[node]!
    const preceding = this.preceding[node]!
    if (preceding > 0) this.following[preceding - 1] = following
    else this.heads[cell] = following
    if (following > 0) this.preceding[following - 1] = preceding
  }
}
