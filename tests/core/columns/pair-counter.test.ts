import { describe, expect, it } from 'vitest'
import { PairCounter } from '../../../src/core/columns/pair-counter.ts'
import { createRng } from '../../../src/core/columns/rng.ts'

describe('PairCounter', () => {
  it('agrees with a Map on many random pairs, sorted by source, then target', () => {
    const rng = createRng(7)
    const counter = new PairCounter()
    const expected = new Map<string, number>()
    for (let i = 0; i < 20_000; i++) {
      const a = Math.floor(rng() * 300)
      const b = Math.floor(rng() * 300)
      counter.add(a, b, 0.5)
      if (a !== b) {
        const key = `${Math.min(a, b)} ${Math.max(a, b)}`
        expected.set(key, (expected.get(key) ?? 0) + 0.5)
      }
    }
    const { sources, targets, weights } = counter.toNetwork(300)
    const found = Array.from(sources, (source, edge) => [`${source} ${targets[edge]}`, weights[edge]] as const)
    expect(counter.size).toBe(expected.size)
    expect(new Map(found)).toEqual(expected)
    const order = Array.from(sources, (source, edge) => source * 300 + targets[edge]!)
    expect(order).toEqual(order.toSorted((left, right) => left - right))
  })

  it('ignores a pair of a number with itself', () => {
    const counter = new PairCounter()
    counter.add(3, 3, 1)
    expect(counter.size).toBe(0)
  })
})
