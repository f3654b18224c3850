import { expect, it } from 'vitest'
import { findYear } from '../../../src/core/text/dates.ts'

it.each([
  ['2016/12//', 2016],
  ['24-27 Sept. 2019', 2019],
  ['19931118', 1993],
  ['200607', 2006],
  ['1998, thesis publ. 1997', 1998],
  ['[2009]a', 2009],
  ['2006-10/2007-01', 2006],
  ['Article 10 2019', 2019],
  ['0000', undefined],
  ['99', undefined],
  ['12345', undefined],
  ['in press', undefined],
  ['', undefined],
])('%s', (date, year) => {
  expect(findYear(date)).toBe(year)
})
