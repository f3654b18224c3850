/** Every different text of a file once, on its way into the pool that `string-table.ts` reads. */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { GrowingColumn } from '../../columns/growing-column.ts'
import { decodeUtf8 } from '../utf8.ts'
import { ByteWriter } from './bytes.ts'
import type { TextCollector } from './codec.ts'
import { UTF_16, UTF_8 } from './string-table.ts'

/** Halves of characters, which UTF-8 can't hold. */
export const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Half a character, with or without the other half: looked for first, since most texts have none. */
const SURROGATE = /[\ud800-\udfff]/

/** Texts of about so many units become bytes together: one by one takes longer, and all at once takes their memory twice. */
const MANY_UNITS = 1 << 20

/** Texts as a collector took them. */
export interface CollectedTexts {
  /** In units of strings. */
  readonly lengths: Uint32Array
  /** In UTF-8, one after the other, in pieces that each hold whole texts. */
  readonly pool: readonly Uint8Array[]
}

const NOTHING: CollectedTexts = { lengths: new Uint32Array(), pool: [] }

export class StringCollector implements TextCollector {
  readonly #numbers = new Map<string, number>()
  readonly #lengths = new GrowingColumn()
  readonly #pool: Uint8Array[] = []
  #waiting: string[] = []
  #units = 0
  #hasHalves = false

  /** Goes on where another one stopped. */
  constructor({ lengths, pool }: CollectedTexts = NOTHING) {
    this.#lengths.append(lengths, lengths.length)
    this.#pool.push(...pool)
    for (const piece of pool) {
      const text = decodeUtf8(piece, 'strict')
      for (let start = 0; start < text.length;) {
        const end = start + lengths[this.#numbers.size]!
        this.#numbers.set(text.slice(start, end), this.#numbers.size)
        start = end
      }
    }
    // Nothing is left but a text without a letter.
    if (this.#numbers.size < lengths.length) this.#numbers.set('', this.#numbers.size)
  }

  add(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(text, number)
    this.#lengths.push(text.length)
    this.#waiting.push(text)
    this.#units += text.length
    if (this.#units >= MANY_UNITS) this.#encode()
    return number
  }

  write(): Uint8Array[] {
    this.#encode()
    return this.#hasHalves
      ? writeInUtf16([...this.#numbers.keys()])
      : writeTable(this.#lengths.view(), UTF_8, this.#pool)
  }

  /** What was added so far, from which another collector can go on; nothing where UTF-8 can't hold it. */
  collected(): CollectedTexts | undefined {
    this.#encode()
    return this.#hasHalves ? undefined : { lengths: this.#lengths.view(), pool: [...this.#pool] }
  }

  #encode(): void {
    const text = this.#waiting.join('')
    this.#hasHalves ||= SURROGATE.test(text) && LONE_SURROGATE.test(text)
    if (!this.#hasHalves) this.#pool.push(utf8ToBytes(text))
    this.#waiting = []
    this.#units = 0
  }
}

/** The table in pieces. `lengths` of the texts are in units of strings; `pool` has all of them. */
export function writeTable(lengths: Uint32Array, encoding: number, pool: readonly Uint8Array[]): Uint8Array[] {
  const head = new ByteWriter()
  head.count(lengths.length)
  for (const length of lengths) head.count(length)
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
