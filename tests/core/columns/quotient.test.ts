import { describe, expect, it } from 'vitest'
import { toAdjacency } from '../../../src/core/columns/adjacency.ts'
import { permute, permuteLinks } from '../../../src/core/columns/permutation.ts'
import { compactLabels, quotientOf, splitByLabel, sumByLabel, type Links } from '../../../src/core/columns/quotient.ts'
import { createRng, shuffle } from '../../../src/core/columns/rng.ts'
import { randomNetwork } from '../analysis/random-networks.ts'

/** Every link of every node as "from to weight", sorted. */
function listLinks({ offsets, neighbours, weights }: Links, rename = (node: number): number => node): string[] {
  const rows: string[] = []
  for (let node = 0; node + 1 < offsets.length; node++)
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++)
      rows.push(`${rename(node)} ${rename(neighbours[link]!)} ${weights[link]}`)
  return rows.sort()
}

const network = randomNetwork(30, 0.2, 1)
const adjacency = toAdjacency(network)
const rng = createRng(2)
const labels = Uint32Array.from({ length: 30 }, () => Math.floor(rng() * 5))

describe('toAdjacency', () => {
  it('holds both directions of every edge, and the edge behind each', () => {
    const expected = [...network.sources].flatMap((source, edge) => {
      const target = network.targets[edge]!
      return [`${source} ${target} ${network.weights[edge]}`, `${target} ${source} ${network.weights[edge]}`]
    })
    expect(listLinks(adjacency)).toEqual(expected.sort())
    adjacency.edges.forEach((edge, link) => {
      const ends = [network.sources[edge], network.targets[edge]]
      expect(ends).toContain(adjacency.neighbours[link])
      expect(adjacency.weights[link]).toBe(network.weights[edge])
    })
  })
})

describe('quotientOf', () => {
  it('sums the links between groups and drops those inside', () => {
    const sums = new Map<string, number>()
    network.sources.forEach((source, edge) => {
      const [one, other] = [labels[source]!, labels[network.targets[edge]!]!]
      if (one === other) return
      for (const key of [`${one} ${other}`, `${other} ${one}`])
        sums.set(key, (sums.get(key) ?? 0) + network.weights[edge]!)
    })
    expect(listLinks(quotientOf(adjacency, labels, 5))).toEqual([...sums].map(([key, sum]) => `${key} ${sum}`).sort())
  })
})

describe('splitByLabel', () => {
  it('gives every node to one part, with the links that stay inside', () => {
    const parts = splitByLabel(adjacency, labels)
    expect(parts.flatMap(({ members }) => [...members]).sort((a, b) => a - b)).toEqual([...labels.keys()])
    const inside = listLinks(adjacency).filter((row) => {
      const [one, other] = row.split(' ').map(Number)
      return labels[one!] === labels[other!]
    })
    const found = parts.flatMap(({ members, links }) => listLinks(links, (node) => members[node]!))
    expect(found.sort()).toEqual(inside)
  })
})

describe('labels', () => {
  it('are renumbered by first appearance and summed over', () => {
    const sparse = Uint32Array.of(4, 4, 0, 3, 0)
    expect(compactLabels(sparse)).toBe(3)
    expect([...sparse]).toEqual([0, 0, 1, 2, 1])
    expect([...sumByLabel([1, 2, 3, 4, 5], sparse, 3)]).toEqual([3, 8, 4])
  })
})

describe('permuteLinks', () => {
  it('renames the nodes and nothing else', () => {
    const sequence = shuffle(
      Uint32Array.from({ length: 30 }, (_, node) => node),
      rng,
    )
    expect(listLinks(permuteLinks(adjacency, sequence), (node) => sequence[node]!)).toEqual(listLinks(adjacency))
    expect([...permute(Float64Array.of(10, 20, 30), Uint32Array.of(2, 0, 1))]).toEqual([30, 10, 20])
  })
})
