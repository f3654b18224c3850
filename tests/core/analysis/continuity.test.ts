import { describe, expect, it } from 'vitest'
import { continueCommunities } from '../../../src/core/analysis/continuity.ts'

function continued(previous: number[], next: number[]): number[] {
  const numbers = continueCommunities(Uint32Array.from(previous), Uint32Array.from(next))
  return next.map((community) => numbers[community]!)
}

describe('continueCommunities', () => {
  it('keeps the numbers of communities that are still there, whatever their order by size', () => {
    expect(continued([1, 1, 1, 2, 2, 0, 0, 0], [2, 2, 2, 1, 1, 1, 3, 3])).toEqual([1, 1, 1, 2, 2, 2, 3, 3])
  })

  it('gives free numbers to what is new and to what fell apart', () => {
    expect(continued([1, 1, 1, 1, 2, 2], [1, 1, 2, 2, 3, 3])).toEqual([1, 1, 3, 3, 2, 2])
  })

  it('leaves nodes in no community alone', () => {
    expect(continued([0, 1, 1], [0, 1, 1])).toEqual([0, 1, 1])
    expect(continued([], [])).toEqual([])
  })
})
