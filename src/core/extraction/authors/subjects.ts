/** What each paper is about and where it appeared, as a sparse vector of weighted terms. */
import { GrowingColumn } from '../../columns/growing-column.ts'
import { rowCount } from '../../columns/incidence.ts'
import { makeNumbers, makeRoom } from '../../columns/make-room.ts'
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
  const room = new WeighedTerms(rows, frequency, papers.length)
  if (!sample) {
    for (let paper = 0; paper < papers.length; paper++) room.weighRow(paper, paper)
    return room.trimmed()
  }
  reader.close((term) => room.tells(term))
  const placeInSample = new Map(sample.map((paper, place) => [paper, place]))
  const isPrepared = new Uint8Array(papers.length)
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
    const place = placeInSample.get(paper)
    if (place !== undefined) return room.weighRow(paper, place)
    reading = paper + 1
    found = 0
    readTerms(reader, papers[paper]!, meet)
    room.weigh(paper, room.met, 0, found)
  }
  return Object.assign(room, { prepare })
}

/** Rows of the rarest terms of papers. */
class WeighedTerms implements Subjects {
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly sums: Float64Array
  readonly met: Uint32Array
  terms: Uint32Array = new Uint32Array(FIRST_TERMS)
  weights: Float32Array = new Float32Array(FIRST_TERMS)
  #used = 0
  readonly #rows: Incidence
  readonly #frequency: Uint32Array
  readonly #weightOf: Float64Array
  readonly #tooCommon: number
  #ranks = new Float64Array(1024)

  /** `rows` are the terms of the papers from which it is learnt how common they are. */
  constructor(rows: Incidence, frequency: Uint32Array, papers: number) {
    const learnt = rowCount(rows)
    this.starts = new Uint32Array(papers)
    this.ends = new Uint32Array(papers)
    this.sums = new Float64Array(frequency.length)
    this.met = new Uint32Array(frequency.length)
    this.#rows = rows
    this.#frequency = frequency
    this.#weightOf = new Float64Array(frequency.length)
    for (let term = 0; term < frequency.length; term++) this.#weightOf[term] = Math.log(learnt / frequency[term]!)
    this.#tooCommon = Math.max(5, learnt / 5)
  }

  /** A term of a single paper links nothing; one of every fifth paper says nothing. */
  tells(term: number): boolean {
    const times = this.#frequency[term]!
    return times > 1 && times <= this.#tooCommon
  }

  weighRow(paper: number, row: number): void {
    const { offsets, targets } = this.#rows
    this.weigh(paper, targets, offsets[row]!, offsets[row + 1]!)
  }

  /** `own` has the terms of the paper from `from` up to `to`. */
  weigh(paper: number, own: Uint32Array, from: number, to: number): void {
    const weightOf = this.#weightOf
    const ranks = this.#makeRoom(to - from)
    const { terms, weights } = this
    let count = 0
    for (let place = from; place < to; place++) {
      const term = own[place]!
      if (this.tells(term)) ranks[count++] = this.#frequency[term]! * ABOVE_TERMS + term
    }
    ranks.subarray(0, count).sort()
    if (count > MOST_TERMS) count = MOST_TERMS
    const start = this.#used
    for (let place = 0; place < count; place++) {
      terms[start + place] = ranks[place]! % ABOVE_TERMS
      ranks[place] = weightOf[terms[start + place]!]!
    }
    const length = euclidean(ranks, count) || 1
    const end = start + count
    sortRange(terms, start, end)
    for (let slot = start; slot < end; slot++) weights[slot] = weightOf[terms[slot]!]! / length
    this.starts[paper] = start
    this.ends[paper] = this.#used = end
  }

  /** As plain values, without room for more. */
  trimmed(): Subjects {
    const { starts, ends, sums, met } = this
    return {
      starts,
      ends,
      sums,
      met,
      terms: this.terms.slice(0, this.#used),
      weights: this.weights.slice(0, this.#used),
    }
  }

  /** For one more row, and to rank so many terms. */
  #makeRoom(ranked: number): Float64Array {
    if (this.#used + MOST_TERMS > this.terms.length) {
      const [terms, weights] = [this.terms, this.weights]
      this.terms = makeNumbers(terms.length * 2)
      this.terms.set(terms)
      this.weights = new Float32Array(makeRoom(terms.length * 2 * Float32Array.BYTES_PER_ELEMENT))
      this.weights.set(weights)
    }
    if (this.#ranks.length < ranked) this.#ranks = new Float64Array(ranked * 2)
    return this.#ranks
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
