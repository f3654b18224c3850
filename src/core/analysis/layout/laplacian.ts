/** Places at which springs and given forces are in balance: a sparse linear system, solved by conjugate gradients. */
import type { Links } from '../../columns/quotient.ts'

/** Iterations at most: the next step of the layout goes on from where this one ends. */
const ITERATIONS = 12
/** Residual over force at which the system counts as solved; beyond, rounding drifts along what the system leaves open. */
const PRECISION = 1e-6

/**
 * Improves `x` towards L x = `force`, L being the Laplacian of the links (weights of 0 or more), by conjugate gradients with the
 * diagonal as preconditioner (Hestenes and Stiefel 1952). Entries with a 1 in `held` stay; without, the mean of `x` becomes 0. Linear
 * in the links per iteration.
 */
export function solveLaplacian(links: Links, force: Float64Array, x: Float64Array, held?: Uint8Array): void {
  const order = x.length
  const diagonal = new Float64Array(order)
  for (let node = 0; node < order; node++)
    for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++)
      diagonal[node]! += links.weights[link]!
  if (!held) centre(x)
  const residual = multiply(links, diagonal, x)
  const meanForce = held ? 0 : meanOf(force)
  for (let node = 0; node < order; node++) residual[node] = force[node]! - meanForce - residual[node]!
  const letRest = (values: Float64Array): void => held?.forEach((value, node) => value === 1 && (values[node] = 0))
  letRest(residual)
  let direction = new Float64Array(order)
  let before = 0
  let enough = 0
  for (let node = 0; node < order; node++) enough += (force[node]! - meanForce) ** 2 / (diagonal[node]! || 1)
  enough *= PRECISION ** 2
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const preconditioned = residual.map((value, node) => value / (diagonal[node]! || 1))
    const now = dot(residual, preconditioned)
    if (!(now > enough)) break
    const kept = iteration === 0 ? 0 : now / before
    direction = direction.map((value, node) => preconditioned[node]! + kept * value)
    const image = multiply(links, diagonal, direction)
    letRest(image)
    const curvature = dot(direction, image)
    if (!(curvature > 0)) break
    const length = now / curvature
    for (let node = 0; node < order; node++) {
      x[node]! += length * direction[node]!
      residual[node]! -= length * image[node]!
    }
    before = now
  }
  if (!held) centre(x)
}

function multiply({ offsets, neighbours, weights }: Links, diagonal: Float64Array, x: Float64Array): Float64Array {
  return x.map((value, node) => {
    let sum = diagonal[node]! * value
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) sum -= weights[link]! * x[neighbours[link]!]!
    return sum
  })
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let index = 0; index < one.length; index++) sum += one[index]! * other[index]!
  return sum
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}

function centre(values: Float64Array): void {
  const mean = meanOf(values)
  for (let index = 0; index < values.length; index++) values[index]! -= mean
}
