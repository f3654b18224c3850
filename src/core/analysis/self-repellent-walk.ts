/** A random walk over a network that avoids the groups of nodes it has visited more than their share. */
import { powerOf } from '../columns/power.ts'
import type { Links } from '../columns/quotient.ts'
import type { Rng } from '../columns/rng.ts'

interface WalkOptions {
  /** How strongly the walk avoids where it has been; 0 is the plain random walk. */
  readonly alpha: number
  /** Group 0, 1, … of every node, for each way of grouping that the walk remembers. */
  readonly groupings: readonly Uint32Array[]
  readonly rng: Rng
}

/**
 * The nodes that a self-repellent random walk (Doshi, Hu and Eun 2023) in a connected network comes to, without end. The next node
 * is drawn among the neighbours with probability proportional to ∏ (visits of its group / expected visits)^−α over the groupings.
 * In the long run each node is visited in proportion to its degree, as by the plain walk: counting a visit as 1/degree gives every
 * node the same weight. With every node a group of its own this is the walk of the paper; groups bring its effect to networks
 * larger than the walk is long. Each grouping starts as if the walk had made one visit per group, divided as expected, so that no
 * first visit bars a group. Starts at the end of a random link; each step costs the degree of the node left.
 */
export function* walkSelfRepellent(links: Links, { alpha, groupings, rng }: WalkOptions): Generator<number, never> {
  const { offsets, neighbours } = links
  const histories = alpha > 0 ? groupings.map((groups) => startHistory(links, groups)) : []
  let chances = new Float64Array(64)
  let node = neighbours[Math.floor(rng() * neighbours.length)] ?? 0
  for (;;) {
    yield node
    for (const history of histories) remember(history, node, alpha)
    const first = offsets[node]!
    const count = offsets[node + 1]! - first
    if (chances.length < count) chances = new Float64Array(2 * count)
    let sum = 0
    for (let link = 0; link < count; link++) {
      let chance = 1
      for (const { appeal, groups } of histories) chance *= appeal[groups[neighbours[first + link]!]!]!
      sum += chance
      chances[link] = sum
    }
    const drawn = rng() * sum
    let link = 0
    while (link < count - 1 && chances[link]! <= drawn) link++
    if (count > 0) node = neighbours[first + link]!
  }
}

interface History {
  readonly groups: Uint32Array
  /** Visits that each group starts with: its share of the links, 1 in the mean. */
  readonly prior: Float64Array
  /** Visits of each group, the prior included, over its prior. */
  readonly visits: Float64Array
  /** (visits / level)^−α. */
  readonly appeal: Float64Array
  steps: number
  /** What `visits` are on average, brought up to date whenever it has doubled: powers are taken of numbers about 1. */
  level: number
}

/** Two groupings together stay far from the smallest number there is. */
const LEAST_APPEAL = 1e-100

function startHistory({ offsets, neighbours }: Links, groups: Uint32Array): History {
  const count = groups.reduce((most, group) => Math.max(most, group + 1), 0)
  const prior = new Float64Array(count)
  for (let node = 0; node < groups.length; node++)
    prior[groups[node]!]! += ((offsets[node + 1]! - offsets[node]!) * count) / neighbours.length
  const ones = new Float64Array(count).fill(1)
  return { groups, prior, visits: ones, appeal: ones.slice(), steps: 0, level: 1 }
}

function remember(history: History, node: number, alpha: number): void {
  const { groups, prior, visits, appeal } = history
  const group = groups[node]!
  visits[group]! += 1 / prior[group]!
  const average = 1 + ++history.steps / prior.length
  if (average < 2 * history.level)
    appeal[group] = Math.max(LEAST_APPEAL, powerOf(visits[group]! / history.level, -alpha))
  else {
    history.level = average
    for (let each = 0; each < visits.length; each++)
      appeal[each] = Math.max(LEAST_APPEAL, powerOf(visits[each]! / average, -alpha))
  }
}
