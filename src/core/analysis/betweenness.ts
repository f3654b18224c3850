/** Who lies between others. */
import type { Links } from '../columns/quotient.ts'
import type { Adjacency } from '../model/network.ts'
import { estimateFromSources, type Estimate, type SamplingOptions } from './estimation.ts'

/**
 * Share of all pairs of other nodes whose shortest paths (in links) lead through the node; of several shortest paths each counts in
 * part. Brandes 2001; exact for small networks, else from sampled sources (Brandes and Pich 2007). A search costs time linear in the links.
 */
export function betweennessCentrality(adjacency: Adjacency, options: SamplingOptions): Estimate {
  const order = adjacency.offsets.length - 1
  // A sum over all sources meets every pair twice, once from each end; so does the number of ordered pairs.
  const scale = order > 2 ? order / ((order - 1) * (order - 2)) : 0
  return estimateFromSources(adjacency, options, scale, (links) => prepareSearch(links, order))
}

/** The search that finds how much a source depends on each node: the sum over all others of the share of paths through it. */
function prepareSearch({ offsets, neighbours }: Links, order: number): (source: number) => Float64Array {
  const sequence = new Uint32Array(order)
  // 0 is unmet, else the distance modulo 3, plus 1: enough to tell nearer from farther, since linked nodes are at most one step
  // apart, and small enough for the cache.
  const levels = new Uint8Array(order)
  const paths = new Float64Array(order)
  // Links that lead farther from the source, in the order met; those of the node met `i`-th start at `starts[i]`.
  const onward = new Uint32Array(neighbours.length / 2)
  const starts = new Uint32Array(order)
  const dependencies = new Float64Array(order)
  const shares = new Float64Array(order)
  return (source) => {
    levels.fill(0)
    dependencies.fill(0)
    levels[source] = 1
    paths[source] = 1
    sequence[0] = source
    let reached = 1
    let used = 0
    for (let index = 0; index < reached; index++) {
      const node = sequence[index]!
      const farther = (levels[node]! % 3) + 1
      const ways = paths[node]!
      const last = offsets[node + 1]!
      starts[index] = used
      for (let link = offsets[node]!; link < last; link++) {
        const neighbour = neighbours[link]!
        const level = levels[neighbour]!
        if (level === 0) {
          levels[neighbour] = farther
          paths[neighbour] = ways
          sequence[reached++] = neighbour
          onward[used++] = neighbour
        } else if (level === farther) {
          paths[neighbour]! += ways
          onward[used++] = neighbour
        }
      }
    }
    for (let index = reached - 1; index > 0; index--) {
      const node = sequence[index]!
      let share = 0
      for (let link = starts[index]!; link < used; link++) share += shares[onward[link]!]!
      used = starts[index]!
      dependencies[node] = paths[node]! * share
      shares[node] = (1 + dependencies[node]) / paths[node]!
    }
    return dependencies
  }
}
