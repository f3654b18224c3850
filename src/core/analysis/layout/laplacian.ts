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
  const residual = new Float64Array(order)
  multiply(links, diagonal, x, residual)
  const meanForce = held ? 0 : meanOf(force)
  for (let node = 0; node < order; node++) residual[node] = force[node]! - meanForce - residual[node]!
  if (held) letRest(residual, held)
  const preconditioned = new Float64Array(order)
  const direction = new Float64Array(order)
  const image = new Float64Array(order)
  let before = 0
  let enough = 0
  for (let node = 0; node < order; node++) enough += (force[node]! - meanForce) ** 2 / (diagonal[node]! || 1)
  enough *= PRECISION ** 2
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    for (let node = 0; node < order; node++) preconditioned[node] = residual[node]! / (diagonal[node]! || 1)
    const now = dot(residual, preconditioned)
    if (!(now > enough)) break
    addScaled(preconditioned, iteration === 0 ? 0 : now / before, direction, direction)
    multiply(links, diagonal, direction, image)
    if (held) letRest(image, held)
    const curvature = dot(direction, image)
    if (!(curvature > 0)) break
    const length = now / curvature
    addScaled(x, length, direction, x)
    addScaled(residual, -length, image, residual)
    before = now
  }
  if (!held) centre(x)
}

/** Writes L x to `product`. */
function multiply(
  { offsets, neighbours, weights }: Links,
  diagonal: Float64Array,
  x: Float64Array,
  product: Float64Array,
): void {
  for (let node = 0; node < x.length; node++) {
    let sum = diagonal[node]! * x[node]!
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) sum -= weights[link]! * x[neighbours[link]!]!
    product[node] = sum
  }
}

/** Writes one + factor × other to `sum`, which may be one of them. */
function addScaled(one: Float64Array, factor: number, other: Float64Array, sum: Float64Array): void {
  for (let index = 0; index < sum.length; index++) sum[index] = one[index]! + factor * other[index]!
}

function letRest(values: Float64Array, held: Uint8Array): void {
  for (let node = 0; node < held.length; node++) if (held[node] === 1) values[node] = 0
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
