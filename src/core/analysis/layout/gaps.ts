/** Finds gaps between discs: the nearest to a place, along a spiral around it. */
import type { DiscGrid } from './disc-grid.ts'

/** Places that are tried for a disc, and the root of the area of each, in radii of the disc. */
const TRIES = 400
const STRIDE = 0.9
/** Places that are tried again of those that an earlier disc found taken. */
const AGAIN = 64
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/** Remembers how far the gaps around a place are filled, so that many discs that belong there cost little more than one by one. */
export class GapSearch {
  private readonly grid: DiscGrid
  private readonly side: number
  /** Squared distance up to which gaps are filled, by square of that side. */
  private readonly filled = new Map<number, number>()

  constructor(grid: DiscGrid, side: number) {
    this.grid = grid
    this.side = side
  }

  /** Puts a disc into the gap nearest to a place and keeps it in the grid; over others, and says so by false, where none is near. */
  settle(node: number, middleX: number, middleY: number): boolean {
    const { x, y, radii } = this.grid
    const area = (STRIDE * radii[node]!) ** 2 / Math.PI
    const square = Math.floor(middleX / this.side) * 2 ** 26 + Math.floor(middleY / this.side)
    const met = new Uint32Array(1)
    const first = area > 0 ? Math.floor((this.filled.get(square) ?? 0) / area) : 0
    let isFree = false
    let turn = first
    for (; turn < first + TRIES && !isFree; turn++) {
      const distance = Math.sqrt(area * turn)
      x[node] = middleX + distance * Math.cos(turn * GOLDEN_ANGLE)
      y[node] = middleY + distance * Math.sin(turn * GOLDEN_ANGLE)
      isFree = this.grid.findOverlapping(node, radii[node]!, met) === 0
    }
    if (turn > AGAIN) this.filled.set(square, area * (turn - AGAIN))
    this.grid.put(node)
    return isFree
  }
}
