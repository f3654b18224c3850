import { describe, expect, it } from 'vitest'
import { detectCommunities } from '../../../src/core/analysis/index.ts'
import type { Network } from '../../../src/core/model/network.ts'
import { groupedNetwork, neighboursOf, networkOf, randomNetwork } from './random-networks.ts'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** Modularity from its definition, pair by pair. */
function modularity(network: Network, communities: Uint32Array, resolution: number): number {
  const { order, sources, targets, weights } = network
  const matrix = Array.from({ length: order }, () => new Float64Array(order))
  sources.forEach((source, edge) => {
    matrix[source]![targets[edge]!] = weights[edge]!
    matrix[targets[edge]!]![source] = weights[edge]!
  })
  const strength = matrix.map((row) => row.reduce((sum, value) => sum + value, 0))
  const total = strength.reduce((sum, value) => sum + value, 0)
  let sum = 0
  for (let one = 0; one < order; one++)
    for (let other = 0; other < order; other++)
      if (communities[one] === communities[other])
        sum += matrix[one]![other]! - (resolution * strength[one]! * strength[other]!) / total
  return sum / total
}

function isConnected(network: Network, members: readonly number[]): boolean {
  const near = neighboursOf(network)
  const inside = new Set(members)
  const met = new Set([members[0]!])
  for (const node of met) for (const other of near[node]!) if (inside.has(other)) met.add(other)
  return met.size === inside.size
}

function membersOf(communities: Uint32Array): Map<number, number[]> {
  const members = new Map<number, number[]>()
  communities.forEach((community, node) => members.set(community, [...(members.get(community) ?? []), node]))
  return members
}

describe('detectCommunities', () => {
  it.each(SEEDS)('finds planted groups, numbered from the largest (seed %i)', (seed) => {
    const { communities } = detectCommunities(groupedNetwork(6, 20, seed), { seed, resolution: 1 })
    for (let group = 0; group < 6; group++)
      expect(new Set(communities.subarray(group * 20, group * 20 + 20)).size).toBe(1)
    expect(new Set(communities)).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  })

  it.each(SEEDS)('gives connected communities in order of size, and the same ones again (seed %i)', (seed) => {
    for (const quality of ['modularity', 'association-strength'] as const) {
      const network = randomNetwork(80, 0.04, seed)
      const options = { seed, resolution: 1, quality }
      const { communities } = detectCommunities(network, options)
      const members = membersOf(communities)
      const sizes = [...members.keys()].sort((a, b) => a - b).map((community) => members.get(community)!.length)
      expect([...members.keys()].sort((a, b) => a - b)).toEqual(sizes.map((_, index) => index + 1))
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      for (const group of members.values()) expect(isConnected(network, group)).toBe(true)
      expect(detectCommunities(network, options).communities).toEqual(communities)
    }
  })

  it.each([0.5, 1, 2])('states the modularity by definition (resolution %f)', (resolution) => {
    const network = randomNetwork(60, 0.08, 11)
    const { communities, quality } = detectCommunities(network, { seed: 1, resolution })
    expect(quality).toBeCloseTo(modularity(network, communities, resolution), 10)
  })

  it('cannot be bettered by moving one node to a community beside it', () => {
    for (const seed of SEEDS) {
      const network = randomNetwork(50, 0.1, seed)
      const near = neighboursOf(network)
      const { communities, quality } = detectCommunities(network, { seed, resolution: 1 })
      for (let node = 0; node < network.order; node++)
        for (const neighbour of near[node]!) {
          const moved = communities.slice()
          moved[node] = communities[neighbour]!
          expect(modularity(network, moved, 1)).toBeLessThanOrEqual(quality + 1e-9)
        }
    }
  })

  it('gives more communities at a higher resolution', () => {
    const network = randomNetwork(120, 0.05, 3)
    const count = (resolution: number): number =>
      Math.max(...detectCommunities(network, { seed: 1, resolution }).communities)
    expect(count(0.3)).toBeLessThan(count(1))
    expect(count(1)).toBeLessThan(count(4))
  })

  it('joins small communities to a neighbour and sets those without one to 0', () => {
    const triangles = [0, 3, 6].flatMap((first): [number, number][] => [
      [first, first + 1],
      [first, first + 2],
      [first + 1, first + 2],
    ])
    const network = networkOf(11, [...triangles, [2, 3], [9, 10]])
    const { communities } = detectCommunities(network, { seed: 1, resolution: 2, minimumSize: 5 })
    expect([...communities]).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
  })

  it("gives VOSviewer's quality its value on two linked pairs", () => {
    // Strengths 1, 2, 2, 1 sum to 6, so the association strengths are 6/2, 6/4, 6/2; both pairs: (3 − 1) + (3 − 1) of 7.5.
    const path = networkOf(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ])
    const { communities, quality } = detectCommunities(path, {
      seed: 1,
      resolution: 1,
      quality: 'association-strength',
    })
    expect([...communities]).toEqual([1, 1, 2, 2])
    expect(quality).toBeCloseTo(4 / 7.5, 12)
  })

  it('accepts networks without nodes or links, and refuses a resolution that is none', () => {
    expect(detectCommunities(networkOf(0, []), { seed: 1, resolution: 1 })).toEqual({
      communities: new Uint32Array(0),
      quality: 0,
    })
    expect([...detectCommunities(networkOf(3, []), { seed: 1, resolution: 1 }).communities]).toEqual([1, 2, 3])
    for (const resolution of [0, -1, NaN, Infinity])
      expect(() => detectCommunities(networkOf(1, []), { seed: 1, resolution })).toThrow(/resolution/)
  })
})

