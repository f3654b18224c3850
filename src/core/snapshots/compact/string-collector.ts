/** Every different text of a file once, on its way into the pool that `string-table.ts` reads. */
import { GrowingColumn } from '../../columns/growing-column.ts'
import { makeRoom } from '../../columns/make-room.ts'
import { TextTable } from '../../columns/text-table.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../../text/utf8.ts'
import { decodeUtf8, encodeUtf8Into } from '../utf8.ts'
import { ByteWriter } from './bytes.ts'
import type { TextCollector } from './codec.ts'
import { UTF_16, UTF_8 } from './string-table.ts'

/** Halves of characters, which UTF-8 can't hold. */
export const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Half a character, with or without the other half: looked for first, since most texts have none. */
const SURROGATE = /[\ud800-\udfff]/

/** The pool grows by so many bytes: as one piece it would be copied whenever it is full. */
const PIECE = 1 << 20

/** Shorter texts are sooner turned into bytes here than by the engine. */
const SHORT = 200

/** Texts as a collector took them. */
export interface CollectedTexts {
  /** In units of strings. */
  readonly lengths: Uint32Array
  /** In UTF-8, one after the other, in pieces that each hold whole texts. */
  readonly pool: readonly Uint8Array[]
}

const NOTHING: CollectedTexts = { lengths: new Uint32Array(), pool: [] }

export class StringCollector implements TextCollector {
  readonly #table = new TextTable()
  readonly #lengths = new GrowingColumn()
  /** Full pieces. */
  readonly #pool: Uint8Array[] = []
  #piece: Uint8Array = new Uint8Array()
  #used = 0
  #hasHalves = false
  #lastFound: string | undefined
  #lastNumber = -1

  /** Goes on where another one stopped. */
  constructor({ lengths, pool }: CollectedTexts = NOTHING) {
    this.#lengths.append(lengths, lengths.length)
    this.#pool.push(...pool)
    const { texts } = this.#table
    for (const piece of pool) {
      const text = decodeUtf8(piece, 'strict')
      for (let start = 0; start < text.length;) {
        const end = start + lengths[texts.length]!
        this.#table.add(text.slice(start, end))
        start = end
      }
    }
    // Nothing is left but a text without a letter.
    if (texts.length < lengths.length) this.#table.add('')
  }

  /** The number of the text, or −1 if it is new. */
  find(text: string): number {
    // Who looks for a record looks for the same text more than once.
    if (text === this.#lastFound) return this.#lastNumber
    const number = this.#table.find(text)
    if (number >= 0) {
      this.#lastFound = text
      this.#lastNumber = number
    }
    return number
  }

  add(text: string): number {
    const number = this.#table.add(text)
    if (number === this.#lengths.length) {
      this.#lengths.push(text.length)
      if (!this.#hasHalves) this.#append(text)
    }
    return number
  }

  write(): Uint8Array[] {
    return this.#hasHalves ? writeInUtf16(this.#table.texts) : writeTable(this.#lengths.view(), UTF_8, this.#pieces())
  }

  /** What was added so far, from which another collector can go on; nothing where UTF-8 can't hold it. */
  collected(): CollectedTexts | undefined {
    return this.#hasHalves ? undefined : { lengths: this.#lengths.view(), pool: this.#pieces() }
  }

  #append(text: string): void {
    const most = text.length * MOST_UTF8_BYTES
    if (this.#used + most > this.#piece.length) {
      this.#pool.push(this.#piece.subarray(0, this.#used))
      this.#piece = new Uint8Array(makeRoom(Math.max(PIECE, most)))
      this.#used = 0
    }
    const start = this.#used
    this.#used =
      text.length < SHORT
        ? writeUtf8(text, this.#piece, start)
        : start + encodeUtf8Into(text, this.#piece.subarray(start))
    const hasOthers = this.#used - start > text.length
    this.#hasHalves = hasOthers && SURROGATE.test(text) && LONE_SURROGATE.test(text)
  }

  #pieces(): Uint8Array[] {
    return [...this.#pool, this.#piece.subarray(0, this.#used)].filter(({ length }) => length > 0)
  }
}

/** The table in pieces. `lengths` of the texts are in units of strings; `pool` has all of them. */
export function writeTable(lengths: Uint32Array, encoding: number, pool: readonly Uint8Array[]): Uint8Array[] {
  const head = new ByteWriter()
  head.count(lengths.length)
  for (let index = 0; index < lengths.length; index++) head.count(lengths[index]!)
  head.byte(encoding)
  head.count(pool.reduce((sum, { length }) => sum + length, 0))
  return [head.written(), ...pool]
}

export function writeInUtf16(texts: readonly string[]): Uint8Array[] {
  const lengths = Uint32Array.from(texts, ({ length }) => length)
  return writeTable(lengths, UTF_16, [toUtf16(texts.join(''))])
}

function toUtf16(text: string): Uint8Array {
  const out = new ByteWriter()
  for (let at = 0; at < text.length; at++) {
    out.byte(text.charCodeAt(at) & 255)
    out.byte(text.charCodeAt(at) >> 8)
  }
  return out.written()
}
