import { describe, expect, it } from 'vitest'
import {
  betweennessCentrality,
  closenessCentrality,
  clusteringCoefficients,
  components,
  coreNumbers,
  degrees,
  pagerank,
  shortestPaths,
  strengths,
} from '../../../src/core/analysis/index.ts'
import { toAdjacency } from '../../../src/core/columns/adjacency.ts'
import type { Network } from '../../../src/core/model/network.ts'
import { allDistances, neighboursOf, networkOf, randomNetwork } from './random-networks.ts'

const NETWORKS = [1, 2, 3, 4, 5].map((seed) => randomNetwork(40, 0.03 * seed, seed))

/** Number of shortest paths between all pairs, counted by distance. */
function pathCounts(network: Network, distances: number[][]): number[][] {
  const near = neighboursOf(network)
  return distances.map((row, source) => {
    const counts = row.map(() => 0)
    counts[source] = 1
    const byDistance = [...row.keys()].filter((node) => Number.isFinite(row[node])).sort((a, b) => row[a]! - row[b]!)
    for (const node of byDistance)
      for (const other of near[node]!) if (row[node]! + 1 === row[other]) counts[other]! += counts[node]!
    return counts
  })
}

describe('components', () => {
  it('joins exactly what can reach each other, the largest first', () => {
    for (const network of NETWORKS) {
      const found = components(network)
      const distances = allDistances(network)
      for (let one = 0; one < network.order; one++)
        for (let other = 0; other < network.order; other++)
          expect(found[one] === found[other]).toBe(Number.isFinite(distances[one]![other]))
      const sizes = new Map<number, number>()
      for (const component of found) sizes.set(component, (sizes.get(component) ?? 0) + 1)
      for (let rank = 2; sizes.has(rank); rank++) expect(sizes.get(rank)).toBeLessThanOrEqual(sizes.get(rank - 1)!)
      expect(Math.max(...found)).toBe(sizes.size)
    }
  })
})

describe('degrees and strengths', () => {
  it('count the links and add their weights', () => {
    const network = networkOf(4, [
      [0, 1, 2],
      [0, 2, 0.5],
    ])
    expect([...degrees(network)]).toEqual([2, 1, 1, 0])
    expect([...strengths(network)]).toEqual([2.5, 2, 0.5, 0])
  })
})

describe('pagerank', () => {
  it('sums to 1 and satisfies its own equation', () => {
    for (const network of NETWORKS) {
      const ranks = pagerank(toAdjacency(network), { tolerance: 1e-12, steps: 1000 })
      expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 10)
      const strength = strengths(network)
      const stranded = ranks.reduce((sum, rank, node) => sum + (strength[node] === 0 ? rank : 0), 0)
      const expected = ranks.map(() => (0.15 + 0.85 * stranded) / network.order)
      network.sources.forEach((source, edge) => {
        const target = network.targets[edge]!
        const weight = network.weights[edge]!
        expected[target]! += (0.85 * ranks[source]! * weight) / strength[source]!
        expected[source]! += (0.85 * ranks[target]! * weight) / strength[target]!
      })
      ranks.forEach((rank, node) => expect(rank).toBeCloseTo(expected[node]!, 9))
    }
  })
})

describe('coreNumbers', () => {
  it('are the largest k whose core, found by peeling, holds the node', () => {
    for (const network of NETWORKS) {
      const near = neighboursOf(network)
      const found = coreNumbers(toAdjacency(network))
      for (let k = 0; k <= Math.max(...found) + 1; k++) {
        const left = new Set(near.keys())
        const isWeak = (node: number): boolean => [...near[node]!].filter((other) => left.has(other)).length < k
        for (let weak = [...left].filter(isWeak); weak.length > 0; weak = [...left].filter(isWeak))
          for (const node of weak) left.delete(node)
        found.forEach((core, node) => expect(core >= k).toBe(left.has(node)))
      }
    }
  })
})

describe('clusteringCoefficients', () => {
  it('are the share of linked pairs among the neighbours', () => {
    for (const network of NETWORKS) {
      const near = neighboursOf(network)
      clusteringCoefficients(toAdjacency(network)).forEach((found, node) => {
        const own = [...near[node]!]
        const pairs = own.flatMap((one, index) => own.slice(index + 1).map((other) => [one, other] as const))
        const linked = pairs.filter(([one, other]) => near[one]!.has(other)).length
        expect(found).toBeCloseTo(pairs.length === 0 ? 0 : linked / pairs.length, 12)
      })
    }
  })
})

