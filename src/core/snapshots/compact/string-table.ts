/** Every different text of a file once, in one pool that is cut up without copying. */
import { createUtf8Decoder } from '../utf8.ts'
import { Damage, type ByteReader } from './bytes.ts'

export const UTF_8 = 0
export const UTF_16 = 1

/** So many bytes are decoded together: one letter that is not Latin makes all of what is decoded with it take twice the memory. */
const TOGETHER = 1 << 18

const MISFIT = 'its texts have other lengths than they should'

/** Throws `Damage` if the lengths don't fit the pool. */
export function readStrings(reader: ByteReader): string[] {
  const lengths = new Uint32Array(reader.length())
  for (let index = 0; index < lengths.length; index++) lengths[index] = reader.count()
  const encoding = reader.byte()
  const bytes = reader.take(reader.count())
  return encoding === UTF_16 ? cut(fromUtf16(bytes), lengths) : cutUtf8(bytes, lengths)
}

function cut(pool: string, lengths: Uint32Array): string[] {
  const texts = new Array<string>(lengths.length)
  let start = 0
  for (let index = 0; index < lengths.length; index++) texts[index] = pool.slice(start, (start += lengths[index]!))
  if (start !== pool.length) throw new Damage(MISFIT)
  return texts
}

function cutUtf8(bytes: Uint8Array, lengths: Uint32Array): string[] {
  const texts = new Array<string>(lengths.length)
  const decoder = createUtf8Decoder('strict')
  let count = 0
  let together = TOGETHER
  for (let from = 0; from < bytes.length || count < texts.length;) {
    const to = endOfCharacter(bytes, from + Math.max(together, lengths[count] ?? 0))
    const pool = decodeStrictly(bytes.subarray(from, to))
    const before = count
    let start = 0
    for (; count < texts.length; count++) {
      const end = start + lengths[count]!
      if (end > pool.length) break
      texts[count] = pool.slice(start, end)
      start = end
    }
    const isEnd = to === bytes.length
    if (isEnd && (start < pool.length || count < texts.length)) throw new Damage(MISFIT)
    together = count === before ? together * 2 : TOGETHER
    from = to - (pool.length === to - from ? pool.length - start : bytesFrom(pool, start))
  }
  return texts

  function decodeStrictly(piece: Uint8Array): string {
    try {
      return decoder.decode(piece)
    } catch {
      throw new Damage('its texts are not UTF-8')
    }
  }
}

/** The last place up to this one where a character ends. */
function endOfCharacter(bytes: Uint8Array, most: number): number {
  if (most >= bytes.length) return bytes.length
  let end = most
  // All but the first of the up to four bytes of a character begin with these two bits.
  while (end > most - 3 && (bytes[end]! & 0xc0) === 0x80) end--
  return end
}

/** How many bytes of UTF-8 the text has from some place on. */
function bytesFrom(text: string, start: number): number {
  let bytes = 0
  for (let index = start; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    // Either half of a character has two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
  }
  return bytes
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
