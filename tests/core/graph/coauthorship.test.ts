import { describe, expect, it } from 'vitest'
import { incidenceFrom } from '../../../src/core/columns/incidence.ts'
import { sortRows } from '../../../src/core/columns/sorted-rows.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import type { Network } from '../../../src/core/model/network.ts'
import { countManyPairs, countPairs } from '../../../src/core/graph/coauthorship.ts'

const [A1, A2, A3, A4] = [0, 1, 2, 3]
const papers = incidenceFrom([
  [A1, A2, A3],
  [A1, A3],
  [A2, A4],
])

function weightsOf(counting: 'full' | 'fractional'): Record<string, number> {
  const { network } = countPairs(papers, 4, { counting, maxMembers: 25 })
  return Object.fromEntries(
    Array.from(network.sources, (source, edge) => [
      `A${source + 1}–A${network.targets[edge]! + 1}`,
      network.weights[edge]!,
    ]),
  )
}

/** The same by a table of all pairs. */
function tableOfPairs(rows: readonly (readonly number[])[], order: number, maxMembers: number): Network {
  const weights = new Map<number, number>()
  for (const row of rows.map((members) => [...new Set(members)]).filter(({ length }) => length <= maxMembers))
    for (const a of row)
      for (const b of row)
        if (a < b) weights.set(a * order + b, (weights.get(a * order + b) ?? 0) + 1 / (row.length - 1))
  const pairs = [...weights.keys()].sort((one, two) => one - two)
  return {
    order,
    sources: Uint32Array.from(pairs, (pair) => Math.floor(pair / order)),
    targets: Uint32Array.from(pairs, (pair) => pair % order),
    weights: Float64Array.from(pairs, (pair) => weights.get(pair)!),
  }
}

describe('counting co-authorship', () => {
  it('counts fully: each paper adds 1 to each of its pairs', () => {
    expect(weightsOf('full')).toEqual({ 'A1–A2': 1, 'A1–A3': 2, 'A2–A3': 1, 'A2–A4': 1 })
  })

  it("counts fractionally by Newman's 1/(n − 1)", () => {
    expect(weightsOf('fractional')).toEqual({ 'A1–A2': 0.5, 'A1–A3': 1.5, 'A2–A3': 0.5, 'A2–A4': 1 })
  })

  it('leaves a paper above the limit implicit and says how much it left out', () => {
    const hyper = incidenceFrom([Array.from({ length: 5153 }, (_, author) => author), [0, 1]])
    const { network, omittedRows, omittedPairs } = countPairs(hyper, 5153, { counting: 'full', maxMembers: 25 })
    expect(network.sources).toHaveLength(1)
    expect([omittedRows, omittedPairs]).toEqual([1, (5153 * 5152) / 2])
  })

  it('counts a person who stands twice in a byline once', () => {
    const { network } = countPairs(incidenceFrom([[0, 1, 0]]), 2, { counting: 'fractional', maxMembers: 25 })
    expect([...network.weights]).toEqual([1])
  })

  it('agrees with a table of pairs on random rows, to the last bit', () => {
    const rng = createRng(11)
    const rows = Array.from({ length: 3000 }, () =>
      Array.from({ length: Math.floor(rng() * 12) }, () => Math.floor(rng() * rng() * 400)),
    )
    const { network } = countPairs(incidenceFrom(rows), 400, { counting: 'fractional', maxMembers: 9 })
    expect(network.sources.length).toBeGreaterThan(5000)
    expect(network).toEqual(tableOfPairs(rows, 400, 9))
  })

  it('agrees with it where most have few companions and some have many', () => {
    const rng = createRng(13)
    const rows = Array.from({ length: 4000 }, () =>
      Array.from({ length: Math.floor(rng() * 8) }, () => Math.floor(rng() ** 4 * 6000)),
    )
    const { network } = countPairs(incidenceFrom(rows), 6000, { counting: 'fractional', maxMembers: 9 })
    expect(network).toEqual(tableOfPairs(rows, 6000, 9))
  })

  it('gives both ways at once what it gives one after the other, to the last bit', () => {
    const rng = createRng(12)
    const rows = incidenceFrom(
      Array.from({ length: 2000 }, (_, row) => {
        // Some have few companions, some many.
        const members = row < 300 ? 300 : 3000
        return Array.from({ length: row === 7 ? 90 : Math.floor(rng() * 12) }, () => Math.floor(rng() ** 2 * members))
      }),
    )
    const sorted = sortRows({ offsets: rows.offsets.slice(), targets: rows.targets.slice() })
    const before = sorted.targets.slice()
    for (const maxMembers of [9, 100]) {
      const both = countManyPairs(sorted, 3000, maxMembers, ['full', 'fractional'])
      const full = countPairs(rows, 3000, { counting: 'full', maxMembers })
      const fractional = countPairs(rows, 3000, { counting: 'fractional', maxMembers })
      expect({ order: 3000, ...both.links, weights: both.weights.full }).toEqual(full.network)
      expect({ order: 3000, ...both.links, weights: both.weights.fractional }).toEqual(fractional.network)
      expect(countManyPairs(sorted, 3000, maxMembers, ['fractional']).weights.fractional).toEqual(
        both.weights.fractional,
      )
      expect([both.omittedRows, both.omittedPairs]).toEqual([full.omittedRows, full.omittedPairs])
      expect(sorted.targets).toEqual(before)
    }
  })
})
