import { expect, test } from 'vitest'
import { powerOf } from '../../../src/core/columns/power.ts'

test('is exact where roots, squares and whole numbers are', () => {
  expect(powerOf(0.1, 1)).toBe(0.1)
  expect(powerOf(7, 0)).toBe(1)
  expect(powerOf(0.1, 2)).toBe(0.1 * 0.1)
  expect(powerOf(2, 0.5)).toBe(Math.SQRT2)
  expect(powerOf(2, -0.5)).toBe(1 / Math.SQRT2)
})

test('is the power to nearly the last digit otherwise', () => {
  for (const base of [1e-9, 0.3, 1, 2.5, 1e6])
    for (const exponent of [-10, -0.75, 0.25, 0.75, 3.3])
      expect(powerOf(base, exponent) / base ** exponent).toBeCloseTo(1, 12)
  expect(powerOf(0, 0.75)).toBe(0)
})
