/** What a record on one line is cut into, and how most records of a document are cut. */
import type { Byline, NameOrder } from './byline.ts'
import type { Delimiter } from './cuts.ts'

/** Which field comes first. */
export type Grammar = 'authors-title' | 'title-authors' | 'title'

export interface Segmentation {
  readonly grammar: Grammar
  /** What ends the first field and what ends the second. */
  readonly first: Delimiter
  readonly second: Delimiter
  readonly title: string
  readonly byline?: Byline
  readonly rest: string
  readonly score: number
  /** Cut as most records of the document are, without a look at other cuts. */
  readonly isUsual?: true
}

/** The cuts that most records of a document have. */
export interface Usual {
  readonly grammar: Grammar
  readonly first: Delimiter
  readonly second: Delimiter
  /** How well the cuts fit on average. */
  readonly score: number
  /** Mean of the scores for each role of the lines that are cut so. */
  readonly roles: readonly number[]
}

/** What the document's other records look like; `bonus` is 0 … 0.4 for the way most of them are written. */
export interface Habit {
  readonly order?: NameOrder
  readonly usual?: Usual
  /** False when none of the records found so far stands on one line. */
  readonly hasRecords: boolean
  /** True when the cuts are what most records of the document have, so that they need no second look. */
  isUsual(found: Segmentation): boolean
  bonus(grammar: Grammar, first: Delimiter, second: Delimiter): number
}
