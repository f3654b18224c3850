import { describe, expect, it } from 'vitest'
import { degrees, detectCommunities, findPart } from '../../../src/core/analysis/index.ts'
import { groupedNetwork, networkOf } from './random-networks.ts'

const WALK = { way: 'walk', size: 80, alpha: 5 } as const

describe('findPart', () => {
  const network = groupedNetwork(8, 40, 2)
  const { communities } = detectCommunities(network, { seed: 1, resolution: 1 })

  it('finds the same representative part again, with shares that add up to all', () => {
    const part = findPart(network, communities, WALK, 1)
    expect(part.nodes).toHaveLength(80)
    expect(findPart(network, communities, WALK, 1)).toEqual(part)
    for (const shares of [part.degrees, part.communities]) {
      expect(shares.reduce((sum, { whole }) => sum + whole, 0)).toBeCloseTo(1, 9)
      expect(shares.reduce((sum, share) => sum + share.part, 0)).toBeCloseTo(1, 9)
    }
    // Each of eight communities has an eighth, within what chance would give.
    for (const { whole, part: share, error } of part.communities)
      expect(Math.abs(share - whole)).toBeLessThan(3 * error)
  })

  it('takes the most connected, of equals the first', () => {
    const star = networkOf(6, [
      [3, 0],
      [3, 1],
      [3, 2],
      [5, 3],
      [5, 4],
    ])
    const wish = { way: 'links', size: 3, alpha: 5 } as const
    const { nodes, degrees: shares } = findPart(star, new Uint32Array(6).fill(1), wish, 1)
    expect([...degrees(star)]).toEqual([1, 1, 1, 4, 1, 2])
    expect([...nodes]).toEqual([0, 3, 5])
    expect(shares.map(({ value, whole, part }) => [value, whole * 6, Math.round(part * 3)])).toEqual([
      [1, expect.closeTo(4, 9), 1],
      [2, expect.closeTo(1, 9), 1],
      [3, expect.closeTo(1, 9), 1],
    ])
  })

  it('gives everything, without errors, where less was to be left out than there is', () => {
    const { nodes, communities: shares } = findPart(network, communities, { ...WALK, size: 1000 }, 1)
    expect(nodes).toHaveLength(network.order)
    for (const { whole, part, error } of shares) {
      expect(part).toBeCloseTo(whole, 9)
      expect(error).toBe(0)
    }
  })
})
