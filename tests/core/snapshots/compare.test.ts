import { expect, it } from 'vitest'
import { compareSnapshots } from '../../../src/core/snapshots/compare.ts'
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
  expect(entities.topic).toEqual({ added: [], gone: [], renamed: [] })
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
