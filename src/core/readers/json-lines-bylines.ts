/** The bylines of JSON Lines, straight from bytes: a line that is written as most are never becomes a record, nor a known author a name. */
import { ByteTable, hashBytes } from '../columns/byte-table.ts'
import type { Paper } from '../model/paper.ts'
import { findYear } from '../text/dates.ts'
import { markupToText } from '../text/markup.ts'
import { BylineDraft } from './byline-draft.ts'
import type { BylineSink, Span } from './byline.ts'
import { collapse, findIdentifiers } from './draft.ts'
import { readAuthors } from './json/authors.ts'
import { AUTHOR_PLACES, PaperScanner } from './json/paper-scanner.ts'
import { giveRecord } from './json/papers.ts'
import { textOf } from './json/values.ts'
import { TextDecoder } from './platform.ts'
import type { Sink } from './reader.ts'

const LINE_FEED = 0x0a
const RETURN = 0x0d
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** A longer line is left to the reader that cuts it. */
const MOST_LINE_BYTES = 32 * 2 ** 20
/** Authors are known again by the bytes they were written in, until these would fill the memory; then that begins anew. */
const MOST_KNOWN_BYTES = 96 * 2 ** 20

/** Characters that decoding reports, or leaves out at the beginning of a block. */
const NOTEWORTHY = /[\0\uFFFD\uFEFF]/

/** A letter or digit is part of the folded title, in lower case. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, byte) => {
  const letter = String.fromCharCode(byte)
  return /[A-Za-z0-9]/.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0
})
const ZERO = 0x30
const NOBODY = -1
const LESS_THAN = 0x3c
const AMPERSAND = 0x26

/** The document can't be read this way: it is not UTF-8, or has something in it that is to be reported. */
class Unsuited extends Error {}

/** One document. The bytes may come in pieces of any size. Both functions throw `Unsuited`; what was given then does not count. */
export class JsonLinesBylines {
  readonly #file: string
  readonly #sink: BylineSink
  readonly #scanner = new PaperScanner()
  readonly #given: Span = { start: 0, end: 0 }
  readonly #family: Span = { start: 0, end: 0 }
  readonly #byline = new BylineDraft()
  readonly #strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  readonly #parsed: Sink
  /** How an author is written → its number; `NOBODY` where nobody is named. */
  #known = new ByteTable()
  #numbers: number[] = []
  /** Numbers of four digits → what year they are. */
  readonly #years = new Map<number, number | undefined>()
  #buffer = new Uint8Array(1 << 19)
  #filled = 0
  #isFirst = true
  #line = 1
  readonly #lines: ReadonlySet<number> | undefined
  found = 0
  rejected = 0

  /** With `only`, just these lines are read, and give papers in place of bylines. */
  constructor(
    file: string,
    sink: BylineSink,
    only?: { readonly lines: ReadonlySet<number>; onPaper(paper: Paper): void },
  ) {
    this.#file = file
    this.#sink = sink
    this.#lines = only?.lines
    this.#parsed = {
      paper: only?.onPaper ?? ((paper) => this.#byline.givePaper(paper, sink)),
      reject: (issue) => {
        this.rejected++
        sink.issue(issue)
      },
      note: (issue) => sink.issue(issue),
    }
  }

