/** Why a number is what it is: what every paper adds to the strength of a co-author link, or of all links of a person. */
import { rowOf, type Facts } from '../../core/index.ts'

export interface Contribution {
  /** Index of the paper. */
  readonly paper: number
  /** Different people in its byline. */
  readonly authors: number
}

export interface Counted {
  /** Every paper adds 1 to each of its pairs. */
  readonly full: number
  /** Each pair of an n-author paper gets 1/(n − 1) (Newman 2001). */
  readonly fractional: number
  readonly counted: readonly Contribution[]
  /** Papers with more authors than links are made from. */
  readonly leftOut: readonly Contribution[]
  /** Papers without a co-author make no link. */
  readonly alone: number
}

/** `of` "link": the strength of one link between two of the authors of these papers; "person": of all links of one. */
export function countStrength(
  facts: Facts,
  papers: readonly number[],
  maxAuthors: number,
  of: 'link' | 'person',
): Counted {
  const all = papers.map((paper) => ({ paper, authors: new Set(rowOf(facts.paperAuthors, paper)).size }))
  const counted = all.filter(({ authors }) => authors > 1 && authors <= maxAuthors)
  const sum = (share: (authors: number) => number): number =>
    counted.reduce((total, { authors }) => total + share(authors), 0)
  return {
    full: of === 'link' ? counted.length : sum((authors) => authors - 1),
    fractional: of === 'link' ? sum((authors) => 1 / (authors - 1)) : counted.length,
    counted,
    leftOut: all.filter(({ authors }) => authors > maxAuthors),
    alone: all.filter(({ authors }) => authors <= 1).length,
  }
}
