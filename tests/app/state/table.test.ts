/** The map as a table. */
import { expect, it } from 'vitest'
import { createCorpus } from '../../../src/core/index.ts'
import { NO_FILTERS, selectVisible } from '../../../src/app/state/filters.ts'
import { lensViewOf } from '../../../src/app/state/lens-view.ts'
import { cellsOf, tableOf, toTabs } from '../../../src/app/state/table.ts'
import { FACTS, SNAPSHOT } from '../small-graph.ts'

const view = lensViewOf(FACTS, SNAPSHOT.lenses.everything!)
const corpus = createCorpus(FACTS)

it('has a line for every mark that is shown, and for no other', () => {
  const visible = selectVisible(view, { ...NO_FILTERS, hiddenKinds: ['paper', 'author'] })
  const rows = tableOf(corpus, view, (node) => visible.nodes[node] === 1, NO_FILTERS, 'name', false)
  expect(rows.map(({ name }) => name)).toEqual(['PLATE', 'inks', 'maps'])
})

it('sorts by a measure and keeps what is unknown last', () => {
  const shown = (): boolean => true
  const years = tableOf(
    corpus,
    view,
    shown,
    { ...NO_FILTERS, years: { from: 2022, to: 2023 } },
    'averageYear',
    true,
  ).map((row) => row.averageYear)
  expect(years.at(-1)).toBeUndefined()
  expect(years[0]).toBe(2023)
  const [alder] = tableOf(corpus, view, shown, NO_FILTERS, 'name', false)
  expect(alder).toMatchObject({ name: 'Alder, Ida', years: '2020–2023' })
})

it('is copied with tabs, and a name cannot break its line', () => {
  const [row] = tableOf(corpus, view, () => true, NO_FILTERS, 'documents', true)
  const text = toTabs(cellsOf([{ ...row!, name: 'a\tb\nc', averageYear: undefined }], ['Name']))
  expect(text.split('\n').length).toBe(2)
  expect(text.split('\n')[1]!.split('\t')[0]).toBe('a b c')
})

it('is copied so that no name is a formula or holds the next lines', () => {
  expect(toTabs([['=1+2', '@me', -3, '"open', 'said "so"', undefined]])).toBe(
    ["'=1+2", "'@me", '-3', '"""open"', 'said "so"', ''].join('\t'),
  )
})
