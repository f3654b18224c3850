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

/** A word that the document itself writes small counts almost as much as one of the word list. */
function everydayWeight(kind: number): number {
  if ((kind & 4) !== 0 && (kind & 8) === 0) return 0
  return (kind & 2) !== 0 ? 1 : (kind & 8) !== 0 ? 0.9 : (kind & 64) !== 0 ? 0.8 : 0
}

/** Counts of one stretch, taken only when they are asked for: most stretches are dismissed by the first few. */
class Stretch implements Measure {
  readonly words: number
  readonly #index: Index
  readonly #from: number
  readonly #to: number
  readonly #first: number

  constructor(index: Index, from: number, to: number) {
    this.#index = index
    this.#from = from
    this.#to = to
    this.#first = firstAtLeast(index.starts, from)
    this.words = firstAtLeast(index.starts, to) - this.#first
  }

  get everyday(): number {
    return this.#share(0)
  }
  get functional(): number {
    return this.#share(1)
  }
  get heading(): number {
    return this.#share(2)
  }
  get navigation(): number {
    return this.#share(3)
  }
  get venueCues(): number {
    return this.#count(0)
  }
  get years(): number {
    return this.#count(1)
  }
  get months(): number {
    return this.#count(2)
  }
  get locators(): number {
    return this.#count(3)
  }
  get sentences(): number {
    return this.#count(4, -3) + 1
  }
  get addresses(): number {
    return this.#count(5)
  }
  get numbers(): number {
    return this.#count(6)
  }
  get personal(): number {
    return this.#count(7)
  }

  #share(kind: number): number {
    const sums = this.#index.sums[kind]!
    return (sums[this.#first + this.words]! - sums[this.#first]!) / Math.max(1, this.words)
  }

  #count(kind: number, ahead = 0): number {
    const places = (this.#index.places[kind] ??= findPlaces(this.#index, kind))
    if (places.length === 0) return 0
    return firstAtLeast(places, this.#to + ahead) - firstAtLeast(places, this.#from)
  }
}

interface Index {
  readonly text: string
  /** Where each word begins. */
  readonly starts: readonly number[]
  /** Running sums of each weight over the words. */
  readonly sums: readonly (readonly number[])[]
  /** Where each pattern was found; filled when first needed. */
  readonly places: (readonly number[] | undefined)[]
  hasDigit?: boolean
}

/** Places in `PATTERNS` of those that need a digit. */
const NUMERIC: ReadonlySet<number> = new Set([1, 3, 6])
const PATTERNS = [VENUE_CUE, YEAR, new RegExp(MONTH.source, 'gi'), LOCATOR, SENTENCE_END, ADDRESS, NUMBER, PERSONAL]

const NOWHERE: readonly number[] = []

function findPlaces(index: Index, kind: number): readonly number[] {
  if (NUMERIC.has(kind) && !(index.hasDigit ??= /\d/.test(index.text))) return NOWHERE
  return Array.from(index.text.matchAll(PATTERNS[kind]!), (match) => match.index)
}

/** The words are only counted when a measure is taken. */
export function readWording(whole: string, lexicon: Lexicon): Wording {
  const length = Math.min(LONGEST, whole.length)
  let index: Index | undefined
  return {
    text: whole,
    measure: (from = 0, to = length) => new Stretch((index ??= indexWords(whole.slice(0, length), lexicon)), from, to),
  }
}

function indexWords(text: string, lexicon: Lexicon): Index {
  const starts: number[] = []
  const sums: number[][] = [[0], [0], [0], [0]]
  const [everyday, functional, heading, navigation] = sums as [number[], number[], number[], number[]]
  WORD.lastIndex = 0
  for (let match = WORD.exec(text), count = 0; match; match = WORD.exec(text), count++) {
    starts.push(match.index)
    const kind = lexicon.kindOf(match[0])
    everyday.push(everyday[count]! + everydayWeight(kind))
    functional.push(functional[count]! + (kind & 1))
    heading.push(heading[count]! + ((kind >> 4) & 1))
    navigation.push(navigation[count]! + ((kind >> 5) & 1))
  }
  return { text, starts, sums, places: [] }
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
