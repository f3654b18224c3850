import { describe, expect, it } from 'vitest'
import { createCorpus } from '../../../src/core/index.ts'
import { findEntity, keyOf, kinOf, nameOf } from '../../../src/app/state/entities.ts'
import { NO_FILTERS, describeFilters, selectVisible } from '../../../src/app/state/filters.ts'
import { findEdge, neighboursOf } from '../../../src/app/state/lens-view.ts'
import { arrangeLens } from '../../../src/core/index.ts'
import { prepareSearch, search, searchIndexOf, startedIndexOf } from '../../../src/app/state/search.ts'
import { neighbourTowards } from '../../../src/app/state/walk.ts'
import { FACTS, SNAPSHOT } from '../small-graph.ts'

const corpus = createCorpus(FACTS)
const everything = arrangeLens(FACTS, SNAPSHOT.lenses.everything!)
const coauthors = arrangeLens(FACTS, SNAPSHOT.lenses['co-authors']!)

describe('the view of a lens', () => {
  it('ranks people before topics of as many papers, and finds edges either way', () => {
    const names = [...everything.ranking].map((node) => everything.keys[node])
    expect(names.slice(0, 3)).toEqual(['author:alder', 'author:birch', 'topic:maps'])
    expect([findEdge(everything, 0, 5), findEdge(everything, 5, 0), findEdge(everything, 1, 5)]).toEqual([
      3,
      3,
      undefined,
    ])
    expect([...neighboursOf(everything, 0)].toSorted()).toEqual([1, 2, 5])
  })

  it('brings marks without a usable place to the centre and says so', () => {
    const { graph, analysis } = SNAPSHOT.lenses['co-authors']!
    const positions = { x: Float32Array.of(0, Number.NaN, 10), y: Float32Array.of(0, 1, Infinity) }
    const view = arrangeLens(FACTS, { graph, analysis: { ...analysis, positions } })
    expect([...view.x, ...view.y].every(Number.isFinite)).toBe(true)
    expect(view.omissions).toMatchObject([{ count: 2 }])
  })
})

describe('filters', () => {
  it('hide kinds, weak marks, weak links and other clusters, and say so', () => {
    const of = (change: object) => selectVisible(everything, { ...NO_FILTERS, ...change })
    expect(of({})).toMatchObject({ nodeCount: 8, edgeCount: 7 })
    expect(of({ hiddenKinds: ['topic'] })).toMatchObject({ nodeCount: 6, edgeCount: 4 })
    // Papers always pass the number of papers.
    expect([...of({ minDocuments: 2 }).nodes]).toEqual([1, 1, 0, 1, 1, 1, 0, 0])
    expect(of({ minStrength: 2 }).edgeCount).toBe(2)
    expect(of({ cluster: 1 })).toMatchObject({ nodeCount: 2, edgeCount: 1 })
    expect(
      describeFilters({ ...NO_FILTERS, hiddenKinds: ['author'], minDocuments: 2, cluster: 1 }, everything),
    ).toEqual(['people hidden', 'at least 2 papers', 'only the cluster “maps”'])
  })
})

describe('entities', () => {
  it('are found by their key and named', () => {
    for (const key of everything.keys) expect(keyOf(FACTS, findEntity(FACTS, key)!)).toBe(key)
    expect(findEntity(FACTS, 'author:nobody')).toBeUndefined()
    expect(nameOf(FACTS, { kind: 'system', index: 0 })).toBe('PLATE')
  })

  it('that a lens does not show are stood for by their kin: a topic by its people, most papers first', () => {
    expect(kinOf(corpus, coauthors, { kind: 'topic', index: 0 })).toEqual([0, 1, 2])
    expect(kinOf(corpus, coauthors, { kind: 'topic', index: 1 }).toSorted()).toEqual([0, 1, 2])
    expect(kinOf(corpus, coauthors, { kind: 'paper', index: 0 })).toEqual([0, 1])
  })
})

describe('search', () => {
  const find = (query: string): string[] =>
    search(searchIndexOf(corpus), query, 5).map((entity) => keyOf(FACTS, entity))

  it('finds by the beginning of any word, in any order, without accents and case', () => {
    expect(find('ced')).toEqual(['author:cédar'])
    expect(find('UNA cedar')).toEqual(['author:cédar'])
    expect(find('odd')[0]).toBe('author:birch')
    expect(find('lettering')).toEqual(['system:plate'])
    expect(find('map')).toEqual(['topic:maps'])
    expect(find('paper t')).toEqual(['paper:two'])
  })

  it('finds nothing for nothing, for signs, and for what is not there', () => {
    for (const query of ['', '   ', '?!', 'zzz']) expect(find(query)).toEqual([])
  })

  it('takes names in little by little, letting other work through, and then finds the same', async () => {
    const papers = Array.from({ length: 60_000 }, (_, at) => ({ ...FACTS.papers[0]!, title: `Río ${at} at its mouth` }))
    const facts = { ...FACTS, papers: [...FACTS.papers, ...papers] }
    const large = createCorpus(facts)
    let turns = 0
    const prepared = prepareSearch(large)
    const timer = setInterval(() => turns++)
    expect(startedIndexOf(large).isWhole).toBe(false)
    expect(search(startedIndexOf(large), 'alder', 5)).toMatchObject([{ kind: 'author' }])
    const index = await prepared
    clearInterval(timer)
    expect(turns).toBeGreaterThan(1)
    expect(index.isWhole).toBe(true)
    expect(index.entries).toEqual(searchIndexOf(createCorpus(facts)).entries)
    expect(search(startedIndexOf(large), 'rio 59999', 1)).toMatchObject([{ kind: 'paper' }])
  })
})

describe('walking by keyboard', () => {
  it('goes to the neighbour in the direction, or stays', () => {
    const visible = selectVisible(coauthors, NO_FILTERS)
    expect(neighbourTowards(coauthors, visible, 0, { x: 1, y: 0 })).toBe(1)
    expect(neighbourTowards(coauthors, visible, 2, { x: -1, y: 0 })).toBe(1)
    expect(neighbourTowards(coauthors, visible, 0, { x: 0, y: 1 })).toBeUndefined()
    const hidden = { ...visible, nodes: Uint8Array.of(1, 0, 1) }
    expect(neighbourTowards(coauthors, hidden, 0, { x: 1, y: 0 })).toBe(2)
  })
})
