/** What a person may set when a graph is built. */
import type { Counting } from './terms.ts'

export interface Options {
  readonly counting: Counting
  /** Papers with more authors keep their co-author links implicit. */
  readonly maxAuthors: number
  readonly seed: number
  /** Resolution of the communities: higher gives more and smaller ones. */
  readonly resolution: number
  /** Titles and abstracts are not looked through: people and papers alone, no topics and no systems. */
  readonly withoutTopics?: true
}

export const DEFAULTS: Options = { counting: 'full', maxAuthors: 25, seed: 1, resolution: 1 }
