/** Ordering in linear time against ordering by comparing. */
import { describe, expect, it } from 'vitest'
import { orderByValue } from '../../../src/core/columns/ordering.ts'
import { createRng } from '../../../src/core/columns/rng.ts'

describe('ordering by value', () => {
  it.each([
    ['small whole numbers', (rng: () => number) => Math.floor(rng() * 5)],
    ['fractions of every size', (rng: () => number) => rng() ** 9 * 1e6],
    ['one and the same', () => 3],
  ])('gives what comparing gives, and keeps the order of equals: %s', (_, draw) => {
    const rng = createRng(7)
    const values = Float32Array.from({ length: 5000 }, () => draw(rng))
    const items = Uint32Array.from({ length: 3000 }, () => Math.floor(rng() * 5000))
    const expected = [...items].sort((a, b) => values[a]! - values[b]!)
    orderByValue(items, values)
    expect([...items]).toEqual(expected)
  })

  it('takes values that are a part of a longer column', () => {
    const values = Float32Array.of(9, 3, 1, 2).subarray(1)
    const items = Uint32Array.of(0, 1, 2)
    orderByValue(items, values)
    expect([...items]).toEqual([1, 2, 0])
  })
})
