/** Thins a network to its strongest edges. */
import { toAdjacency } from '../columns/adjacency.ts'
import type { Network } from '../model/network.ts'

/** Keeps the edges that are among the `count` strongest of either end; ties go to the lower edge. */
export function keepStrongest(network: Network, count: number): Network {
  const adjacency = toAdjacency(network)
  const isKept = new Uint8Array(network.sources.length)
  for (let node = 0; node < network.order; node++) {
    const edges = adjacency.edges.subarray(adjacency.offsets[node], adjacency.offsets[node + 1])
    if (edges.length <= count) for (const edge of edges) isKept[edge] = 1
    else
      [...edges]
        .sort((left, right) => network.weights[right]! - network.weights[left]! || left - right)
        .slice(0, count)
        .forEach((edge) => (isKept[edge] = 1))
  }
  const keep = (_: number, edge: number): boolean => isKept[edge] === 1
  return {
    order: network.order,
    sources: network.sources.filter(keep),
    targets: network.targets.filter(keep),
    weights: network.weights.filter(keep),
  }
}
