import { describe, expect, it } from 'vitest'
import { incidenceFrom } from '../../../src/core/columns/incidence.ts'
import { expandRuns } from '../../../src/core/columns/runs.ts'
import { buildLens } from '../../../src/core/graph/lens.ts'
import type { Facts } from '../../../src/core/model/facts.ts'
import type { LensGraph } from '../../../src/core/model/network.ts'
import { LENS_NAMES } from '../../../src/core/model/terms.ts'

const name = (family: string) => ({ family, given: 'Ada', printed: `${family}, Ada` })
const facts: Facts = {
  papers: ['One', 'Two', 'Three'].map((title) => ({
    id: `title:${title.toLowerCase()}:`,
    title,
    authorships: [],
    keywords: [],
    links: [],
    origins: [{ file: 'a.txt', format: 'listing', line: 1 }],
  })),
  authors: ['Roe', 'Poe'].map((family) => ({
    id: `author:${family.toLowerCase()}-ada`,
    name: name(family),
    label: `${family}, Ada`,
    forms: [`${family}, Ada`],
  })),
  topics: ['graphs', 'maps'].map((label) => ({ id: `topic:${label}`, label, forms: [label], relevance: 1 })),
  systems: [{ id: 'system:atlas', name: 'Atlas', links: [] }],
  paperAuthors: incidenceFrom([[0, 1], [0, 1], [1]]),
  paperTopics: incidenceFrom([[0, 1], [0], []]),
  introducedSystems: incidenceFrom([[0], [], []]),
  mentionedSystems: incidenceFrom([[], [0], []]),
}

function edgesOf(graph: LensGraph): string[] {
  const { sources, targets, weights } = graph.network
  return expandRuns(graph.edgeKinds).map(
    (kind, edge) => `${kind} ${graph.keys[sources[edge]!]} ${graph.keys[targets[edge]!]} ${weights[edge]}`,
  )
}

describe('lenses', () => {
  it('shows everything: people, papers, topics, systems and how they belong together', () => {
    expect(edgesOf(buildLens(facts, 'everything', { counting: 'full', maxAuthors: 25 })).toSorted()).toEqual(
      [
        'coauthorship author:roe-ada author:poe-ada 2',
        'authorship author:roe-ada paper:title:one: 1',
        'authorship author:poe-ada paper:title:one: 1',
        'authorship author:roe-ada paper:title:two: 1',
        'authorship author:poe-ada paper:title:two: 1',
        'authorship author:poe-ada paper:title:three: 1',
        'topic-of-author author:roe-ada topic:graphs 2',
        'topic-of-author author:roe-ada topic:maps 1',
        'topic-of-author author:poe-ada topic:graphs 2',
        'topic-of-author author:poe-ada topic:maps 1',
        'topic-of-paper paper:title:one: topic:graphs 1',
        'topic-of-paper paper:title:one: topic:maps 1',
        'topic-of-paper paper:title:two: topic:graphs 1',
        'system-of-paper paper:title:one: system:atlas 1',
        'system-of-paper paper:title:two: system:atlas 1',
      ].toSorted(),
    )
  })

  it('links papers by the topics and authors they share', () => {
    expect(edgesOf(buildLens(facts, 'papers', { counting: 'full', maxAuthors: 25 }))).toEqual([
      'shared paper:title:one: paper:title:two: 3',
      'shared paper:title:one: paper:title:three: 1',
      'shared paper:title:two: paper:title:three: 1',
    ])
  })

  it('leaves out the links of a paper with too many authors and says so', () => {
    const { omissions, edgeKinds } = buildLens(facts, 'everything', { counting: 'full', maxAuthors: 1 })
    expect(edgeKinds.map(([kind]) => kind)).not.toContain('coauthorship')
    expect(omissions).toEqual([{ count: 2, what: 'co-author links', why: '2 papers have more than 1 authors' }])
  })

  it.each(LENS_NAMES)('makes %s of nothing without complaint', (lens) => {
    const none = incidenceFrom([])
    const empty = { papers: [], authors: [], topics: [], systems: [] }
    const graph = buildLens(
      { ...empty, paperAuthors: none, paperTopics: none, introducedSystems: none, mentionedSystems: none },
      lens,
      { counting: 'full', maxAuthors: 25 },
    )
    expect(graph.network.order).toBe(0)
  })
})
