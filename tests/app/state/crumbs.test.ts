/** The way back. */
import { beforeEach, expect, it } from 'vitest'
import { crumbsOf } from '../../../src/app/state/crumbs.ts'
import { selectionOf } from '../../../src/app/state/selection.ts'
import {
  changeFilters,
  changeTo,
  createStore,
  openSnapshot,
  select,
  selectNode,
  type Store,
} from '../../../src/app/state/store.ts'
import { SNAPSHOT } from '../small-graph.ts'

let store: Store
beforeEach(() => {
  store = createStore()
  openSnapshot(store, SNAPSHOT, '')
})
const names = (): string[] => crumbsOf(store.getState()).map(({ name }) => name)

it('leads from the whole map over the cluster to what is selected', () => {
  expect(names()).toEqual(['Whole map'])
  selectNode(store, 'author:alder')
  expect(names()).toEqual(['Whole map', 'maps', 'Alder, Ida'])
  changeTo(store, crumbsOf(store.getState())[1]!.change)
  expect(store.getState().selection).toEqual({ type: 'cluster', id: 1 })
  expect(names()).toEqual(['Whole map', 'maps'])
})

it('tells what the map was narrowed to, and each step undoes what comes after it', () => {
  changeFilters(store, { cluster: 1 })
  changeFilters(store, { around: { key: 'author:birch', steps: 1 } })
  select(store, { type: 'edge', source: 'author:alder', target: 'author:birch' })
  expect(names()).toEqual(['Whole map', 'Only maps', 'Around Birch, Odd', 'Alder, Ida – Birch, Odd'])
  changeTo(store, crumbsOf(store.getState())[1]!.change)
  const { filters, selection } = store.getState()
  expect([filters.cluster, filters.around, selection]).toEqual([1, undefined, undefined])
  changeTo(store, crumbsOf(store.getState())[0]!.change)
  expect(names()).toEqual(['Whole map'])
})

it('names several marks and paths, and no cluster where they lie in several', () => {
  select(store, selectionOf(['author:alder', 'system:plate']))
  expect(names()).toEqual(['Whole map', '2 marks'])
  select(store, { type: 'path', keys: ['author:alder', 'author:birch', 'author:cédar'] })
  expect(names()).toEqual(['Whole map', 'Alder, Ida → Cédar, Una'])
  changeFilters(store, { only: ['author:alder', 'author:birch'] })
  expect(names()[1]).toBe('Only 2 marks')
})
