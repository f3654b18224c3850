/** Communities of a network: connected groups with more links inside than chance would give. */
import { toLinks, toLinksOf } from '../columns/adjacency.ts'
import { compactLabels, quotientOf, sumByLabel } from '../columns/quotient.ts'
import { createRng } from '../columns/rng.ts'
import type { Network } from '../model/network.ts'
import { components, labelBySize } from './components.ts'
import { strengths } from './degrees.ts'
import { continuePartition, moveGroups, moveSome, partitionByLeiden, type Partitionable } from './leiden.ts'

export interface CommunityOptions {
  readonly seed: number
  /** Higher gives more and smaller communities; 1 is the usual value for both qualities. */
  readonly resolution: number
  /** Smaller communities join the neighbour they are tied to most; those without a neighbour become 0. Default 1. */
  readonly minimumSize?: number
  /** Communities of an earlier state of the network, 0 for nodes that it lacked: they are improved where that helps. */
  readonly start?: Uint32Array
  /** With `start`: 1 for nodes that may move; all others stay where they are. Default: all may, alone and in groups of any size. */
  readonly movable?: Uint8Array
  /** Total link strength of every node, where it is known already. */
  readonly strengths?: Float64Array
  /**
   * `modularity` (Newman and Girvan 2004) or VOSviewer's `association-strength` (Waltman, van Eck and Noyons 2010), in which
   * every link counts as its strength over the strength that chance would give it, and every pair of nodes costs the resolution.
   */
  readonly quality?: 'modularity' | 'association-strength'
}

interface CommunityResult {
  /** Community of every node: 1 is the largest; 0 is none. */
  readonly communities: Uint32Array
  /** Modularity, or VOSviewer's V over the sum of all association strengths; at most 1. */
  readonly quality: number
}

const ROUNDS = 3

/** Leiden, seeded; every community is connected. Near-linear in the links. Throws on a resolution that is not a positive number. */
export function detectCommunities(network: Network, options: CommunityOptions): CommunityResult {
  const { resolution, minimumSize = 1, start, movable, quality = 'modularity' } = options
  if (!(resolution > 0 && Number.isFinite(resolution)))
    throw new RangeError(`resolution is ${resolution}: give a positive number, 1 to begin with`)
  const normalised = quality === 'modularity' ? network : normaliseByAssociation(network)
  const strength = options.strengths ?? strengths(network)
  const total = strength.reduce((sum, value) => sum + value, 0)
  const problem: Partitionable = {
    links: start && movable ? toLinksOf(normalised, movable, 2) : toLinks(normalised),
    nodeWeights: quality === 'modularity' ? strength : new Float64Array(network.order).fill(1),
    resolution: quality === 'modularity' ? resolution / (total || 1) : resolution,
  }
  const partition = !start
    ? partitionByLeiden(problem, createRng(options.seed), ROUNDS)
    : movable
      ? moveSome(problem, labelsToStartFrom(start), movable)
      : continuePartition(problem, labelsToStartFrom(start))
  const pieces = splitDisconnected(network, partition)
  const connected = start && movable ? joinPieces(normalised, problem, partition, pieces) : pieces
  const merged =
    minimumSize > 1 ? mergeSmall({ ...problem, links: toLinks(normalised) }, connected, minimumSize) : connected
  return {
    communities: numberFromLargest(merged, minimumSize),
    // Many have no use for it.
    get quality() {
      return qualityOf(normalised, problem, merged, quality === 'modularity')
    },
  }
}

/**
 * What was cut off from the largest piece of its community joins the neighbour that gains most by it, where one does. Pieces that were cut
 * off don't see each other, so that what they join hangs together.
 */
function joinPieces(network: Network, problem: Partitionable, labels: Uint32Array, pieces: Uint32Array): Uint32Array {
  // The lowest number is that of the largest piece.
  const largest = new Uint32Array(labels.length).fill(labels.length)
  findLowest(pieces, labels, largest)
  const isCutOff = new Uint8Array(labels.length)
  if (markOthers(pieces, labels, largest, isCutOff) === 0) return pieces
  return moveGroups({ ...problem, links: toLinksOf(network, isCutOff, 1) }, pieces, isCutOff)
}

// The loops stand alone, since V8 would leave compiled code after each one that something follows.

function findLowest(pieces: Uint32Array, labels: Uint32Array, lowest: Uint32Array): void {
  for (let node = 0; node < labels.length; node++)
    lowest[labels[node]!] = Math.min(lowest[labels[node]!]!, pieces[node]!)
}

