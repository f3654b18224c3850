import { describe, expect, it } from 'vitest'
import { NO_FILTERS, selectVisible } from '../../../src/app/state/filters.ts'
import { arrangeLens, matcherOf, papersBehind, recountLens, regroupLens } from '../../../src/core/index.ts'
import { findPaths } from '../../../src/app/state/paths.ts'
import { countedView, filtersOnMap, isCountDue } from '../../../src/app/state/counted.ts'
import { countYears } from '../../../src/app/state/publication.ts'
import { rememberChanges } from '../../../src/app/state/undo.ts'
import { changeFilters, createStore, openSnapshot } from '../../../src/app/state/store.ts'
import type { Lens, LensGraph, PaperFilter } from '../../../src/core/index.ts'
import { FACTS, SNAPSHOT, lens } from '../small-graph.ts'

const coauthors = arrangeLens(FACTS, SNAPSHOT.lenses['co-authors']!)
const everything = arrangeLens(FACTS, SNAPSHOT.lenses.everything!)

const marksOf = (filter: PaperFilter): Uint8Array =>
  Uint8Array.from(FACTS.papers, (paper) => (matcherOf(filter)(paper) ? 1 : 0))

function countFor(shown: Lens, filter: PaperFilter) {
  return recountLens(FACTS, shown, papersBehind(FACTS, shown.graph, 25), marksOf(filter))
}

/** A lens as the page shows it when only some papers count. */
function viewFor(shown: Lens, change: Partial<PaperFilter>) {
  const filter = { ...NO_FILTERS, ...change }
  const whole = arrangeLens(FACTS, shown)
  return countedView(whole, filter, { adjacency: whole.adjacency, recount: filter, ...countFor(shown, filter) })
}

describe('years', () => {
  it('are counted without gaps, and not at all when there is only one', () => {
    expect(countYears(FACTS)).toEqual([
      { year: 2020, papers: 1 },
      { year: 2021, papers: 0 },
      { year: 2022, papers: 0 },
      { year: 2023, papers: 1 },
    ])
    expect(countYears({ ...FACTS, papers: FACTS.papers.slice(0, 1) })).toEqual([])
  })

  it('cut papers, links and strengths, and leave places, keys and sizes where they were', () => {
    const shown = SNAPSHOT.lenses['co-authors']!
    const early = viewFor(shown, { years: { from: 2020, to: 2021 } })
    expect([...early.documents]).toEqual([1, 1, 0])
    expect([...early.network.weights]).toEqual([1, 0, 0])
    expect(selectVisible(early, NO_FILTERS)).toMatchObject({ nodeCount: 2, edgeCount: 1 })
    expect([early.x, early.keys, early.allDocuments]).toEqual([coauthors.x, coauthors.keys, coauthors.documents])
    expect([...early.links, ...early.totalLinkStrength]).toEqual([1, 1, 0, 1, 1, 0])
    const all = viewFor(shown, { years: { from: 2020, to: 2023 } })
    for (const measure of ['links', 'totalLinkStrength', 'documents', 'components'] as const)
      expect(all[measure], measure).toEqual(coauthors[measure])
    expect(all.network.weights).toEqual(coauthors.network.weights)
  })

  it('count fractionally where the lens does: a pair of an n-author paper gets 1/(n − 1)', () => {
    const shown = SNAPSHOT.lenses['co-authors']!
    const fractional = { ...shown, graph: { ...shown.graph, counting: 'fractional' as const } }
    const view = viewFor(fractional, { years: { from: 2020, to: 2023 } })
    expect([...view.network.weights]).toEqual([1.5, 0.5, 0.5])
  })

  it('are said of the map only when it is counted for them', () => {
    const [early, late] = [2020, 2023].map((year) => ({ ...NO_FILTERS, years: { from: year, to: year } }))
    const counted = {
      adjacency: coauthors.adjacency,
      recount: early!,
      ...countFor(SNAPSHOT.lenses['co-authors']!, early!),
    }
    expect(isCountDue(coauthors, NO_FILTERS, undefined)).toBe(false)
    expect(isCountDue(coauthors, early!, undefined)).toBe(true)
    expect(filtersOnMap(early!, coauthors, undefined)).toEqual(NO_FILTERS)
    expect(isCountDue(coauthors, early!, counted)).toBe(false)
    expect(filtersOnMap(early!, coauthors, counted)).toBe(early)
    // Those of another lens are not those of this one.
    expect(isCountDue(everything, early!, counted)).toBe(true)
    expect(isCountDue(coauthors, late!, counted)).toBe(true)
    expect(filtersOnMap(late!, coauthors, counted).years).toEqual(early!.years)
  })

  it('keep papers, topics and systems of these years only', () => {
    const late = viewFor(SNAPSHOT.lenses.everything!, { years: { from: 2023, to: 2023 } })
    const shown = [...selectVisible(late, NO_FILTERS).nodes].flatMap((on, node) => (on ? late.keys[node]! : []))
    expect(shown).toEqual([
      'author:alder',
      'author:birch',
      'author:cédar',
      'paper:two',
      'topic:maps',
      'topic:inks',
      'system:plate',
    ])
  })
})

