import { describe, expect, it } from 'vitest'
import { components, degrees, sampleSelfRepellentWalk } from '../../../src/core/analysis/index.ts'
import { walkSelfRepellent } from '../../../src/core/analysis/sampling.ts'
import { toAdjacency } from '../../../src/core/columns/adjacency.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import type { Network } from '../../../src/core/model/network.ts'
import { groupedNetwork, neighboursOf, networkOf, randomNetwork } from './random-networks.ts'

/** Chance of leaving each node in the Metropolis–Hastings walk with uniform target. */
function chancesOfLeaving(network: Network): number[] {
  const near = neighboursOf(network)
  return near.map((set) => [...set].reduce((sum, other) => sum + 1 / Math.max(set.size, near[other]!.size), 0))
}

/** Transition matrix of that walk without its stays, made symmetric. */
function transitions(network: Network): number[][] {
  const near = neighboursOf(network)
  const leaving = chancesOfLeaving(network)
  const matrix = near.map(() => Array.from<number>({ length: network.order }).fill(0))
  near.forEach((set, node) => {
    for (const other of set)
      matrix[node]![other] = 1 / Math.max(set.size, near[other]!.size) / Math.sqrt(leaving[node]! * leaving[other]!)
  })
  return matrix
}

/** Eigenvalues and eigenvectors (as rows) of a symmetric matrix by Jacobi's rotations. */
function eigen(matrix: number[][]): { value: number; vector: number[] }[] {
  const a = matrix.map((row) => row.slice())
  const order = a.length
  const vectors: number[][] = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 12; sweep++)
    for (let p = 0; p < order; p++)
      for (let q = p + 1; q < order; q++) {
        if (Math.abs(a[p]![q]!) < 1e-14) continue
        const angle = Math.atan2(2 * a[p]![q]!, a[q]![q]! - a[p]![p]!) / 2
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        for (let k = 0; k < order; k++) {
          const [x, y] = [a[k]![p]!, a[k]![q]!]
          a[k]![p] = cos * x - sin * y
          a[k]![q] = sin * x + cos * y
        }
        for (let k = 0; k < order; k++) {
          const [x, y] = [a[p]![k]!, a[q]![k]!]
          a[p]![k] = cos * x - sin * y
          a[q]![k] = sin * x + cos * y
          const [u, v] = [vectors[p]![k]!, vectors[q]![k]!]
          vectors[p]![k] = cos * u - sin * v
          vectors[q]![k] = sin * u + cos * v
        }
      }
  return vectors.map((vector, index) => ({ value: a[index]![index]!, vector }))
}

describe('walkSelfRepellent', () => {
  it("lowers the variance of the sampled mean degree by the theory's factor", () => {
    const network = groupedNetwork(3, 14, 4)
    expect(Math.max(...components(network))).toBe(1)
    const adjacency = toAdjacency(network)
    const degree = degrees(network)
    const mean = (2 * network.sources.length) / network.order
    const leaving = chancesOfLeaving(network)
    const spectrum = eigen(transitions(network)).filter(({ value }) => value < 1 - 1e-9)
    expect(spectrum).toHaveLength(network.order - 1)
    // Doshi, Hu and Eun 2023, theorem 3.3.
    const theory = (alpha: number): number =>
      spectrum.reduce((sum, { value, vector }) => {
        const projection = vector.reduce(
          (total, entry, node) => total + (entry * (degree[node]! - mean)) / Math.sqrt(leaving[node]!),
          0,
        )
        return sum + ((1 + value) / (1 - value) / (2 * alpha * (1 + value) + 1)) * projection ** 2
      }, 0)
    const STEPS = 3000
    const WALKS = 300
    const measured = (alpha: number): number => {
      const means: number[] = []
      for (let walk = 0; walk < WALKS; walk++) {
        const rng = createRng(1000 * alpha + walk)
        const visits = walkSelfRepellent(adjacency, { alpha, start: Math.floor(rng() * network.order), rng })
        let sum = 0
        let total = 0
        for (let step = 0; step < STEPS; step++) {
          const { node, stay } = visits.next().value
          sum += degree[node]! * stay
          total += stay
        }
        means.push(sum / total)
      }
      const middle = means.reduce((total, value) => total + value, 0) / WALKS
      expect(middle).toBeCloseTo(mean, 0)
      return means.reduce((total, value) => total + (value - middle) ** 2, 0) / (WALKS - 1)
    }
    const plain = measured(0)
    for (const alpha of [1, 5, 10]) {
      const factor = plain / measured(alpha)
      const expected = theory(0) / theory(alpha)
      expect(expected).toBeGreaterThan(2)
      expect(factor / expected).toBeGreaterThan(0.75)
      expect(factor / expected).toBeLessThan(1.25)
    }
  })
})

