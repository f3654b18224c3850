import { describe, expect, it } from 'vitest'
import { ByteTable } from '../../../src/core/columns/byte-table.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import { readUtf8, writeUtf8 } from '../../../src/core/text/utf8.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('a table of bytes', () => {
  it('numbers texts as a map would, and gives them back', () => {
    const rng = createRng(1)
    const table = new ByteTable()
    const numbers = new Map<string, number>()
    for (let turn = 0; turn < 20_000; turn++) {
      const text = 'x'.repeat(Math.floor(rng() * 4)) + Math.floor(rng() * 5000)
      const bytes = encode(`<${text}>`)
      if (rng() < 0.3) expect(table.find(bytes, 1, bytes.length - 1)).toBe(numbers.get(text) ?? -1)
      if (!numbers.has(text)) numbers.set(text, numbers.size)
      expect(table.add(bytes, 1, bytes.length - 1)).toBe(numbers.get(text))
    }
    expect(table.size).toBe(numbers.size)
    expect(table.bytes).toBe([...numbers.keys()].join('').length)
    for (const [text, number] of numbers) expect(readUtf8(table.bytesOf(number))).toBe(text)
  })

  it('keeps entries of one hash apart, in the order of first mention, however it grows', () => {
    const table = new ByteTable()
    for (let number = 0; number < 3000; number++) {
      const bytes = encode(String(number))
      table.add(bytes, 0, bytes.length, number % 7)
    }
    for (let hash = 0; hash < 7; hash++) {
      const entries = [...table.entriesOf(hash)]
      expect(entries).toEqual(Array.from({ length: entries.length }, (_, index) => hash + 7 * index))
    }
  })
})

describe('short texts as UTF-8', () => {
  it('come back as they were, halves of characters too, and are UTF-8 otherwise', () => {
    for (const text of ['', 'plain', 'ümläut', '王 北京', '\u{1F411}a', '\ud83d', '\udc11\ud83d', 'x'.repeat(9000)]) {
      const bytes = new Uint8Array(3 * text.length)
      const written = bytes.subarray(0, writeUtf8(text, bytes, 0))
      expect(readUtf8(written)).toBe(text)
      if (!/[\ud800-\udfff]/u.test(text)) expect(written).toEqual(encode(text))
    }
  })
})
