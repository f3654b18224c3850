/** Every different text of a file once, in one pool: decoded in one go and cut up without copying. */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { decodeUtf8 } from '../utf8.ts'
import { ByteWriter, Damage, type ByteReader } from './bytes.ts'
import type { TextCollector } from './codec.ts'

/** Halves of characters, which UTF-8 can't hold. */
export const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

export const UTF_8 = 0
const UTF_16 = 1

export class StringCollector implements TextCollector {
  readonly #numbers = new Map<string, number>()

  /** Its number, from 0 in the order of first mention. */
  add(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#numbers.size)
    return this.#numbers.size - 1
  }

  write(): ByteWriter {
    return writeTexts([...this.#numbers.keys()])
  }
}

export function writeTexts(texts: readonly string[]): ByteWriter {
  const out = new ByteWriter()
  const pool = texts.join('')
  const encoding = LONE_SURROGATE.test(pool) ? UTF_16 : UTF_8
  const bytes = encoding === UTF_8 ? utf8ToBytes(pool) : toUtf16(pool)
  out.count(texts.length)
  for (const text of texts) out.count(text.length)
  out.byte(encoding)
  out.count(bytes.length)
  out.append(bytes)
  return out
}

/** Throws `Damage` if the lengths don't fit the pool. */
export function readStrings(reader: ByteReader): string[] {
  const lengths = Uint32Array.from({ length: reader.length() }, () => reader.count())
  const encoding = reader.byte()
  const bytes = reader.take(reader.count())
  const pool = encoding === UTF_16 ? fromUtf16(bytes) : fromUtf8(bytes)
  const texts = new Array<string>(lengths.length)
  let start = 0
  for (const [index, length] of lengths.entries()) {
    texts[index] = pool.slice(start, start + length)
    start += length
  }
  if (start !== pool.length) throw new Damage('its texts have other lengths than they should')
  return texts
}

function fromUtf8(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes, 'strict')
  } catch {
    throw new Damage('its texts are not UTF-8')
  }
}

function toUtf16(text: string): Uint8Array {
  const out = new ByteWriter()
  for (let at = 0; at < text.length; at++) {
    out.byte(text.charCodeAt(at) & 255)
    out.byte(text.charCodeAt(at) >> 8)
  }
  return out.written()
}

function fromUtf16(bytes: Uint8Array): string {
  const pieces: string[] = []
  // In pieces, since the arguments of a call stand on the stack.
  for (let start = 0; start < bytes.length; start += 1 << 13)
    pieces.push(String.fromCharCode(...unitsOf(bytes.subarray(start, start + (1 << 13)))))
  return pieces.join('')
}

function unitsOf(bytes: Uint8Array): Uint16Array {
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, index) => bytes[2 * index]! | (bytes[2 * index + 1]! << 8))
}
