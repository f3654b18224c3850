/** What joins two clusters. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createCorpus } from '../../../src/core/index.ts'
import { fromAddress, toAddress } from '../../../src/app/state/address.ts'
import { crumbsOf } from '../../../src/app/state/crumbs.ts'
import { lensViewOf, type LensView } from '../../../src/app/state/lens-view.ts'
import { isSameSelection, tieSelection } from '../../../src/app/state/selection.ts'
import { chooseLens, createStore, openSnapshot, select } from '../../../src/app/state/store.ts'
import {
  isCoterie,
  joiningMarks,
  linkedClusters,
  linksBetween,
  papersBehindAll,
  shortName,
} from '../../../src/app/state/ties.ts'
import { FACTS, SNAPSHOT } from '../small-graph.ts'

/** Alder, Birch and the first paper against Cédar, the second paper and their topics and system. */
const whole = lensViewOf(FACTS, SNAPSHOT.lenses.everything!)
const communityList = [
  { id: 1, name: 'maps, plates', size: 3, topics: [0] },
  { id: 2, name: 'inks', size: 5, topics: [1] },
]
const view: LensView = { ...whole, communities: Uint32Array.of(1, 1, 2, 1, 2, 2, 2, 2), communityList }
const visible = {
  nodes: new Uint8Array(view.order).fill(1),
  edges: new Uint8Array(view.network.sources.length).fill(1),
  nodeCount: view.order,
  edgeCount: view.network.sources.length,
}
const endsOf = (edge: number): string[] => [
  view.keys[view.network.sources[edge]!]!,
  view.keys[view.network.targets[edge]!]!,
]

describe('a link of two clusters', () => {
  const links = linksBetween(view, visible, 2, 1)

  it('is the links between their marks that the map draws, strongest first', () => {
    expect(links.map(endsOf)).toEqual([
      ['author:alder', 'author:cédar'],
      ['author:birch', 'author:cédar'],
      ['paper:one', 'topic:maps'],
    ])
    expect(linkedClusters(view, visible, 1)).toEqual([{ id: 2, links: 3, strength: 3 }])
    expect(linkedClusters(view, visible, 2)).toEqual([{ id: 1, links: 3, strength: 3 }])
  })

  it('leaves out what filters hide', () => {
    const hidden = { ...visible, edges: visible.edges.map((value, edge) => (edge === links[0] ? 0 : value)) }
    expect(linksBetween(view, hidden, 1, 2)).toEqual(links.slice(1))
    expect(linkedClusters(view, hidden, 1)).toEqual([{ id: 2, links: 2, strength: 2 }])
  })

  it('is carried by the marks with most of its strength', () => {
    const [first] = joiningMarks(view, links)
    expect(view.labels[first!.node]).toBe('Cédar, Una')
    expect(first!.strength).toBe(2)
  })

  it('rests on the papers behind its links, those behind most of them first', () => {
    expect(papersBehindAll(createCorpus(FACTS), view, links)).toEqual([1, 0])
  })
})

describe('a coterie', () => {
  it('is three or more people of whom each has written with every other one', () => {
    expect(isCoterie(whole, [0, 1, 2])).toBe(true)
    expect(isCoterie(whole, [0, 1])).toBe(false)
    const edgeKinds = whole.edgeKinds.map((kind, edge) => (edge === 0 ? ('authorship' as const) : kind))
    expect(isCoterie({ ...whole, edgeKinds }, [0, 1, 2])).toBe(false)
  })
})

describe('the selection of what joins two clusters', () => {
  let store = createStore()
  beforeEach(() => {
    store = createStore()
    openSnapshot(store, SNAPSHOT, '')
  })

  it('is the same from both sides, and stands in the address', () => {
    expect(isSameSelection(tieSelection(7, 3), tieSelection(3, 7))).toBe(true)
    const address = toAddress({ ...fromAddress(''), selection: tieSelection(7, 3) })
    expect(address).toBe('#between=3-7')
    expect(fromAddress(address).selection).toEqual(tieSelection(3, 7))
    expect(fromAddress('#between=3-3').selection).toBeUndefined()
    expect(fromAddress('#between=3').selection).toBeUndefined()
  })

  it('ends with the lens whose clusters they are', () => {
    select(store, tieSelection(1, 2))
    chooseLens(store, 'co-authors')
    expect(store.getState().selection).toBeUndefined()
  })

  it('has a short name in the way back', () => {
    store.setState({ view })
    select(store, tieSelection(1, 2))
    expect(crumbsOf(store.getState()).at(-1)!.name).toBe('maps – inks')
    expect(shortName({ id: 1, name: 'Alder, Ida', size: 2, topics: [] })).toBe('Alder, Ida')
  })
})
