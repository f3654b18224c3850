import { describe, expect, it } from 'vitest'
import { compareSnapshots } from '../../../src/core/snapshots/comparison/compare.ts'
import { CHANGES } from '../../../src/core/model/changes.ts'
import { uniteSnapshots } from '../../../src/core/snapshots/comparison/unite.ts'
import { parseSnapshot, writeSnapshot } from '../../../src/core/snapshots/snapshot.ts'
import type { Snapshot } from '../../../src/core/model/snapshot.ts'
import { inventedPaper, inventedSnapshot, SMALL_PAPERS } from './invented.ts'

const before = inventedSnapshot(SMALL_PAPERS)

it('finds nothing between a snapshot and itself', () => {
  const { entities, links, clusters } = compareSnapshots(before, before)
  const changes = [...Object.values(entities), links].flatMap((group) => Object.values(group) as unknown[][])
  expect([...changes, clusters].flat()).toEqual([])
})

it('names who and what came and went, and which links grew or shrank', () => {
  const [first, , third] = SMALL_PAPERS
  const again = inventedPaper('Maps of larger worlds', ['Arden, Ida', 'Dale, Di'], { keywords: ['maps'] })
  const once = inventedPaper('More maps', ['Arden, Ida', 'Brook, Ben'], { keywords: ['maps'] })
  const twice = inventedPaper('Still more maps', ['Arden, Ida', 'Brook, Ben'], { keywords: [] })
  const after = inventedSnapshot([first!, third!, again, once, twice])
  const { entities, links } = compareSnapshots(before, after, 'co-authors')
  expect(entities.author.added).toEqual([{ id: 'author:Dale, Di', label: 'Dale, Di' }])
  expect(entities.author.gone.map(({ label }) => label)).toEqual(['Cole, Cy'])
  expect(entities.paper.gone.map(({ label }) => label)).toEqual(['Small worlds revisited'])
  expect(entities.paper.added).toHaveLength(3)
  expect(entities.topic).toEqual({ added: [], gone: [], renamed: [], merged: [], split: [] })
  const ends = (
    changes: readonly { source: { label: string }; target: { label: string }; before: number; after: number }[],
  ) => changes.map((link) => `${link.source.label} – ${link.target.label}: ${link.before} → ${link.after}`)
  expect(ends(links.added)).toEqual(['Arden, Ida – Dale, Di: 0 → 1'])
  expect(ends(links.gone)).toEqual(['Arden, Ida – Cole, Cy: 1 → 0', 'Brook, Ben – Cole, Cy: 1 → 0'])
  expect(ends(links.stronger)).toEqual(['Arden, Ida – Brook, Ben: 2 → 3'])
  const back = compareSnapshots(after, before, 'co-authors')
  expect(ends(back.links.weaker)).toEqual(['Arden, Ida – Brook, Ben: 3 → 2'])
  expect(back.entities.author.added).toEqual(entities.author.gone)
})

it('tells a renamed entity from a new one', () => {
  const facts = {
    ...before.facts,
    topics: before.facts.topics.map((topic) => ({ ...topic, label: topic.label.toUpperCase() })),
  }
  const { topic } = compareSnapshots(before, { ...before, facts }).entities
  expect(topic.renamed.map((change) => `${change.before} → ${change.after}`)).toEqual([
    'maps → MAPS',
    'small worlds → SMALL WORLDS',
  ])
})

it('takes clusters with other numbers for the same, and names only who really moved', () => {
  const lens = before.lenses.everything!
  const withCommunities = (change: (community: number, node: number) => number): Snapshot => ({
    ...before,
    lenses: {
      everything: { ...lens, analysis: { ...lens.analysis, communities: lens.analysis.communities.map(change) } },
    },
  })
  const turned = withCommunities((community) => (community === 0 ? 0 : 3 - community))
  expect(compareSnapshots(before, turned).clusters).toEqual([])
  // Nodes 1, 4 and 7 are in cluster 1 before.
  const moved = withCommunities((community, node) => (node === 7 ? 2 : community))
  expect(compareSnapshots(before, moved).clusters).toEqual([
    {
      entity: { id: lens.graph.keys[7], label: expect.any(String) as string },
      before: 'Graphs & maps',
      after: '"Other" <things>',
    },
  ])
})

