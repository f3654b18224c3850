/** Co-authorship and co-occurrence: pairs of members that share a row, counted member by member without a hash of pairs. */
import { copyNumbers } from '../columns/make-room.ts'
import { sortRange, sortRows } from '../columns/sorted-rows.ts'
import type { Incidence } from '../model/facts.ts'
import type { Network } from '../model/network.ts'
import type { Counting } from '../model/terms.ts'
import { Companions } from './companions.ts'
import { makeRoomForLinks } from './room-for-links.ts'
import { EdgeColumns, type Sums } from './edge-columns.ts'

export interface PairOptions {
  readonly counting: Counting
  /** Rows with more members are left out and counted in `omittedRows`. */
  readonly maxMembers: number
}

export interface OmittedPairs {
  /** Rows left out because they have more than `maxMembers` members. */
  readonly omittedRows: number
  /** Pairs that those rows would have added, not counting that some coincide. */
  readonly omittedPairs: number
}

export interface CountedPairs extends OmittedPairs {
  readonly network: Network
}

export interface PairsCounted extends OmittedPairs {
  readonly links: Pick<Network, 'sources' | 'targets'>
  /** The weights of these links, by each way of counting that was asked for. */
  readonly weights: Readonly<Partial<Record<Counting, Float64Array>>>
}

/**
 * Links every two members of a row. full: each row adds 1 to each of its pairs; fractional: 1/(n − 1) for a row of n
 * members (Newman, Scientific collaboration networks II, 2001). A member twice in a row counts once. Edges are sorted by
 * source, then target. Cost: the sum of squared row lengths up to `maxMembers`; memory: the edges and the rows once more.
 */
export function countPairs(rows: Incidence, members: number, { counting, maxMembers }: PairOptions): CountedPairs {
  const sorted = sortRows({ offsets: copyNumbers(rows.offsets), targets: copyNumbers(rows.targets) })
  const { edges, omittedRows, omittedPairs } = count(sorted, members, maxMembers, [counting])
  const { sources, targets } = edges.view()
  const network = { order: members, ...makeRoomForLinks(sources.length) }
  network.sources.set(sources)
  network.targets.set(targets)
  network.weights.set(edges.weights(counting))
  return { network, omittedRows, omittedPairs }
}

/**
 * As `countPairs`, in one way or both at once, with no more memory than the links need. In each row a member must stand once,
 * and members must ascend (`sortRows`). The columns are views of buffers that may be longer.
 */
export function countManyPairs(
  rows: Incidence,
  members: number,
  maxMembers: number,
  ways: readonly Counting[],
): PairsCounted {
  const { edges, omittedRows, omittedPairs } = count(rows, members, maxMembers, ways, true)
  const weights = Object.fromEntries(ways.map((way) => [way, edges.weights(way)]))
  return { links: edges.view(), weights, omittedRows, omittedPairs }
}

function count(
  rows: Incidence,
  members: number,
  maxMembers: number,
  ways: readonly Counting[],
  areMany = false,
): OmittedPairs & { readonly edges: EdgeColumns } {
  const edges = new EdgeColumns(ways, areMany ? countMostPairs(rows, maxMembers) : 0)
  const companions = new Companions(rows, members, maxMembers)
  const sums = { full: new Float64Array(members), fractional: new Float64Array(members) }
  for (let source = 0; source < members; source++) {
    const found = companions.gather(source)
    const { targets, shares } = companions
    if (found <= FEW) {
      sortWithShares(targets, shares, found)
      edges.addEach(source, targets, shares, found)
    } else edges.addSums(source, targets, sumUp(targets, shares, found, sums), sums)
  }
  companions.close()
  return { edges, ...countOmitted(rows, maxMembers) }
}

/** So many companions are sorted in less time than it takes to reach the sums of each. */
const FEW = 64

/** Those of one target stay in their order, so that shares are added up in the order of the rows. */
function sortWithShares(targets: Uint32Array, shares: Float64Array, length: number): void {
  for (let at = 1; at < length; at++) {
    const target = targets[at]!
    const share = shares[at]!
    let to = at
    for (; to > 0 && targets[to - 1]! > target; to--) {
      targets[to] = targets[to - 1]!
      shares[to] = shares[to - 1]!
    }
    targets[to] = target
    shares[to] = share
  }
}

/** Adds what each target has to its sums, and leaves each target once, ascending. Gives how many there are then. */
function sumUp(targets: Uint32Array, shares: Float64Array, length: number, { full, fractional }: Sums): number {
  let found = 0
  for (let at = 0; at < length; at++) {
    const target = targets[at]!
    if (full[target] === 0) targets[found++] = target
    full[target]! += 1
    fractional[target]! += shares[at]!
  }
  sortRange(targets, 0, found)
  return found
}

/** Pairs of all rows that are not left out, were none of them the same. */
function countMostPairs({ offsets }: Incidence, maxMembers: number): number {
  let pairs = 0
  for (let row = 0; row + 1 < offsets.length; row++) {
    const length = offsets[row + 1]! - offsets[row]!
    if (length <= maxMembers) pairs += (length * (length - 1)) / 2
  }
  return pairs
}

/** What is lost with rows of more than `maxMembers`; each member stands once in a row. */
export function countOmitted({ offsets }: Incidence, maxMembers: number): OmittedPairs {
  let [omittedRows, omittedPairs] = [0, 0]
  for (let row = 0; row + 1 < offsets.length; row++) {
    const length = offsets[row + 1]! - offsets[row]!
    if (length <= maxMembers) continue
    omittedRows++
    omittedPairs += (length * (length - 1)) / 2
  }
  return { omittedRows, omittedPairs }
}
