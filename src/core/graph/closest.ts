/** Links each member of some rows with those it shares most of them with, without all the pairs there are. */
import { transpose } from '../columns/incidence.ts'
import { makeRoom } from '../columns/make-room.ts'
import { sortRows } from '../columns/sorted-rows.ts'
import type { Incidence } from '../model/facts.ts'
import type { Network } from '../model/network.ts'
import { countOmitted, type OmittedPairs } from './coauthorship.ts'
import { makeRoomForLinks } from './room-for-links.ts'
import { SharedRows } from './shared-rows.ts'

export interface ClosestLinks extends OmittedPairs {
  readonly network: Network
  /** Pairs that share a row but are not among the closest of either. */
  readonly thinned: number
}

/**
 * Links two members if one of them is among the `closest` that the other shares most rows with; of equals the lower come first. Weight: the
 * rows they share. Rows of more than `maxMembers` are left out. Edges are sorted by source, then target. Cost: the sum of squared row
 * lengths up to `maxMembers`; memory: the rows twice, and `closest` numbers for each member.
 */
export function linkClosest(
  rows: Incidence,
  members: number,
  { closest, maxMembers }: { readonly closest: number; readonly maxMembers: number },
): ClosestLinks {
  const sorted = sortRows({ offsets: rows.offsets.slice(), targets: rows.targets.slice() })
  const choices = {
    chosen: new Uint32Array(makeRoom(members * closest * Uint32Array.BYTES_PER_ELEMENT)),
    weights: new Uint32Array(makeRoom(members * closest * Uint32Array.BYTES_PER_ELEMENT)),
    counts: new Uint32Array(members),
    closest,
  }
  const shared = new SharedRows(sorted, transpose(sorted, members), maxMembers)
  let ends = 0
  for (let member = 0; member < members; member++) {
    ends += shared.count(member)
    const start = member * closest
    const own = choices.chosen.subarray(start, start + closest)
    const found = (choices.counts[member] = shared.mostShared(own))
    for (let at = 0; at < found; at++) choices.weights[start + at] = shared.countOf(own[at]!)
  }
  const network = joinChoices(choices)
  return { network, thinned: ends / 2 - network.sources.length, ...countOmitted(sorted, maxMembers) }
}

/** Whom each member has chosen: `counts` of them from `closest` × its number on. */
interface Choices {
  readonly chosen: Uint32Array
  readonly weights: Uint32Array
  readonly counts: Uint32Array
  readonly closest: number
}

/** Each pair once in which one has chosen the other. */
function joinChoices({ chosen, weights, counts, closest }: Choices): Network {
  const order = counts.length
  const hasChosen = (member: number, other: number): boolean => {
    const end = member * closest + counts[member]!
    for (let at = member * closest; at < end; at++) if (chosen[at] === other) return true
    return false
  }
  const offsets = new Uint32Array(order + 1)
  for (let member = 0; member < order; member++)
    for (let at = member * closest; at < member * closest + counts[member]!; at++) {
      const other = chosen[at]!
      if (other > member) offsets[member + 1]!++
      else if (!hasChosen(other, member)) offsets[other + 1]!++
    }
  for (let member = 0; member < order; member++) offsets[member + 1]! += offsets[member]!
  const size = offsets[order]!
  const network = makeRoomForLinks(size)
  const next = offsets.slice()
  /** Into its place in the row of the lower one. Few stand behind it: those that this one has chosen itself. */
  const link = (low: number, high: number, weight: number): void => {
    let slot = next[low]!++
    for (; slot > offsets[low]! && network.targets[slot - 1]! > high; slot--) {
      network.targets[slot] = network.targets[slot - 1]!
      network.weights[slot] = network.weights[slot - 1]!
    }
    network.targets[slot] = high
    network.weights[slot] = weight
  }
  for (let member = 0; member < order; member++) {
    network.sources.fill(member, offsets[member], offsets[member + 1])
    for (let at = member * closest; at < member * closest + counts[member]!; at++) {
      const other = chosen[at]!
      if (other > member) link(member, other, weights[at]!)
      else if (!hasChosen(other, member)) link(other, member, weights[at]!)
    }
  }
  return { order, ...network }
}
