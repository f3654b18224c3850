/** Which cluster has the upper hand where, and where in its country its name belongs. */
import type { Frame } from './field.ts'

/** Where the name of a cluster belongs: deep in its country, where its marks are. In the units of the map. */
export interface Heart {
  readonly x: number
  readonly y: number
  /** How far it is from there to the border. */
  readonly reach: number
}

interface Countries {
  /** Cluster of every cell; 0 is nobody's land. */
  readonly tints: Uint8Array
  /** How fully each cell is tinted, 0–1. */
  readonly strengths: Float32Array
  /** By cluster from 1. */
  readonly hearts: ReadonlyMap<number, Heart>
}

/** Density at which land begins and at which it is fully tinted. */
const SHORE = 0.32
const INLAND = 0.62
/** Share of all density from which on land is a cluster's, and at which it is so without a doubt. */
const CLAIM = 0.34
const HOLD = 0.6
/** How much denser than the marks of no country its own must be for a country to be fully tinted, as a share. */
const LEAD = 0.3
/** Tint from which on a cell is of a country when its name is placed. */
const SOLID = 0.3
/** Cells from the border beyond which a name stands as well as farther in. */
const DEEP = 7

/** `density` has a field for every cluster from 1 on, and at last that of the marks in none. Linear in fields × cells. */
export function divideLand(density: readonly Float32Array[], frame: Frame): Countries {
  const cells = frame.columns * frame.rows
  const best = new Uint8Array(cells)
  const most = new Float32Array(cells)
  const total = new Float32Array(cells)
  density.forEach((field, cluster) => {
    for (let cell = 0; cell < cells; cell++) {
      const value = field[cell]!
      total[cell]! += value
      if (value <= most[cell]!) continue
      most[cell] = value
      best[cell] = cluster
    }
  })
  const waste = density.at(-1)!
  const tints = new Uint8Array(cells)
  const strengths = new Float32Array(cells)
  for (let cell = 0; cell < cells; cell++) {
    if (best[cell] === density.length - 1 || most[cell]! < SHORE) continue
    // Where a cluster is one among many it has no land, and between two countries runs a border of paper.
    const hold = ease((most[cell]! / total[cell]! - CLAIM) / (HOLD - CLAIM))
    const lead = ease((1 - waste[cell]! / most[cell]!) / LEAD)
    tints[cell] = best[cell]! + 1
    strengths[cell] = ease((most[cell]! - SHORE) / (INLAND - SHORE)) * hold * lead
  }
  return { tints, strengths, hearts: findHearts(density, total, tints, strengths, frame) }
}

/** A smooth step from 0 to 1. */
function ease(part: number): number {
  const inside = Math.min(1, Math.max(0, part))
  return inside * inside * (3 - 2 * inside)
}

/** Of a cluster without land, the place where most of what there is belongs to it. */
function findHearts(
  density: readonly Float32Array[],
  total: Float32Array,
  tints: Uint8Array,
  strengths: Float32Array,
  { left, bottom, cell: side, columns, rows }: Frame,
): Map<number, Heart> {
  const depths = measureDepths(tints, strengths, columns, rows)
  const hearts = new Map<number, Heart>()
  density.slice(0, -1).forEach((field, place) => {
    const cluster = place + 1
    let most = 0
    for (let cell = 0; cell < field.length; cell++) {
      const depth = tints[cell] === cluster ? depths[cell]! : 0
      const weight = (field[cell]! ** 2 / (total[cell]! || 1)) * (1 + Math.min(DEEP, depth))
      if (weight <= most) continue
      most = weight
      const [column, row] = [cell % columns, Math.floor(cell / columns)]
      hearts.set(cluster, { x: left + column * side, y: bottom + row * side, reach: depth * side })
    }
  })
  return hearts
}

/** Steps from every cell to the nearest one that is not of its country, up or sideways: two passes (Rosenfeld, Pfaltz 1966). */
function measureDepths(tints: Uint8Array, strengths: Float32Array, columns: number, rows: number): Float32Array {
  const depths = new Float32Array(tints.length)
  const depthAt = (cell: number, column: number, row: number, of: number): number =>
    column < 0 || row < 0 || column >= columns || row >= rows || tints[cell] !== of ? 0 : depths[cell]!
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column
      if (strengths[cell]! < SOLID) continue
      const of = tints[cell]!
      depths[cell] = 1 + Math.min(depthAt(cell - 1, column - 1, row, of), depthAt(cell - columns, column, row - 1, of))
    }
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const cell = row * columns + column
      if (depths[cell] === 0) continue
      const of = tints[cell]!
      depths[cell] = Math.min(
        depths[cell]!,
        1 + depthAt(cell + 1, column + 1, row, of),
        1 + depthAt(cell + columns, column, row + 1, of),
      )
    }
  return depths
}
