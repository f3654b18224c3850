/** The grammar of JSON on bytes: where a value ends, if it is surely well-formed. */

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const MINUS = 0x2d
const STOP = 0x2e
const ZERO = 0x30
const NINE = 0x39
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/** Deeper values are left to whoever reads with a stack of their own. */
const MAX_DEPTH = 32

/** Bytes that mean nothing but themselves inside a string: ASCII from the space on, without quotation mark and backslash. */
const IS_PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  Number(byte >= 0x20 && byte < 0x80 && byte !== QUOTE && byte !== BACKSLASH),
)

const LITERALS = ['true', 'false', 'null'].map((word) => Uint8Array.from(word, (letter) => letter.charCodeAt(0)))

/**
 * Walks over values in `bytes`, which must end in a line feed. Every function takes the position of a first byte and gives
 * that behind the last one, or −1 for what is not well-formed, or is so deep or so uncommon that it should be parsed.
 */
export class ByteGrammar {
  bytes: Uint8Array = new Uint8Array()
  /** Set when a string had a character beyond ASCII or an escape in it; whoever asks resets it. */
  hasForeign = false
  hasEscape = false

  /** Blanks and tabs; a line has no other white space. */
  skipSpace(at: number): number {
    while (this.bytes[at] === 0x20 || this.bytes[at] === 0x09) at++
    return at
  }

  skipValue(at: number, depth = 0): number {
    const byte = this.bytes[at]!
    if (byte === QUOTE) return this.skipString(at)
    if (byte === OPEN_BRACE) return this.#skipObject(at, depth)
    if (byte === OPEN_BRACKET) return this.#skipArray(at, depth)
    if (byte === MINUS || isDigit(byte)) return this.#skipNumber(at)
    return this.#skipLiteral(at)
  }

  /** `at` is the position of the opening quotation mark. */
  skipString(at: number): number {
    const { bytes } = this
    for (at++; ; at++) {
      const byte = bytes[at]!
      if (IS_PLAIN[byte] === 1) continue
      if (byte === QUOTE) return at + 1
      if (byte >= 0x80) this.hasForeign = true
      else if (byte === BACKSLASH) {
        at = this.#skipEscape(at + 1)
        if (at < 0) return -1
        this.hasEscape = true
      } else return -1
    }
  }

  /** Gives the position of the last byte of the escape. */
  #skipEscape(at: number): number {
    const byte = this.bytes[at]!
    if (byte !== 0x75) return ESCAPED[byte] === 1 ? at : -1
    for (let digit = 1; digit <= 4; digit++) if (HEXADECIMAL[this.bytes[at + digit]!] !== 1) return -1
    return at + 4
  }

  #skipObject(at: number, depth: number): number {
    if (depth === MAX_DEPTH) return -1
    at = this.skipSpace(at + 1)
    if (this.bytes[at] === CLOSE_BRACE) return at + 1
    for (;;) {
      if (this.bytes[at] !== QUOTE || (at = this.skipString(at)) < 0) return -1
      at = this.skipSpace(at)
      if (this.bytes[at] !== COLON) return -1
      at = this.skipValue(this.skipSpace(at + 1), depth + 1)
      if (at < 0) return -1
      at = this.skipSpace(at)
      if (this.bytes[at] === CLOSE_BRACE) return at + 1
      if (this.bytes[at] !== COMMA) return -1
      at = this.skipSpace(at + 1)
    }
  }

  #skipArray(at: number, depth: number): number {
    if (depth === MAX_DEPTH) return -1
    at = this.skipSpace(at + 1)
    if (this.bytes[at] === CLOSE_BRACKET) return at + 1
    for (;;) {
      at = this.skipValue(at, depth + 1)
      if (at < 0) return -1
      at = this.skipSpace(at)
      if (this.bytes[at] === CLOSE_BRACKET) return at + 1
      if (this.bytes[at] !== COMMA) return -1
      at = this.skipSpace(at + 1)
    }
  }

  #skipNumber(at: number): number {
    const { bytes } = this
    if (bytes[at] === MINUS) at++
    const first = at
    at = this.#skipDigits(at)
    if (at === first || (bytes[first] === ZERO && at > first + 1)) return -1
    if (bytes[at] === STOP) {
      const fraction = at + 1
      at = this.#skipDigits(fraction)
      if (at === fraction) return -1
    }
    // Powers of ten are uncommon enough.
    return bytes[at] === 0x65 || bytes[at] === 0x45 ? -1 : at
  }

  #skipDigits(at: number): number {
    while (isDigit(this.bytes[at]!)) at++
    return at
  }

  #skipLiteral(at: number): number {
    for (const literal of LITERALS)
      if (literal.every((byte, index) => this.bytes[at + index] === byte)) return at + literal.length
    return -1
  }
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE
}

const ESCAPED = tableOf('"\\/bfnrt')
const HEXADECIMAL = tableOf('0123456789abcdefABCDEF')

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}
