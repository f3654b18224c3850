import { describe, expect, it } from 'vitest'
import { incidenceFrom } from '../../../src/core/columns/incidence.ts'
import { buildLens } from '../../../src/core/graph/lens.ts'
import { linkLens } from '../../../src/core/graph/lens-links.ts'
import { LensParts } from '../../../src/core/graph/lens-parts.ts'
import type { Author, Facts, System, Topic } from '../../../src/core/model/facts.ts'
import type { LensAnalysis } from '../../../src/core/model/network.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import { KeptEntities } from '../../../src/core/kept-nodes.ts'
import { LENS_NAMES, type NodeKind } from '../../../src/core/model/terms.ts'

const OPTIONS = { counting: 'full', maxAuthors: 3 } as const

/** Everybody and everything goes by a letter; a paper by its number. */
function collect(papers: readonly (readonly [number, string, string])[]): Facts {
  const authors = distinct(papers.map(([, people]) => people))
  const topics = distinct(papers.map(([, , words]) => words))
  return {
    papers: papers.map(([id]) => ({ id: `title:${id}`, title: `Paper ${id}` }) as Paper),
    authors: authors.map((id) => ({ id: `author:${id}` }) as Author),
    topics: topics.map((id) => ({ id: `topic:${id}` }) as Topic),
    systems: [] as System[],
    paperAuthors: incidenceFrom(papers.map(([, people]) => [...people].map((one) => authors.indexOf(one)))),
    paperTopics: incidenceFrom(papers.map(([, , words]) => [...words].map((one) => topics.indexOf(one)))),
    introducedSystems: incidenceFrom(papers.map(() => [])),
    mentionedSystems: incidenceFrom(papers.map(() => [])),
  }
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.join(''))].sort()
}

const before = collect([
  [1, 'abc', 'xy'],
  [2, 'ab', 'x'],
  [3, 'bd', 'yz'],
  [4, 'abcd', 'xz'],
])
const now = collect([
  [1, 'abc', 'xy'],
  [5, 'ae', 'wx'],
  [2, 'ab', 'xz'],
  [4, 'abcd', 'xz'],
  [6, 'bd', 'y'],
])
const lenses = Object.fromEntries(
  LENS_NAMES.map((lens) => [lens, { graph: buildLens(before, lens, OPTIONS), analysis: {} as LensAnalysis }]),
)

const known = new KeptEntities(before, now)
const earlier = { facts: before, lenses, placesOf: (kind: NodeKind) => known.placesOf(kind) }

describe('an earlier map', () => {
  it('changes nothing about the links of any lens', () => {
    for (const lens of LENS_NAMES)
      expect(linkLens(new LensParts(now, OPTIONS, earlier), lens), lens).toEqual(
        linkLens(new LensParts(now, OPTIONS), lens),
      )
  })

  it('is left aside where shares are counted, or papers of more authors', () => {
    for (const options of [{ ...OPTIONS, counting: 'fractional' } as const, { ...OPTIONS, maxAuthors: 4 }])
      for (const lens of LENS_NAMES)
        expect(linkLens(new LensParts(now, options, earlier), lens)).toEqual(
          linkLens(new LensParts(now, options), lens),
        )
  })
})