  push(chunk: Uint8Array): void {
    // One more for the line feed that the last line may lack.
    const needed = this.#filled + chunk.length + 1
    if (needed > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(needed, this.#buffer.length * 2))
      larger.set(this.#buffer.subarray(0, this.#filled))
      this.#buffer = larger
    }
    this.#buffer.set(chunk, this.#filled)
    const hasBegun = this.#filled > 0
    this.#filled += chunk.length
    if (this.#filled > MOST_LINE_BYTES) throw new Unsuited('A line is very long')
    // A long line is not looked at with every piece of it.
    if (!hasBegun || chunk.includes(LINE_FEED) || chunk.includes(RETURN)) this.#readLines(false)
  }

  end(): void {
    this.#readLines(true)
  }

  #readLines(isLast: boolean): void {
    const buffer = this.#buffer
    const filled = this.#filled
    let from = 0
    if (this.#isFirst) {
      if (filled < BYTE_ORDER_MARK.length && !isLast) return
      this.#isFirst = false
      if (BYTE_ORDER_MARK.every((byte, index) => buffer[index] === byte)) from = BYTE_ORDER_MARK.length
    }
    // So that what is not here yet can be told from what is.
    buffer[filled] = LINE_FEED
    let carriageReturn = -1
    while (from < filled) {
      const behind = this.#lines ? -1 : this.#scanner.scan(buffer, from)
      let end = behind
      if (behind < 0 || (buffer[behind] !== LINE_FEED && buffer[behind] !== RETURN)) {
        // Bytes of earlier pieces stand behind those that are here; nothing is looked for among them.
        const here = buffer.subarray(0, filled)
        if (carriageReturn < from) carriageReturn = indexWithin(here, RETURN, from)
        end = Math.min(carriageReturn, indexWithin(here, LINE_FEED, from))
      }
      if (end === filled && !isLast) break
      // A line feed that follows a carriage return ends the same line; it may not be here yet.
      if (buffer[end] === RETURN && end === filled - 1 && !isLast) break
      if (end > from && (this.#lines?.has(this.#line) ?? true)) this.#giveLine(from, end, end === behind)
      from = buffer[end] === RETURN && buffer[end + 1] === LINE_FEED && end + 1 < filled ? end + 2 : end + 1
      this.#line++
    }
    buffer.copyWithin(0, from, filled)
    this.#filled = Math.max(0, filled - from)
  }

  #giveLine(start: number, end: number, isScanned: boolean): void {
    if (!isScanned || !this.#giveScanned()) this.#parse(start, end)
    else {
      this.found++
      if (this.#scanner.hasForeign) this.#decode(start, end)
    }
  }

  /** As the reader of JSON Lines does it. */
  #parse(start: number, end: number): void {
    const text = this.#decode(start, end)
    if (text.trim() === '') return
    this.found++
    giveRecord(text, { file: this.#file, format: 'jsonl', line: this.#line }, this.#parsed)
  }

  #decode(start: number, end: number): string {
    let text: string
    try {
      text = this.#strict.decode(this.#buffer.subarray(start, end))
    } catch {
      throw new Unsuited('A line is not UTF-8')
    }
    if (NOTEWORTHY.test(text)) throw new Unsuited('A line has characters that are reported')
    return text
  }

  /** False when the record has to be parsed after all. */
  #giveScanned(): boolean {
    const byline = this.#byline
    byline.begin(this.#line)
    if (!this.#takeTitle()) return false
    this.#takeYear()
    this.#takeIdentifiers()
    const { authors, authorCount } = this.#scanner
    for (let index = 0; index < authorCount; index++) {
      const number = this.#numberOf(authors, index * AUTHOR_PLACES)
      if (number !== NOBODY) byline.addAuthor(number)
    }
    this.#sink.byline(byline)
    return true
  }

  /** False where nothing is left of the title without its markup. */
  #takeTitle(): boolean {
    const { title, isTitleAscii } = this.#scanner
    if (isTitleAscii && this.#foldTitle(title)) return true
    const text = markupToText(JSON.parse(this.#decode(title.start, title.end)) as string)
    if (text.trim() === '') return false
    this.#byline.setTitle(text)
    return true
  }

  /** Folds it where it stands; false if it may have markup, or has no letter. */
  #foldTitle({ start, end }: Span): boolean {
    const buffer = this.#buffer
    const byline = this.#byline
    byline.makeRoom(end - start)
    const { title } = byline
    let length = 0
    for (let at = start + 1; at < end - 1; at++) {
      const byte = buffer[at]!
      if (byte === LESS_THAN || byte === AMPERSAND) return false
      const folded = FOLDED[byte]!
      if (folded !== 0) title[length++] = folded
    }
    byline.titleLength = length
    return length > 0
  }

  #takeYear(): void {
    const { start, end } = this.#scanner.year
    if (end === 0) return
    let number = end - start === 4 ? 0 : -1
    for (let at = start; at < end && number >= 0; at++) {
      const digit = this.#buffer[at]! - ZERO
      number = digit >= 0 && digit <= 9 ? number * 10 + digit : -1
    }
    if (number < 0) this.#byline.year = findYear(String(JSON.parse(this.#decode(start, end))))
    else {
      if (!this.#years.has(number)) this.#years.set(number, findYear(String(number)))
      this.#byline.year = this.#years.get(number)
    }
  }

  #takeIdentifiers(): void {
    const { doi, arxiv, pmid, url } = this.#scanner
    if (doi.end + arxiv.end + pmid.end + url.end === 0) return
    const found = findIdentifiers(
      this.#textOf(doi),
      this.#textOf(arxiv),
      this.#textOf(pmid),
      collapse(this.#textOf(url)),
    )
    Object.assign(this.#byline, found)
  }

  #textOf({ start, end }: Span): string | undefined {
    return end === 0 ? undefined : textOf(JSON.parse(this.#decode(start, end)))
  }

  /** Of the author whose places begin at `place`; `NOBODY` where nobody is named. */
  #numberOf(places: readonly number[], place: number): number {
    const buffer = this.#buffer
    if (places[place + 5]! > 0) {
      this.#given.start = places[place + 2]!
      this.#given.end = places[place + 3]!
      this.#family.start = places[place + 4]!
      this.#family.end = places[place + 5]!
      return this.#sink.numberOfName(buffer, this.#given, this.#family)
    }
    const start = places[place]!
    const end = places[place + 1]!
    const hash = hashBytes(buffer, start, end)
    const known = this.#known.find(buffer, start, end, hash)
    if (known >= 0) return this.#numbers[known]!
    if (this.#known.bytes > MOST_KNOWN_BYTES) {
      this.#known = new ByteTable()
      this.#numbers = []
    }
    const [authorship] = readAuthors([JSON.parse(this.#decode(start, end))])
    const number = authorship ? this.#sink.numberOf(authorship) : NOBODY
    this.#known.add(buffer, start, end, hash)
    this.#numbers.push(number)
    return number
  }
}

/** The first place of a byte from `from` on, or that behind the last byte if it stands nowhere. */
function indexWithin(bytes: Uint8Array, byte: number, from: number): number {
  const at = bytes.indexOf(byte, from)
  return at < 0 ? bytes.length : at
}
