import { beforeAll, describe, expect, it } from 'vitest'
import {
  buildFromRecords,
  createCorpus,
  DEFAULTS,
  parseDecisions,
  readRecords,
  settle,
  writeDecisions,
  writeThesaurus,
  type Corpus,
  type Decision,
  type Settled,
  type Snapshot,
} from '../../../src/core/index.ts'
import { exchangeSnapshot } from '../../../src/app/state/exchange.ts'
import { groupPapers } from '../../../src/app/state/paper-groups.ts'
import { affiliationsOf, countForms } from '../../../src/app/state/persons.ts'
import { clustersOf, previewOf } from '../../../src/app/state/preview.ts'
import { decide } from '../../../src/app/state/review.ts'
import {
  addDecisions,
  describeDecision,
  describeReplacement,
  namesOf,
  replaceTopic,
  stopListOf,
  withStopList,
  withNames,
} from '../../../src/app/state/settle.ts'
import { followKey, settledOf } from '../../../src/app/state/settled.ts'
import { splitOff } from '../../../src/app/state/splitting.ts'
import { createStore, openSnapshot, select } from '../../../src/app/state/store.ts'
import { rememberChanges } from '../../../src/app/state/undo.ts'

const BIBTEX = `
@article{a, title={Wolves and roads}, author={Roe, Ada and Poe, Eli}, year={2020}, keywords={wolves; road ecology}}
@article{b, title={Bears and roads}, author={Row, Ada and Poe, Eli}, year={2021}, keywords={bears; road ecology}}
@article{c, title={Wolves at night}, author={Roe, Ada and Moe, Ira}, year={2022}, keywords={wolves; night}}
@article{d, title={Bears by day}, author={Row, Ada and Moe, Ira}, year={2023}, keywords={bears; day}}
@article{e, title={Owls}, author={Roe, Ada}, year={2023}, keywords={owls; night}}
`

let base: Snapshot
let corpus: Corpus
beforeAll(async () => {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(BIBTEX)
  }
  base = await buildFromRecords(await readRecords([{ name: 'a.bib', chunks: chunks() }]), DEFAULTS)
  corpus = createCorpus(base.facts)
})

function person(label: string, { facts } = corpus): number {
  const found = facts.authors.findIndex((author) => author.label === label)
  if (found < 0) throw new Error(`Nobody is called ${label}.`)
  return found
}

function settledWith(people: readonly Decision[], topics: Settled['topics'] = []): Promise<Snapshot> {
  return settle(base, { people, topics })
}

const MERGE: Decision = { kind: 'merge', person: 'author:row-ada', into: 'author:roe-ada' }
const APART: Decision = { kind: 'apart', person: 'author:row-ada', other: 'author:roe-ada' }

describe('the list of decisions', () => {
  it('grows, and takes the same decision once', () => {
    expect(addDecisions([], [MERGE])).toEqual({ people: [MERGE] })
    expect(addDecisions([MERGE], [MERGE])).toEqual({ people: [MERGE] })
  })

  it('lets go of an earlier name and of being apart', () => {
    const first: Decision = { kind: 'rename', person: 'author:poe-eli', as: 'Poe, E.' }
    const second: Decision = { kind: 'rename', person: 'author:poe-eli', as: 'Poe, Elias' }
    expect(addDecisions([first, APART], [second, MERGE])).toEqual({ people: [second, MERGE] })
  })

  it('refuses what contradicts it', () => {
    const circle: Decision = { kind: 'merge', person: 'author:roe-ada', into: 'author:row-ada' }
    expect(addDecisions([MERGE], [circle])).toEqual({ contradiction: expect.stringContaining('circle') })
    expect(addDecisions([MERGE], [APART])).toEqual({ contradiction: expect.stringContaining('merged and kept apart') })
  })

  it('is said in words, with the names of those who are gone', async () => {
    const nameOf = namesOf((await settledWith([MERGE])).facts)
    expect(describeDecision(MERGE, nameOf)).toBe('merged Row, Ada into Roe, Ada')
    expect(describeDecision(APART, nameOf)).toBe('kept Row, Ada and Roe, Ada apart')
    expect(describeDecision({ kind: 'rename', person: 'author:poe-eli', as: 'Poe, E.' }, nameOf)).toBe(
      'renamed Poe, Eli to Poe, E.',
    )
    expect(describeReplacement({ label: 'owls', replaceBy: '' })).toBe('left out the topic “owls”')
  })

  it('goes to files with names that can be read again', async () => {
    const nameOf = namesOf(base.facts)
    expect(parseDecisions(writeDecisions([MERGE, APART])).faults.map(({ line }) => line)).toEqual([3])
    const text = writeThesaurus(withNames([MERGE], nameOf))
    expect(text).toContain('Row, Ada\tRoe, Ada')
    const people = parseDecisions(text).decisions
    expect((await settledWith(people)).facts.authors.map(({ label }) => label)).not.toContain('Row, Ada')
  })
})

