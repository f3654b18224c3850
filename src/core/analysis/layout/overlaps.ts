/** Removes overlaps of discs by pushing near pairs apart, on one grid per class of radius, so that a few large discs cost little. */
import type { Rng } from '../../columns/rng.ts'

const ROUNDS = 60
/** Discs are pushed a little further than touching, so that rounds end. */
const SLACK = 1.001

/** Moves `x` and `y` in place until no two discs overlap; grows the whole picture where pushing does not suffice. */
export function removeOverlaps(x: Float64Array, y: Float64Array, radii: Float64Array, rng: Rng): void {
  for (let round = 0; ; round++) {
    const overlaps = pushApart(x, y, radii, rng)
    if (overlaps === 0) return
    if (round >= ROUNDS) {
      for (let node = 0; node < x.length; node++) {
        x[node]! *= 1.05
        y[node]! *= 1.05
      }
    }
  }
}

/** One sweep over all pairs of discs that could touch; returns the number of pairs found overlapping. */
function pushApart(x: Float64Array, y: Float64Array, radii: Float64Array, rng: Rng): number {
  const grids = makeGrids(x, y, radii)
  let overlaps = 0
  const push = (one: number, other: number): void => {
    const reach = radii[one]! + radii[other]!
    let dx = x[other]! - x[one]!
    let dy = y[other]! - y[one]!
    const squared = dx * dx + dy * dy
    if (squared >= reach * reach) return
    overlaps++
    let distance = Math.sqrt(squared)
    if (distance < reach * 1e-6) {
      const angle = rng() * 2 * Math.PI
      dx = Math.cos(angle)
      dy = Math.sin(angle)
      distance = 1
    }
    const gap = (reach * SLACK - Math.sqrt(squared)) / distance
    // The larger disc gives way less.
    const share = radii[other]! ** 2 / (radii[one]! ** 2 + radii[other]! ** 2)
    x[one]! -= dx * gap * share
    y[one]! -= dy * gap * share
    x[other]! += dx * gap * (1 - share)
    y[other]! += dy * gap * (1 - share)
  }
  for (let node = 0; node < x.length; node++) {
    for (const grid of grids) {
      if (grid.largest < radii[node]!) continue
      const column = Math.floor(x[node]! / grid.side)
      const row = Math.floor(y[node]! / grid.side)
      for (let i = column - 1; i <= column + 1; i++)
        for (let j = row - 1; j <= row + 1; j++)
          for (const other of grid.cells.get(i * 67_108_859 + j) ?? [])
            if (other !== node && (radii[other]! > radii[node]! || other > node)) push(node, other)
    }
  }
  return overlaps
}

interface Grid {
  readonly side: number
  readonly largest: number
  readonly cells: Map<number, number[]>
}

/** Discs by class of radius (powers of two); a cell is as wide as the largest discs of its class. */
function makeGrids(x: Float64Array, y: Float64Array, radii: Float64Array): Grid[] {
  const grids = new Map<number, Grid>()
  for (let node = 0; node < x.length; node++) {
    if (!(radii[node]! > 0)) continue
    const sizeClass = Math.ceil(Math.log2(radii[node]!))
    let grid = grids.get(sizeClass)
    if (!grid) {
      grid = { side: 2 ** (sizeClass + 1), largest: 2 ** sizeClass, cells: new Map() }
      grids.set(sizeClass, grid)
    }
    const key = Math.floor(x[node]! / grid.side) * 67_108_859 + Math.floor(y[node]! / grid.side)
    const cell = grid.cells.get(key)
    if (cell) cell.push(node)
    else grid.cells.set(key, [node])
  }
  return [...grids.values()].sort((one, other) => one.side - other.side)
}
