/** The quotient of a network: groups of nodes become nodes, links between groups are summed. */
import type { Incidence } from '../model/facts.ts'
import type { Adjacency } from '../model/network.ts'
import { positionsOf } from './incidence.ts'

/** An adjacency without the way back to the edges: all that an algorithm on a derived network needs. */
export type Links = Omit<Adjacency, 'edges'>

/** Renumbers labels in place to 0 … count − 1 in order of first appearance; returns the count. Labels must be below their number. */
export function compactLabels(labels: Uint32Array): number {
  const renumbered = new Int32Array(labels.length).fill(-1)
  let count = 0
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node]!
    if (renumbered[label] === -1) renumbered[label] = count++
    labels[node] = renumbered[label]!
  }
  return count
}

/** Sums a value over the members of each of `count` groups. */
export function sumByLabel(values: ArrayLike<number>, labels: Uint32Array, count: number): Float64Array {
  const sums = new Float64Array(count)
  for (let node = 0; node < labels.length; node++) sums[labels[node]!]! += values[node]!
  return sums
}

/** Links between groups of nodes, without loops; `labels` are 0 … count − 1. Linear in nodes and links. */
export function quotientOf(links: Links, labels: Uint32Array, count: number): Links {
  const groups = positionsOf(labels, count)
  const offsets = new Uint32Array(count + 1)
  const most = Math.min(links.neighbours.length, count * count)
  const neighbours = new Uint32Array(most)
  const weights = new Float64Array(most)
  const used = sumLinks(links, labels, groups, { offsets, neighbours, weights })
  return { offsets, neighbours: neighbours.slice(0, used), weights: weights.slice(0, used) }
}

// The loops stand alone, since V8 would leave compiled code after each one that something follows.

/** Writes the rows of the groups; returns how many links they have. */
function sumLinks(
  links: Links,
  labels: Uint32Array,
  { offsets: starts, targets: members }: Incidence,
  { offsets, neighbours, weights }: Links,
): number {
  const count = offsets.length - 1
  // The slot of a group in the row being written, plus one; rows before it are recognised by their lower slots.
  const slots = new Uint32Array(count)
  let used = 0
  for (let label = 0; label < count; label++) {
    const rowStart = used
    for (let index = starts[label]!; index < starts[label + 1]!; index++) {
      const node = members[index]!
      for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) {
        const other = labels[links.neighbours[link]!]!
        if (other === label) continue
        if (slots[other]! <= rowStart) {
          neighbours[used] = other
          slots[other] = ++used
        }
        weights[slots[other]! - 1]! += links.weights[link]!
      }
    }
    offsets[label + 1] = used
  }
  return used
}

/** One group of nodes with the links inside it; members and neighbours are in ascending order of the whole network's nodes. */
export interface Part {
  /** Nodes of the whole network; node `i` of the part is `members[i]`. */
  readonly members: Uint32Array
  readonly links: Links
}

/** Cuts an adjacency into the parts given by labels 0, 1, …; links between parts are left out. Linear. */
export function splitByLabel(links: Links, labels: Uint32Array): Part[] {
  const { offsets: starts, targets: members } = positionsOf(labels, countLabels(labels))
  const places = new Uint32Array(labels.length)
  for (let label = 0; label + 1 < starts.length; label++)
    numberMembers(members, starts[label]!, starts[label + 1]!, places)
  const parts: Part[] = []
  for (let label = 0; label + 1 < starts.length; label++)
    parts.push(cutPart(links, labels, label, members.subarray(starts[label]!, starts[label + 1]!), places))
  return parts
}

function numberMembers(members: Uint32Array, from: number, to: number, places: Uint32Array): void {
  for (let index = from; index < to; index++) places[members[index]!] = index - from
}

function cutPart(links: Links, labels: Uint32Array, label: number, members: Uint32Array, places: Uint32Array): Part {
  const most = countLinks(links.offsets, members)
  const offsets = new Uint32Array(members.length + 1)
  const neighbours = new Uint32Array(most)
  const weights = new Float64Array(most)
  const used = copyLinks(links, labels, label, members, places, { offsets, neighbours, weights })
  // Hardly a link leads out of a component.
  const isWhole = used === most
  return {
    members,
    links: {
      offsets,
      neighbours: isWhole ? neighbours : neighbours.slice(0, used),
      weights: isWhole ? weights : weights.slice(0, used),
    },
  }
}

function countLinks(offsets: Uint32Array, members: Uint32Array): number {
  let count = 0
  for (let index = 0; index < members.length; index++)
    count += offsets[members[index]! + 1]! - offsets[members[index]!]!
  return count
}

/** Writes the rows of the members without what leads elsewhere; returns how many links they have. */
function copyLinks(
  links: Links,
  labels: Uint32Array,
  label: number,
  members: Uint32Array,
  places: Uint32Array,
  { offsets, neighbours, weights }: Links,
): number {
  let used = 0
  for (let index = 0; index < members.length; index++) {
    const node = members[index]!
    for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) {
      const neighbour = links.neighbours[link]!
      if (labels[neighbour] !== label) continue
      neighbours[used] = places[neighbour]!
      weights[used++] = links.weights[link]!
    }
    offsets[index + 1] = used
  }
  return used
}

function countLabels(labels: Uint32Array): number {
  let count = 0
  for (let node = 0; node < labels.length; node++) count = Math.max(count, labels[node]! + 1)
  return count
}
