/** Phrases of papers that could be their keyphrases, as columns, so that several workers can share the work. */
import { incidenceFrom } from '../columns/incidence.ts'
import type { Incidence } from '../model/facts.ts'
import type { Paper } from '../model/paper.ts'
import { fold } from '../text/fold.ts'
import { findAcronyms, type AcronymDefinition } from './acronyms.ts'
import { singular } from './inflection.ts'
import { partsOf, phrasesOf } from './phrases.ts'

/** compromise and the pattern see this many characters of a title or an abstract at most. */
export const MAXIMUM_TEXT = 6_000

/** How a phrase stands in one paper. */
export interface Occurrence {
  /** Row in `Candidates.phrases`. */
  readonly phrase: number
  /** Times it occurs, alone or inside a longer phrase. */
  count: number
  /** Times it is a whole noun phrase. */
  wholes: number
  /** Words before its first occurrence. */
  position: number
  isInTitle: boolean
  isKeyword: boolean
}

export interface PaperCandidates {
  readonly occurrences: readonly Occurrence[]
  /** Rows in `Candidates.words` of the content words, and how often each occurs. */
  readonly words: ReadonlyMap<number, number>
  readonly acronyms: readonly AcronymDefinition[]
  /** Characters left out because of the limit. */
  readonly cut: number
}

export interface Candidates {
  /** Folded singular words of each distinct phrase, joined by spaces. */
  readonly phrases: readonly string[]
  /** Printed forms of each phrase and how often each was met. */
  readonly forms: readonly ReadonlyMap<string, number>[]
  /** phrase → words. */
  readonly phraseWords: Incidence
  readonly words: readonly string[]
  readonly papers: readonly PaperCandidates[]
}

/** Numbers for strings, in the order in which they are met. */
export class Interner {
  readonly values: string[] = []
  readonly #ids = new Map<string, number>()

  idOf(value: string): number {
    let id = this.#ids.get(value)
    if (id === undefined) {
      id = this.values.length
      this.#ids.set(value, id)
      this.values.push(value)
    }
    return id
  }
}

/** Candidates of each paper, in its order. Pure, so the papers may be dealt out to workers. */
export function keyphraseCandidates(papers: readonly Paper[]): Candidates {
  const phrases = new Interner()
  const words = new Interner()
  const forms: Map<string, number>[] = []
  const rows = papers.map((paper) => candidatesOf(paper, phrases, words, forms))
  const phraseWords = incidenceFrom(phrases.values.map((phrase) => phrase.split(' ').map((word) => words.idOf(word))))
  return { phrases: phrases.values, forms, phraseWords, words: words.values, papers: rows }
}

function candidatesOf(paper: Paper, phrases: Interner, words: Interner, forms: Map<string, number>[]): PaperCandidates {
  const occurrences = new Map<number, Occurrence>()
  const counts = new Map<number, number>()
  const add = (key: string, form: string, position: number, place: 'title' | 'text' | 'part' | 'keyword'): void => {
    const phrase = phrases.idOf(key)
    const known = (forms[phrase] ??= new Map<string, number>())
    known.set(form, (known.get(form) ?? 0) + (place === 'title' ? 0.01 : 1))
    let occurrence = occurrences.get(phrase)
    if (!occurrence) {
      occurrence = { phrase, count: 0, wholes: 0, position, isInTitle: false, isKeyword: false }
      occurrences.set(phrase, occurrence)
    }
    occurrence.count++
    if (place !== 'part') occurrence.wholes++
    if (place === 'title') occurrence.isInTitle = true
    if (place === 'keyword') occurrence.isKeyword = true
  }
  const abstract = paper.isAbstractGarbled ? '' : (paper.abstract ?? '')
  let offset = 0
  for (const text of [paper.title, abstract]) {
    const { phrases: found, stems, length } = phrasesOf(text.slice(0, MAXIMUM_TEXT))
    for (const stem of stems) counts.set(words.idOf(stem), (counts.get(words.idOf(stem)) ?? 0) + 1)
    for (const phrase of found)
      for (const part of partsOf(phrase.words)) {
        const form = part.map((word) => word.token.text).join(' ')
        const place = part.length < phrase.words.length ? 'part' : offset === 0 ? 'title' : 'text'
        add(part.map((word) => word.stem).join(' '), form, offset + phrase.position, place)
      }
    offset += length
  }
  for (const keyword of paper.keywords) {
    const key = fold(keyword)
      .split(/[^\p{L}\p{N}+#.-]+/u)
      .filter((word) => word !== '')
      .slice(0, 10)
      .map(singular)
      .join(' ')
    if (key !== '') add(key, keyword.trim(), 0, 'keyword')
  }
  return {
    occurrences: [...occurrences.values()],
    words: counts,
    acronyms: findAcronyms(`${paper.title}\n${abstract.slice(0, MAXIMUM_TEXT)}`),
    cut: Math.max(0, paper.title.length - MAXIMUM_TEXT) + Math.max(0, abstract.length - MAXIMUM_TEXT),
  }
}
