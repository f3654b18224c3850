/** What each paper is about and where it appeared, as a sparse vector of weighted terms. */
import { GrowingColumn } from '../../columns/growing-column.ts'
import type { Incidence } from '../../model/facts.ts'
import type { Paper } from '../../model/paper.ts'
import { TermReader } from './terms.ts'

/** The row of paper `p` stands from `starts[p]` to `ends[p]`, once it was prepared. */
export interface Subjects {
  /** Absent where all rows are there from the beginning. */
  readonly prepare?: (paper: number) => void
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** Ascending in each row. */
  readonly terms: Uint32Array
  /** Each row has length 1. */
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

/**
 * What all papers are about. With a `sample` of them, terms and how common they are are learnt from it, and the others are
 * read when they are asked for.
 */
export function collectSubjects(papers: readonly Paper[], sample?: readonly number[]): Subjects {
  const reader = new TermReader()
  const { rows, frequency } = countTerms(reader, sample ? sample.map((paper) => papers[paper]!) : papers)
  const count = rows.offsets.length - 1
  const room = {
    terms: new Uint32Array(
      sample ? papers.length * MOST_TERMS : Math.min(rows.targets.length, papers.length * MOST_TERMS),
    ),
    starts: new Uint32Array(papers.length),
    ends: new Uint32Array(papers.length),
    sums: new Float64Array(frequency.length),
    met: new Uint32Array(frequency.length),
  }
  const weights = new Float32Array(room.terms.length)
  const weigh = weigherOf(frequency, count, room.terms, weights)
  if (!sample) {
    let end = 0
    for (let paper = 0; paper < count; paper++) {
      room.starts[paper] = end
      end = weigh(rows.targets.subarray(rows.offsets[paper], rows.offsets[paper + 1]), end)
      room.ends[paper] = end
    }
    return { ...room, terms: room.terms.slice(0, end), weights: weights.slice(0, end) }
  }
  const isPrepared = new Uint8Array(papers.length)
  const placeInSample = new Map(sample.map((paper, place) => [paper, place]))
  // The last paper that had the term, + 1.
  const metIn = new Uint32Array(frequency.length)
  const termsOf = (paper: number): Uint32Array => {
    const place = placeInSample.get(paper)
    if (place !== undefined) return rows.targets.subarray(rows.offsets[place], rows.offsets[place + 1])
    let found = 0
    readTerms(reader, papers[paper]!, (term) => {
      if (term >= frequency.length || metIn[term] === paper + 1) return
      metIn[term] = paper + 1
      room.met[found++] = term
    })
    return room.met.subarray(0, found)
  }
  const prepare = (paper: number): void => {
    if (isPrepared[paper] === 1) return
    isPrepared[paper] = 1
    room.starts[paper] = paper * MOST_TERMS
    room.ends[paper] = weigh(termsOf(paper), paper * MOST_TERMS)
  }
  return { ...room, weights, prepare }
}

/** Writes the rarest terms of a paper with their weights from `start` on, and gives where they end. */
function weigherOf(
  frequency: readonly number[],
  papers: number,
  terms: Uint32Array,
  weights: Float32Array,
): (own: Uint32Array, start: number) => number {
  // A term of a single paper links nothing; one of every fifth paper says nothing.
  const tooCommon = Math.max(5, papers / 5)
  const weightOf = (term: number): number => Math.log(papers / frequency[term]!)
  let ranks = new Float64Array(1024)
  return (own, start) => {
    if (own.length > ranks.length) ranks = new Float64Array(own.length * 2)
    let count = 0
    for (const term of own)
      if (frequency[term]! > 1 && frequency[term]! <= tooCommon) ranks[count++] = frequency[term]! * ABOVE_TERMS + term
    const rarest = ranks.subarray(0, count).sort().subarray(0, MOST_TERMS)
    const length = Math.hypot(...Array.from(rarest, (rank) => weightOf(rank % ABOVE_TERMS))) || 1
    const end = start + rarest.length
    for (let slot = start; slot < end; slot++) terms[slot] = rarest[slot - start]! % ABOVE_TERMS
    terms.subarray(start, end).sort()
    for (let slot = start; slot < end; slot++) weights[slot] = weightOf(terms[slot]!) / length
    return end
  }
}

/** The terms of each paper, each once, numbered as they come, and how many papers have them. */
function countTerms(
  reader: TermReader,
  papers: readonly Paper[],
): { readonly rows: Incidence; readonly frequency: readonly number[] } {
  const frequency: number[] = []
  // The last paper that had the term.
  const metIn: number[] = []
  const offsets = new Uint32Array(papers.length + 1)
  const targets = new GrowingColumn()
  for (const [position, paper] of papers.entries()) {
    readTerms(reader, paper, (term) => {
      if (term === frequency.length) frequency[term] = 0
      else if (metIn[term] === position) return
      metIn[term] = position
      frequency[term]!++
      targets.push(term)
    })
    offsets[position + 1] = targets.length
  }
  return { rows: { offsets, targets: targets.view() }, frequency }
}

function readTerms(
  reader: TermReader,
  { title, keywords, abstract, isAbstractGarbled }: Paper,
  meet: (term: number) => void,
): void {
  reader.read(title, meet)
  for (const keyword of keywords) reader.read(keyword, meet)
  if (abstract !== undefined && !isAbstractGarbled) reader.read(abstract.slice(0, LONGEST_TEXT), meet)
}
