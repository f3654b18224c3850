/** Compressed adjacency: the neighbours of every node of a network in flat arrays. */
import type { Adjacency, Network } from '../model/network.ts'

/** The same without copies of the weights until they are asked for, and made when it is first asked for. */
export function toAdjacencyLater(network: Network): Adjacency {
  let rows: Omit<Adjacency, 'weights'> | undefined
  let weights: Float64Array | undefined
  const make = (): Omit<Adjacency, 'weights'> => {
    if (rows) return rows
    const { offsets, neighbours, edges } = toAdjacency(network)
    return (rows = { offsets, neighbours, edges })
  }
  return {
    get offsets() {
      return make().offsets
    },
    get neighbours() {
      return make().neighbours
    },
    get edges() {
      return make().edges
    },
    get weights() {
      return (weights ??= Float64Array.from(make().edges, (edge) => network.weights[edge]!))
    },
  }
}

/** Neighbours of each node in ascending order when the edges are sorted by source, then target. Linear in the edges. */
export function toAdjacency(network: Network): Adjacency {
  const { order, sources, targets, weights } = network
  const offsets = new Uint32Array(order + 1)
  for (let edge = 0; edge < sources.length; edge++) {
    offsets[sources[edge]! + 1]!++
    offsets[targets[edge]! + 1]!++
  }
  for (let node = 0; node < order; node++) offsets[node + 1]! += offsets[node]!
  const next = offsets.slice()
  const neighbours = new Uint32Array(sources.length * 2)
  const neighbourWeights = new Float64Array(sources.length * 2)
  const edges = new Uint32Array(sources.length * 2)
  const put = (from: number, to: number, edge: number): void => {
    const slot = next[from]!++
    neighbours[slot] = to
    neighbourWeights[slot] = weights[edge]!
    edges[slot] = edge
  }
  for (let edge = 0; edge < sources.length; edge++) {
    put(sources[edge]!, targets[edge]!, edge)
    put(targets[edge]!, sources[edge]!, edge)
  }
  return { offsets, neighbours, weights: neighbourWeights, edges }
}
