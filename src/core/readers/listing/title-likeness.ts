/** How much a piece of text looks like a title, a venue or plain prose, each from a few weak signs. */
import { fold } from '../../text/fold.ts'
import {
  MONTH,
  VENUE_CUE,
  headingShare,
  isEverydayWord,
  isFunctionWord,
  isKnownName,
  navigationShare,
} from './vocabulary.ts'
import type { Lexicon } from './person-likeness.ts'

const YEAR = /(?<![\d.-])(?:19|20)\d\d[a-c]?(?![\d-]*\d)/

export interface Wording {
  /** Lower-case words without punctuation. */
  readonly words: readonly string[]
  /** Share of words that people use in sentences. */
  readonly everyday: number
  readonly functional: number
}

export function readWording(text: string, lexicon: Lexicon): Wording {
  const words = fold(text.slice(0, 2000)).match(/[\p{L}][\p{L}\p{N}'’-]*/gu) ?? []
  let everyday = 0
  let functional = 0
  for (const word of words) {
    if (isFunctionWord(word)) functional++
    if (isKnownName(word) && !lexicon.has(word)) continue
    if (isEverydayWord(word)) everyday++
    else if (lexicon.has(word)) everyday += 0.9
    else if (word.includes('-') && word.split('-').some((piece) => piece.length > 2 && isEverydayWord(piece)))
      everyday += 0.8
  }
  const count = Math.max(1, words.length)
  return { words, everyday: everyday / count, functional: functional / count }
}

/** Sentences inside the text: full stops with a capital letter behind that are no initials. */
export function countSentences(text: string): number {
  return (text.match(/[\p{Ll}\d)\]”"'%][.?!]["”’)\]]*\s+["“‘(]?\p{Lu}/gu)?.length ?? 0) + 1
}

/** 0–1, for a piece of text on its own. */
export function scoreTitle(text: string, lexicon: Lexicon, wording = readWording(text, lexicon)): number {
  const count = wording.words.length
  if (count === 0 || text.length > 400) return 0
  let score = count === 1 ? 0.15 : count === 2 ? 0.35 : count === 3 ? 0.65 : count <= 22 ? 1 : count <= 32 ? 0.7 : 0.15
  score *= 0.3 + 0.7 * Math.min(1, wording.everyday / 0.45)
  if (/https?:|www\.|\S@\S|\bdoi\b/i.test(text)) score *= 0.2
  const venue = scoreVenue(text)
  if (venue > 0.6) score *= 0.35
  const numbers = text.match(/(?:^|\s)[\d:./-]+(?=\s|$)/g)?.length ?? 0
  if (numbers > 1 && numbers > count * 0.2) score *= 0.5
  if (countSentences(text) > 1) score *= 0.6
  if (/^[\p{Ll}(,;.)]/u.test(text) && !/^(?:\p{Ll}+[-\p{Lu}\d])/u.test(text)) score *= 0.75
  if (/[,;(–-]$|\b(?:and|of|the|for|with|in|to|a|an)$/i.test(text)) score *= 0.4
  if (/\b(?:we|our|i am|my|you can|please|click)\b/i.test(text)) score *= 0.55
  score *= 1 - 0.8 * Math.max(0, headingShare(wording.words) - 0.5) * (count < 6 ? 2 : 1)
  score *= 1 - Math.min(1, 1.4 * Math.max(0, navigationShare(wording.words) - 0.3)) * (count < 7 ? 1 : 0.3)
  return Math.max(0, score)
}

/** 0–1: journal, conference, pages, year, identifiers. */
export function scoreVenue(text: string): number {
  const piece = text.slice(0, 500)
  const cues = piece.match(VENUE_CUE)?.length ?? 0
  const hasYear = YEAR.test(piece)
  const numbers =
    /\b\d+\s*\(\d+\)|\b\d+\s?[:,]\s?\d+\s?[-–]\s?\d+|\bpp?\.?\s?\d+|\b\d{2,4}\s?[-–]{1,2}\s?\d{2,4}\b/.test(piece)
  const hasMonth = MONTH.test(piece) && hasYear
  const isIdentifier = /^(?:doi|arxiv|pmid|issn|isbn|https?)\b/i.test(piece.trim())
  const words = piece.match(/\p{L}{2,}/gu)?.length ?? 0
  let score =
    cues * 0.35 + (hasYear ? 0.35 : 0) + (numbers ? 0.35 : 0) + (hasMonth ? 0.1 : 0) + (isIdentifier ? 0.6 : 0)
  if (hasYear && words <= 4) score += 0.3
  if (words > 25) score *= 0.6
  return Math.min(1, score)
}

export const hasYear = (text: string): boolean => YEAR.test(text)
