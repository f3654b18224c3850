/** Co-authorship and co-occurrence: pairs of members that share a row, counted member by member without a hash of pairs. */
import { rowCount } from '../columns/incidence.ts'
import type { Incidence } from '../model/facts.ts'
import type { Network } from '../model/network.ts'
import type { Counting } from '../model/terms.ts'
import { EdgeColumns } from './edge-columns.ts'

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
  const { edges, omittedRows, omittedPairs } = count(rows, members, maxMembers, [counting])
  const { sources, targets } = edges.view()
  const network = {
    order: members,
    sources: sources.slice(),
    targets: targets.slice(),
    weights: edges.weights(0).slice(),
  }
  return { network, omittedRows, omittedPairs }
}

/**
 * As `countPairs`, in one way or both at once, with no more memory than the links need. The columns are views of buffers that
 * may be longer.
 */
export function countManyPairs(
  rows: Incidence,
  members: number,
  maxMembers: number,
  ways: readonly Counting[],
): PairsCounted {
  const { edges, omittedRows, omittedPairs } = count(rows, members, maxMembers, ways, true)
  const weights = Object.fromEntries(ways.map((way, index) => [way, edges.weights(index)]))
  return { links: edges.view(), weights, omittedRows, omittedPairs }
}

function count(
  rows: Incidence,
  members: number,
  maxMembers: number,
  ways: readonly Counting[],
  areMany = false,
): OmittedPairs & { readonly edges: EdgeColumns } {
  const { sorted, mostPairs, ...omitted } = sortRows(rows, maxMembers)
  const edges = new EdgeColumns(ways.length, areMany ? mostPairs : 0)
  const { starts, places } = placesIn(sorted, members)
  const targets = markLasts(sorted)
  const isFull = ways[0] === 'full'
  const isBoth = ways.length > 1
  const strengths = new Float64Array(members * ways.length)
  const touched = new Uint32Array(members)
  for (let source = 0; source < members; source++) {
    let found = 0
    for (let at = starts[source]!; at < starts[source + 1]!; at++) {
      let place = places[2 * at]!
      const fraction = 1 / (places[2 * at + 1]! - 1)
      const weight = isFull ? 1 : fraction
      while (targets[place]! < LAST) {
        const target = targets[++place]! % LAST
        const slot = isBoth ? 2 * target : target
        if (strengths[slot] === 0) touched[found++] = target
        strengths[slot]! += weight
        if (isBoth) strengths[slot + 1]! += fraction
      }
    }
    sort(touched, 0, found)
    edges.add(source, touched, found, strengths)
  }
  return { edges, ...omitted }
}

/** Added to the last member of a row. */
const LAST = 0x80000000

/** The targets with the last of each row marked, in place. */
function markLasts({ offsets, targets }: Incidence): Uint32Array {
  for (let row = 0; row + 1 < offsets.length; row++)
    if (offsets[row + 1]! > offsets[row]!) targets[offsets[row + 1]! - 1]! += LAST
  return targets
}

/**
 * For each member, where it stands in each row that goes on behind it, and the length of that row: side by side, so that
 * counting need not look into the row for them.
 */
function placesIn({ offsets, targets }: Incidence, members: number): { starts: Uint32Array; places: Uint32Array } {
  const starts = new Uint32Array(members + 1)
  for (let row = 0; row + 1 < offsets.length; row++)
    for (let place = offsets[row]!; place < offsets[row + 1]! - 1; place++) starts[targets[place]! + 1]!++
  for (let member = 0; member < members; member++) starts[member + 1]! += starts[member]!
  const next = starts.slice()
  const places = new Uint32Array(starts[members]! * 2)
  for (let row = 0; row + 1 < offsets.length; row++)
    for (let place = offsets[row]!; place < offsets[row + 1]! - 1; place++) {
      const slot = next[targets[place]!]!++
      places[2 * slot] = place
      places[2 * slot + 1] = offsets[row + 1]! - offsets[row]!
    }
  return { starts, places }
}

/** Rows of up to `maxMembers` members, each member once and in ascending order; larger rows are empty. */
function sortRows(rows: Incidence, maxMembers: number) {
  const offsets = new Uint32Array(rowCount(rows) + 1)
  const targets = new Uint32Array(rows.targets.length)
  let omittedRows = 0
  let omittedPairs = 0
  let mostPairs = 0
  for (let row = 0; row < rowCount(rows); row++) {
    const start = offsets[row]!
    let last = start
    for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) targets[last++] = rows.targets[at]!
    sort(targets, start, last)
    let end = start
    for (let at = start; at < last; at++)
      if (end === start || targets[end - 1] !== targets[at]) targets[end++] = targets[at]!
    const length = end - start
    const pairs = (length * (length - 1)) / 2
    offsets[row + 1] = length > maxMembers ? start : end
    if (length <= maxMembers) mostPairs += pairs
    else {
      omittedRows++
      omittedPairs += pairs
    }
  }
  return { sorted: { offsets, targets: targets.subarray(0, offsets.at(-1)) }, mostPairs, omittedRows, omittedPairs }
}

/** Fewer numbers are in order before the engine's own sorting has begun. */
const FEW = 32

/** Puts the numbers from `start` up to `end` in ascending order. */
function sort(values: Uint32Array, start: number, end: number): void {
  if (end - start > FEW) {
    values.subarray(start, end).sort()
    return
  }
  for (let at = start + 1; at < end; at++) {
    const value = values[at]!
    let to = at
    for (; to > start && values[to - 1]! > value; to--) values[to] = values[to - 1]!
    values[to] = value
  }
}