describe('answers of a review', () => {
  const answer = (a: string, b: string, verdict: 'same' | 'apart') => ({ a: person(a), b: person(b), verdict })

  it('merge into the person who speaks for the group', async () => {
    const decisions = decide(corpus, [answer('Row, Ada', 'Poe, Eli', 'same'), answer('Row, Ada', 'Roe, Ada', 'same')])!
    expect(decisions).toHaveLength(2)
    const { facts } = await settledWith(decisions)
    expect(facts.authors).toHaveLength(base.facts.authors.length - 2)
    expect(addDecisions([], decisions)).toEqual({ people: decisions })
  })

  it('are refused together when they contradict each other', () => {
    const answers = [
      answer('Row, Ada', 'Poe, Eli', 'same'),
      answer('Poe, Eli', 'Roe, Ada', 'same'),
      answer('Roe, Ada', 'Row, Ada', 'apart'),
    ]
    expect(decide(corpus, answers)).toBeUndefined()
    expect(decide(corpus, answers.slice(1))).toHaveLength(2)
  })
})

describe('a preview', () => {
  const coauthorsOf = ({ facts }: Snapshot, labels: readonly string[]): number => {
    const after = createCorpus(facts)
    const links = new Set<string>()
    for (const [index, { label, id }] of facts.authors.entries())
      if (labels.includes(label))
        for (const other of after.related({ kind: 'author', index }, 'author'))
          links.add([id, facts.authors[other.index]!.id].sort().join(' '))
    return links.size
  }

  it('counts the people and links that the build then has', async () => {
    expect(previewOf(corpus, [MERGE], 25)).toEqual({ peopleBefore: 2, peopleAfter: 1, linksBefore: 4, linksAfter: 2 })
    expect(coauthorsOf(base, ['Roe, Ada', 'Row, Ada'])).toBe(4)
    expect(coauthorsOf(await settledWith([MERGE]), ['Roe, Ada'])).toBe(2)
  })

  it('counts a split, and leaves out what makes no links', async () => {
    const merged = await settledWith([MERGE])
    const after = createCorpus(merged.facts)
    const author = person('Roe, Ada', after)
    const papers = after
      .papersOf({ kind: 'author', index: author })
      .filter((paper) => merged.facts.papers[paper]!.title.startsWith('Bears'))
    const split = splitOff(merged.facts, [MERGE], { author, papers, as: 'Roe, Adam', known: undefined })
    expect(previewOf(after, split, 25)).toEqual({ peopleBefore: 1, peopleAfter: 2, linksBefore: 2, linksAfter: 4 })
    expect(
      coauthorsOf(await settle(merged, { people: [MERGE, ...split], topics: [] }), ['Roe, Ada', 'Roe, Adam']),
    ).toBe(4)
    expect(previewOf(after, split, 1)).toMatchObject({ linksBefore: 0, linksAfter: 0 })
    expect(previewOf(corpus, [APART], 25)).toMatchObject({ peopleBefore: 0, linksBefore: 0 })
  })

  it('names the clusters in which the people stand, once each', () => {
    const store = createStore()
    openSnapshot(store, base, '#lens=co-authors')
    const view = store.getState().view!
    const named = (id: string): string =>
      view.communityList.find((cluster) => cluster.id === view.communities[view.indexOf.get(id)!])!.name
    expect(clustersOf(view, [MERGE])).toEqual([...new Set([named('author:row-ada'), named('author:roe-ada')])])
    expect(clustersOf(view, [APART])).toEqual([])
  })
})

it('no longer says that a decision does not fit when it was taken off the list', async () => {
  const issuesOf = ({ issues }: Snapshot) => issues.filter(({ file }) => file === 'decisions')
  const stray = await settledWith([{ kind: 'merge', person: 'author:nobody', into: 'author:roe-ada' }])
  expect(issuesOf(stray)).toHaveLength(1)
  expect(issuesOf(await settle(stray, { people: [], topics: [] }))).toEqual([])
})

describe('splitting', () => {
  it('makes somebody new of the same name, or gives the papers to who is meant', async () => {
    const author = person('Roe, Ada')
    const papers = [corpus.papersOf({ kind: 'author', index: author })[0]!]
    const fresh = await settledWith(splitOff(base.facts, [], { author, papers, as: 'Roe, Ada', known: undefined }))
    expect(fresh.facts.authors.filter(({ label }) => label === 'Roe, Ada')).toHaveLength(2)
    expect(fresh.issues.filter(({ file }) => file === 'decisions')).toEqual([])
    const given = await settledWith(
      splitOff(base.facts, [], { author, papers, as: 'Poe, Eli', known: person('Moe, Ira') }),
    )
    expect(given.facts.authors).toHaveLength(base.facts.authors.length)
  })

  it('groups papers by co-authors in common', async () => {
    const { facts } = corpus
    const titles = groupPapers(corpus, person('Roe, Ada')).map((group) =>
      group.map((paper) => facts.papers[paper]!.title),
    )
    expect(titles).toEqual([['Wolves and roads'], ['Wolves at night'], ['Owls']])
    expect(groupPapers(corpus, person('Poe, Eli'))).toHaveLength(2)
    const merged = createCorpus((await settledWith([MERGE])).facts)
    expect(groupPapers(merged, person('Roe, Ada', merged)).map(({ length }) => length)).toEqual([2, 2, 1])
  })
})

