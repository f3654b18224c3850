/** Sums over all sources estimated from some of them, with the error that this makes. */
import { permuteLinks } from '../columns/permutation.ts'
import type { Links } from '../columns/quotient.ts'
import { createRng, shuffle } from '../columns/rng.ts'
import type { Adjacency } from '../model/network.ts'
import { createSearch, searchFrom } from './paths.ts'

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
 * Mean over all sources of what each gives to a node, times `scale`, from sources drawn without replacement. `prepare` gets the
 * network renumbered so that what is near is near in memory, and returns the
 * search from one source of it: what it gives to every node, 0 to itself and to those out of reach.
 */
export function estimateFromSources(
  adjacency: Adjacency,
  options: SamplingOptions,
  scale: number,
  prepare: (links: Links) => (source: number) => Float64Array,
): Estimate {
  const order = adjacency.offsets.length - 1
  const samples = order <= EXACT_ORDER ? order : Math.min(options.samples ?? DEFAULT_SAMPLES, order)
  const sequence = breadthFirst(adjacency)
  const search = prepare(permuteLinks(adjacency, sequence))
  const sums = new Float64Array(order)
  const squares = new Float64Array(order)
  const sources = shuffle(
    Uint32Array.from({ length: order }, (_, node) => node),
    createRng(options.seed),
  )
  for (let sample = 0; sample < samples; sample++) {
    const given = search(sources[sample]!)
    for (let node = 0; node < order; node++) {
      const value = given[node]!
      sums[node]! += value
      squares[node]! += value * value
    }
  }
  const values = new Float64Array(order)
  const standardErrors = new Float64Array(order)
  sequence.forEach((node, index) => {
    const mean = sums[index]! / samples
    const variance = Math.max(0, squares[index]! - samples * mean * mean) / Math.max(1, samples - 1)
    values[node] = mean * scale
    standardErrors[node] = Math.sqrt((variance / samples) * (1 - samples / order)) * scale
  })
  return { values, standardErrors, samples }
}

/** All nodes, component by component, each in the order of a breadth-first search. */
function breadthFirst(adjacency: Adjacency): Uint32Array {
  const order = adjacency.offsets.length - 1
  const sequence = new Uint32Array(order)
  const isMet = new Uint8Array(order)
  const search = createSearch(order)
  let met = 0
  for (let node = 0; node < order; node++) {
    if (isMet[node] === 1) continue
    searchFrom(adjacency, node, search)
    for (let index = 0; index < search.reached; index++) {
      isMet[search.sequence[index]!] = 1
      sequence[met++] = search.sequence[index]!
    }
  }
  return sequence
}
