/** Who lies between others. */
import type { Links } from '../columns/quotient.ts'
import type { Adjacency } from '../model/network.ts'
import { estimateFromSources, type Estimate, type SamplingOptions } from './estimation.ts'

/**
 * Share of all pairs of other nodes whose shortest paths (in links) lead through the node; of several shortest paths each counts in
 * part. Brandes 2001; exact for small networks, else from sampled sources with linear scaling (Geisberger, Sanders and Schultes 2008),
 * which keeps the surroundings of a sampled source from looking more central than they are. A search costs time linear in the links.
 * The standard error is itself an estimate: it is too small for nodes that few of the sampled paths lead through.
 */
export function betweennessCentrality(adjacency: Adjacency, options: SamplingOptions): Estimate {
  const order = adjacency.offsets.length - 1
  // A sum over all sources meets every pair twice, once from each end; so does the number of ordered pairs.
  const scale = order > 2 ? order / ((order - 1) * (order - 2)) : 0
  return estimateFromSources(adjacency, options, scale, (links) => prepareSearch(links, order))
}

/**
 * The search that finds how much a source depends on each node: over all others, the share of paths through the node times how far
 * along them it lies. Both ends of a pair together give twice the share, hence the factor 2.
 */
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
    let distance = 0
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
    for (let index = 1; index < reached; index++)
      if (levels[sequence[index]!] !== levels[sequence[index - 1]!]) distance++
    for (let index = reached - 1; index > 0; index--) {
      const node = sequence[index]!
      let share = 0
      for (let link = starts[index]!; link < used; link++) share += shares[onward[link]!]!
      used = starts[index]!
      dependencies[node] = 2 * distance * paths[node]! * share
      shares[node] = share + 1 / (distance * paths[node]!)
      if (levels[node] !== levels[sequence[index - 1]!]) distance--
    }
    return dependencies
  }
}
