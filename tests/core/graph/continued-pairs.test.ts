import { describe, expect, it } from 'vitest'
import { incidenceFrom, NOWHERE } from '../../../src/core/columns/incidence.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import { continuePairs, type EarlierRows } from '../../../src/core/graph/continued-pairs.ts'
import { countPairs, type CountedPairs } from '../../../src/core/graph/coauthorship.ts'

const MAX_MEMBERS = 6
const options = { counting: 'full', maxMembers: MAX_MEMBERS } as const

/** Rows of before and of now: some are gone, some say something else, some are new, and so are some members. */
function growingCollection(seed: number): EarlierRows & { readonly now: number[][]; readonly members: number } {
  const rng = createRng(seed)
  const below = (limit: number): number => Math.floor(rng() * limit)
  const rowOf = (members: number): number[] => Array.from({ length: below(9) }, () => below(members))
  const order = 5 + below(40)
  const rows = Array.from({ length: 3 + below(60) }, () => rowOf(order))
  let members = 0
  const numbers = Uint32Array.from({ length: order }, () => {
    if (rng() < 0.05) return NOWHERE
    members += 1 + below(2)
    return members - 1
  })
  members += 1
  const now: number[][] = []
  const rowsBefore: number[] = []
  for (const [row, list] of rows.entries()) {
    while (rng() < 0.1) rowsBefore[now.push(rowOf(members)) - 1] = NOWHERE
    if (rng() < 0.05) continue
    const same = list.map((member) => numbers[member]!).filter((member) => member !== NOWHERE)
    rowsBefore[now.push(rng() < 0.1 ? rowOf(members) : same) - 1] = row
  }
  return { rows: incidenceFrom(rows), numbers, rowsBefore: Uint32Array.from(rowsBefore), now, members }
}

function plain({ network, omittedRows, omittedPairs }: CountedPairs | undefined = FAILED): unknown {
  const { order, sources, targets, weights } = network
  return {
    order,
    pairs: Array.from(sources, (source, edge) => [source, targets[edge], weights[edge]]),
    omittedRows,
    omittedPairs,
  }
}

const FAILED: CountedPairs = {
  network: { order: -1, sources: new Uint32Array(), targets: new Uint32Array(), weights: new Float64Array() },
  omittedRows: -1,
  omittedPairs: -1,
}

describe('counting pairs on from an earlier map', () => {
  it('gives the same as counting them anew', () => {
    let different = 0
    for (let seed = 1; seed <= 300; seed++) {
      const { now, members, ...earlier } = growingCollection(seed)
      const rows = incidenceFrom(now)
      const before = countPairs(earlier.rows, earlier.numbers.length, options).network
      const anew = plain(countPairs(rows, members, options))
      expect(plain(continuePairs(rows, members, MAX_MEMBERS, earlier, before)), `seed ${seed}`).toEqual(anew)
      if (now.length !== earlier.rows.offsets.length - 1) different++
    }
    expect(different).toBeGreaterThan(200)
  })

  it('takes nothing from a map that says something else than its papers', () => {
    const { now, members, ...earlier } = growingCollection(7)
    const before = countPairs(earlier.rows, earlier.numbers.length, options).network
    const rows = incidenceFrom(now)
    const heavier = { ...before, weights: before.weights.map((weight, edge) => weight + Number(edge === 0)) }
    const wrong = { ...before, sources: before.sources.toReversed(), targets: before.targets.toReversed() }
    const moved = { ...earlier, numbers: earlier.numbers.toReversed() }
    expect(continuePairs(rows, members, MAX_MEMBERS, earlier, heavier)).toBeUndefined()
    expect(continuePairs(rows, members, MAX_MEMBERS, earlier, wrong)).toBeUndefined()
    expect(continuePairs(rows, members, MAX_MEMBERS, moved, before)).toBeUndefined()
    // Counted with another limit.
    expect(continuePairs(rows, members, MAX_MEMBERS - 3, earlier, before)).toBeUndefined()
  })
})
