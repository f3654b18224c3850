/**
 * The Leiden algorithm (Traag, Waltman and van Eck 2019, "From Louvain to Leiden") on columns, for any quality of the form
 * Σ over communities of (weight inside − resolution × (sum of node weights)² / 2): modularity and the constant Potts model alike.
 */
import { compactLabels, quotientOf, sumByLabel, type Links } from '../columns/quotient.ts'
import { shuffle, type Rng } from '../columns/rng.ts'

export interface Partitionable {
  readonly links: Links
  readonly nodeWeights: Float64Array
  readonly resolution: number
}

/** Gains below this part of a node's own terms are rounding, and would let nodes move to and fro for ever. */
const TOLERANCE = 1e-12

/** Labels 0 … count − 1 of communities, after so many rounds or when nothing moves any more. Nodes are visited in random order. */
export function partitionByLeiden(problem: Partitionable, rng: Rng, rounds: number): Uint32Array {
  const labels = sequenceOf(problem.nodeWeights.length, undefined)
  for (let round = 0; round < rounds; round++) if (!improve(problem, labels, rng)) break
  // The last round moved groups of nodes; now no single node may be better off elsewhere either.
  moveNodes(problem, labels, sequenceOf(labels.length, rng))
  compactLabels(labels)
  return labels
}

/**
 * The same in one round from `start` (labels below the number of nodes). Nodes are visited in the order of their numbers, which is twice
 * as fast, since memory is read as it lies, and as good where the start is.
 */
export function continuePartition(problem: Partitionable, start: Uint32Array): Uint32Array {
  const labels = start.slice()
  const all = sequenceOf(labels.length, undefined)
  moveNodes(problem, labels, all)
  // Numbers of communities must be below that of their parts, however few these are.
  compactLabels(labels)
  improve(problem, labels, undefined, true)
  moveNodes(problem, labels, all)
  return labels
}

/**
 * The same where only nodes with a 1 may move, one by one and then in the groups that they made among themselves; all others stay where
 * they are, and the links between them need not be there.
 */
export function moveSome(problem: Partitionable, start: Uint32Array, movable: Uint8Array): Uint32Array {
  const labels = start.slice()
  moveOnly(problem, labels, movable)
  return moveGroups(problem, labels, movable)
}

/** Labels 0 … after those communities moved into others, each as a whole, whose nodes all have a 1. */
export function moveGroups(problem: Partitionable, start: Uint32Array, movable: Uint8Array): Uint32Array {
  const labels = start.slice()
  const count = compactLabels(labels)
  const isOfMovable = new Uint8Array(count).fill(1)
  unmark(isOfMovable, labels, movable)
  const groups = sequenceOf(count, undefined)
  moveOnly(coarsen(problem, labels, count), groups, isOfMovable)
  relabel(labels, groups)
  return labels
}

function moveOnly(problem: Partitionable, labels: Uint32Array, movable: Uint8Array): void {
  const nodes = new Uint32Array(labels.length)
  const isFixed = new Uint8Array(labels.length)
  const count = divide(movable, nodes, isFixed)
  moveNodes(problem, labels, nodes.subarray(0, count), isFixed)
}

// The loops stand alone, since V8 would leave compiled code after each one that something follows.

function unmark(marks: Uint8Array, labels: Uint32Array, movable: Uint8Array): void {
  for (let node = 0; node < labels.length; node++) if (movable[node] === 0) marks[labels[node]!] = 0
}

/** The label of each label. */
function relabel(labels: Uint32Array, labelOf: Uint32Array): void {
  for (let node = 0; node < labels.length; node++) labels[node] = labelOf[labels[node]!]!
}

/** Lists the nodes that may move, and marks the others; returns how many may. */
function divide(movable: Uint8Array, nodes: Uint32Array, isFixed: Uint8Array): number {
  let count = 0
  for (let node = 0; node < movable.length; node++) {
    if (movable[node] === 1) nodes[count++] = node
    else isFixed[node] = 1
  }
  return count
}

/** The same problem for groups of its nodes, labelled 0 … count − 1. */
function coarsen({ links, nodeWeights, resolution }: Partitionable, labels: Uint32Array, count: number): Partitionable {
  return {
    links: quotientOf(links, labels, count),
    nodeWeights: sumByLabel(nodeWeights, labels, count),
    resolution,
  }
}

/** One round through all levels of aggregation; true if some node moved. Where nodes are settled already, only groups move. */
function improve(problem: Partitionable, labels: Uint32Array, rng: Rng | undefined, isSettled = false): boolean {
  const groupOf = sequenceOf(labels.length, undefined)
  let level = problem
  let partition = labels.slice()
  let hasChanged = false
  for (;;) {
    const isFirst = level === problem
    if (!(isFirst && isSettled) && moveNodes(level, partition, sequenceOf(partition.length, rng))) hasChanged = true
    const refined = refine(level, partition, sequenceOf(partition.length, rng))
    const count = compactLabels(refined)
    if (count === partition.length) break
    const coarser = new Uint32Array(count)
    for (let node = 0; node < partition.length; node++) coarser[refined[node]!] = partition[node]!
    compactLabels(coarser)
    relabel(groupOf, refined)
    level = coarsen(level, refined, count)
    partition = coarser
  }
  relabel(groupOf, partition)
  labels.set(groupOf)
  return hasChanged
}

/**
 * Fast local moving: a queue of nodes, each moved to the community with the largest gain; those around it queue again, unless `isFixed` has
 * a 1 for them (it is used up).
 */
