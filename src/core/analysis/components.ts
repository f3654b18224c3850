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
  beginAlone(parents)
  joinEnds(parents, sources, targets, labels)
  findRoots(parents)
  return labelBySize(parents)
}

// The loops stand alone, since V8 would leave compiled code after each one that something follows.

function beginAlone(parents: Uint32Array): void {
  for (let node = 0; node < parents.length; node++) parents[node] = node
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

function findRoots(parents: Uint32Array): void {
  for (let node = 0; node < parents.length; node++) parents[node] = rootOf(parents, node)
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

/** Renumbers groups (labels below the number of nodes) from 1, largest first; ties go to the group with the lowest node. Linear. */
export function labelBySize(groups: Uint32Array): Uint32Array {
  const sizes = new Uint32Array(groups.length)
  countNodes(groups, sizes)
  const larger = new Uint32Array(groups.length + 1)
  countLarger(sizes, larger)
  const labels = new Uint32Array(groups.length)
  rank(groups, sizes, larger, labels)
  return labels
}

function countNodes(groups: Uint32Array, sizes: Uint32Array): void {
  for (let node = 0; node < groups.length; node++) sizes[groups[node]!]!++
}

/** Counts by size how many groups are larger. */
function countLarger(sizes: Uint32Array, larger: Uint32Array): void {
  for (let group = 0; group < sizes.length; group++) if (sizes[group]! > 0) larger[sizes[group]! - 1]!++
  for (let size = larger.length - 1; size > 0; size--) larger[size - 1]! += larger[size]!
}

/** `next` is the last label that was given to a group of that size, or a larger one. */
function rank(groups: Uint32Array, sizes: Uint32Array, next: Uint32Array, labels: Uint32Array): void {
  const ranks = new Uint32Array(groups.length)
  for (let node = 0; node < groups.length; node++) {
    const group = groups[node]!
    if (ranks[group] === 0) ranks[group] = ++next[sizes[group]!]!
    labels[node] = ranks[group]!
  }
}
