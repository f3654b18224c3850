import { describe, expect, it } from 'vitest'
import { createRng } from '../../../src/core/columns/rng.ts'
import { ByteReader, Damage } from '../../../src/core/snapshots/compact/byte-reader.ts'
import { ByteWriter } from '../../../src/core/snapshots/compact/byte-writer.ts'
import { StringCollector } from '../../../src/core/snapshots/compact/string-collector.ts'
import { readStrings, UTF_8 } from '../../../src/core/snapshots/compact/string-table.ts'

/** More than is decoded together. */
const MUCH = 1 << 19

function written(texts: readonly string[]): Uint8Array {
  const collector = new StringCollector()
  for (const text of texts) collector.add(text)
  return Buffer.concat(collector.write())
}

function forged(lengths: readonly number[], pool: Uint8Array): ByteReader {
  const out = new ByteWriter()
  out.count(lengths.length)
  for (const length of lengths) out.count(length)
  out.byte(UTF_8)
  out.count(pool.length)
  out.append(pool)
  return new ByteReader(out.written())
}

describe('a table of texts is read as it was written', () => {
  const rng = createRng(5)
  const letters = ['a', 'é', '漢', '😀']
  const random = Array.from({ length: 3000 }, (_, index) => {
    const length = rng() < 0.01 ? rng() * 5000 : rng() * 200
    return index + Array.from({ length }, () => letters[Math.floor(rng() ** 4 * 4)]).join('')
  })

  it.each<[string, readonly string[]]>([
    ['none', []],
    ['an empty one', ['']],
    ['an empty one at the end', ['a', '']],
    ['random ones', [...new Set(random)]],
    ['one that is very long', ['before', 'x'.repeat(MUCH), 'after']],
    ['one that is very long, of large characters', ['', '😀'.repeat(MUCH), '漢'.repeat(MUCH), 'after']],
    [
      'characters on whatever border',
      ['é'.repeat(MUCH), `a${'é'.repeat(MUCH)}`, '漢'.repeat(MUCH), `a${'😀'.repeat(MUCH)}`],
    ],
    ['halves of characters', ['a', '\ud83d', '\ude00', '😀', '']],
  ])('%s', (_, texts) => expect(readStrings(new ByteReader(written(texts)))).toEqual(texts))
})

describe('a table that nobody wrote is called damaged', () => {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

  it.each<[string, readonly number[], Uint8Array]>([
    ['too few texts', [1], utf8('ab')],
    ['too few texts, and very much more', [1], utf8('b'.repeat(MUCH))],
    ['no texts', [], utf8('a')],
    ['too many texts', [1, 1, 1], utf8('ab')],
    ['a text longer than all', [3], utf8('ab')],
    ['a text longer than anything', [0xffffffff], utf8('ab')],
    ['not UTF-8', [2], Uint8Array.of(0xff, 0xff)],
    ['nothing but ends of characters', [MUCH], new Uint8Array(MUCH).fill(0x80)],
    ['a character cut off', [1], utf8('é').slice(0, 1)],
  ])('%s', (_, lengths, pool) => expect(() => readStrings(forged(lengths, pool))).toThrow(Damage))

  it('a text that ends within a character, where much follows', () => {
    const pool = utf8('😀'.repeat(MUCH))
    const lengths = [1, ...Array.from({ length: MUCH - 1 }, () => 2), 1]
    try {
      expect(readStrings(forged(lengths, pool)).join('')).toBe('😀'.repeat(MUCH))
    } catch (error) {
      expect(error).toBeInstanceOf(Damage)
    }
  })
})
