/** Where an unfinished layout stands: plain values that it goes on from, to the same places as if it had never stopped. */
import type { Field, Pace } from './relaxation.ts'

/** Where the multilevel layout of a connected network stands. */
export interface Arrangement extends Pace {
  /** The level that is brought to rest; 0 is the finest. */
  readonly depth: number
  /** The coarsest level. */
  readonly deepest: number
  readonly field: Field
  /** Places of the level's groups. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Of the random numbers to come. */
  readonly seed: number
}

/** Where the layout of a whole network stands. */
export interface LayoutState {
  /** The part that is laid out; those after it have their places. */
  readonly part: number
  /** Of the random numbers when the part was begun. */
  readonly seed: number
  /** Places in those parts, one after another, each relative to the middle of its part. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Absent at the beginning of the part. */
  readonly arrangement?: Arrangement
}
