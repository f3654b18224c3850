/** What each paper is about and where it appeared, as a sparse vector of weighted terms. */
import { GrowingColumn } from '../../columns/growing-column.ts'
import type { Incidence } from '../../model/facts.ts'
import type { Paper } from '../../model/paper.ts'
import { TermReader } from './terms.ts'

/** Rows are papers, their terms in ascending order; `weights` are as long as `terms.targets`, and each row has length 1. */
export interface Subjects {
  readonly terms: Incidence
  readonly weights: Float32Array
  /** Room to sum weights by term in; all 0 whenever nobody does. */
  readonly sums: Float64Array
  /** Room for the terms of a sum. */
  readonly met: Uint32Array
}

/** Only so much of an abstract tells where a paper belongs; more costs time without telling more. */
const LONGEST_TEXT = 4000
const MOST_TERMS = 48
/** Leaves room for the number of a term below the number of its papers. */
const ABOVE_TERMS = 2 ** 32

export function collectSubjects(papers: readonly Paper[]): Subjects {
  const { rows, frequency } = countTerms(papers)
  const offsets = new Uint32Array(papers.length + 1)
  const targets = new Uint32Array(Math.min(rows.targets.length, papers.length * MOST_TERMS))
  const weights = new Float32Array(targets.length)
  // A term of a single paper links nothing; one of every fifth paper says nothing.
  const tooCommon = Math.max(5, papers.length / 5)
  const weightOf = (term: number): number => Math.log(papers.length / frequency[term]!)
  const ranks = new Float64Array(longestRow(rows))
  for (let paper = 0; paper < papers.length; paper++) {
    let count = 0
    for (let slot = rows.offsets[paper]!; slot < rows.offsets[paper + 1]!; slot++) {
      const term = rows.targets[slot]!
      if (frequency[term]! > 1 && frequency[term]! <= tooCommon) ranks[count++] = frequency[term]! * ABOVE_TERMS + term
    }
    const rarest = ranks.subarray(0, count).sort().subarray(0, MOST_TERMS)
    const length = Math.hypot(...Array.from(rarest, (rank) => weightOf(rank % ABOVE_TERMS))) || 1
    const start = offsets[paper]!
    const end = start + rarest.length
    for (let slot = start; slot < end; slot++) targets[slot] = rarest[slot - start]! % ABOVE_TERMS
    targets.subarray(start, end).sort()
    for (let slot = start; slot < end; slot++) weights[slot] = weightOf(targets[slot]!) / length
    offsets[paper + 1] = end
  }
  return {
    terms: { offsets, targets: targets.slice(0, offsets[papers.length]) },
    weights: weights.slice(0, offsets[papers.length]),
    sums: new Float64Array(frequency.length),
    met: new Uint32Array(frequency.length),
  }
}

/** The terms of each paper, each once, numbered as they come, and how many papers have them. */
function countTerms(papers: readonly Paper[]): { readonly rows: Incidence; readonly frequency: readonly number[] } {
  const terms = new TermReader()
  const frequency: number[] = []
  // The last paper that had the term.
  const metIn: number[] = []
  const offsets = new Uint32Array(papers.length + 1)
  const targets = new GrowingColumn()
  for (const [paper, { title, keywords, abstract, isAbstractGarbled }] of papers.entries()) {
    const meet = (term: number): void => {
      if (term === frequency.length) frequency[term] = 0
      else if (metIn[term] === paper) return
      metIn[term] = paper
      frequency[term]!++
      targets.push(term)
    }
    terms.read(title, meet)
    for (const keyword of keywords) terms.read(keyword, meet)
    if (abstract !== undefined && !isAbstractGarbled) terms.read(abstract.slice(0, LONGEST_TEXT), meet)
    offsets[paper + 1] = targets.length
  }
  return { rows: { offsets, targets: targets.view() }, frequency }
}

function longestRow({ offsets }: Incidence): number {
  let longest = 0
  for (let row = 1; row < offsets.length; row++) longest = Math.max(longest, offsets[row]! - offsets[row - 1]!)
  return longest
}
