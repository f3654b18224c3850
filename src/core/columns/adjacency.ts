/** Compressed adjacency: the neighbours of every node of a network in flat arrays. */
import type { Adjacency, Network } from '../model/network.ts'
import { addUp } from './incidence.ts'

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
  const links = {
    offsets,
    neighbours: new Uint32Array(sources.length * 2),
    weights: new Float64Array(sources.length * 2),
  }
  fillLinks(sources, targets, weights, offsets.slice(), links.neighbours, links.weights)
  return links
}

/**
 * The same with the rows of nodes with a 1 only; those of the others are empty. With `most` 1, links between two of them are left out.
 * Linear, with little more than two looks at each edge.
 */
export function toLinksOf(network: Network, marks: Uint8Array, most: 1 | 2): Omit<Adjacency, 'edges'> {
  const offsets = new Uint32Array(network.order + 1)
  countMarked(network, marks, most, offsets)
  const count = addUp(offsets)
  const links = { offsets, neighbours: new Uint32Array(count), weights: new Float64Array(count) }
  fillMarked(network, marks, most, offsets.slice(), links.neighbours, links.weights)
  return links
}

// The loops stand alone, since V8 would leave compiled code after each one that something follows.

function fillLinks(
  sources: Uint32Array,
  targets: Uint32Array,
  given: Float64Array,
  next: Uint32Array,
  neighbours: Uint32Array,
  weights: Float64Array,
): void {
  for (let edge = 0; edge < sources.length; edge++) {
    const source = sources[edge]!
    const target = targets[edge]!
    const weight = given[edge]!
    const there = next[source]!++
    neighbours[there] = target
    weights[there] = weight
    const back = next[target]!++
    neighbours[back] = source
    weights[back] = weight
  }
}

function countMarked({ sources, targets }: Network, marks: Uint8Array, most: 1 | 2, offsets: Uint32Array): void {
  for (let edge = 0; edge < sources.length; edge++) {
    const ofSource = marks[sources[edge]!]!
    const ofTarget = marks[targets[edge]!]!
    if (ofSource + ofTarget === 0 || ofSource + ofTarget > most) continue
    offsets[sources[edge]! + 1]! += ofSource
    offsets[targets[edge]! + 1]! += ofTarget
  }
}

function fillMarked(
  { sources, targets, weights: given }: Network,
  marks: Uint8Array,
  most: 1 | 2,
  next: Uint32Array,
  neighbours: Uint32Array,
  weights: Float64Array,
): void {
  for (let edge = 0; edge < sources.length; edge++) {
    const source = sources[edge]!
    const target = targets[edge]!
    const ofSource = marks[source]!
    const ofTarget = marks[target]!
    if (ofSource + ofTarget === 0 || ofSource + ofTarget > most) continue
    if (ofSource === 1) {
      const slot = next[source]!++
      neighbours[slot] = target
      weights[slot] = given[edge]!
    }
    if (ofTarget === 1) {
      const slot = next[target]!++
      neighbours[slot] = source
      weights[slot] = given[edge]!
    }
  }
}

function offsetsOf(order: number, sources: Uint32Array, targets: Uint32Array): Uint32Array {
  const offsets = new Uint32Array(order + 1)
  for (let edge = 0; edge < sources.length; edge++) {
    offsets[sources[edge]! + 1]!++
    offsets[targets[edge]! + 1]!++
  }
  addUp(offsets)
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
