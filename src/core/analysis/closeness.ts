/** Who is close to everyone. */
import type { Adjacency } from '../model/network.ts'
import { estimateFromSources, type Estimate, type SamplingOptions } from './estimation.ts'
import { createSearch, searchFrom } from './paths.ts'

/**
 * Harmonic closeness (Marchiori and Latora 2000): the mean of 1/distance in links to all other nodes, where one out of reach counts 0.
 * Exact for small networks, else estimated; a search costs time linear in the links.
 */
export function closenessCentrality(adjacency: Adjacency, options: SamplingOptions): Estimate {
  const order = adjacency.offsets.length - 1
  const scale = order > 1 ? order / (order - 1) : 0
  return estimateFromSources(adjacency, options, scale, (links) => {
    const search = createSearch(order)
    const values = new Float64Array(order)
    return (source) => {
      searchFrom(links, source, search)
      values.fill(0)
      for (let index = 1; index < search.reached; index++) {
        const node = search.sequence[index]!
        values[node] = 1 / search.distances[node]!
      }
      return values
    }
  })
}
