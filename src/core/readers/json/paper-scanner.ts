/** A paper on one line of JSON as places in its bytes, where it is written as most are; anything else is left to be parsed. */
import { ByteTable } from '../../columns/byte-table.ts'
import type { Span } from '../byline.ts'
import { ByteGrammar } from './byte-grammar.ts'
import { NameScanner } from './name-scanner.ts'

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d
const LETTER_H = 0x68
const LETTER_N = 0x6e

const OTHER = 0
const STRANGE = 1
const TITLE = 2
const AUTHORS = 3
const YEAR = 4
const DATE = 5
const KEY = 6
const DOI = 7
const ARXIV = 8
const PMID = 9
const URL = 10
const ROLES = 11

/** Signs of another kind of record, or another place for the authors. */
const STRANGE_KEYS = [
  'message',
  'authorships',
  'paperId',
  'corpusId',
  'corpusid',
  'attributes',
  'titles',
  'creators',
  'is-referenced-by-count',
  'container-title',
  'DOI',
  'issued',
  'citation-key',
  'author',
  'authors_parsed',
]

/** What a key means in a paper as this project and many others write it (`plain` in `schemas.ts`). */
const ROLE_OF: ReadonlyMap<string, number> = new Map([
  ['title', TITLE],
  ['authors', AUTHORS],
  ['year', YEAR],
  ...['date', 'published', 'publication_date', 'update_date'].map((key) => [key, DATE] as const),
  ['id', KEY],
  ['doi', DOI],
  ...['arxiv', 'arxiv_id', 'arxivId'].map((key) => [key, ARXIV] as const),
  ...['pmid', 'PMID'].map((key) => [key, PMID] as const),
  ...['url', 'URL'].map((key) => [key, URL] as const),
  ...STRANGE_KEYS.map((key) => [key, STRANGE] as const),
])

/** Numbers for an author: where it begins and ends; then, for given and family name, where each begins and ends if that is all. */
export const AUTHOR_PLACES = 6

/** Files with more different keys are no list of papers; their records are parsed. */
const MOST_KEYS = 4096

export class PaperScanner {
  /** With its quotation marks. */
  readonly title: Span = { start: 0, end: 0 }
  isTitleAscii = false
  /** A number, or a string with its quotation marks. */
  readonly year: Span = { start: 0, end: 0 }
  readonly doi: Span = { start: 0, end: 0 }
  readonly arxiv: Span = { start: 0, end: 0 }
  readonly pmid: Span = { start: 0, end: 0 }
  readonly url: Span = { start: 0, end: 0 }
  /** `AUTHOR_PLACES` for each item of the list of authors; the last is 0 when it is anything else than two plain names. */
  readonly authors: number[] = []
  authorCount = 0
  /** True when the line has characters beyond ASCII, which may not be UTF-8. */
  hasForeign = false
  readonly #spans = [this.title, this.year, this.doi, this.arxiv, this.pmid, this.url]
  readonly #grammar = new ByteGrammar()
  readonly #names = new NameScanner()
  readonly #keys = new ByteTable()
  readonly #roles: number[] = []
  readonly #seen = new Uint8Array(ROLES)