describe('betweennessCentrality', () => {
  it('is the share of shortest paths through a node, summed over all pairs', () => {
    for (const network of NETWORKS) {
      const distances = allDistances(network)
      const counts = pathCounts(network, distances)
      const { values, standardErrors, samples } = betweennessCentrality(toAdjacency(network), { seed: 1 })
      expect(samples).toBe(network.order)
      expect(standardErrors.every((error) => error === 0)).toBe(true)
      for (let node = 0; node < network.order; node++) {
        let sum = 0
        for (let one = 0; one < network.order; one++)
          for (let other = 0; other < one; other++) {
            if (one === node || other === node || !Number.isFinite(distances[one]![other])) continue
            if (distances[one]![other] === distances[one]![node]! + distances[node]![other]!)
              sum += (counts[one]![node]! * counts[node]![other]!) / counts[one]![other]!
          }
        expect(values[node]).toBeCloseTo((2 * sum) / ((network.order - 1) * (network.order - 2)), 10)
      }
    }
  })

  it('estimates large networks within its stated errors where many paths lead', () => {
    const network = randomNetwork(1500, 0.004, 5)
    const adjacency = toAdjacency(network)
    const exact = betweennessCentrality(adjacency, { seed: 1, samples: network.order })
    const sampled = betweennessCentrality(adjacency, { seed: 1, samples: 300 })
    expect(sampled.samples).toBe(300)
    const busiest = [...exact.values.keys()].sort((a, b) => exact.values[b]! - exact.values[a]!).slice(0, 200)
    const within = busiest.filter(
      (node) => Math.abs(sampled.values[node]! - exact.values[node]!) <= 2 * sampled.standardErrors[node]!,
    )
    expect(within.length).toBeGreaterThan(180)
    expect(busiest.every((node) => sampled.standardErrors[node]! > 0)).toBe(true)
  })
})

describe('closenessCentrality', () => {
  it('is the mean of 1/distance, 0 for what is out of reach', () => {
    for (const network of NETWORKS) {
      const distances = allDistances(network)
      closenessCentrality(toAdjacency(network), { seed: 1 }).values.forEach((found, node) => {
        const sum = distances[node]!.reduce((total, distance) => total + (distance > 0 ? 1 / distance : 0), 0)
        expect(found).toBeCloseTo(sum / (network.order - 1), 10)
      })
    }
  })
})

describe('shortestPaths', () => {
  it('holds exactly the nodes and edges on shortest paths', () => {
    for (const network of NETWORKS) {
      const distances = allDistances(network)
      const adjacency = toAdjacency(network)
      for (let to = 1; to < network.order; to++) {
        const distance = distances[0]![to]!
        const found = shortestPaths(adjacency, 0, to)
        if (!Number.isFinite(distance)) {
          expect(found).toBeUndefined()
          continue
        }
        const nodes = [...distances.keys()].filter((node) => distance === distances[0]![node]! + distances[node]![to]!)
        const edges = [...network.sources.keys()].filter((edge) => {
          const ends = [network.sources[edge]!, network.targets[edge]!] as const
          const isOnPath = (one: number, other: number): boolean =>
            distance === distances[0]![one]! + 1 + distances[other]![to]!
          return isOnPath(ends[0], ends[1]) || isOnPath(ends[1], ends[0])
        })
        expect(found?.distance).toBe(distance)
        expect([...(found?.nodes ?? [])].sort((a, b) => a - b)).toEqual(nodes)
        expect([...(found?.edges ?? [])].sort((a, b) => a - b)).toEqual(edges)
        expect(found?.nodes[0]).toBe(0)
        expect(found?.nodes.at(-1)).toBe(to)
      }
    }
  })

  it('gives nothing for a node that is not there, and the node itself for no distance', () => {
    const adjacency = toAdjacency(NETWORKS[0]!)
    expect(shortestPaths(adjacency, 0, 4000)).toBeUndefined()
    expect([...(shortestPaths(adjacency, 3, 3)?.nodes ?? [])]).toEqual([3])
  })
})
