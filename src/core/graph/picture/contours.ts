/** Outlines around the cells of a grid that reach a level (marching squares; Lorensen, Cline 1987, in the plane). */

/** A closed line; x and y of each point in turn, in cells, the last point joins the first. */
export type Ring = readonly number[]

const [BOTTOM, RIGHT, TOP, LEFT] = [0, 1, 2, 3] as const

/** From which to which side of a square the line runs, by which corners lie inside: 1 lower left, 2 lower right, 4 upper right, 8 upper left. */
const RUNS: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[BOTTOM, LEFT]],
  [[RIGHT, BOTTOM]],
  [[RIGHT, LEFT]],
  [[TOP, RIGHT]],
  [
    [BOTTOM, LEFT],
    [TOP, RIGHT],
  ],
  [[TOP, BOTTOM]],
  [[TOP, LEFT]],
  [[LEFT, TOP]],
  [[BOTTOM, TOP]],
  [
    [RIGHT, BOTTOM],
    [LEFT, TOP],
  ],
  [[RIGHT, TOP]],
  [[LEFT, RIGHT]],
  [[BOTTOM, RIGHT]],
  [[LEFT, BOTTOM]],
  [],
]

/** `valueAt` gives 0 outside of the grid; `level` is above 0. Rings run with the inside at their left. Linear in cells. */
export function traceContours(
  columns: number,
  rows: number,
  valueAt: (column: number, row: number) => number,
  level: number,
): Ring[] {
  const width = columns + 2
  const next = new Map<number, number>()
  // The side below and the side left of each corner have a number each; the other two sides are those of neighbours.
  const sideOf = (column: number, row: number, side: number): number => {
    const at = (row + 1 + (side === TOP ? 1 : 0)) * width + column + 1 + (side === RIGHT ? 1 : 0)
    return 2 * at + (side === LEFT || side === RIGHT ? 1 : 0)
  }
  for (let row = -1; row < rows; row++)
    for (let column = -1; column < columns; column++) {
      const corners =
        Number(valueAt(column, row) >= level) +
        2 * Number(valueAt(column + 1, row) >= level) +
        4 * Number(valueAt(column + 1, row + 1) >= level) +
        8 * Number(valueAt(column, row + 1) >= level)
      for (const [from, to] of RUNS[corners]!) next.set(sideOf(column, row, from), sideOf(column, row, to))
    }
  const rings: Ring[] = []
  for (const start of next.keys()) {
    const ring: number[] = []
    for (let side: number | undefined = start; side !== undefined;) {
      const after = next.get(side)
      if (after === undefined) break
      next.delete(side)
      const at = Math.floor(side / 2)
      const [column, row] = [(at % width) - 1, Math.floor(at / width) - 1]
      const isUpright = side % 2 === 1
      const here = valueAt(column, row)
      const there = isUpright ? valueAt(column, row + 1) : valueAt(column + 1, row)
      const share = (level - here) / (there - here)
      ring.push(column + (isUpright ? 0 : share), row + (isUpright ? share : 0))
      side = after
    }
    if (ring.length >= 6) rings.push(ring)
  }
  return rings
}