describe('groups among some of the papers', () => {
  const shown = SNAPSHOT.lenses.everything!
  const groupsFor = (filter: PaperFilter) =>
    regroupLens(FACTS, shown, marksOf(filter), countFor(shown, filter), { seed: 1, resolution: 1 })

  it('leave out what nothing is left of, and are named by the topics of these papers', () => {
    const early = groupsFor({ years: { from: 2020, to: 2020 }, venues: undefined })
    expect(everything.keys.filter((_, node) => early.communities[node] === 0)).toEqual([
      'author:cédar',
      'paper:two',
      'topic:inks',
      'system:plate',
    ])
    const numbered = early.communityList.map(({ id, size }) => [id, size])
    expect(numbered).toEqual([1, 2].map((id) => [id, early.communities.filter((own) => own === id).length]))
    expect(early.communityList[0]!.name).toBe('maps')
  })

  it('take in papers of the wanted venues only', () => {
    const papers = [{ venue: 'Atlas Days' }, { venue: 'Ink Letters', year: 2020 }, { year: 2020 }]
    const matches = matcherOf({ years: undefined, venues: ['Ink Letters'] })
    expect(papers.map(matches)).toEqual([false, true, false])
    expect(papers.map(matcherOf({ years: { from: 2019, to: 2020 }, venues: undefined }))).toEqual([false, true, true])
  })
})

describe('paths', () => {
  /** 0–1–2–4 and 0–3–4, the latter with a weaker and a stronger link; 5 stands alone. */
  const graph: LensGraph = {
    ...SNAPSHOT.lenses['co-authors']!.graph,
    keys: ['a', 'b', 'c', 'd', 'e', 'f'],
    kinds: Array.from({ length: 6 }, () => 'author' as const),
    entities: Uint32Array.of(0, 0, 0, 0, 0, 0),
    network: {
      order: 6,
      sources: Uint32Array.of(0, 0, 1, 1, 2, 3),
      targets: Uint32Array.of(1, 3, 2, 4, 4, 4),
      weights: Float64Array.of(3, 1, 5, 2, 5, 9),
    },
    edgeKinds: [['coauthorship', 6]],
  }
  const view = arrangeLens(FACTS, lens(graph, [1, 1, 1, 1, 1, 1]))

  it('are shortest first, then those whose weakest link is strongest, then the next longer ones', () => {
    expect(findPaths(view, 0, 4, 5)).toEqual([
      [0, 1, 4],
      [0, 3, 4],
      [0, 1, 2, 4],
    ])
    expect(findPaths(view, 0, 4, 1)).toEqual([[0, 1, 4]])
  })

  it('do not exist to oneself or where nothing leads', () => {
    expect(findPaths(view, 0, 0, 5)).toEqual([])
    expect(findPaths(view, 0, 5, 5)).toEqual([])
  })
})

describe('undo', () => {
  it('takes back a change of filters, brings it again, and says so', () => {
    const store = createStore()
    let now = 0
    const { undo, redo } = rememberChanges(store, () => now)
    openSnapshot(store, SNAPSHOT, '')
    changeFilters(store, { hiddenKinds: ['topic'] })
    now += 1000
    changeFilters(store, { minDocuments: 2 })
    // A slider on its way is one change.
    now += 50
    changeFilters(store, { minDocuments: 3 })
    undo()
    expect(store.getState().filters).toMatchObject({ hiddenKinds: ['topic'], minDocuments: 1 })
    expect(store.getState().visible?.nodeCount).toBe(6)
    undo()
    expect(store.getState()).toMatchObject({ filters: NO_FILTERS, notice: 'Undo: everything is shown.' })
    undo()
    expect(store.getState().notice).toBe('There is nothing to undo.')
    redo()
    redo()
    expect(store.getState().filters).toMatchObject({ hiddenKinds: ['topic'], minDocuments: 3 })
  })
})
