/** The words of texts that tell what they are about, numbered: letter by letter, since there are a hundred in every abstract. */
import { ByteTable } from '../../columns/byte-table.ts'
import { GrowingColumn } from '../../columns/growing-column.ts'
import { encodeUtf8Into } from '../../text/encode-utf8.ts'
import { fold } from '../../text/fold.ts'
import { MOST_UTF8_BYTES } from '../../text/utf8.ts'

const SHORTEST_WORD = 3
/** From this length on, the ending of a plural is left out. */
const SHORTEST_PLURAL = 5
const LONGEST_TERM = 24
/** Of words without spaces between them only so many pairs of letters are taken. */
const MOST_PAIRS = 200

/** What a code unit is part of. */
const UNKNOWN = 0
const SPACE = 1
const WORD = 2
/** Scripts without spaces: pairs of letters stand in for words. */
const PAIRS = 3

const S = 's'.charCodeAt(0)
const E = 'e'.charCodeAt(0)
/** Stands before the two bytes of a unit that is no ASCII. */
const WIDE = 0xff
/** Stands for a byte of a character that is no ASCII. */
const PART = 1

/** What becomes of a byte of UTF-8: a letter or digit of ASCII in lower case, a part of another character, or nothing. */
const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  return byte >= 0x80 ? PART : /[A-Za-z0-9]/.test(character) ? character.toLowerCase().charCodeAt(0) : 0
})
/** It and the control characters before it separate words, whatever stands around. */
const BLANK = ' '.charCodeAt(0)

export class TermReader {
  #table = new ByteTable()
  /** Terms by their number in the table, where they are not the same. */
  #kept: GrowingColumn | undefined
  readonly #kindOf = new Uint8Array(1 << 16)
  readonly #bytes = new Uint8Array(3 * LONGEST_TERM)
  /** The text that is read. */
  #text = new Uint8Array(1 << 14)

  /** All terms but those of these that are kept are passed over from now on. */
  close(isKept: (term: number) => boolean): void {
    const table = new ByteTable()
    this.#kept = new GrowingColumn()
    for (let term = 0; term < this.#table.size; term++) {
      if (!isKept(term)) continue
      const bytes = this.#table.bytesOf(term)
      table.add(bytes, 0, bytes.length)
      this.#kept.push(term)
    }
    this.#table = table
  }

  /** Gives the terms of a text in their order, as often as they stand there, numbered from 0 as they first come. */
  read(text: string, give: (term: number) => void): void {
    const most = text.length * MOST_UTF8_BYTES + 1
    if (this.#text.length < most) this.#text = new Uint8Array(most * 2)
    const bytes = this.#text
    const end = encodeUtf8Into(text, bytes)
    bytes[end] = BLANK
    let start = 0
    /** How many bytes more than units of the text stand before. */
    let excess = 0
    for (let at = 0; at <= end; at++) {
      const folded = FOLDED[bytes[at]!]!
      if (folded > PART) {
        bytes[at] = folded
        continue
      }
      if (folded === PART) {
        this.#readWide(text, start - excess, at - excess, give)
        for (; bytes[at]! > BLANK; at++) excess += excessOf(bytes[at]!)
      } else if (at - start >= SHORTEST_WORD) {
        const length = withoutEnding(at - start, bytes[at - 2]!, bytes[at - 1]!)
        this.#give(bytes, start, start + Math.min(length, LONGEST_TERM), give)
      }
      start = at + 1
    }
  }

  /**
   * Reads on from the word that begins at `start` and has its first wide character at `at` up to the next blank: what stands
   * between two blanks is folded as a whole, since letters may depend on those around.
   */
  #readWide(text: string, start: number, at: number, give: (term: number) => void): void {
    let from = start
    while (from > 0 && text.charCodeAt(from - 1) > BLANK) from--
    let to = at + 1
    while (to < text.length && text.charCodeAt(to) > BLANK) to++
    this.#readFolded(fold(text.slice(from, to)), start - from, give)
  }

  #readFolded(folded: string, from: number, give: (term: number) => void): void {
    const kindOf = this.#kindOf
    let start = -1
    let isInPairs = false
    for (let at = from; at <= folded.length; at++) {
      let kind = SPACE
      if (at < folded.length) {
        kind = kindOf[folded.charCodeAt(at)]!
        if (kind === UNKNOWN) kind = this.#judgeAt(folded, at)
      }
      if (kind !== SPACE) {
        if (start < 0) start = at
        if (kind === PAIRS) isInPairs = true
        continue
      }
      if (start < 0) continue
      if (isInPairs)
        for (let place = start; place + 1 < at && place < start + MOST_PAIRS; place++)
          this.#giveFolded(folded, place, place + 2, give)
      else if (at - start >= SHORTEST_WORD) {
        const length = withoutEnding(at - start, folded.charCodeAt(at - 2), folded.charCodeAt(at - 1))
        this.#giveFolded(folded, start, start + Math.min(length, LONGEST_TERM), give)
      }
      start = -1
      isInPairs = false
    }
  }

  #giveFolded(text: string, start: number, end: number, give: (term: number) => void): void {
    const bytes = this.#bytes
    let length = 0
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      if (unit >= 0x80) {
        bytes[length++] = WIDE
        bytes[length++] = unit >> 8
      }
      bytes[length++] = unit & 0xff
    }
    this.#give(bytes, 0, length, give)
  }

  #give(bytes: Uint8Array, start: number, end: number, give: (term: number) => void): void {
    if (!this.#kept) give(this.#table.add(bytes, start, end))
    else {
      const place = this.#table.find(bytes, start, end)
      if (place >= 0) give(this.#kept.at(place))
    }
  }

  #judgeAt(text: string, at: number): number {
    const unit = text.charCodeAt(at)
    // Half a character is judged by the whole one, anew each time.
    if (unit >= 0xd800 && unit < 0xe000) return judge(wholeAt(text, at))
    return (this.#kindOf[unit] = judge(text[at]!))
  }
}

/** Letters of a word of this length that are left when it has the ending of a plural, judged by its last two. */
function withoutEnding(length: number, beforeLast: number, last: number): number {
  if (length < SHORTEST_PLURAL || last !== S) return length
  return length - (beforeLast === E ? 2 : 1)
}

/** By how much a character whose first byte this is takes more bytes than units; 0 for a later byte of one. */
function excessOf(byte: number): number {
  return byte < 0xc0 ? 0 : byte < 0xe0 ? 1 : 2
}

function wholeAt(text: string, at: number): string {
  const first = at > 0 && text.charCodeAt(at) >= 0xdc00 ? at - 1 : at
  return String.fromCodePoint(text.codePointAt(first)!)
}

function judge(character: string): number {
  if (!/^[\p{L}\p{N}]/u.test(character)) return SPACE
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character) ? PAIRS : WORD
}
