/** Co-authorship and co-occurrence: pairs of members that share a row, counted member by member without a hash of pairs. */
import { rowCount, transpose } from '../columns/incidence.ts'
import type { Incidence } from '../model/facts.ts'
import type { Network } from '../model/network.ts'
import type { Counting } from '../model/terms.ts'

export interface PairOptions {
  readonly counting: Counting
  /** Rows with more members are left out and counted in `omittedRows`. */
  readonly maxMembers: number
}

export interface CountedPairs {
  readonly network: Network
  /** Rows left out because they have more than `maxMembers` members. */
  readonly omittedRows: number
  /** Pairs that those rows would have added, not counting that some coincide. */
  readonly omittedPairs: number
}

/**
 * Links every two members of a row. full: each row adds 1 to each of its pairs; fractional: 1/(n − 1) for a row of n
 * members (Newman, Scientific collaboration networks II, 2001). A member twice in a row counts once. Edges are sorted by
 * source, then target. Cost: the sum of squared row lengths up to `maxMembers`; memory: the edges and the rows once more.
 */
export function countPairs(rows: Incidence, members: number, options: PairOptions): CountedPairs {
  const { sorted, omittedRows, omittedPairs } = sortRows(rows, options.maxMembers)
  const rowsOf = transpose(sorted, members)
  // Rows are taken in ascending order, so a member stands one place further in each row than the members before it.
  const place = sorted.offsets.slice()
  const edges = new EdgeColumns()
  const strength = new Float64Array(members)
  const touched = new Uint32Array(members)
  for (let source = 0; source < members; source++) {
    let count = 0
    for (let at = rowsOf.offsets[source]!; at < rowsOf.offsets[source + 1]!; at++) {
      const row = rowsOf.targets[at]!
      const end = sorted.offsets[row + 1]!
      const weight = options.counting === 'full' ? 1 : 1 / (end - sorted.offsets[row]! - 1)
      for (let next = ++place[row]!; next < end; next++) {
        const target = sorted.targets[next]!
        if (strength[target] === 0) touched[count++] = target
        strength[target]! += weight
      }
    }
    for (const target of touched.subarray(0, count).sort()) {
      edges.add(source, target, strength[target]!)
      strength[target] = 0
    }
  }
  return { network: edges.toNetwork(members), omittedRows, omittedPairs }
}

/** Rows of up to `maxMembers` members, each member once and in ascending order; larger rows are empty. */
function sortRows(rows: Incidence, maxMembers: number) {
  const offsets = new Uint32Array(rowCount(rows) + 1)
  const targets = new Uint32Array(rows.targets.length)
  let omittedRows = 0
  let omittedPairs = 0
  for (let row = 0; row < rowCount(rows); row++) {
    const start = offsets[row]!
    let end = start
    for (const member of rows.targets.slice(rows.offsets[row], rows.offsets[row + 1]).sort())
      if (end === start || targets[end - 1] !== member) targets[end++] = member
    const length = end - start
    offsets[row + 1] = length > maxMembers ? start : end
    if (length <= maxMembers) continue
    omittedRows++
    omittedPairs += (length * (length - 1)) / 2
  }
  return { sorted: { offsets, targets: targets.subarray(0, offsets.at(-1)) }, omittedRows, omittedPairs }
}

/** Edges as they come, in columns that double when they are full. */
class EdgeColumns {
  #sources = new Uint32Array(1024)
  #targets = new Uint32Array(1024)
  #weights = new Float64Array(1024)
  #size = 0

  add(source: number, target: number, weight: number): void {
    if (this.#size === this.#sources.length) this.#grow()
    this.#sources[this.#size] = source
    this.#targets[this.#size] = target
    this.#weights[this.#size++] = weight
  }

  toNetwork(order: number): Network {
    return {
      order,
      sources: this.#sources.slice(0, this.#size),
      targets: this.#targets.slice(0, this.#size),
      weights: this.#weights.slice(0, this.#size),
    }
  }

  #grow(): void {
    const [sources, targets, weights] = [this.#sources, this.#targets, this.#weights]
    this.#sources = new Uint32Array(this.#size * 2)
    this.#targets = new Uint32Array(this.#size * 2)
    this.#weights = new Float64Array(this.#size * 2)
    this.#sources.set(sources)
    this.#targets.set(targets)
    this.#weights.set(weights)
  }
}