it('counts the forms in which a person is printed', async () => {
  const merged = createCorpus((await settledWith([MERGE])).facts)
  expect(countForms(merged, person('Roe, Ada', merged))).toEqual([
    ['Roe, Ada', 3],
    ['Row, Ada', 2],
  ])
  expect(affiliationsOf(corpus, 0)).toEqual([])
})

describe('topics', () => {
  const topic = (label: string, { facts } = base) => facts.topics.find((one) => one.label === label)!

  it('go by another label, and by another one after that', async () => {
    const once = replaceTopic([], topic('road ecology'), 'traffic')
    expect(once).toEqual([{ label: 'road ecology', replaceBy: 'traffic' }])
    const traffic = topic('traffic', await settledWith([], once))
    const twice = replaceTopic(once, traffic, 'transport')
    expect(twice).toEqual([{ label: 'road ecology', replaceBy: 'transport' }])
    expect(replaceTopic(twice, topic('transport', await settledWith([], twice)), 'road ecology')).toEqual([])
  })

  it('become one when they share a label, which moves both from then on', async () => {
    const merged = replaceTopic([], topic('road ecology'), 'night')
    const night = topic('night', await settledWith([], merged))
    expect(replaceTopic(merged, night, 'dark')).toEqual([
      { label: 'road ecology', replaceBy: 'dark' },
      { label: 'night', replaceBy: 'dark' },
    ])
  })

  it('are left out, and come back when that is taken off the list', async () => {
    const out = replaceTopic([], topic('night'), '')
    expect(topic('night', await settledWith([], out))).toBeUndefined()
    expect(followKey('topic:night', base, await settledWith([], out))).toBe('topic:night')
  })

  it('are left out by a list that is edited as a whole', async () => {
    const merged = [{ label: 'road ecology', replaceBy: 'dark' }]
    const listed = withStopList(merged, [' night ', '', 'night', 'paper'])
    expect(listed).toEqual([...merged, { label: 'night', replaceBy: '' }, { label: 'paper', replaceBy: '' }])
    expect(topic('night', await settledWith([], listed))).toBeUndefined()
    expect(withStopList(listed, ['paper'])).toEqual([...merged, { label: 'paper', replaceBy: '' }])
    expect(stopListOf([...listed, { label: 'night', replaceBy: 'dusk' }])).toEqual(['paper'])
    expect(withStopList(listed, [])).toEqual(merged)
  })
})

describe('another graph of the same papers on the page', () => {
  it('keeps lens, filters and camera, and follows the selection', async () => {
    const store = createStore()
    openSnapshot(store, base, '#lens=co-authors&documents=2&camera=0.4,0.5,0.3')
    select(store, { type: 'node', key: 'author:row-ada' })
    const { camera, filters } = store.getState()
    exchangeSnapshot(store, await settledWith([MERGE], [{ label: 'road ecology', replaceBy: 'traffic' }]))
    expect(store.getState()).toMatchObject({
      lens: 'co-authors',
      camera,
      filters,
      selection: { type: 'node', key: 'author:roe-ada' },
    })
    select(store, { type: 'node', key: 'topic:traffic' })
    exchangeSnapshot(store, base)
    expect(store.getState().selection).toEqual({ type: 'node', key: 'topic:road-ecology' })
    select(store, { type: 'edge', source: 'author:moe-ira', target: 'author:row-ada' })
    exchangeSnapshot(store, await settledWith([MERGE]))
    expect(store.getState().selection).toBeUndefined()
    expect(settledOf(store.getState().snapshot).people).toEqual([MERGE])
    select(store, { type: 'node', key: 'topic:owls' })
    exchangeSnapshot(store, await settledWith([], [{ label: 'owls', replaceBy: '' }]))
    expect(store.getState().selection).toBeUndefined()
  })
})

describe('undo of what others remember', () => {
  it('goes back in the order in which things were done and skips what is no longer possible', () => {
    const store = createStore()
    openSnapshot(store, base, '')
    const { undo, redo, remember } = rememberChanges(store, () => 0)
    let isPossible = true
    remember({ undo: () => 'first', redo: () => 'first' })
    remember({ undo: () => (isPossible ? 'second' : undefined), redo: () => 'second' })
    undo()
    expect(store.getState().notice).toBe('Undo: second.')
    redo()
    expect(store.getState().notice).toBe('Redo: second.')
    isPossible = false
    undo()
    expect(store.getState().notice).toBe('Undo: first.')
    undo()
    expect(store.getState().notice).toBe('There is nothing to undo.')
  })
})
