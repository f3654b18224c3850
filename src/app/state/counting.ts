/** Why a number is what it is: what every paper adds to the strength of a link, or of all links of a person or a topic. */
import { rowOf, type Incidence } from '../../core/index.ts'

export interface Contribution {
  /** Index of the paper. */
  readonly paper: number
  /** Different people in its byline, or different topics that it has. */
  readonly members: number
}

export interface Counted {
  /** Every paper adds 1 to each of its pairs. */
  readonly full: number
  /** Each pair of an n-author paper gets 1/(n − 1) (Newman 2001); a paper of n topics likewise. */
  readonly fractional: number
  readonly counted: readonly Contribution[]
  /** Papers with more members than links are made from. */
  readonly leftOut: readonly Contribution[]
  /** Papers with a single member make no link. */
  readonly alone: number
}

/**
 * `members` are the authors or the topics of every paper. `of` "link": the strength of one link between two members of these
 * papers; "mark": of all links of one.
 */
export function countStrength(
  members: Incidence,
  papers: readonly number[],
  maxMembers: number,
  of: 'link' | 'mark',
): Counted {
  const all = papers.map((paper) => ({ paper, members: new Set(rowOf(members, paper)).size }))
  const counted = all.filter(({ members: count }) => count > 1 && count <= maxMembers)
  const sum = (share: (count: number) => number): number =>
    counted.reduce((total, { members: count }) => total + share(count), 0)
  return {
    full: of === 'link' ? counted.length : sum((count) => count - 1),
    fractional: of === 'link' ? sum((count) => 1 / (count - 1)) : counted.length,
    counted,
    leftOut: all.filter(({ members: count }) => count > maxMembers),
    alone: all.filter(({ members: count }) => count <= 1).length,
  }
}
