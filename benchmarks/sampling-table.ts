/** How much less the sampled mean degree varies when the walk avoids where it has been: measured, and what theory says. */
import { components } from '../src/core/analysis/index.ts'
import { walkSelfRepellent } from '../src/core/analysis/sampling.ts'
import { toAdjacency } from '../src/core/columns/adjacency.ts'
import { splitByLabel, type Links } from '../src/core/columns/quotient.ts'
import { createRng } from '../src/core/columns/rng.ts'
import type { Network } from '../src/core/model/network.ts'

const SEEDS = 200
const STEPS = 10_000
const ALPHAS = [1, 5, 10]

/** Variances over the plain walk's, in the largest component; one standard error of a measured one is about a seventh of it. */
export function compareSampling(network: Network): Record<string, object> {
  const labels = components(network)
  const { links } = splitByLabel(
    toAdjacency(network),
    labels.map((label) => (label === 1 ? 0 : 1)),
  )[0]!
  const plain = measuredVariance(links, 0)
  const expected = asymptoticVariance(links, 0)
  return Object.fromEntries(
    ALPHAS.map((alpha) => {
      const measured = measuredVariance(links, alpha) / plain
      const theory = asymptoticVariance(links, alpha) / expected
      const round = (value: number): number => Number(value.toPrecision(3))
      return [
        `alpha ${alpha}`,
        {
          nodes: degreesOf(links).length,
          measured: round(measured),
          theory: round(theory),
          ratio: round(measured / theory),
        },
      ]
    }),
  )
}

/** Mean squared error of the mean degree of the nodes that a walk meets. */
function measuredVariance(links: Links, alpha: number): number {
  const degrees = degreesOf(links)
  const mean = meanOf(degrees)
  let squares = 0
  for (let seed = 1; seed <= SEEDS; seed++) {
    const rng = createRng(seed)
    const walk = walkSelfRepellent(links, { alpha, start: Math.floor(rng() * degrees.length), rng })
    let sum = 0
    let total = 0
    for (let step = 0; step < STEPS; step++) {
      const { node, stay } = walk.next().value
      sum += degrees[node]! * stay
      total += stay
    }
    squares += (sum / total - mean) ** 2
  }
  return squares / SEEDS
}

/**
 * Doshi, Hu and Eun 2023, theorem 3.3, for the degree, but for a constant factor: Σ over the eigenvalues λ < 1 of the walk's matrix,
 * made symmetric, S, of (1 + λ) / (1 − λ) / (2α(1 + λ) + 1) × projection², which is
 * (2 f·(I − S)⁻¹f − f·(2α(I + S) + I)⁻¹f) / (4α + 1) for f = (degree − mean) / √(chance of leaving).
 */
function asymptoticVariance(links: Links, alpha: number): number {
  const degrees = degreesOf(links)
  const mean = meanOf(degrees)
  const leaving = moved(links, degrees, new Float64Array(degrees.length).fill(1)).map(Math.sqrt)
  const multiply = (x: Float64Array): Float64Array =>
    moved(links, degrees, divide(x, leaving)).map((value, node) => value / leaving[node]!)
  const centred = degrees.map((degree, node) => (degree - mean) / leaving[node]!)
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

/** For every node, the sum of `x` over its neighbours by the chance that the walk goes there. */
function moved({ offsets, neighbours }: Links, degrees: Float64Array, x: Float64Array): Float64Array {
  return x.map((_, node) => {
    let sum = 0
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
      const neighbour = neighbours[link]!
      sum += x[neighbour]! / Math.max(degrees[node]!, degrees[neighbour]!)
    }
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
