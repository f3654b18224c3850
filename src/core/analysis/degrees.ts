/** How many links a node has, and how strong they are together. */
import { makeNumbers, makeRoom } from '../columns/make-room.ts'
import type { Network } from '../model/network.ts'

/** Number of links of every node. */
export function degrees({ order, sources, targets }: Network): Uint32Array {
  const result = makeNumbers(order)
  for (let edge = 0; edge < sources.length; edge++) {
    result[sources[edge]!]!++
    result[targets[edge]!]!++
  }
  return result
}

/** Total link strength of every node: the sum of the weights of its links. */
export function strengths(network: Network): Float64Array {
  const { sources, targets, weights } = network
  const result = new Float64Array(makeRoom(network.order * Float64Array.BYTES_PER_ELEMENT))
  for (let edge = 0; edge < weights.length; edge++) {
    result[sources[edge]!]! += weights[edge]!
    result[targets[edge]!]! += weights[edge]!
  }
  return result
}
