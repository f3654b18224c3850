/** What groups of papers are about: their weighted terms summed, and the angle between two such sums. */
import type { Subjects } from './subjects.ts'

/** Terms in ascending order, each with its weight. */
export interface SubjectVector {
  readonly terms: Uint32Array
  readonly weights: Float32Array | Float64Array
  /** Euclidean. */
  readonly length: number
}

/** With so many times more terms in one vector it is quicker to look the fewer ones up than to walk along both. */
const MUCH_LONGER = 8

/** Where papers are read when they are asked for, so many of a group, evenly spaced, tell nearly as much as all. */
const MOST_READ = 16

export function sumSubjects(subjects: Subjects, all: ReadonlySet<number>): SubjectVector {
  const papers = subjects.prepare ? evenlySpaced(all, MOST_READ) : all
  // What is read for the first time may make room for more.
  if (subjects.prepare) for (const paper of papers) subjects.prepare(paper)
  const { starts, ends, terms, weights, sums, met } = subjects
  if (papers.size === 1) {
    const [paper] = papers as Iterable<number> as [number]
    return withLength(terms.subarray(starts[paper], ends[paper]), weights.subarray(starts[paper], ends[paper]))
  }
  let count = 0
  for (const paper of papers)
    for (let slot = starts[paper]!; slot < ends[paper]!; slot++) {
      const term = terms[slot]!
      const weight = weights[slot]!
      // What every paper has says nothing, and would be met anew each time.
      if (weight === 0) continue
      if (sums[term] === 0) met[count++] = term
      sums[term]! += weight
    }
  const summed = met.slice(0, count).sort()
  const own = new Float64Array(count)
  for (let place = 0; place < count; place++) {
    const term = summed[place]!
    own[place] = sums[term]!
    sums[term] = 0
  }
  return withLength(summed, own)
}

function evenlySpaced(all: ReadonlySet<number>, most: number): ReadonlySet<number> {
  if (all.size <= most) return all
  const list = [...all]
  return new Set(Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]!))
}

function withLength(terms: Uint32Array, weights: Float32Array | Float64Array): SubjectVector {
  let squares = 0
  for (let slot = 0; slot < weights.length; slot++) squares += weights[slot]! * weights[slot]!
  return { terms, weights, length: Math.sqrt(squares) || 1 }
}

/** 0 for nothing in common, 1 for the same. */
export function cosineOf(a: SubjectVector, b: SubjectVector): number {
  const [small, large] = a.terms.length <= b.terms.length ? [a, b] : [b, a]
  const isMuchLonger = large.terms.length > MUCH_LONGER * small.terms.length
  let product = 0
  let at = 0
  for (let slot = 0; slot < small.terms.length; slot++) {
    const term = small.terms[slot]!
    if (isMuchLonger) at = firstFrom(large.terms, term, at)
    else while (at < large.terms.length && large.terms[at]! < term) at++
    if (at === large.terms.length) break
    if (large.terms[at] === term) product += small.weights[slot]! * large.weights[at]!
  }
  return product / (small.length * large.length)
}

/** The first place from `low` on where `term` or a larger one stands. */
function firstFrom(terms: Uint32Array, term: number, low: number): number {
  let high = terms.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (terms[middle]! < term) low = middle + 1
    else high = middle
  }
  return low
}