/** The same papers with other people behind the bylines: `personOf` gives the printed name that counts for a mention. */
function withPeople(snapshot: Snapshot, personOf: (printed: string, paper: number) => string): Snapshot {
  const { papers } = snapshot.facts
  return inventedSnapshot(
    papers.map((paper, index) => ({
      ...paper,
      authorships: paper.authorships.map(({ name }) => {
        const printed = personOf(name.printed, index)
        return { name: { family: printed, printed } }
      }),
    })),
  )
}

it('follows people along their bylines, through new names, mergers and divisions', () => {
  const renamed = withPeople(before, (printed) => (printed === 'Cole, Cy' ? 'Cole, Cyrus' : printed))
  const { author } = compareSnapshots(before, renamed).entities
  expect(author).toEqual({
    added: [],
    gone: [],
    renamed: [{ id: 'author:Cole, Cyrus', before: 'Cole, Cy', after: 'Cole, Cyrus' }],
    merged: [],
    split: [],
  })
  expect(Object.values(compareSnapshots(before, renamed, 'co-authors').links).flat()).toEqual([])
  const divided = withPeople(before, (printed, paper) =>
    printed === 'Brook, Ben' && paper === 1 ? 'Brook, Bea' : printed,
  )
  expect(compareSnapshots(before, divided).entities.author.split).toEqual([
    { id: 'author:Brook, Bea', label: 'Brook, Bea', other: 'Brook, Ben' },
  ])
  const back = compareSnapshots(divided, before, 'co-authors')
  expect(back.entities.author.merged).toEqual([{ id: 'author:Brook, Ben', label: 'Brook, Bea', other: 'Brook, Ben' }])
  // Both links to Arden count as one before: nothing came, nothing went.
  expect(Object.values(back.links).flat()).toEqual([])
})

it('follows people and topics by what was decided where no paper tells', () => {
  const other = inventedPaper('Elsewhere', ['Arden, I.'], { keywords: ['cartography'] })
  const settled = {
    people: [{ kind: 'merge', person: 'Arden, Ida', into: 'Arden, I.' }],
    topics: [{ label: 'maps', replaceBy: 'cartography' }],
  } as const
  const plain = inventedSnapshot([other])
  const after = { ...plain, manifest: { ...plain.manifest, settled } }
  const { author, topic } = compareSnapshots(before, after).entities
  expect(author.renamed).toEqual([{ id: 'author:Arden, I.', before: 'Arden, Ida', after: 'Arden, I.' }])
  expect(author.gone.map(({ label }) => label)).toEqual(['Brook, Ben', 'Cole, Cy'])
  expect(topic.renamed).toEqual([{ id: 'topic:cartography', before: 'maps', after: 'cartography' }])
})

it('knows a paper again that was given another id', () => {
  const papers = SMALL_PAPERS.map((paper, index) => (index === 0 ? { ...paper, id: 'doi:10.5555/maps' } : paper))
  const { paper } = compareSnapshots(before, inventedSnapshot(papers)).entities
  expect(paper).toEqual({ added: [], gone: [], renamed: [], merged: [], split: [] })
  const otherYear = inventedSnapshot(papers.map((one, index) => (index === 0 ? { ...one, year: 1999 } : one)))
  expect(compareSnapshots(before, otherYear).entities.paper.added).toHaveLength(1)
})

it('says what the two were made from, and how, where it differs', () => {
  const { manifest } = before
  const [input] = manifest.inputs
  const after: Snapshot = {
    ...before,
    manifest: {
      ...manifest,
      options: { ...manifest.options, counting: 'fractional' },
      inputs: [
        { ...input!, file: 'moved/invented.txt' },
        { ...input!, file: 'more.bib', hash: 'b'.repeat(64), found: 7 },
      ],
    },
  }
  expect(compareSnapshots(before, after).conditions).toEqual([
    { what: 'counting', before: 'full', after: 'fractional' },
    { what: 'more.bib', after: `7 papers, SHA-256 ${'b'.repeat(12)}…` },
  ])
})

