/** The words of texts that tell what they are about, numbered: letter by letter, since there are a hundred in every abstract. */
import { ByteTable } from '../../columns/byte-table.ts'
import { fold } from '../../text/fold.ts'

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

export class TermReader {
  readonly #table = new ByteTable()
  readonly #kindOf = new Uint8Array(1 << 16)
  readonly #bytes = new Uint8Array(3 * LONGEST_TERM)

  /** Gives the terms of a text in their order, as often as they stand there, numbered from 0 as they first come. */
  read(text: string, give: (term: number) => void): void {
    const folded = fold(text)
    const kindOf = this.#kindOf
    let start = -1
    let isInPairs = false
    for (let at = 0; at <= folded.length; at++) {
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
        for (let from = start; from + 1 < at && from < start + MOST_PAIRS; from++)
          give(this.#numberOf(folded, from, from + 2))
      else if (at - start >= SHORTEST_WORD) give(this.#numberOf(folded, start, endOfTerm(folded, start, at)))
      start = -1
      isInPairs = false
    }
  }

  #numberOf(text: string, start: number, end: number): number {
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
    return this.#table.add(bytes, 0, length)
  }

  #judgeAt(text: string, at: number): number {
    const unit = text.charCodeAt(at)
    // Half a character is judged by the whole one, anew each time.
    if (unit >= 0xd800 && unit < 0xe000) return judge(wholeAt(text, at))
    return (this.#kindOf[unit] = judge(text[at]!))
  }
}

function endOfTerm(folded: string, start: number, end: number): number {
  let last = end
  if (end - start >= SHORTEST_PLURAL && folded.charCodeAt(end - 1) === S)
    last -= folded.charCodeAt(end - 2) === E ? 2 : 1
  return Math.min(last, start + LONGEST_TERM)
}

function wholeAt(text: string, at: number): string {
  const first = at > 0 && text.charCodeAt(at) >= 0xdc00 ? at - 1 : at
  return String.fromCodePoint(text.codePointAt(first)!)
}

function judge(character: string): number {
  if (!/^[\p{L}\p{N}]/u.test(character)) return SPACE
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character) ? PAIRS : WORD
}