function moveNodes(
  problem: Partitionable,
  labels: Uint32Array,
  first: Uint32Array,
  isFixed = new Uint8Array(labels.length),
): boolean {
  const { links, nodeWeights, resolution } = problem
  const { offsets, neighbours, weights } = links
  const order = labels.length
  const communityWeights = new Float64Array(order)
  const sizes = new Uint32Array(order)
  weighCommunities(labels, nodeWeights, communityWeights, sizes)
  const empty = new Uint32Array(order)
  let empties = listEmpty(sizes, empty)

  const queue = new Uint32Array(order)
  queue.set(first)
  // Who never queues is as good as queued.
  const isQueued = isFixed
  mark(isQueued, first)
  const weightTo = new Float64Array(order)
  const touched = new Uint32Array(order)
  let head = 0
  let hasMoved = false
  for (let queued = first.length; queued > 0; queued--) {
    const node = queue[head]!
    head = head + 1 === order ? 0 : head + 1
    isQueued[node] = 0
    const start = offsets[node]!
    const last = offsets[node + 1]!
    let touchedCount = 0
    for (let link = start; link < last; link++) {
      const label = labels[neighbours[link]!]!
      if (weightTo[label] === 0) touched[touchedCount++] = label
      weightTo[label]! += weights[link]!
    }
    const own = labels[node]!
    const price = resolution * nodeWeights[node]!
    communityWeights[own]! -= nodeWeights[node]!
    if (--sizes[own]! === 0) empty[empties++] = own
    let best = own
    let bestGain = weightTo[own]! - price * communityWeights[own]!
    const margin = TOLERANCE * (Math.abs(bestGain) + price * nodeWeights[node]!)
    for (let index = 0; index < touchedCount; index++) {
      const label = touched[index]!
      const gain = weightTo[label]! - price * communityWeights[label]!
      weightTo[label] = 0
      if (gain > bestGain + margin) {
        bestGain = gain
        best = label
      }
    }
    if (bestGain < -margin) best = empty[empties - 1]!
    if (sizes[best]!++ === 0) empties--
    communityWeights[best]! += nodeWeights[node]!
    if (best === own) continue
    labels[node] = best
    hasMoved = true
    for (let link = start; link < last; link++) {
      const neighbour = neighbours[link]!
      if (isQueued[neighbour] === 1 || labels[neighbour] === best) continue
      isQueued[neighbour] = 1
      // The ring starts at `head` and holds `queued - 1` nodes: the one being moved has left it.
      queue[(head + queued - 1) % order] = neighbour
      queued++
    }
  }
  return hasMoved
}

function weighCommunities(
  labels: Uint32Array,
  nodeWeights: Float64Array,
  communityWeights: Float64Array,
  sizes: Uint32Array,
): void {
  for (let node = 0; node < labels.length; node++) {
    communityWeights[labels[node]!]! += nodeWeights[node]!
    sizes[labels[node]!]!++
  }
}

/** Lists the labels that nobody has, highest first; returns how many there are. */
function listEmpty(sizes: Uint32Array, empty: Uint32Array): number {
  let count = 0
  for (let label = sizes.length - 1; label >= 0; label--) if (sizes[label] === 0) empty[count++] = label
  return count
}

function mark(marks: Uint8Array, nodes: Uint32Array): void {
  for (let place = 0; place < nodes.length; place++) marks[nodes[place]!] = 1
}

/** Splits each community into well-connected parts, grown from singletons by merges that gain; parts are the next level's nodes. */
function refine(problem: Partitionable, labels: Uint32Array, sequence: Uint32Array): Uint32Array {
  const { links, nodeWeights, resolution } = problem
  const { offsets, neighbours, weights } = links
  const order = labels.length
  const parts = sequenceOf(order, undefined)
  const partWeights = nodeWeights.slice()
  const isSingle = new Uint8Array(order).fill(1)
  const communityWeights = sumByLabel(nodeWeights, labels, order)
  // Weight from each part to the rest of its community.
  const outward = new Float64Array(order)
  for (let node = 0; node < order; node++)
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++)
      if (labels[neighbours[link]!] === labels[node]) outward[node]! += weights[link]!
  const isWellConnected = (part: number, community: number): boolean =>
    outward[part]! >= resolution * partWeights[part]! * (communityWeights[community]! - partWeights[part]!)

  const weightTo = new Float64Array(order)
  const touched = new Uint32Array(order)
  for (let place = 0; place < sequence.length; place++) {
    const node = sequence[place]!
    const community = labels[node]!
    if (isSingle[node] === 0 || !isWellConnected(node, community)) continue
    let touchedCount = 0
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
      const neighbour = neighbours[link]!
      if (labels[neighbour] !== community) continue
      const part = parts[neighbour]!
      if (weightTo[part] === 0) touched[touchedCount++] = part
      weightTo[part]! += weights[link]!
    }
    let best = node
    let bestGain = 0
    let bestWeight = 0
    for (let index = 0; index < touchedCount; index++) {
      const part = touched[index]!
      const gain = weightTo[part]! - resolution * nodeWeights[node]! * partWeights[part]!
      if (gain > bestGain && isWellConnected(part, community)) {
        bestGain = gain
        best = part
        bestWeight = weightTo[part]!
      }
      weightTo[part] = 0
    }
    if (best === node) continue
    parts[node] = best
    isSingle[best] = 0
    isSingle[node] = 0
    outward[best]! += outward[node]! - 2 * bestWeight
    partWeights[best]! += nodeWeights[node]!
  }
  return parts
}

/** All nodes in random order, or in that of their numbers. */
function sequenceOf(order: number, rng: Rng | undefined): Uint32Array {
  const sequence = new Uint32Array(order)
  numberAll(sequence)
  return rng ? shuffle(sequence, rng) : sequence
}

function numberAll(sequence: Uint32Array): void {
  for (let node = 0; node < sequence.length; node++) sequence[node] = node
}
