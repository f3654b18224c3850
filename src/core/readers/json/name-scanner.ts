/** An author as most sources write one, `{"given": "Jane", "family": "Doe"}`, as places in bytes; anything else is left to others. */
import type { Span } from '../byline.ts'

const SPACE = 0x20
const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const ZERO = 0x30
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

const GIVEN = bytesOf('"given"')
const FAMILY = bytesOf('"family"')

/** What names are made of that need no second look: letters, digits, stops, hyphens and apostrophes. */
const IS_OF_NAME = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte < 128 && /[A-Za-z0-9.'-]/.test(String.fromCharCode(byte))),
)

export class NameScanner {
  readonly given: Span = { start: 0, end: 0 }
  readonly family: Span = { start: 0, end: 0 }

  /**
   * Takes the value that begins at `start` and gives the place behind it; −1 when it says anything else than two names, these
   * are not of the simplest kind, or it is not well-formed. `bytes` must end in a line feed.
   */
  scan(bytes: Uint8Array, start: number): number {
    this.given.end = this.family.end = 0
    if (bytes[start] !== OPEN_BRACE) return -1
    let at = skipBlank(bytes, start + 1)
    for (;;) {
      const isFamily = standsAt(bytes, at, FAMILY)
      if (!isFamily && !standsAt(bytes, at, GIVEN)) return -1
      const span = isFamily ? this.family : this.given
      if (span.end > 0) return -1
      at = skipBlank(bytes, at + (isFamily ? FAMILY : GIVEN).length)
      if (bytes[at] !== COLON) return -1
      at = skipBlank(bytes, at + 1)
      if (bytes[at] !== QUOTE) return -1
      span.start = at + 1
      at = span.end = endOfName(bytes, at + 1)
      // A number behind a name tells people apart.
      if (bytes[at] !== QUOTE || at === span.start || bytes[span.start] === ZERO) return -1
      at = skipBlank(bytes, at + 1)
      if (bytes[at] === CLOSE_BRACE) break
      if (bytes[at] !== COMMA) return -1
      at = skipBlank(bytes, at + 1)
    }
    return this.given.end > 0 && this.family.end > 0 ? at + 1 : -1
  }
}

/** Where the words of a name end, each parted by one space from the next. */
function endOfName(bytes: Uint8Array, at: number): number {
  for (;;) {
    const byte = bytes[at]!
    if (IS_OF_NAME[byte] === 1) at++
    else if (
      byte === SPACE &&
      IS_OF_NAME[bytes[at - 1]!] === 1 &&
      IS_OF_NAME[bytes[at + 1]!] === 1 &&
      bytes[at + 1] !== ZERO
    )
      at++
    else return at
  }
}

function skipBlank(bytes: Uint8Array, at: number): number {
  while (bytes[at] === SPACE) at++
  return at
}

function standsAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return false
  return true
}

function bytesOf(word: string): Uint8Array {
  return Uint8Array.from(word, (letter) => letter.charCodeAt(0))
}
