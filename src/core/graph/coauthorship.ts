/** Co-authorship and co-occurrence: pairs of members that share a row, counted without ever building a clique of a huge row. */
import { rowCount, rowOf } from '../columns/incidence.ts'
import { PairCounter } from '../columns/pair-counter.ts'
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
 * members (Newman, Scientific collaboration networks II, 2001). A member twice in a row counts once.
 * Cost: the sum of squared row lengths up to `maxMembers`.
 */
export function countPairs(rows: Incidence, members: number, options: PairOptions): CountedPairs {
  const counter = new PairCounter()
  let omittedRows = 0
  let omittedPairs = 0
  for (let row = 0; row < rowCount(rows); row++) {
    const distinct = [...new Set(rowOf(rows, row))]
    if (distinct.length > options.maxMembers) {
      omittedRows++
      omittedPairs += (distinct.length * (distinct.length - 1)) / 2
      continue
    }
    const weight = options.counting === 'full' ? 1 : 1 / (distinct.length - 1)
    for (let left = 0; left < distinct.length; left++)
      for (let right = left + 1; right < distinct.length; right++)
        counter.add(distinct[left]!, distinct[right]!, weight)
  }
  return { network: counter.toNetwork(members), omittedRows, omittedPairs }
}
