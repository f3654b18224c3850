import { expect, it } from 'vitest'
import { NOWHERE } from '../../../src/core/columns/incidence.ts'
import { meetOrLookUp } from '../../../src/core/columns/passing.ts'

const itself = (key: string): string => key

it('meets in passing what stands in the same order, with new ones and gone ones in between', () => {
  expect([...meetOrLookUp(['a', 'new', 'c', 'd'], ['a', 'b', 'c', 'd', 'e'], itself)]).toEqual([0, NOWHERE, 2, 3])
  expect([...meetOrLookUp([], ['a'], itself)]).toEqual([])
  expect([...meetOrLookUp(['a', 'b'], [], itself)]).toEqual([NOWHERE, NOWHERE])
  expect([...meetOrLookUp(['a', 'b', 'c'], ['a'], itself)]).toEqual([0, NOWHERE, NOWHERE])
})

it('looks up who stands elsewhere, and takes nobody for two', () => {
  expect([...meetOrLookUp(['c', 'a', 'b', 'new'], ['a', 'b', 'c'], itself)]).toEqual([2, 0, 1, NOWHERE])
  const many = Array.from({ length: 500 }, (_, index) => `key ${index}`)
  const turned = many.toReversed()
  expect([...meetOrLookUp(turned, many, itself)]).toEqual(turned.map((key) => many.indexOf(key)))
  // As many are gone in a row as are never passed over.
  expect([...meetOrLookUp(many.slice(300), many, itself)]).toEqual(many.slice(300).map((key) => many.indexOf(key)))
})

it('knows equal items that are not the same by their key', () => {
  const known = [{ id: 'x' }, { id: 'y' }]
  expect([...meetOrLookUp([{ id: 'x' }, { id: 'y' }, { id: 'z' }], known, ({ id }) => id)]).toEqual([0, 1, NOWHERE])
  expect([...meetOrLookUp([{ id: 'y' }, known[0]!], known, ({ id }) => id)]).toEqual([1, 0])
})
