/** What each paper is about and where it appeared, as a sparse vector of weighted terms. */
import { GrowingColumn } from '../../columns/growing-column.ts'
import { sortRange } from '../../columns/sorted-rows.ts'
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
      end = weigh(rows.targets, rows.offsets[paper]!, rows.offsets[paper + 1]!, end)
      room.ends[paper] = end
    }
    return { ...room, terms: room.terms.slice(0, end), weights: weights.slice(0, end) }
  }
  reader.close()
  const isPrepared = new Uint8Array(papers.length)
  const placeInSample = new Map(sample.map((paper, place) => [paper, place]))
  // The last paper that had the term, + 1.
  const metIn = new Uint32Array(frequency.length)
  let reading = 0
  let found = 0
  const meet = (term: number): void => {
    if (metIn[term] === reading) return
    metIn[term] = reading
    room.met[found++] = term
  }
  const prepare = (paper: number): void => {
    if (isPrepared[paper] === 1) return
    isPrepared[paper] = 1
    const start = (room.starts[paper] = paper * MOST_TERMS)
    const place = placeInSample.get(paper)
    if (place !== undefined) {
      room.ends[paper] = weigh(rows.targets, rows.offsets[place]!, rows.offsets[place + 1]!, start)
      return
    }
    reading = paper + 1
    found = 0
    readTerms(reader, papers[paper]!, meet)
    room.ends[paper] = weigh(room.met, 0, found, start)
  }
  return { ...room, weights, prepare }
}

/**
 * Writes the rarest of the terms of a paper, which stand in `own` from `from` up to `to`, with their weights from `start` on,
 * and gives where they end.
 */
function weigherOf(
  frequency: Uint32Array,
  papers: number,
  terms: Uint32Array,
  weights: Float32Array,
): (own: Uint32Array, from: number, to: number, start: number) => number {
  // A term of a single paper links nothing; one of every fifth paper says nothing.
  const tooCommon = Math.max(5, papers / 5)
  const weightOf = new Float64Array(frequency.length)
  for (let term = 0; term < weightOf.length; term++) weightOf[term] = Math.log(papers / frequency[term]!)
  let ranks = new Float64Array(1024)
  return (own, from, to, start) => {
    if (to - from > ranks.length) ranks = new Float64Array((to - from) * 2)
    let count = 0
    for (let place = from; place < to; place++) {
      const times = frequency[own[place]!]!
      if (times > 1 && times <= tooCommon) ranks[count++] = times * ABOVE_TERMS + own[place]!
    }
    ranks.subarray(0, count).sort()
    if (count > MOST_TERMS) count = MOST_TERMS
    for (let place = 0; place < count; place++) {
      terms[start + place] = ranks[place]! % ABOVE_TERMS
      ranks[place] = weightOf[terms[start + place]!]!
    }
    const length = euclidean(ranks, count) || 1
    const end = start + count
    sortRange(terms, start, end)
    for (let slot = start; slot < end; slot++) weights[slot] = weightOf[terms[slot]!]! / length
    return end
  }
}

/** Length of the vector that the first `count` values are, none of them negative; summed with compensation (Kahan 1965). */
function euclidean(values: Float64Array, count: number): number {
  let most = 0
  for (let place = 0; place < count; place++) if (values[place]! > most) most = values[place]!
  if (most === 0) return 0
  let sum = 0
  let compensation = 0
  for (let place = 0; place < count; place++) {
    const share = values[place]! / most
    const summand = share * share - compensation
    const next = sum + summand
    compensation = next - sum - summand
    sum = next
  }
  return Math.sqrt(sum) * most
}

/** The terms of each paper, each once, numbered as they come, and how many papers have them. */
function countTerms(
  reader: TermReader,
  papers: readonly Paper[],
): { readonly rows: Incidence; readonly frequency: Uint32Array } {
  let frequency = new Uint32Array(FIRST_TERMS)
  // The last paper that had the term, + 1.
  let metIn = new Uint32Array(FIRST_TERMS)
  const offsets = new Uint32Array(papers.length + 1)
  const targets = new GrowingColumn()
  let terms = 0
  let reading = 0
  const meet = (term: number): void => {
    if (term === terms) {
      if (terms === frequency.length) {
        frequency = extended(frequency)
        metIn = extended(metIn)
      }
      terms++
    }
    if (metIn[term] === reading) return
    metIn[term] = reading
    frequency[term]!++
    targets.push(term)
  }
  for (const paper of papers) {
    reading++
    readTerms(reader, paper, meet)
    offsets[reading] = targets.length
  }
  return { rows: { offsets, targets: targets.view() }, frequency: frequency.slice(0, terms) }
}

const FIRST_TERMS = 1 << 14

function extended(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(values.length * 2)
  longer.set(values)
  return longer
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
