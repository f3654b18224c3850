/** How many links a node has, and how strong they are together. */
import type { Network } from '../model/network.ts'

/** Number of links of every node. */
export function degrees(network: Network): Uint32Array {
  const result = new Uint32Array(network.order)
  for (const node of network.sources) result[node]!++
  for (const node of network.targets) result[node]!++
  return result
}

/** Total link strength of every node: the sum of the weights of its links. */
export function strengths(network: Network): Float64Array {
  const { sources, targets, weights } = network
  const result = new Float64Array(network.order)
  for (let edge = 0; edge < weights.length; edge++) {
    result[sources[edge]!]! += weights[edge]!
    result[targets[edge]!]! += weights[edge]!
  }
  return result
}
