import { describe, expect, it } from 'vitest'
import { components, degrees } from '../../../src/core/analysis/index.ts'
import { degreeClasses } from '../../../src/core/analysis/sampling.ts'
import { walkSelfRepellent } from '../../../src/core/analysis/self-repellent-walk.ts'
import { toAdjacency } from '../../../src/core/columns/adjacency.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import type { Network } from '../../../src/core/model/network.ts'
import { groupedNetwork, neighboursOf } from './random-networks.ts'

/** Transition matrix of the plain walk, made symmetric. */
function transitions(network: Network): number[][] {
  const near = neighboursOf(network)
  return near.map((set) => near.map((other, node) => (set.has(node) ? 1 / Math.sqrt(set.size * other.size) : 0)))
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

const product = (matrix: number[][], vector: number[]): number[] =>
  matrix.map((row) => row.reduce((sum, entry, node) => sum + entry * vector[node]!, 0))

/**
 * Asymptotic variance of the mean degree, but for a constant factor. The walk's measure x follows dx = −(1 + α(I + S)Π)x dt + noise
 * of covariance U = (I + S)(I − S)⁻¹ in the logarithm of the steps, made symmetric; Π sums the projections to the groups. The
 * variance is then ∫ f·U f dt for df/dt = −(½ + αΠ(I + S))f, f(0) = (degree − mean)/√degree. With every node a group of its own,
 * Π = I, it is that of Doshi, Hu and Eun 2023, theorem 3.3.
 */
function asymptoticVariance(network: Network, groupings: readonly Uint32Array[], alpha: number): number {
  const roots = [...degrees(network)].map(Math.sqrt)
  const mean = (2 * network.sources.length) / network.order
  const matrix = transitions(network)
  const spectrum = eigen(matrix).filter(({ value }) => value < 1 - 1e-9)
  expect(spectrum).toHaveLength(network.order - 1)
  const dot = (one: number[], other: number[]): number =>
    one.reduce((sum, value, index) => sum + value * other[index]!, 0)
  const noise = (f: number[]): number =>
    spectrum.reduce((sum, { value, vector }) => sum + ((1 + value) / (1 - value)) * dot(vector, f) ** 2, 0)
  const projections = groupings.map((groups) =>
    roots.map((one, i) => {
      const mass = roots.reduce((sum, root, j) => sum + (groups[i] === groups[j] ? root ** 2 : 0), 0)
      return roots.map((other, j) => (groups[i] === groups[j] ? (one * other) / mass : 0))
    }),
  )
  const drift = (f: number[]): number[] => {
    const seen = product(matrix, f).map((value, node) => value + f[node]!)
    const avoided = projections.map((projection) => product(projection, seen))
    return f.map((value, node) => -value / 2 - alpha * avoided.reduce((sum, each) => sum + each[node]!, 0))
  }
  let f = roots.map((root) => root - mean / root)
  let variance = noise(f) / 2
  const DT = 0.01
  for (let time = 0; time < 12; time += DT) {
    // The midpoint rule for f, the trapezoidal rule for the integral.
    const middle = drift(f).map((slope, node) => f[node]! + (slope * DT) / 2)
    f = drift(middle).map((slope, node) => f[node]! + slope * DT)
    variance += noise(f)
  }
  return variance * DT
}

function measuredVariance(network: Network, groupings: readonly Uint32Array[], alpha: number): number {
  const STEPS = 3000
  const WALKS = 300
  const links = toAdjacency(network)
  const degree = degrees(network)
  const mean = (2 * network.sources.length) / network.order
  let squares = 0
  for (let seed = 0; seed < WALKS; seed++) {
    const visits = walkSelfRepellent(links, { alpha, groupings, rng: createRng(1000 * alpha + seed) })
    let stays = 0
    for (let step = 0; step < STEPS; step++) stays += 1 / degree[visits.next().value]!
    squares += (STEPS / stays - mean) ** 2 / WALKS
  }
  return squares
}

describe('walkSelfRepellent', () => {
  const network = groupedNetwork(3, 14, 4)
  const nodes = Uint32Array.from({ length: network.order }, (_, node) => node)
  const clusters = nodes.map((node) => Math.floor(node / 14))
  const plain = measuredVariance(network, [], 0)
  const expected = asymptoticVariance(network, [], 0)

  it.each([
    ['nodes', [nodes]],
    ['clusters and classes of degrees', [clusters, degreeClasses(toAdjacency(network))]],
  ] as const)(
    "lowers the variance of the sampled mean degree by the theory's factor, remembering %s",
    (_, groupings) => {
      expect(Math.max(...components(network))).toBe(1)
      for (const alpha of [1, 5, 10]) {
        const factor = plain / measuredVariance(network, groupings, alpha)
        const theory = expected / asymptoticVariance(network, groupings, alpha)
        expect(theory).toBeGreaterThan(2)
        expect(factor / theory).toBeGreaterThan(0.75)
        expect(factor / theory).toBeLessThan(1.25)
      }
    },
  )

  it('comes to every node in proportion to its degree, however strongly it avoids', () => {
    const STEPS = 100_000
    const visits = walkSelfRepellent(toAdjacency(network), { alpha: 20, groupings: [clusters], rng: createRng(1) })
    const counts = new Float64Array(network.order)
    for (let step = 0; step < STEPS; step++) counts[visits.next().value]!++
    degrees(network).forEach((degree, node) =>
      expect((counts[node]! / STEPS / degree) * 2 * network.sources.length).toBeCloseTo(1, 0),
    )
  })
})
