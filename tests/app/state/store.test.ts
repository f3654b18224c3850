import { beforeEach, describe, expect, it } from 'vitest'
import { followAddress } from '../../../src/app/state/history.ts'
import {
  changeFilters,
  chooseLens,
  createStore,
  openSnapshot,
  select,
  selectNode,
  stepBack,
  togglePanel,
  type Store,
} from '../../../src/app/state/store.ts'
import { SNAPSHOT } from '../small-graph.ts'

let store: Store
beforeEach(() => {
  store = createStore()
})

describe('opening a snapshot', () => {
  it('shows what the address asks for', () => {
    openSnapshot(store, SNAPSHOT, '#lens=co-authors&select=author:birch&documents=2')
    const { load, lens, selection, visible } = store.getState()
    expect([load.status, lens]).toEqual(['ready', 'co-authors'])
    expect(selection).toEqual({ type: 'node', key: 'author:birch' })
    expect(visible?.nodeCount).toBe(2)
  })

  it('takes the first lens when the address names one that is missing, and says so when there is none', () => {
    openSnapshot(store, SNAPSHOT, '#lens=papers')
    expect(store.getState().lens).toBe('everything')
    openSnapshot(store, { ...SNAPSHOT, lenses: {} }, '')
    expect(store.getState().load).toMatchObject({ status: 'failed', advice: expect.stringContaining('build') })
  })
})

describe('intents', () => {
  beforeEach(() => openSnapshot(store, SNAPSHOT, ''))

  it('keep the selection over a change of lens, but not a cluster, which means nothing there', () => {
    selectNode(store, 'topic:maps')
    chooseLens(store, 'co-authors')
    expect(store.getState().selection).toEqual({ type: 'node', key: 'topic:maps' })
    select(store, { type: 'cluster', id: 1 })
    changeFilters(store, { cluster: 1 })
    chooseLens(store, 'everything')
    expect(store.getState().selection).toBeUndefined()
    expect(store.getState().filters.cluster).toBeUndefined()
  })

  it('step back from the panel, then the selection, then the cluster', () => {
    changeFilters(store, { cluster: 1 })
    selectNode(store, 'author:alder')
    togglePanel(store, 'topics')
    const left = (): unknown[] => {
      const { panel, selection, filters } = store.getState()
      return [panel, selection?.type, filters.cluster]
    }
    stepBack(store)
    expect(left()).toEqual([undefined, 'node', 1])
    stepBack(store)
    expect(left()).toEqual([undefined, undefined, 1])
    stepBack(store)
    expect(left()).toEqual([undefined, undefined, undefined])
  })
})

describe('the history of the browser', () => {
  it('gets an entry per step, and is changed in place by filters', () => {
    const entries = ['']
    let visit = (): void => undefined
    const location = { hash: '', pathname: '/', search: '' }
    const at = (address: string): void => void (location.hash = address.replace(/^[^#]*/, ''))
    followAddress(store, {
      location,
      history: {
        pushState: (_state, _unused, address) => (at(address), entries.push(location.hash)),
        replaceState: (_state, _unused, address) => (at(address), entries.splice(-1, 1, location.hash)),
      },
      addEventListener: (_type, listener) => (visit = listener),
    })
    openSnapshot(store, SNAPSHOT, '')
    selectNode(store, 'author:alder')
    changeFilters(store, { minDocuments: 2 })
    chooseLens(store, 'co-authors')
    expect(entries).toEqual([
      '',
      '#select=author%3Aalder&documents=2',
      '#lens=co-authors&select=author%3Aalder&documents=2',
    ])

    location.hash = entries[1]!
    visit()
    expect(store.getState()).toMatchObject({ lens: 'everything', selection: { key: 'author:alder' } })
    expect(entries).toHaveLength(3)
  })
})
