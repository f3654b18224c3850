/** Counting a lens anew gives what the lens counted, and less when fewer papers count. */
import { describe, expect, it } from 'vitest'
import { incidenceFrom } from '../../../src/core/columns/incidence.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import { buildLens } from '../../../src/core/graph/lens.ts'
import { countPapers, papersBehind } from '../../../src/core/graph/paper-filter.ts'
import type { Facts } from '../../../src/core/model/facts.ts'
import { COUNTINGS, LENS_NAMES } from '../../../src/core/model/terms.ts'

const PAPERS = 60
const MAX_AUTHORS = 4

/** Up to seven of 20 authors and four of 12 topics on every paper, drawn at random. */
function randomFacts(seed: number): Facts {
  const rng = createRng(seed)
  const draw = (most: number, from: number): number[] => [
    ...new Set(Array.from({ length: 1 + Math.floor(rng() * most) }, () => Math.floor(rng() * from))),
  ]
  const rows = (most: number, from: number) => incidenceFrom(Array.from({ length: PAPERS }, () => draw(most, from)))
  const label = (index: number): string => `n${index}`
  return {
    papers: Array.from({ length: PAPERS }, (_, index) => ({
      id: `title:${index}:`,
      title: label(index),
      authorships: [],
      keywords: [],
      links: [],
      origins: [{ file: 'a.txt', format: 'listing', line: index + 1 }],
    })),
    authors: Array.from({ length: 20 }, (_, index) => ({
      id: `author:${index}`,
      name: { family: label(index), printed: label(index) },
      label: label(index),
      forms: [label(index)],
    })),
    topics: Array.from({ length: 12 }, (_, index) => ({
      id: `topic:${index}`,
      label: label(index),
      forms: [label(index)],
      relevance: 1,
    })),
    systems: Array.from({ length: 5 }, (_, index) => ({ id: `system:${index}`, name: label(index), links: [] })),
    paperAuthors: rows(7, 20),
    paperTopics: rows(4, 12),
    introducedSystems: rows(1, 5),
    mentionedSystems: rows(2, 5),
  }
}

describe.each(LENS_NAMES)('the lens “%s”', (name) => {
  it.each(COUNTINGS)('counted anew with all papers has the strengths it was built with (%s)', (counting) => {
    for (let seed = 1; seed <= 5; seed++) {
      const facts = randomFacts(seed)
      const graph = buildLens(facts, name, { counting, maxAuthors: MAX_AUTHORS })
      const behind = papersBehind(facts, graph, MAX_AUTHORS)
      const { weights } = countPapers(facts, graph, behind, new Uint8Array(PAPERS).fill(1))
      expect(graph.network.sources.length).toBeGreaterThan(0)
      weights.forEach((weight, edge) => expect(weight).toBeCloseTo(graph.network.weights[edge]!, 9))
    }
  })

  // The links of papers are the closest ones of all papers, whatever else is left out.
  it.runIf(name !== 'papers')('has the strengths that a lens of the counted papers alone has', () => {
    const facts = randomFacts(9)
    const marks = Uint8Array.from(facts.papers, (_, paper) => paper % 3 && 1)
    const keep = (rows: Facts['paperAuthors']) =>
      incidenceFrom(
        Array.from(marks, (mark, row) =>
          mark ? Array.from(rows.targets.subarray(rows.offsets[row], rows.offsets[row + 1])) : [],
        ),
      )
    const options = { counting: 'fractional', maxAuthors: MAX_AUTHORS } as const
    const whole = buildLens(facts, name, options)
    const part = buildLens(
      {
        ...facts,
        paperAuthors: keep(facts.paperAuthors),
        paperTopics: keep(facts.paperTopics),
        introducedSystems: keep(facts.introducedSystems),
        mentionedSystems: keep(facts.mentionedSystems),
      },
      name,
      options,
    )
    const edge = (graph: typeof whole, index: number): string =>
      `${graph.keys[graph.network.sources[index]!]} ${graph.keys[graph.network.targets[index]!]}`
    const expected = new Map(Array.from(part.network.weights, (weight, index) => [edge(part, index), weight]))
    const { weights } = countPapers(facts, whole, papersBehind(facts, whole, MAX_AUTHORS), marks)
    expect(weights.filter((weight) => weight > 0).length).toBe(expected.size)
    weights.forEach((weight, index) => {
      if (weight > 0) expect(weight).toBeCloseTo(expected.get(edge(whole, index))!, 9)
    })
  })
})
