/** Links each member of some rows with those it shares most of them with, without all the pairs there are. */
import { transpose } from '../columns/incidence.ts'
import { sortPairs } from '../columns/sorted-pairs.ts'
import { sortRows } from '../columns/sorted-rows.ts'
import { Tally } from '../columns/tally.ts'
import type { Incidence } from '../model/facts.ts'
import type { Network } from '../model/network.ts'
import { countOmitted, type OmittedPairs } from './coauthorship.ts'

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
  const { offsets, targets } = sortRows({ offsets: rows.offsets.slice(), targets: rows.targets.slice() })
  const rowsOf = transpose({ offsets, targets }, members)
  const chosen = new Uint32Array(members * closest)
  const weights = new Float64Array(members * closest)
  const counts = new Uint8Array(members)
  const tally = new Tally(members)
  let ends = 0
  for (let member = 0; member < members; member++) {
    for (let at = rowsOf.offsets[member]!; at < rowsOf.offsets[member + 1]!; at++) {
      const row = rowsOf.targets[at]!
      const [from, to] = [offsets[row]!, offsets[row + 1]!]
      if (to - from <= maxMembers) tally.meet(targets, from, to)
    }
    const own = chosen.subarray(member * closest, (member + 1) * closest)
    const found = (counts[member] = tally.mostMet(own, member))
    for (let at = 0; at < found; at++) weights[member * closest + at] = tally.countOf(own[at]!)
    ends += Math.max(0, tally.size - 1)
    tally.clear()
  }
  const network = joinChoices({ chosen, weights, counts, closest })
  return { network, thinned: ends / 2 - network.sources.length, ...countOmitted({ offsets, targets }, maxMembers) }
}

/** Whom each member has chosen: `counts` of them from `closest` × its number on. */
interface Choices {
  readonly chosen: Uint32Array
  readonly weights: Float64Array
  readonly counts: Uint8Array
  readonly closest: number
}

/** Each pair once in which one has chosen the other. */
function joinChoices({ chosen, weights, counts, closest }: Choices): Network {
  const order = counts.length
  const hasChosen = (member: number, other: number): boolean => {
    for (let at = member * closest; at < member * closest + counts[member]!; at++) if (chosen[at] === other) return true
    return false
  }
  const low = new Uint32Array(chosen.length)
  const high = new Uint32Array(chosen.length)
  const places = new Uint32Array(chosen.length)
  let size = 0
  for (let member = 0; member < order; member++)
    for (let at = member * closest; at < member * closest + counts[member]!; at++) {
      const other = chosen[at]!
      if (other < member && hasChosen(other, member)) continue
      low[size] = Math.min(member, other)
      high[size] = Math.max(member, other)
      places[size++] = at
    }
  const sorted = sortPairs(low.subarray(0, size), high.subarray(0, size), order)
  return {
    order,
    sources: sorted.map((pair) => low[pair]!),
    targets: sorted.map((pair) => high[pair]!),
    weights: Float64Array.from(sorted, (pair) => weights[places[pair]!]!),
  }
}
