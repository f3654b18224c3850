/** Every different text of a file once, on its way into the pool that `string-table.ts` reads. */
import { GrowingColumn } from '../../columns/growing-column.ts'
import { makeRoom } from '../../columns/make-room.ts'
import { TextTable } from '../../columns/text-table.ts'
import { encodeUtf8Into } from '../../text/encode-utf8.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../../text/utf8.ts'
import { decodeUtf8 } from '../utf8.ts'
import { ByteWriter } from './byte-writer.ts'
import type { TextCollector } from './codec.ts'
import { UTF_16, UTF_8 } from './string-table.ts'

/** Halves of characters. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Half a character, with or without the other half: looked for first, since most texts have none. */
const SURROGATE = /[\ud800-\udfff]/

/** The pool grows by so many bytes: as one piece it would be copied whenever it is full. */
const PIECE = 1 << 20

/** Whether a text that takes so many bytes holds half a character, which UTF-8 can't hold. */
export function isHalved(text: string, byteLength: number): boolean {
  return byteLength > text.length && SURROGATE.test(text) && LONE_SURROGATE.test(text)
}

/** Shorter texts are sooner turned into bytes here than by the engine. */
const SHORT = 200

/** Texts as a collector took them. */
export interface CollectedTexts {
  /** Of every text the length in units of strings, then of every text that in bytes, then the hash of every text. */
  readonly columns: Uint32Array
  /** In UTF-8, one after the other, in pieces that each hold whole texts. */
  readonly pool: readonly Uint8Array[]
}

const NOTHING: CollectedTexts = { columns: new Uint32Array(), pool: [] }

export class StringCollector implements TextCollector {
  readonly #table: TextTable
  readonly #lengths = new GrowingColumn()
  readonly #byteLengths = new GrowingColumn()
  /** Full pieces. */
  readonly #pool: Uint8Array[]
  #piece: Uint8Array = new Uint8Array()
  #used = 0
  #hasHalves = false
  #lastFound: string | undefined
  #lastNumber = -1

  /** Goes on where another one stopped. */
  constructor({ columns, pool }: CollectedTexts = NOTHING) {
    const count = columns.length / 3
    const byteLengths = columns.subarray(count, 2 * count)
    this.#lengths.append(columns, count)
    this.#byteLengths.append(byteLengths, count)
    this.#pool = [...pool]
    this.#table = new TextTable({ hashes: columns.subarray(2 * count), textOf: textsIn(pool, byteLengths) })
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
      if (!this.#hasHalves) this.#byteLengths.push(this.#append(text))
    }
    return number
  }

  write(): Uint8Array[] {
    return this.#hasHalves ? writeInUtf16(this.#table.texts()) : writeTable(this.#lengths.view(), UTF_8, this.#pieces())
  }

  /** What was added so far, from which another collector can go on; nothing where UTF-8 can't hold it. */
  collected(): CollectedTexts | undefined {
    if (this.#hasHalves) return undefined
    const count = this.#lengths.length
    const columns = new Uint32Array(count * 3)
    columns.set(this.#lengths.view())
    columns.set(this.#byteLengths.view(), count)
    columns.set(this.#table.hashes(), 2 * count)
    return { columns, pool: this.#pieces() }
  }

  /** How many bytes the text takes. */
  #append(text: string): number {
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
    const length = this.#used - start
    this.#hasHalves = isHalved(text, length)
    return length
  }

  #pieces(): Uint8Array[] {
    return [...this.#pool, this.#piece.subarray(0, this.#used)].filter(({ length }) => length > 0)
  }
}

/** The texts of a pool by their numbers. */
function textsIn(pool: readonly Uint8Array[], byteLengths: Uint32Array): (number: number) => string {
  const starts = new Float64Array(byteLengths.length + 1)
  for (let number = 0; number < byteLengths.length; number++)
    starts[number + 1] = starts[number]! + byteLengths[number]!
  return (number) => {
    let start = starts[number]!
    for (const piece of pool) {
      if (start < piece.length) return decodeUtf8(piece.subarray(start, start + byteLengths[number]!), 'strict')
      start -= piece.length
    }
    // Nothing is left but a text without a letter.
    return ''
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
