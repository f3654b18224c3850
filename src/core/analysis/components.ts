/** Connected components: which nodes can reach each other. */
import type { Network } from '../model/network.ts'

/**
 * Component of every node, counted from 1, largest first (ties: the one with the lowest node). Union–find, nearly linear. With labels,
 * links between nodes of different ones don't count.
 */
export function components(
  { order, sources, targets }: Omit<Network, 'weights'>,
  labels: Uint32Array = new Uint32Array(order),
): Uint32Array {
  const parents = new Uint32Array(order)
  for (let node = 0; node < order; node++) parents[node] = node
  joinEnds(parents, sources, targets, labels)
  for (let node = 0; node < order; node++) parents[node] = rootOf(parents, node)
  return labelBySize(parents)
}

function joinEnds(parents: Uint32Array, sources: Uint32Array, targets: Uint32Array, labels: Uint32Array): void {
  for (let edge = 0; edge < sources.length; edge++) {
    const source = sources[edge]!
    const target = targets[edge]!
    // Most links join what is joined already.
    if (parents[source] === parents[target] || labels[source] !== labels[target]) continue
    const one = rootOf(parents, source)
    const other = rootOf(parents, target)
    if (one < other) parents[other] = one
    else parents[one] = other
  }
}

/** Shortens the way on the way. */
function rootOf(parents: Uint32Array, start: number): number {
  let node = start
  while (parents[node] !== node) {
    parents[node] = parents[parents[node]!]!
    node = parents[node]!
  }
  return node
}

/** Renumbers groups (labels below the number of nodes) from 1, largest first; ties go to the group with the lowest node. */
export function labelBySize(groups: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(groups.length)
  const firsts: number[] = []
  for (let node = 0; node < groups.length; node++) if (sizes[groups[node]!]!++ === 0) firsts.push(groups[node]!)
  // The sort is stable, so groups of one size stay in order of their lowest node.
  firsts.sort((one, other) => sizes[other]! - sizes[one]!)
  const ranks = new Uint32Array(groups.length)
  firsts.forEach((group, index) => (ranks[group] = index + 1))
  return groups.map((group) => ranks[group]!)
}
