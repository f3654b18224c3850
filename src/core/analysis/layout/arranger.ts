/** What every way of laying a connected network out has in common. */
import type { Links } from '../../columns/quotient.ts'
import type { SeededRng } from '../../columns/rng.ts'
import type { Arrangement } from './arrangement.ts'

/** A connected network, and the places of its nodes: filled, or taken further where they are not NaN. */
export interface Arranged {
  readonly links: Links
  /** In the unit of the places. */
  readonly radii: Float64Array
  readonly x: Float64Array
  readonly y: Float64Array
  /** Numbers below the number of nodes; the multilevel layout keeps those of one community together. */
  readonly communities?: Uint32Array
  /** Places, NaN where there is none, whose outline the multilevel layout follows. */
  readonly guide?: { readonly x: Float64Array; readonly y: Float64Array }
  /** Places, NaN where there is none, at which nodes are held. */
  readonly pins?: { readonly x: Float64Array; readonly y: Float64Array }
  readonly rng: SeededRng
}

/** A step that was made. */
export interface Step {
  /** In nodes moved. */
  readonly work: number
  /** Writes the places reached into `x` and `y`, as they are written when the steps end, early or not. */
  show(): void
  /** Where the work stands, for ways that can go on from there. */
  state?(): Arrangement
}

export type Steps = Generator<Step, void>

/** Centres and scales the picture so that the discs cover that part of it; returns the scale. */
export function fitToDiscs(x: Float64Array, y: Float64Array, areas: Float64Array, coverage: number): number {
  let total = 0
  let meanX = 0
  let meanY = 0
  areas.forEach((area, node) => {
    total += area
    meanX += area * x[node]!
    meanY += area * y[node]!
  })
  meanX /= total
  meanY /= total
  let spread = 0
  areas.forEach((area, node) => (spread += area * ((x[node]! - meanX) ** 2 + (y[node]! - meanY) ** 2)))
  // In an evenly covered disc the mean squared distance from the centre is half the squared radius.
  const scale = Math.sqrt((total * total) / (coverage * 2 * spread)) || 1
  for (let node = 0; node < x.length; node++) {
    x[node] = (x[node]! - meanX) * scale
    y[node] = (y[node]! - meanY) * scale
  }
  return scale
}

/** Part of the picture's ellipse that its discs cover: more for a few nodes, so that small components hold together. */
export function coverageOf(order: number): number {
  return Math.min(0.35, 0.15 + 0.8 / order)
}

/** Radius of a disc of mean area. */
export function meanReach(radii: Float64Array): number {
  return Math.sqrt(radii.reduce((sum, radius) => sum + radius * radius, 0) / radii.length)
}
