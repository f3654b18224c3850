import { expect, it } from 'vitest'
import { createRng } from '../../../src/core/columns/rng.ts'
import { TextTable } from '../../../src/core/columns/text-table.ts'

/** Looks for and adds texts in turns, as a map would take them. */
function expectAsMap(texts: readonly string[]): void {
  const rng = createRng(1)
  const table = new TextTable()
  const numbers = new Map<string, number>()
  for (const text of texts) {
    if (rng() < 0.3) expect(table.find(text)).toBe(numbers.get(text) ?? -1)
    if (!numbers.has(text)) numbers.set(text, numbers.size)
    expect(table.add(text)).toBe(numbers.get(text))
  }
  expect(table.texts()).toEqual([...numbers.keys()])
  for (const [text, number] of numbers) expect(table.find(text)).toBe(number)
  expectGoesOn(table, [...numbers.keys()])
}

/** Another table that knows only the hashes until it must look. */
function expectGoesOn(table: TextTable, texts: readonly string[]): void {
  const asked = new Set<number>()
  const known = { hashes: table.hashes(), textOf: (number: number) => (asked.add(number), texts[number]!) }
  const next = new TextTable(known)
  expect(next.size).toBe(texts.length)
  expect(next.add('none of them')).toBe(texts.length)
  expect(texts.map((text) => next.find(text))).toEqual(texts.map((_, number) => number))
  expect(next.add('another')).toBe(texts.length + 1)
  expect(next.texts()).toEqual([...texts, 'none of them', 'another'])
  expect(asked.size).toBe(texts.length)
}

it('asks for known texts only where something has their hash', () => {
  const texts = Array.from({ length: 1000 }, (_, index) => `text ${index}`)
  const table = new TextTable()
  for (const text of texts) table.add(text)
  const asked: number[] = []
  const textOf = (number: number): string => {
    asked.push(number)
    return texts[number]!
  }
  const next = new TextTable({ hashes: table.hashes(), textOf })
  for (const text of ['text 7', 'new', 'text 990', 'text 7']) next.add(text)
  expect(asked).toEqual([7, 990])
})

it('numbers texts of all lengths as a map would', () => {
  const rng = createRng(2)
  const letters = ['a', 'b', 'é', '漢', '😀', '\ud800', '\udc00', '\0']
  const length = (): number => (rng() < 0.1 ? 300 : 4)
  const text = (): string => Array.from({ length: rng() * length() }, () => letters[Math.floor(rng() * 8)]).join('')
  expectAsMap(['', ...Array.from({ length: 20_000 }, text), ''])
})

it('whether they are of one piece, cut out of a longer one or put together', () => {
  const long = Array.from({ length: 5000 }, (_, index) => `${index}, `).join('')
  const cut = Array.from({ length: 300 }, (_, index) => long.slice(index * 40, index * 40 + 30))
  expectAsMap([
    ...cut,
    ...cut.map((text) => text.slice(0, 15) + text.slice(15)),
    ...cut.map((text) => [...text].join('')),
  ])
})

it('also where thousands differ in few of many letters', () => {
  const same = 'The same, again and again. '.repeat(40)
  const texts = Array.from({ length: 3000 }, (_, index) => same + String(index).padStart(4, '0') + same)
  expectAsMap([...texts, 'one more', ...texts])
})