describe('sampleSelfRepellentWalk', () => {
  it('leans neither to hubs nor to leaves, however strongly it avoids where it has been', () => {
    // Hubs of 20 leaves in a ring: a walk that hardly ever stays would meet hubs far too often.
    const HUBS = 100
    const edges = Array.from({ length: HUBS }, (_, hub) => [
      [hub, (hub + 1) % HUBS] as [number, number],
      ...Array.from({ length: 20 }, (__, leaf): [number, number] => [hub, HUBS + 20 * hub + leaf]),
    ]).flat()
    const network = networkOf(21 * HUBS, edges)
    for (const alpha of [0, 5]) {
      const sample = sampleSelfRepellentWalk(toAdjacency(network), { size: 420, alpha, seed: 1 })
      const hubs = sample.filter((node) => node < HUBS).length
      expect(hubs).toBeGreaterThan(8)
      expect(hubs).toBeLessThan(40)
    }
  })

  it('gives different nodes, each component its share, and the same again', () => {
    const parts = [60, 30, 10]
    const edges: [number, number][] = []
    let first = 0
    for (const size of parts) {
      const part = randomNetwork(size, 0.3, size)
      part.sources.forEach((source, edge) => edges.push([first + source, first + part.targets[edge]!]))
      first += size
    }
    const network = networkOf(100, edges)
    const adjacency = toAdjacency(network)
    const sample = sampleSelfRepellentWalk(adjacency, { size: 50, alpha: 5, seed: 3 })
    expect(new Set(sample).size).toBe(50)
    expect([...sample]).toEqual([...sample].sort((a, b) => a - b))
    expect(sample.filter((node) => node < 60)).toHaveLength(30)
    expect(sample.filter((node) => node >= 90)).toHaveLength(5)
    expect(sampleSelfRepellentWalk(adjacency, { size: 50, alpha: 5, seed: 3 })).toEqual(sample)
    expect(sampleSelfRepellentWalk(adjacency, { size: 50, alpha: 5, seed: 4 })).not.toEqual(sample)
  })

  it('gives all nodes where there are no more, and the number wanted where a hub is in the way', () => {
    const star = toAdjacency(
      networkOf(
        40,
        Array.from({ length: 39 }, (_, leaf): [number, number] => [0, leaf + 1]),
      ),
    )
    expect(sampleSelfRepellentWalk(star, { size: 400, alpha: 1, seed: 1 })).toHaveLength(40)
    expect(sampleSelfRepellentWalk(star, { size: 39, alpha: 0, seed: 1 })).toHaveLength(39)
    expect(sampleSelfRepellentWalk(star, { size: 0, alpha: 200, seed: 1 })).toHaveLength(0)
    const unlinked = toAdjacency(networkOf(10, []))
    expect(sampleSelfRepellentWalk(unlinked, { size: 4, alpha: 200, seed: 1 })).toHaveLength(4)
    expect(sampleSelfRepellentWalk(toAdjacency(networkOf(0, [])), { size: 4, alpha: 1, seed: 1 })).toHaveLength(0)
  })
})