/** Marks the nodes of all other pieces; returns how many there are. */
function markOthers(pieces: Uint32Array, labels: Uint32Array, lowest: Uint32Array, marks: Uint8Array): number {
  let count = 0
  for (let node = 0; node < labels.length; node++) {
    if (pieces[node] === lowest[labels[node]!]) continue
    marks[node] = 1
    count++
  }
  return count
}

/** Labels below the number of nodes; whoever has no community is alone. */
function labelsToStartFrom(start: Uint32Array): Uint32Array {
  const firsts = new Map<number, number>()
  const labels = new Uint32Array(start.length)
  for (let node = 0; node < start.length; node++) {
    const community = start[node]!
    const first = community > 0 ? firsts.get(community) : node
    if (first === undefined) firsts.set(community, node)
    labels[node] = first ?? node
  }
  return labels
}

/** Each weight over the weight expected from the strengths of both ends (van Eck and Waltman 2009). */
function normaliseByAssociation(network: Network): Network {
  const strength = strengths(network)
  const total = strength.reduce((sum, value) => sum + value, 0)
  const weights = network.weights.map(
    (weight, edge) => (weight * total) / (strength[network.sources[edge]!]! * strength[network.targets[edge]!]! || 1),
  )
  return { ...network, weights }
}

/** The last moves of a round may cut a community in two; its pieces are better apart under either quality. */
function splitDisconnected(network: Network, labels: Uint32Array): Uint32Array {
  const pieces = components(network, labels)
  for (let node = 0; node < pieces.length; node++) pieces[node]!--
  return pieces
}

/** Joins communities below the minimum to the neighbour with the strongest tie for its weight, until none is left that has one. */
function mergeSmall(problem: Partitionable, start: Uint32Array, minimumSize: number): Uint32Array {
  const labels = start.slice()
  for (;;) {
    const count = compactLabels(labels)
    const sizes = sumByLabel(new Uint8Array(labels.length).fill(1), labels, count)
    const small = Array.from(sizes.keys()).filter((label) => sizes[label]! < minimumSize)
    if (small.length === 0) return labels
    small.sort((one, other) => sizes[one]! - sizes[other]!)
    const { offsets, neighbours, weights } = quotientOf(problem.links, labels, count)
    const groupWeights = sumByLabel(problem.nodeWeights, labels, count)
    const target = Uint32Array.from(sizes.keys())
    const isTaken = new Uint8Array(count)
    let hasMerged = false
    for (const label of small) {
      // A community that has just been joined may have grown enough: it waits for the next pass.
      if (isTaken[label] === 1) continue
      let best = label
      let bestTie = 0
      for (let link = offsets[label]!; link < offsets[label + 1]!; link++) {
        const tie = weights[link]! / groupWeights[neighbours[link]!]!
        if (target[neighbours[link]!] === neighbours[link] && tie > bestTie) {
          bestTie = tie
          best = neighbours[link]!
        }
      }
      if (best === label) continue
      target[label] = best
      isTaken[best] = 1
      hasMerged = true
    }
    if (!hasMerged) return labels
    for (let node = 0; node < labels.length; node++) labels[node] = target[labels[node]!]!
  }
}

function numberFromLargest(labels: Uint32Array, minimumSize: number): Uint32Array {
  const numbered = labelBySize(labels)
  if (minimumSize <= 1) return numbered
  const sizes = new Uint32Array(labels.length + 1)
  for (const community of numbered) sizes[community]!++
  return numbered.map((community) => (sizes[community]! < minimumSize ? 0 : community))
}

/** Newman's modularity also prices the pair of a node with itself; VOSviewer's sum runs over different nodes only. */
function qualityOf(network: Network, problem: Partitionable, labels: Uint32Array, pairsWithSelf: boolean): number {
  const { sources, targets, weights } = network
  let inside = 0
  let total = 0
  for (let edge = 0; edge < weights.length; edge++) {
    total += weights[edge]!
    if (labels[sources[edge]!] === labels[targets[edge]!]) inside += weights[edge]!
  }
  if (total === 0) return 0
  const { nodeWeights, resolution } = problem
  const groupWeights = sumByLabel(nodeWeights, labels, network.order)
  let price = 0
  for (const weight of groupWeights) price += weight * weight
  if (!pairsWithSelf) for (const weight of nodeWeights) price -= weight * weight
  return (inside - (resolution * price) / 2) / total
}