describe('detectCommunities from an earlier state', () => {
  const network = groupedNetwork(12, 30, 4)
  const anew = detectCommunities(network, { seed: 1, resolution: 1 })

  it('leaves communities that cannot be bettered as they are', () => {
    const again = detectCommunities(network, { seed: 5, resolution: 1, start: anew.communities })
    expect(again).toEqual(anew)
  })

  it.each(SEEDS)(
    'finds a place for what is new, nearly as good as if all were, in connected communities (seed %i)',
    (seed) => {
      const scattered = randomNetwork(300, 0.012, seed)
      const before = detectCommunities(scattered, { seed, resolution: 1 })
      const start = before.communities.map((community, node) => (node % 13 === 4 ? 0 : community))
      const { communities, quality } = detectCommunities(scattered, { seed, resolution: 1, start })
      expect(quality).toBeCloseTo(modularity(scattered, communities, 1), 10)
      expect(quality).toBeGreaterThan(before.quality - 0.03)
      for (const group of membersOf(communities).values()) expect(isConnected(scattered, group)).toBe(true)
    },
  )

  it('moves nobody but who may move, and finds a place for them nearly as good as if all did', () => {
    const sparse = groupedNetwork(40, 25, 3)
    const before = detectCommunities(sparse, { seed: 1, resolution: 1 })
    const movable = Uint8Array.from({ length: sparse.order }, (_, node) => (node % 11 === 3 ? 1 : 0))
    const start = before.communities.map((community, node) => (movable[node] === 1 ? 0 : community))
    const again = detectCommunities(sparse, { seed: 1, resolution: 1, start, movable })
    expect(again.quality).toBeGreaterThan(before.quality - 0.01)
    for (const group of membersOf(again.communities).values()) expect(isConnected(sparse, group)).toBe(true)
    // Who stays together or apart among those who may not move is the same as before.
    for (let node = 1; node < sparse.order; node++) {
      if (movable[node] === 1 || movable[node - 1] === 1) continue
      const wereTogether = before.communities[node] === before.communities[node - 1]
      expect(again.communities[node] === again.communities[node - 1]).toBe(wereTogether)
    }
  })

  it('leaves communities as they are where nobody may move, however bad they are', () => {
    const halves = Uint32Array.from({ length: network.order }, (_, node) => (node < network.order / 2 ? 1 : 2))
    const movable = new Uint8Array(network.order)
    const { communities } = detectCommunities(network, { seed: 1, resolution: 1, start: halves, movable })
    expect(communities).toEqual(halves)
  })

  it('lets a group that is new join a community as a whole, when no one of it would by itself', () => {
    const known = groupedNetwork(4, 20, 2)
    const added = 3
    const order = known.order + added
    const links: [number, number, number][] = []
    for (let one = known.order; one < order; one++) {
      for (let other = one + 1; other < order; other++) links.push([one, other, 6])
      for (let member = 0; member < 4; member++) links.push([member, one, 1])
    }
    const between = Array.from(known.sources, (one, edge): [number, number] => [one, known.targets[edge]!])
    const grown = networkOf(order, [...between, ...links])
    const before = detectCommunities(known, { seed: 1, resolution: 1 }).communities
    const start = Uint32Array.from({ length: order }, (_, node) => before[node] ?? 0)
    const movable = Uint8Array.from(start, (community) => (community === 0 ? 1 : 0))
    const { communities } = detectCommunities(grown, { seed: 1, resolution: 1, start, movable })
    expect(new Set(communities).size).toBe(4)
    expect(new Set([communities[0], ...communities.subarray(known.order)]).size).toBe(1)
  })

  it('lets what was cut off from its community join the one beside it, though nobody may move', () => {
    const clique = (first: number, size: number): [number, number][] =>
      Array.from({ length: size * size }, (_, pair): [number, number] => [
        first + Math.floor(pair / size),
        first + (pair % size),
      ]).filter(([one, other]) => one < other)
    // What joined 0 … 4 with 10 … 14, and 5 … 9 with 15 … 16, is gone.
    const cut = networkOf(17, [
      ...clique(0, 5),
      ...clique(5, 5),
      ...clique(10, 3),
      [13, 14],
      [15, 16],
      [12, 5],
      [13, 10],
    ])
    const start = Uint32Array.from([1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 2, 2])
    const { communities } = detectCommunities(cut, { seed: 1, resolution: 0.2, start, movable: new Uint8Array(17) })
    expect([...communities]).toEqual([2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3])
  })

  it('joins small communities where only some nodes may move, too', () => {
    const movable = new Uint8Array(network.order)
    const start = Uint32Array.from(
      { length: network.order },
      (_, node) => 1 + Math.floor(node / 30) + (node === 0 ? 12 : 0),
    )
    const options = { seed: 1, resolution: 1, start, movable }
    expect(Math.max(...detectCommunities(network, options).communities)).toBe(13)
    expect(Math.max(...detectCommunities(network, { ...options, minimumSize: 2 }).communities)).toBe(12)
  })

  it('makes one community of a new group, and lets communities join that have grown together', () => {
    // Every group was two; the last one is new.
    const start = Uint32Array.from({ length: network.order }, (_, node) => {
      const group = Math.floor(node / 30)
      return group === 11 ? 0 : 1 + (node % 2) + 2 * group
    })
    const { communities } = detectCommunities(network, { seed: 1, resolution: 1, start })
    for (let group = 0; group < 12; group++)
      expect(new Set(communities.subarray(group * 30, group * 30 + 30)).size).toBe(1)
    expect(new Set(communities).size).toBe(12)
  })

  it('takes apart what does not hang together any more, and keeps to the smallest size', () => {
    const cliques = [0, 8, 16].flatMap((first) =>
      Array.from({ length: 64 }, (_, pair): [number, number] => [first + Math.floor(pair / 8), first + (pair % 8)]),
    )
    const parts = networkOf(
      24,
      cliques.filter(([one, other]) => one < other),
    )
    const start = new Uint32Array(24).fill(1)
    const { communities } = detectCommunities(parts, { seed: 1, resolution: 1, start })
    expect(new Set(communities).size).toBe(3)
    const sized = detectCommunities(parts, { seed: 1, resolution: 1, start, minimumSize: 9 })
    expect(new Set(sized.communities)).toEqual(new Set([0]))
  })

  it('takes labels of any size', () => {
    const start = anew.communities.map((community) => community * 1_000_000)
    expect(detectCommunities(network, { seed: 1, resolution: 1, start })).toEqual(anew)
  })
})
