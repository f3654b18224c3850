/** Every different text of a file once, in one pool that is decoded in one go and cut up without copying. */
import { makeNumbers } from '../../columns/make-room.ts'
import { decodeUtf8 } from '../utf8.ts'
import { Damage, type ByteReader } from './byte-reader.ts'

export const UTF_8 = 0
export const UTF_16 = 1

/** Texts as they stand in the file: `lengths` are in units of strings, `bytes` hold all of them. Throws `Damage`. */
export function readPool(reader: ByteReader): { lengths: Uint32Array; encoding: number; bytes: Uint8Array } {
  const lengths = makeNumbers(reader.length())
  for (let index = 0; index < lengths.length; index++) lengths[index] = reader.count()
  return { lengths, encoding: reader.byte(), bytes: reader.take(reader.count()) }
}

/** Throws `Damage` if the lengths don't fit the pool. */
export function readStrings(reader: ByteReader): string[] {
  const { lengths, encoding, bytes } = readPool(reader)
  const pool = encoding === UTF_16 ? fromUtf16(bytes) : fromUtf8(bytes)
  const texts = new Array<string>(lengths.length)
  let start = 0
  for (let index = 0; index < lengths.length; index++) texts[index] = pool.slice(start, (start += lengths[index]!))
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
