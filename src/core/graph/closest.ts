/** Links each member of some rows with those it shares most of them with, without all the pairs there are. */
import { transpose } from '../columns/incidence.ts'
import { copyNumbers } from '../columns/make-room.ts'
import { sortRows } from '../columns/sorted-rows.ts'
import type { Incidence } from '../model/facts.ts'
import type { Network } from '../model/network.ts'
import { Choices } from './choices.ts'
import { countOmitted, type OmittedPairs } from './coauthorship.ts'
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
  const sorted = sortRows({ offsets: copyNumbers(rows.offsets), targets: copyNumbers(rows.targets) })
  const rowsOf = transpose(sorted, members)
  const choices = new Choices(members, closest)
  const pairs = offerOften(new SharedRows(sorted, rowsOf, maxMembers), members, choices)
  choices.fill(sorted, rowsOf, maxMembers)
  const network = choices.toNetwork()
  return { network, thinned: pairs - network.sources.length, ...countOmitted(sorted, maxMembers) }
}

/** Offers to each other whoever shares two rows or more, and gives how many pairs share any. */
function offerOften(shared: SharedRows, members: number, choices: Choices): number {
  let pairs = 0
  for (let member = 0; member < members; member++) {
    pairs += shared.count(member)
    choices.exchange(member, shared.often, shared.times, shared.oftenCount)
  }
  return pairs
}
