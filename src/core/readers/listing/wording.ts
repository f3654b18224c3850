/** Measures the words of a text once, so that every stretch of it can be judged without reading it again. */
import type { Lexicon } from './lexicon.ts'
import { MONTH, VENUE_CUE } from './vocabulary.ts'

/** Shares are 0–1 of the words in the stretch. */
export interface Measure {
  readonly words: number
  readonly everyday: number
  readonly functional: number
  readonly heading: number
  readonly navigation: number
  readonly venueCues: number
  readonly years: number
  readonly months: number
  /** Volumes, page ranges. */
  readonly locators: number
  readonly sentences: number
  readonly addresses: number
  readonly numbers: number
  /** "we", "our", "click". */
  readonly personal: number
}

export interface Wording {
  readonly text: string
  measure(from?: number, to?: number): Measure
}

const LONGEST = 6000
const WORD = /\p{L}[\p{L}\p{M}\p{N}'’-]*/gu
const YEAR = /(?<![\d.-])(?:19|20)\d\d[a-c]?(?![\d-]*\d)/g
const LOCATOR = /\b\d+\s*\(\d+\)|\b\d+\s?[:,]\s?\d+\s?[-–]\s?\d+|\bpp?\.?\s?\d+|\b\d{2,4}\s?[-–]{1,2}\s?\d{2,4}\b/g
const SENTENCE_END = /[\p{Ll}\d)\]”"'%][.?!]["”’)\]]*\s+["“‘(]?\p{Lu}/gu
const ADDRESS = /https?:|www\.|\S@\S|\bdoi\b/gi
const NUMBER = /(?<=^|\s)[\d:./-]+(?=\s|$)/g
const PERSONAL = /\b(?:we|our|i am|my|you can|please|click)\b/gi
const MONTHS = new RegExp(MONTH.source, 'gi')

/** `everyday` counts a word that the document itself writes small almost as much as one of the word list. */
const WEIGHTS: readonly ((kind: number) => number)[] = [
  (kind) => ((kind & 4) !== 0 && (kind & 8) === 0 ? 0 : (kind & 2) !== 0 ? 1 : (kind & 8) !== 0 ? 0.9 : (kind & 64) !== 0 ? 0.8 : 0),
  (kind) => ((kind & 1) !== 0 ? 1 : 0),
  (kind) => ((kind & 16) !== 0 ? 1 : 0),
  (kind) => ((kind & 32) !== 0 ? 1 : 0),
] // prettier-ignore

export function readWording(whole: string, lexicon: Lexicon): Wording {
  const text = whole.length > LONGEST ? whole.slice(0, LONGEST) : whole
  const starts: number[] = []
  const sums: number[][] = WEIGHTS.map(() => [0])
  for (const match of text.matchAll(WORD)) {
    starts.push(match.index)
    const kind = lexicon.kindOf(match[0])
    for (let at = 0; at < WEIGHTS.length; at++) sums[at]!.push(sums[at]!.at(-1)! + WEIGHTS[at]!(kind))
  }
  const found = new Map<RegExp, readonly number[]>()
  const count = (pattern: RegExp, from: number, to: number): number => {
    let places = found.get(pattern)
    if (!places) found.set(pattern, (places = Array.from(text.matchAll(pattern), (match) => match.index)))
    return places.length === 0 ? 0 : firstAtLeast(places, to) - firstAtLeast(places, from)
  }
  return {
    text: whole,
    measure(from = 0, to = text.length) {
      const first = firstAtLeast(starts, from)
      const last = firstAtLeast(starts, to)
      const share = (at: number): number => (sums[at]![last]! - sums[at]![first]!) / Math.max(1, last - first)
      return {
        words: last - first,
        everyday: share(0),
        functional: share(1),
        heading: share(2),
        navigation: share(3),
        venueCues: count(VENUE_CUE, from, Math.min(to, from + 500)),
        years: count(YEAR, from, Math.min(to, from + 500)),
        months: count(MONTHS, from, Math.min(to, from + 500)),
        locators: count(LOCATOR, from, Math.min(to, from + 500)),
        sentences: count(SENTENCE_END, from, to - 3) + 1,
        addresses: count(ADDRESS, from, to),
        numbers: count(NUMBER, from, to),
        personal: count(PERSONAL, from, to),
      }
    },
  }
}

/** Position of the first value that is not below `least`, in ascending values. */
function firstAtLeast(values: readonly number[], least: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
