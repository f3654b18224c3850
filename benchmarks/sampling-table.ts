/** How much less samples vary when the walk avoids where it has been: measured, and what theory says. */
import { components, detectCommunities } from '../src/core/analysis/index.ts'
import { degreeClasses, numberGroups } from '../src/core/analysis/sampling.ts'
import { walkSelfRepellent } from '../src/core/analysis/self-repellent-walk.ts'
import { toAdjacency } from '../src/core/columns/adjacency.ts'
import { splitByLabel, type Links } from '../src/core/columns/quotient.ts'
import { createRng } from '../src/core/columns/rng.ts'
import type { Network } from '../src/core/model/network.ts'

const SEEDS = 200
const STEPS = 10_000
const ALPHAS = [1, 5, 10]
/** A walk remembers every node of a network when it comes to each so many times, and else clusters and classes of degrees. */
const VISITS = 50

interface Spread {
  /** Mean squared error of the mean degree. */
  readonly degree: number
  /** Mean squared error of the clusters' shares of the nodes, summed. */
  readonly clusters: number
}

/**
 * Squared errors over the plain walk's, in the largest component; one standard error of a measured one is about a seventh of it.
 * `theory` is the paper's for walks that remember every node.
 */
export function compareSampling(network: Network): Record<string, object> {
  const labels = components(network)
  const { links, members } = splitByLabel(
    toAdjacency(network),
    labels.map((label) => (label === 1 ? 0 : 1)),
  )[0]!
  const { communities } = detectCommunities(network, { seed: 1, resolution: 1 })
  const clusters = numberGroups(members.map((node) => communities[node]!))
  const isLong = STEPS >= VISITS * members.length
  const groupings = isLong ? [Uint32Array.from(members.keys())] : [clusters, degreeClasses(links)]
  const plain = measureSpread(links, clusters, [], 0)
  const expected = asymptoticVariance(links, 0)
  return Object.fromEntries(
    ALPHAS.map((alpha) => {
      const spread = measureSpread(links, clusters, groupings, alpha)
      const measured = spread.degree / plain.degree
      const theory = asymptoticVariance(links, alpha) / expected
      const round = (value: number): number => Number(value.toPrecision(3))
      return [
        `alpha ${alpha}`,
        {
          nodes: members.length,
          steps: STEPS,
          remembers: isLong ? 'nodes' : 'clusters, degrees',
          measured: round(measured),
          theory: round(theory),
          ratio: round(measured / theory),
          'shares of clusters': round(spread.clusters / plain.clusters),
        },
      ]
    }),
  )
}

function measureSpread(links: Links, clusters: Uint32Array, groupings: readonly Uint32Array[], alpha: number): Spread {
  const degrees = degreesOf(links)
  const mean = meanOf(degrees)
  const shares = sharesOf(clusters, new Float64Array(clusters.length).fill(1))
  const spread = { degree: 0, clusters: 0 }
  for (let seed = 1; seed <= SEEDS; seed++) {
    const walk = walkSelfRepellent(links, { alpha, groupings, rng: createRng(seed) })
    const counts = new Float64Array(degrees.length)
    for (let step = 0; step < STEPS; step++) {
      const node = walk.next().value
      counts[node]! += 1 / degrees[node]!
    }
    spread.degree += (STEPS / counts.reduce((sum, count) => sum + count, 0) - mean) ** 2 / SEEDS
    const found = sharesOf(clusters, counts)
    spread.clusters += shares.reduce((sum, share, cluster) => sum + (share - found[cluster]!) ** 2, 0) / SEEDS
  }
  return spread
}

/** Share of each cluster in what is counted of its nodes. */
function sharesOf(clusters: Uint32Array, counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const shares = new Float64Array(clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0))
  counts.forEach((count, node) => (shares[clusters[node]!]! += count / total))
  return shares
}

/**
 * Doshi, Hu and Eun 2023, theorem 3.3, for the mean degree, but for a constant factor: Σ over the eigenvalues λ < 1 of the walk's
 * matrix, made symmetric, S, of (1 + λ) / (1 − λ) / (2α(1 + λ) + 1) × projection², which is
 * (2 f·(I − S)⁻¹f − f·(2α(I + S) + I)⁻¹f) / (4α + 1) for f = (degree − mean) / √degree.
 */
function asymptoticVariance(links: Links, alpha: number): number {
  const degrees = degreesOf(links)
  const mean = meanOf(degrees)
  const roots = degrees.map(Math.sqrt)
  const multiply = (x: Float64Array): Float64Array => divide(sumNeighbours(links, divide(x, roots)), roots)
  const centred = degrees.map((degree, node) => (degree - mean) / roots[node]!)
  const slow = solve((x) => {
    const image = multiply(x)
    return x.map((value, node) => value - image[node]!)
  }, centred)
  const fast = solve((x) => {
    const image = multiply(x)
    return x.map((value, node) => (2 * alpha + 1) * value + 2 * alpha * image[node]!)
  }, centred)
  return (2 * dot(centred, slow) - dot(centred, fast)) / (4 * alpha + 1)
}

function sumNeighbours({ offsets, neighbours }: Links, x: Float64Array): Float64Array {
  return x.map((_, node) => {
    let sum = 0
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) sum += x[neighbours[link]!]!
    return sum
  })
}

/** Conjugate gradients, to eight digits. */
function solve(multiply: (x: Float64Array) => Float64Array, right: Float64Array): Float64Array {
  const x = new Float64Array(right.length)
  let residual = right.slice()
  let direction = residual
  let squared = dot(residual, residual)
  const enough = squared * 1e-16
  while (squared > enough) {
    const image = multiply(direction)
    const length = squared / dot(direction, image)
    for (let node = 0; node < x.length; node++) x[node]! += length * direction[node]!
    residual = residual.map((value, node) => value - length * image[node]!)
    const next = dot(residual, residual)
    const kept = next / squared
    direction = residual.map((value, node) => value + kept * direction[node]!)
    squared = next
  }
  return x
}

function degreesOf({ offsets }: Links): Float64Array {
  return Float64Array.from({ length: offsets.length - 1 }, (_, node) => offsets[node + 1]! - offsets[node]!)
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function divide(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, index) => value / other[index]!)
}

function dot(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, index) => sum + value * other[index]!, 0)
}
