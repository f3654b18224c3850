/** Compressed adjacency: the neighbours of every node of a network in flat arrays. */
import type { Adjacency, Network } from '../model/network.ts'

/** The same without copies of the weights until they are asked for, and made when it is first asked for. */
export function toAdjacencyLater(network: Network): Adjacency {
  let rows: Omit<Adjacency, 'weights'> | undefined
  let weights: Float64Array | undefined
  const make = (): Omit<Adjacency, 'weights'> => (rows ??= toRows(network))
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
      return (weights ??= weightsOf(network, make().edges))
    },
  }
}

/** Neighbours of each node in ascending order when the edges are sorted by source, then target. Linear in the edges. */
export function toAdjacency(network: Network): Adjacency {
  const rows = toRows(network)
  return { ...rows, weights: weightsOf(network, rows.edges) }
}

/** The same without the way back to the edges, for half the time. */
export function toLinks({ order, sources, targets, weights }: Network): Omit<Adjacency, 'edges'> {
  const offsets = offsetsOf(order, sources, targets)
  const next = offsets.slice()
  const neighbours = new Uint32Array(sources.length * 2)
  const ownWeights = new Float64Array(sources.length * 2)
  for (let edge = 0; edge < sources.length; edge++) {
    const source = sources[edge]!
    const target = targets[edge]!
    const weight = weights[edge]!
    const there = next[source]!++
    neighbours[there] = target
    ownWeights[there] = weight
    const back = next[target]!++
    neighbours[back] = source
    ownWeights[back] = weight
  }
  return { offsets, neighbours, weights: ownWeights }
}

function offsetsOf(order: number, sources: Uint32Array, targets: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(order + 1)
  for (let edge = 0; edge < sources.length; edge++) {
    offsets[sources[edge]! + 1]!++
    offsets[targets[edge]! + 1]!++
  }
  for (let node = 0; node < order; node++) offsets[node + 1]! += offsets[node]!
  return offsets
}

function toRows({ order, sources, targets }: Network): Omit<Adjacency, 'weights'> {
  const offsets = offsetsOf(order, sources, targets)
  const next = offsets.slice()
  const neighbours = new Uint32Array(sources.length * 2)
  const edges = new Uint32Array(sources.length * 2)
  const put = (from: number, to: number, edge: number): void => {
    const slot = next[from]!++
    neighbours[slot] = to
    edges[slot] = edge
  }
  for (let edge = 0; edge < sources.length; edge++) {
    put(sources[edge]!, targets[edge]!, edge)
    put(targets[edge]!, sources[edge]!, edge)
  }
  return { offsets, neighbours, edges }
}

function weightsOf({ weights }: Network, edges: Uint32Array): Float64Array {
  const own = new Float64Array(edges.length)
  for (let slot = 0; slot < edges.length; slot++) own[slot] = weights[edges[slot]!]!
  return own
}
