/** What makes room when much work is kept. */
import { expect, it } from 'vitest'
import { surplusOf, type Work } from '../../../src/app/sources/work-store.ts'
import { NO_ANNOTATIONS } from '../../../src/app/state/annotations.ts'

const work = (id: string, bytes: number): Work => ({
  id,
  bytes,
  savedAt: 0,
  address: '',
  annotations: NO_ANNOTATIONS,
  papers: 1,
  people: 1,
})

it('keeps the newest few within their bounds, and the very newest whatever its size', () => {
  expect(surplusOf(['a', 'b', 'c', 'd', 'e'].map((id) => work(id, 10)))).toEqual(['d', 'e'])
  expect(surplusOf([work('a', 140e6), work('b', 140e6), work('c', 140e6)])).toEqual(['c'])
  expect(surplusOf([work('a', 900e6), work('b', 0)])).toEqual(['b'])
})
