/** Networks to measure with: communities planted with heavy-tailed sizes, nodes with heavy-tailed numbers of links. */
import { createRng } from '../src/core/columns/rng.ts'
import type { Network } from '../src/core/model/network.ts'

export interface GeneratedNetwork {
  readonly network: Network
  /** The planted community of every node. */
  readonly planted: Uint32Array
}

export interface GeneratorOptions {
  readonly order: number
  readonly size: number
  readonly seed: number
  /** Part of the links that ignore the communities. */
  readonly mixing: number
}

const SMALLEST_COMMUNITY = 15
const LARGEST_COMMUNITY = 300

/** A degree-corrected stochastic block model (Karrer and Newman 2011), simple and undirected, edges sorted by source, then target. */
export function generateNetwork({ order, size, seed, mixing }: GeneratorOptions): GeneratedNetwork {
  const rng = createRng(seed)
  const planted = new Uint32Array(order)
  const starts = [0]
  while (starts.at(-1)! < order) {
    const wanted = drawPower(rng, SMALLEST_COMMUNITY, LARGEST_COMMUNITY, 2)
    starts.push(Math.min(order, starts.at(-1)! + wanted))
  }
  for (let community = 0; community + 1 < starts.length; community++)
    planted.fill(community, starts[community], starts[community + 1])
  // Chances as running sums, so that a node is drawn by a binary search within any range of nodes.
  const sums = new Float64Array(order + 1)
  for (let node = 0; node < order; node++) sums[node + 1] = sums[node]! + drawPower(rng, 1, 100, 2.5)
  const draw = (first: number, last: number): number => {
    const at = sums[first]! + rng() * (sums[last]! - sums[first]!)
    let low = first
    let high = last - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if (sums[middle + 1]! > at) high = middle
      else low = middle + 1
    }
    return low
  }
  const keys = new Set<number>()
  while (keys.size < size) {
    const one = draw(0, order)
    const community = planted[one]!
    const other = rng() < mixing ? draw(0, order) : draw(starts[community]!, starts[community + 1]!)
    if (one !== other) keys.add(Math.min(one, other) * order + Math.max(one, other))
  }
  const sorted = Float64Array.from(keys).sort()
  return {
    planted,
    network: {
      order,
      sources: Uint32Array.from(sorted, (key) => Math.floor(key / order)),
      targets: Uint32Array.from(sorted, (key) => key % order),
      weights: new Float64Array(size).fill(1),
    },
  }
}

/** A whole number between two bounds with density falling as value^−exponent. */
function drawPower(rng: () => number, least: number, most: number, exponent: number): number {
  const power = 1 - exponent
  return Math.floor((least ** power + rng() * ((most + 1) ** power - least ** power)) ** (1 / power))
}
