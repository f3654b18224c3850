/** What each paper is about and where it appeared, as a sparse vector of weighted terms. */
import type { Incidence } from '../../model/facts.ts'
import type { Paper } from '../../model/paper.ts'
import { fold } from '../../text/fold.ts'

/** Rows are papers; `weights` are as long as `terms.targets`, and each row has length 1. */
export interface Subjects {
  readonly terms: Incidence
  readonly weights: Float32Array
  readonly termCount: number
}

/** Only so much of an abstract tells where a paper belongs; more costs time without telling more. */
const LONGEST_TEXT = 4000
const MOST_TERMS = 48

export function collectSubjects(papers: readonly Paper[]): Subjects {
  const index = new Map<string, number>()
  const frequency: number[] = []
  const rows = papers.map((paper) => {
    const row = new Set<number>()
    for (const word of wordsOf(paper)) {
      let term = index.get(word)
      if (term === undefined) {
        term = frequency.push(0) - 1
        index.set(word, term)
      }
      row.add(term)
    }
    for (const term of row) frequency[term]!++
    return row
  })
  const offsets = new Uint32Array(papers.length + 1)
  const targets: number[] = []
  const weights: number[] = []
  // A term of a single paper links nothing; one of every fifth paper says nothing.
  const tooCommon = Math.max(5, papers.length / 5)
  rows.forEach((row, paper) => {
    const telling = [...row].filter((term) => frequency[term]! > 1 && frequency[term]! <= tooCommon)
    telling.sort((a, b) => frequency[a]! - frequency[b]! || a - b)
    if (telling.length > MOST_TERMS) telling.length = MOST_TERMS
    const raw = telling.map((term) => Math.log(papers.length / frequency[term]!))
    const length = Math.hypot(...raw) || 1
    telling.forEach((term, slot) => {
      targets.push(term)
      weights.push(raw[slot]! / length)
    })
    offsets[paper + 1] = targets.length
  })
  return {
    terms: { offsets, targets: Uint32Array.from(targets) },
    weights: Float32Array.from(weights),
    termCount: frequency.length,
  }
}

function* wordsOf(paper: Paper): Generator<string> {
  yield* split(paper.title)
  for (const keyword of paper.keywords) yield* split(keyword)
  if (paper.abstract !== undefined && !paper.isAbstractGarbled) yield* split(paper.abstract.slice(0, LONGEST_TEXT))
}

function* split(text: string): Generator<string> {
  for (const [word] of fold(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    // Scripts without spaces: pairs of letters stand in for words.
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word))
      for (let at = 0; at + 1 < word.length && at < 200; at++) yield word.slice(at, at + 2)
    else if (word.length > 2) yield word.length > 4 ? word.replace(/(?:s|es)$/, '').slice(0, 24) : word
  }
}