  /**
   * Takes the record that begins at `start` and gives the place behind it and the blanks that follow. −1 when it is not
   * well-formed or not written as most papers are; then nothing that was found of it counts. `bytes` must end in a line feed.
   */
  scan(bytes: Uint8Array, start: number): number {
    const grammar = this.#grammar
    grammar.bytes = bytes
    this.#forget()
    let at = grammar.skipSpace(start)
    if (bytes[at] !== OPEN_BRACE) return -1
    at = grammar.skipSpace(at + 1)
    for (;;) {
      if (bytes[at] !== QUOTE) return -1
      grammar.hasEscape = grammar.hasForeign = false
      const keyEnd = grammar.skipString(at)
      // A key may be written in many ways with escapes.
      if (keyEnd < 0 || grammar.hasEscape) return -1
      this.hasForeign ||= grammar.hasForeign
      const role = this.#roleOf(at + 1, keyEnd - 1)
      if (role === STRANGE) return -1
      at = grammar.skipSpace(keyEnd)
      if (bytes[at] !== COLON) return -1
      const from = grammar.skipSpace(at + 1)
      grammar.hasEscape = grammar.hasForeign = false
      at = role === AUTHORS ? this.#skipAuthors(from) : grammar.skipValue(from)
      if (at < 0 || (role !== OTHER && !this.#take(role, from, at))) return -1
      this.hasForeign ||= grammar.hasForeign
      at = grammar.skipSpace(at)
      if (bytes[at] === CLOSE_BRACE) break
      if (bytes[at] !== COMMA) return -1
      at = grammar.skipSpace(at + 1)
    }
    const isDated = this.year.end > 0 || this.#seen[DATE] === 0
    return this.title.end > 0 && isDated ? grammar.skipSpace(at + 1) : -1
  }

  #forget(): void {
    for (const span of this.#spans) span.end = 0
    this.authorCount = 0
    this.hasForeign = false
    this.#seen.fill(0)
  }

  #roleOf(start: number, end: number): number {
    const { bytes } = this.#grammar
    const known = this.#keys.find(bytes, start, end)
    if (known >= 0) return this.#roles[known]!
    if (this.#keys.size === MOST_KEYS) return STRANGE
    const role = ROLE_OF.get(String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 64)))) ?? OTHER
    this.#roles[this.#keys.add(bytes, start, end)] = role
    return role
  }

  /** False for what has to be parsed to be understood. */
  #take(role: number, start: number, end: number): boolean {
    const { bytes, hasForeign, hasEscape } = this.#grammar
    const first = bytes[start]!
    const isNull = first === LETTER_N
    if (role === DATE) this.#seen[DATE] = 1
    if (role === DATE) return true
    // Of several the last counts, or the first, as the case may be.
    if (this.#seen[role] === 1) return false
    if (isNull && role !== TITLE) return true
    this.#seen[role] = 1
    if (role === AUTHORS) return first === OPEN_BRACKET
    const isText = first === QUOTE
    if (role === TITLE) {
      this.isTitleAscii = !hasForeign && !hasEscape
      return isText && hold(this.title, start, end)
    }
    if (!isText && (first === OPEN_BRACE || first === OPEN_BRACKET || first > 0x39)) return false
    // OpenAlex knows its works by an address.
    if (role === KEY) return !isText || (bytes[start + 1] !== LETTER_H && !hasEscape)
    return hold(this.#spanOf(role), start, end)
  }

  #spanOf(role: number): Span {
    if (role === YEAR) return this.year
    if (role === DOI) return this.doi
    if (role === ARXIV) return this.arxiv
    return role === PMID ? this.pmid : this.url
  }

  #skipAuthors(at: number): number {
    const grammar = this.#grammar
    const names = this.#names
    const { authors } = this
    const { bytes } = grammar
    if (bytes[at] !== OPEN_BRACKET) return grammar.skipValue(at)
    at = grammar.skipSpace(at + 1)
    if (bytes[at] === CLOSE_BRACKET) return at + 1
    for (;;) {
      const named = names.scan(bytes, at)
      const end = named < 0 ? grammar.skipValue(at) : named
      if (end < 0) return -1
      const place = AUTHOR_PLACES * this.authorCount++
      authors[place] = at
      authors[place + 1] = end
      authors[place + 2] = names.given.start
      authors[place + 3] = names.given.end
      authors[place + 4] = names.family.start
      authors[place + 5] = named < 0 ? 0 : names.family.end
      at = grammar.skipSpace(end)
      if (bytes[at] === CLOSE_BRACKET) return at + 1
      if (bytes[at] !== COMMA) return -1
      at = grammar.skipSpace(at + 1)
    }
  }
}

function hold(span: Span, start: number, end: number): true {
  span.start = start
  span.end = end
  return true
}
