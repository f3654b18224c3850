/** The name that identity rests on (`NameKey.whole`) as bytes, without the strings in between where it is plain ASCII. */
import { hashBytes } from '../../columns/byte-table.ts'
import type { PersonName } from '../../model/paper.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../../text/utf8.ts'
import { nameKey } from './name-keys.ts'

/** Marks an initial. */
export const STOP = 0x2e

/** What becomes of an ASCII character: a letter or digit in lower case, nothing (1), or the end of a word (0). */
const FOLDED = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[A-Za-z0-9]/.test(character)) return character.toLowerCase().charCodeAt(0)
  return /['`]/.test(character) ? 1 : 0
})

/** Bytes from `start` up to `end`. */
export interface Place {
  readonly start: number
  readonly end: number
}

export class NameBytes {
  bytes = new Uint8Array(256)
  length = 0

  /** Writes the key of a name to `bytes`. */
  write(name: PersonName): void {
    const key = nameKey(name).whole
    this.#makeRoom(key.length * MOST_UTF8_BYTES)
    this.length = writeUtf8(key, this.bytes, 0)
  }

  /** The same for a name of two parts in ASCII. False when it has to be written from strings. */
  writePlain(source: Uint8Array, given: Place, family: Place): boolean {
    if (areCapitals(source, given)) return false
    // Initials may double the length.
    this.#makeRoom(2 * (given.end - given.start + family.end - family.start) + 2)
    this.length = 0
    this.#append(source, given)
    this.#append(source, family)
    return this.length > 0
  }

  hash(): number {
    return hashBytes(this.bytes, 0, this.length)
  }

  isSame(other: NameBytes): boolean {
    if (this.length !== other.length) return false
    for (let at = 0; at < this.length; at++) if (this.bytes[at] !== other.bytes[at]) return false
    return true
  }

  #append(source: Uint8Array, { start, end }: Place): void {
    const { bytes } = this
    let length = this.length
    let wordLength = 0
    for (let at = start; at <= end; at++) {
      const folded = at === end ? 0 : FOLDED[source[at]!]!
      if (folded > 1) {
        bytes[length++] = folded
        wordLength++
      } else if (folded === 0) {
        // An initial is marked.
        if (wordLength === 1) bytes[length++] = STOP
        wordLength = 0
      }
    }
    this.length = length
  }

  #makeRoom(length: number): void {
    if (this.bytes.length < length) this.bytes = new Uint8Array(length * 2)
  }
}

/** Two or three capitals may be initials without stops. */
function areCapitals(source: Uint8Array, { start, end }: Place): boolean {
  if (end - start !== 2 && end - start !== 3) return false
  for (let at = start; at < end; at++) if (source[at]! < 0x41 || source[at]! > 0x5a) return false
  return true
}
