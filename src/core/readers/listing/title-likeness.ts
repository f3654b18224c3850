/** How much a stretch of text looks like a title or like a venue, each from a few weak signs. */
import type { Lexicon } from './lexicon.ts'
import { readWording, type Wording } from './wording.ts'

/** Longest title that is one; anything longer is running text. */
export const LONGEST_TITLE = 400

/** 0–1, for a stretch on its own. */
export function scoreTitle(wording: Wording, from = 0, to = wording.text.length): number {
  if (to - from > LONGEST_TITLE) return 0
  const found = wording.measure(from, to)
  const count = found.words
  if (count === 0) return 0
  const text = wording.text.slice(from, to).trim()
  let score = count === 1 ? 0.15 : count === 2 ? 0.45 : count === 3 ? 0.65 : count <= 22 ? 1 : count <= 32 ? 0.7 : 0.15
  score *= 0.3 + 0.7 * Math.min(1, found.everyday / 0.45)
  if (found.addresses > 0) score *= 0.2
  if (scoreVenue(wording, from, to) > 0.6) score *= 0.35
  if (found.numbers > 1 && found.numbers > count * 0.2) score *= 0.5
  if (found.sentences > 1) score *= 0.6
  if (/^[\p{Ll}(,;.)]/u.test(text) && !/^\p{Ll}+[-\p{Lu}\d]/u.test(text)) score *= 0.75
  if (/[,;(–-]$|\b(?:and|of|the|for|with|in|to|a|an)$/i.test(text.slice(-8))) score *= 0.4
  if (found.personal > 0) score *= 0.55
  if (/^in:?\s+(?:proc|advances|findings|the \d|\d)/i.test(text)) score *= 0.15
  score *= 1 - 0.8 * Math.max(0, found.heading - 0.5) * (count < 6 ? 2 : 1)
  score *= 1 - Math.min(1, 1.4 * Math.max(0, found.navigation - 0.3)) * (count < 7 ? 1 : 0.3)
  return Math.max(0, score)
}

/** 0–1: journal, conference, pages, year, identifiers. Judged by the first 500 characters. */
export function scoreVenue(wording: Wording, from = 0, to = wording.text.length): number {
  const found = wording.measure(from, Math.min(to, from + 500))
  const isIdentifier = /^\s*(?:doi|arxiv|pmid|issn|isbn|https?)\b/i.test(wording.text.slice(from, from + 16))
  const hasYear = found.years > 0
  let score =
    found.venueCues * 0.35 +
    (hasYear ? 0.35 : 0) +
    (found.locators > 0 ? 0.35 : 0) +
    (hasYear && found.months > 0 ? 0.1 : 0) +
    (isIdentifier ? 0.6 : 0)
  if (hasYear && found.words <= 4) score += 0.3
  if (found.words > 25) score *= 0.6
  return Math.min(1, score)
}

export const scoreTitleOf = (text: string, lexicon: Lexicon): number => scoreTitle(readWording(text, lexicon))
export const scoreVenueOf = (text: string, lexicon: Lexicon): number => scoreVenue(readWording(text, lexicon))
