import { expect, it } from 'vitest'
import { DistinctNames } from '../../../src/core/text/distinct-names.ts'

it('gives everyone a name of their own, the first the one wished for', () => {
  const names = new DistinctNames(
    (wished, number) => `${wished}-${number}`,
    (name) => name.toLowerCase(),
  )
  names.reserve('roe-3')
  expect(['Roe', 'roe', 'Roe', 'Poe', 'roe-2'].map((wished) => names.take(wished))).toEqual([
    'Roe',
    'roe-2',
    'Roe-4',
    'Poe',
    'roe-2-2',
  ])
})

it('stays linear when all wish for the same', () => {
  const names = new DistinctNames((wished, number) => `${wished} (${number})`)
  const given = new Set(Array.from({ length: 200_000 }, () => names.take('J. Doe')))
  expect(given.size).toBe(200_000)
  expect(given).toContain('J. Doe (200000)')
})
