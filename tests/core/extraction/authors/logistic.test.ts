import { expect, it } from 'vitest'
import { fitLogistic } from '../../../../src/core/extraction/authors/logistic.ts'

/** Rows of which as many belong as the odds in their first column say. */
function rowsOf(odds: number, times: number, column: (value: number) => number[]): [number[][], number[][]] {
  const yes = Array.from({ length: times * odds }, () => column(Math.log(odds)))
  const no = Array.from({ length: times }, () => column(Math.log(odds)))
  const back = (rows: number[][]): number[][] => rows.map((row) => row.map((value) => -value))
  return [
    [...yes, ...back(no)],
    [...no, ...back(yes)],
  ]
}

it('leaves evidence alone that tells what it says', () => {
  const [yes, no] = rowsOf(4, 500, (value) => [value])
  expect(fitLogistic(1, yes, no)[0]).toBeCloseTo(1, 2)
})

it('halves evidence that is told twice', () => {
  const [yes, no] = rowsOf(4, 500, (value) => [value, value])
  const [one, other] = fitLogistic(2, yes, no)
  expect(one).toBeCloseTo(0.5, 1)
  expect(other).toBeCloseTo(0.5, 1)
})

it('takes evidence that says nothing out, and believes it where there is little to learn from', () => {
  const rows = [...Array.from({ length: 500 }, () => [1]), ...Array.from({ length: 500 }, () => [-1])]
  expect(fitLogistic(1, rows, rows)[0]).toBeLessThan(0.2)
  expect(fitLogistic(1, [[1]], [[1]])[0]).toBeGreaterThan(0.9)
  expect(fitLogistic(3, [], [])).toEqual([1, 1, 1])
})
