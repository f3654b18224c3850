import { describe, expect, it } from 'vitest'
import { incidenceFrom, NOWHERE, rowLength, rowOf, takeRows, transpose } from '../../../src/core/columns/incidence.ts'

describe('incidence', () => {
  const rows = incidenceFrom([[2, 0], [], [2]])

  it('gives back its rows', () => {
    expect([...rowOf(rows, 0)]).toEqual([2, 0])
    expect(rowLength(rows, 1)).toBe(0)
  })

  it('turns round, and round again', () => {
    const turned = transpose(rows, 3)
    expect([0, 1, 2].map((row) => [...rowOf(turned, row)])).toEqual([[0], [], [0, 2]])
    expect([0, 1, 2].map((row) => [...rowOf(transpose(turned, 3), row)])).toEqual([[0, 2], [], [2]])
  })

  it('gives rows in another order, some of them replaced', () => {
    const changed = new Map([
      [1, [7, 8, 9]],
      [3, []],
      [4, [5]],
    ])
    const taken = takeRows(rows, Uint32Array.of(2, 0, NOWHERE, 0, NOWHERE, 0), changed)
    expect([0, 1, 2, 3, 4, 5].map((row) => [...rowOf(taken, row)])).toEqual([[2], [7, 8, 9], [], [], [5], [2, 0]])
  })
})
