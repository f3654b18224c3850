/** Who lies between others, and who is close to them: exact for small networks, sampled with its error for large ones. */
import { createRng, shuffle } from '../columns/rng.ts'
import type { Adjacency } from '../model/network.ts'
import { createSearch, searchFrom, type Search } from './paths.ts'

export interface SamplingOptions {
  readonly seed: number
  /** Searches from this many random nodes stand for all; at least as many as there are nodes gives the exact value. Default 256. */
  readonly samples?: number
}

export interface Estimate {
  readonly values: Float64Array
  /** One standard error of every value; 0 where the value is exact. */
  readonly standardErrors: Float64Array
  /** Searches made; equal to the number of nodes when the values are exact. */
  readonly samples: number
}

const DEFAULT_SAMPLES = 256
/** Up to this size an exact value costs less than a person notices. */
const EXACT_ORDER = 1000

/**
 * Share of all pairs of other nodes whose shortest path (in links) leads through the node: Brandes 2001, from sampled sources as in
 * Brandes and Pich 2007. Each search costs time linear in the links.
 */
export function betweennessCentrality(adjacency: Adjacency, options: SamplingOptions): Estimate {
  const order = adjacency.offsets.length - 1
  const paths = new Float64Array(order)
  const dependencies = new Float64Array(order)
  // Both ends of a pair are sources once, so the sum over sources counts every pair twice, as does the number of ordered pairs.
  const scale = order > 2 ? order / ((order - 1) * (order - 2)) : 0
  return estimate(adjacency, options, scale, (search, add) => {
    accumulate(adjacency, search, paths, dependencies)
    for (let index = 1; index < search.reached; index++) {
      const node = search.sequence[index]!
      if (dependencies[node]! > 0) add(node, dependencies[node]!)
    }
  })
}

/** Dependencies of the last search's source on every node that it reached. */
function accumulate(adjacency: Adjacency, search: Search, paths: Float64Array, dependencies: Float64Array): void {
  const { offsets, neighbours } = adjacency
  const { distances, sequence, reached } = search
  for (let index = 0; index < reached; index++) {
    const node = sequence[index]!
    const before = distances[node]! - 1
    let count = index === 0 ? 1 : 0
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++)
      if (distances[neighbours[link]!] === before) count += paths[neighbours[link]!]!
    paths[node] = count
    dependencies[node] = 0
  }
  for (let index = reached - 1; index > 0; index--) {
    const node = sequence[index]!
    const before = distances[node]! - 1
    const share = (1 + dependencies[node]!) / paths[node]!
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
      const neighbour = neighbours[link]!
      if (distances[neighbour] === before) dependencies[neighbour]! += paths[neighbour]! * share
    }
  }
}

/** Harmonic closeness (Marchiori and Latora 2000): the mean of 1/distance to all other nodes, 0 for those out of reach. */
export function closenessCentrality(adjacency: Adjacency, options: SamplingOptions): Estimate {
  const order = adjacency.offsets.length - 1
  const scale = order > 1 ? order / (order - 1) : 0
  return estimate(adjacency, options, scale, ({ distances, sequence, reached }, add) => {
    for (let index = 1; index < reached; index++) add(sequence[index]!, 1 / distances[sequence[index]!]!)
  })
}

/** Mean over sampled sources of what `visit` adds for each node, times `scale`, with the standard error of drawing without replacement. */
function estimate(
  adjacency: Adjacency,
  options: SamplingOptions,
  scale: number,
  visit: (search: Search, add: (node: number, value: number) => void) => void,
): Estimate {
  const order = adjacency.offsets.length - 1
  const wanted = options.samples ?? DEFAULT_SAMPLES
  const samples = order <= EXACT_ORDER ? order : Math.min(wanted, order)
  const sources = shuffle(
    Uint32Array.from({ length: order }, (_, node) => node),
    createRng(options.seed),
  )
  const values = new Float64Array(order)
  const squares = new Float64Array(order)
  const search = createSearch(order)
  const add = (node: number, value: number): void => {
    values[node]! += value
    squares[node]! += value * value
  }
  for (const source of sources.subarray(0, samples)) {
    searchFrom(adjacency, source, search)
    visit(search, add)
  }
  const standardErrors = new Float64Array(order)
  for (let node = 0; node < order; node++) {
    const mean = values[node]! / samples
    const variance = Math.max(0, squares[node]! - samples * mean * mean) / Math.max(1, samples - 1)
    values[node] = mean * scale
    standardErrors[node] = Math.sqrt((variance / samples) * (1 - samples / order)) * scale
  }
  return { values, standardErrors, samples }
}
