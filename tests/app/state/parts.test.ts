/** A part of the map instead of the whole: in the address, on the map and in words. */
import { describe, expect, it } from 'vitest'
import { findPart } from '../../../src/core/index.ts'
import { describeFilters, NO_FILTERS, selectVisible } from '../../../src/app/state/filters.ts'
import { lensViewOf } from '../../../src/app/state/lens-view.ts'
import { isPartDue, partAsText, readPart, type FoundPart } from '../../../src/app/state/parts.ts'
import { changeFilters, chooseLens, createStore, openSnapshot, showFound } from '../../../src/app/state/store.ts'
import { FACTS, SNAPSHOT } from '../small-graph.ts'

const everything = lensViewOf(FACTS, SNAPSHOT.lenses.everything!)
const people = lensViewOf(FACTS, SNAPSHOT.lenses['co-authors']!)
const wish = { way: 'links', size: 2, alpha: 5 } as const

describe('a part of the map', () => {
  const { adjacency, network, communities } = people
  const found: FoundPart = { adjacency, wish, ...findPart(network, communities, wish, 1) }
  const filters = { ...NO_FILTERS, part: wish }

  it('is all that is shown, and said', () => {
    const { nodes, nodeCount } = selectVisible(people, filters, found)
    expect(nodeCount).toBe(2)
    expect([...found.nodes].every((node) => nodes[node] === 1)).toBe(true)
    expect(describeFilters(filters, people)).toEqual(['the 2 most connected marks'])
  })

  it('holds nothing back before it is found, in another lens, or when it is no longer wished for', () => {
    expect(selectVisible(people, filters).nodeCount).toBe(people.order)
    expect(selectVisible(everything, filters, found).nodeCount).toBe(everything.order)
    expect(selectVisible(people, NO_FILTERS, found).nodeCount).toBe(people.order)
  })

  it('is waited for where a map comes with it, and taken back while it is', () => {
    const store = createStore()
    openSnapshot(store, SNAPSHOT, '#lens=co-authors&part=links,2')
    expect(store.getState().visible).toMatchObject({ nodeCount: 0, edgeCount: 0 })
    expect(isPartDue(people, wish, undefined)).toBe(true)
    showFound(store, found)
    expect(store.getState().visible!.nodeCount).toBe(2)
    chooseLens(store, 'everything')
    expect(store.getState().visible!.nodeCount).toBe(0)
    changeFilters(store, { part: undefined })
    expect(store.getState().visible!.nodeCount).toBe(everything.order)
  })

  it('is read from an address only where it makes sense', () => {
    for (const part of [wish, { way: 'walk', size: 1, alpha: 0 }, { way: 'walk', size: 90_000, alpha: 2.5 }] as const)
      expect(readPart(partAsText(part))).toEqual(part)
    for (const text of [null, '', 'walk', 'walk,0,5', 'walk,-3,5', 'cluster,5', 'walk,1e9,5', 'walk,5,5,5', 'links,x'])
      expect(readPart(text)).toBeUndefined()
    expect(readPart('walk,9999999,99')).toEqual({ way: 'walk', size: 1_000_000, alpha: 10 })
  })
})
