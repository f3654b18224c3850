/** Texts as bytes in which letters stand as they fold, whatever their accents: what can be searched several times as fast as a string. */
import { encodeUtf8Into } from '../text/encode-utf8.ts'
import { fold } from '../text/fold.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../text/utf8.ts'

/** What a byte of a folded text is, where it is no letter or digit; those are in small letters what they stand for, which is more. */
const PUNCTUATION = 1
/** Joins two parts of a word. */
export const JOINER = 2
export const SPACE = 3

/** Kind of each byte. Beyond ASCII, all bytes are of letters. */
export const KIND_OF_BYTE = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  if (byte >= 0x80) return byte
  if (/[a-z\d]/i.test(character)) return character.toLowerCase().charCodeAt(0)
  return /\s/.test(character) ? SPACE : isJoiner(character) ? JOINER : PUNCTUATION
})

export class FoldedBytes {
  /** Of the text that was read last, and a space; capitals of ASCII stand as they are. */
  bytes = new Uint8Array(1 << 12)
  #spare = new Uint8Array(1 << 12)
  /** What characters beyond ASCII fold to, by their code points. */
  readonly #folded = new Map<number, Uint8Array>()

  /** How many bytes of `bytes` the text takes. */
  read(text: string): number {
    const most = text.length * MOST_UTF8_BYTES + 1
    if (this.bytes.length < most) this.bytes = new Uint8Array(most * 2)
    const encoded = encodeUtf8Into(text, this.bytes)
    const isPlain = encoded === text.length || this.#overwriteMarks(encoded)
    const length = isPlain ? encoded : this.#fold(encoded)
    this.bytes[length] = BLANK
    return length
  }

  /** Most characters beyond ASCII are quotes and dashes, for which as many of ASCII can stand; false when there is any other. */
  #overwriteMarks(length: number): boolean {
    const { bytes } = this
    for (let at = plainUntil(bytes, 0, length); at < length; at = plainUntil(bytes, at, length)) {
      const size = sizeAt(bytes, at)
      const letters = this.#foldedOf(codeAt(bytes, at, size))
      if (letters.length !== 1 || !separatesWords(letters[0]!)) return false
      for (let end = at + size; at < end; at++) bytes[at] = letters[0]!
    }
    return true
  }

  #fold(length: number): number {
    const { bytes } = this
    let folded = this.#spare
    if (folded.length <= length) folded = new Uint8Array(length * 2)
    let to = 0
    for (let at = 0; at < length;) {
      const byte = bytes[at]!
      if (byte < 0x80) {
        folded[to++] = byte
        at++
        continue
      }
      const size = sizeAt(bytes, at)
      const letters = this.#foldedOf(codeAt(bytes, at, size))
      at += size
      // What is left takes no more than it took, or makes room for itself.
      const room = to + letters.length + length - at
      if (room >= folded.length) folded = grown(folded, room * 2)
      for (let part = 0; part < letters.length; part++) folded[to++] = letters[part]!
    }
    this.bytes = folded
    this.#spare = bytes
    return to
  }

  #foldedOf(code: number): Uint8Array {
    let letters = this.#folded.get(code)
    if (!letters) this.#folded.set(code, (letters = foldCharacter(String.fromCodePoint(code))))
    return letters
  }
}

const BLANK = 0x20

/** Where the next character beyond ASCII begins, or the end. */
function plainUntil(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at]! < 0x80) at++
  return at
}

/** Bytes of the character beyond ASCII that begins here. */
function sizeAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! < 0xe0 ? 2 : bytes[at]! < 0xf0 ? 3 : 4
}

function codeAt(bytes: Uint8Array, at: number, size: number): number {
  let code = bytes[at]! & (0x7f >> size)
  for (let rest = 1; rest < size; rest++) code = (code << 6) | (bytes[at + rest]! & 0x3f)
  return code
}

/** However often it is repeated. */
function separatesWords(byte: number): boolean {
  return KIND_OF_BYTE[byte] === SPACE || KIND_OF_BYTE[byte] === PUNCTUATION
}

/** A hyphen for what joins, a space and a semicolon for spaces and punctuation beyond ASCII. */
function foldCharacter(character: string): Uint8Array {
  const text = Array.from(/\s/.test(character) || isJoiner(character) ? character : fold(character), (one) =>
    /\s/.test(one) ? ' ' : isJoiner(one) ? '-' : /[\p{L}\p{N}\p{M}]/u.test(one) ? one : ';',
  ).join('')
  const bytes = new Uint8Array(text.length * MOST_UTF8_BYTES)
  return bytes.slice(0, writeUtf8(text, bytes, 0))
}

function isJoiner(character: string): boolean {
  return '-‐‑/'.includes(character)
}

function grown(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size)
  larger.set(bytes)
  return larger
}