describe('two snapshots on one map', () => {
  const [first, , third] = SMALL_PAPERS
  const after = inventedSnapshot([first!, third!, inventedPaper('Newer maps', ['Arden, Ida', 'Dale, Di'])])

  it('shows the later one where it was, and what is gone among it, by sign and by change', () => {
    const { snapshot, changes } = uniteSnapshots(before, after)
    const lens = snapshot.lenses['co-authors']!
    const young = after.lenses['co-authors']!
    const names = lens.graph.kinds.map((_, node) => snapshot.facts.authors[lens.graph.entities[node]!]!.label)
    expect(names.map((name, node) => [name, CHANGES[changes['co-authors']!.nodes[node]!]])).toEqual([
      ['Arden, Ida', 'changed'],
      ['Brook, Ben', 'changed'],
      ['+ Dale, Di', 'added'],
      ['− Cole, Cy', 'gone'],
    ])
    expect(lens.analysis.positions.x.slice(0, 3)).toEqual(young.analysis.positions.x)
    const { sources, targets, weights } = lens.graph.network
    const links = [...sources].map(
      (source, edge) =>
        `${names[source]!} – ${names[targets[edge]!]!} ${weights[edge]!} ${CHANGES[changes['co-authors']!.links[edge]!]!}`,
    )
    expect(links).toEqual([
      'Arden, Ida – Brook, Ben 1 weaker',
      'Arden, Ida – + Dale, Di 1 added',
      'Arden, Ida – − Cole, Cy 1 gone',
      'Brook, Ben – − Cole, Cy 1 gone',
    ])
    expect(snapshot.facts.papers.map(({ title }) => title)).toEqual([
      'Maps of small worlds',
      'A paper on its own',
      '+ Newer maps',
      '− Small worlds revisited',
    ])
  })

  it('is a snapshot that every check lets through, with places for all', () => {
    for (const [one, other] of [
      [before, after],
      [after, before],
      [before, inventedSnapshot([])],
      [inventedSnapshot([]), before],
    ] as const) {
      const { snapshot } = uniteSnapshots(one, other)
      const { snapshot: opened, problem } = parseSnapshot(writeSnapshot(snapshot))
      expect(problem).toBeUndefined()
      for (const lens of Object.values(opened!.lenses))
        for (const place of [...lens.analysis.positions.x, ...lens.analysis.positions.y])
          expect(Number.isFinite(place)).toBe(true)
    }
  })

  it('brings what is gone over to a map that was turned, mirrored, moved and scaled', () => {
    const lens = before.lenses.everything!
    const { x, y } = lens.analysis.positions
    const moved = (px: number, py: number): readonly [number, number] => [2 * py + 500, 2 * px - 70]
    const later = uniteSnapshots(before, after)
    const kept = later.snapshot.lenses.everything!
    const turned: Snapshot = {
      ...after,
      lenses: {
        everything: {
          ...after.lenses.everything!,
          analysis: {
            ...after.lenses.everything!.analysis,
            positions: {
              x: Float32Array.from(after.lenses.everything!.graph.keys, (key) => placeOf(key)[0]),
              y: Float32Array.from(after.lenses.everything!.graph.keys, (key) => placeOf(key)[1]),
            },
          },
        },
      },
    }
    function placeOf(key: string): readonly [number, number] {
      const node = lens.graph.keys.indexOf(key)
      return node < 0 ? [0, 0] : moved(x[node]!, y[node]!)
    }
    const united = uniteSnapshots(before, turned).snapshot.lenses.everything!
    const gone = kept.graph.keys.indexOf('author:Cole, Cy')
    const node = lens.graph.keys.indexOf('author:Cole, Cy')
    const [wantedX, wantedY] = moved(x[node]!, y[node]!)
    expect(united.analysis.positions.x[gone]).toBeCloseTo(wantedX, 2)
    expect(united.analysis.positions.y[gone]).toBeCloseTo(wantedY, 2)
  })
})
