import { describe, expect, it } from 'vitest'
import { incidenceFrom } from '../../../src/core/columns/incidence.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import { linkClosest } from '../../../src/core/graph/closest.ts'
import { countPairs } from '../../../src/core/graph/coauthorship.ts'

const OPTIONS = { closest: 3, maxMembers: 12 }

describe('linking each member with the closest ones', () => {
  it('keeps of all pairs those that are among the closest of either, of equals the lower ones', () => {
    const rng = createRng(3)
    const members = 300
    const rows = incidenceFrom(
      Array.from({ length: 900 }, (_, row) =>
        Array.from({ length: row % 50 === 0 ? 15 : Math.floor(rng() * 9) }, () => Math.floor(rng() ** 2 * members)),
      ),
    )
    const { network: all, ...omitted } = countPairs(rows, members, { counting: 'full', maxMembers: 12 })
    const closest = Array.from({ length: members }, (_, member) =>
      Array.from(all.sources.keys())
        .filter((pair) => all.sources[pair] === member || all.targets[pair] === member)
        .sort((one, two) => all.weights[two]! - all.weights[one]! || one - two)
        .slice(0, 3),
    ).flat()
    const kept = [...new Set(closest)].sort((one, two) => one - two)
    expect(kept.length).toBeLessThan(all.sources.length)
    expect(linkClosest(rows, members, OPTIONS)).toEqual({
      network: {
        order: members,
        sources: Uint32Array.from(kept, (pair) => all.sources[pair]!),
        targets: Uint32Array.from(kept, (pair) => all.targets[pair]!),
        weights: Float64Array.from(kept, (pair) => all.weights[pair]!),
      },
      thinned: all.sources.length - kept.length,
      ...omitted,
    })
    expect(omitted.omittedRows).toBeGreaterThan(0)
  })

  it('links nobody who shares nothing', () => {
    const { network, thinned } = linkClosest(incidenceFrom([[0], [], [1, 1]]), 3, OPTIONS)
    expect(network.sources).toHaveLength(0)
    expect(thinned).toBe(0)
  })
})
