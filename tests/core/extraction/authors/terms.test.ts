import { expect, it } from 'vitest'
import { createRng } from '../../../../src/core/columns/rng.ts'
import { TermReader } from '../../../../src/core/extraction/authors/terms.ts'
import { fold } from '../../../../src/core/text/fold.ts'

const WORDS = ['glacier', 'Herons', 'Marshes', 'bus', 'Lichen-covered', 'naïve', 'Straße', 'ΟΔΟΣ', "l'Élan", 'ﬁsheries']
const ODD = [
  '王伟的湖泊',
  'lake王',
  'アイス',
  '3-D',
  '2024',
  '½',
  'x'.repeat(30),
  'ß'.repeat(14),
  '𝐀𝐁𝐂',
  '😀',
  '\uD800',
]
const BETWEEN = [' ', ' ', ' ', '\n', '\u00A0', '\u3000', '-', '–', '’', '.', ',', '\u0301', '\u200B', '\u0000']
const PIECES = [...WORDS, ...ODD, ...BETWEEN]

/** The same as strings: words of folded text without the ending of a plural, pairs of characters where there are no spaces. */
function termsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => {
      if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(word))
        return Array.from({ length: Math.min(200, word.length - 1) }, (_, at) => word.slice(at, at + 2))
      if (word.length < 3) return []
      return [(word.length < 5 ? word : word.replace(/e?s$/, '')).slice(0, 24)]
    })
}

it('terms are those of the folded text, numbered as they come', () => {
  const rng = createRng(3)
  const reader = new TermReader()
  const numbers = new Map<string, number>()
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: 12 }, () => PIECES[Math.floor(rng() * PIECES.length)]).join('')
    const found: number[] = []
    reader.read(text, (term) => found.push(term))
    const expected = termsOf(text).map((term) => {
      if (!numbers.has(term)) numbers.set(term, numbers.size)
      return numbers.get(term)!
    })
    expect([text, found]).toEqual([text, expected])
  }
})

it('terms that are new or not kept are passed over when no more are to be learnt', () => {
  const reader = new TermReader()
  const read = (text: string): number[] => {
    const found: number[] = []
    reader.read(text, (term) => found.push(term))
    return found
  }
  expect(read('salmon and herons')).toEqual([0, 1, 2])
  reader.close((term) => term !== 1)
  expect(read('Heron and salmon hunt; herons naïve')).toEqual([2, 0, 2])
})

it('one word without an end is read once', () => {
  const reader = new TermReader()
  let found = 0
  reader.read('é-'.repeat(500_000), () => found++)
  reader.read(`${'a'.repeat(500_000)}é`, () => found++)
  expect(found).toBe(1)
})
