import { describe, expect, it } from 'vitest'
import { incidenceFrom, rowOf, transpose } from '../../../src/core/columns/incidence.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import { linkTopics, STRONGEST_TOPICS } from '../../../src/core/graph/topics-of-authors.ts'
import type { Facts } from '../../../src/core/model/facts.ts'

function factsOf(
  byline: readonly (readonly number[])[],
  topics: readonly (readonly number[])[],
  authors: number,
  of: number,
) {
  return {
    authors: new Array(authors) as Facts['authors'],
    topics: new Array(of) as Facts['topics'],
    paperAuthors: incidenceFrom(byline),
    paperTopics: incidenceFrom(topics),
  }
}

describe('linking people with the topics of their papers', () => {
  it('counts papers, of those whose byline is short enough, and a person who stands twice on one once', () => {
    const facts = factsOf([[0, 1], [0, 0], [0, 1, 2], [2]], [[1, 0], [1], [0], []], 3, 2)
    const { network, thinned } = linkTopics(facts, 2)
    expect(thinned).toBe(0)
    expect([...network.sources]).toEqual([0, 0, 1, 1])
    expect([...network.targets]).toEqual([0, 1, 0, 1])
    expect([...network.weights]).toEqual([1, 2, 1, 1])
  })

  it("keeps each person's strongest where there are too many, of equals the topics that come first", () => {
    const rng = createRng(5)
    const row = (length: number, below: number): number[] => [
      ...new Set(Array.from({ length }, () => Math.floor(rng() * below))),
    ]
    const byline = Array.from({ length: 3000 }, () => row(3, 900))
    const topics = Array.from({ length: 3000 }, () => row(6, 60))
    const { network, thinned } = linkTopics(factsOf(byline, topics, 900, 60), 25)
    const papersOf = transpose(incidenceFrom(byline), 900)
    const expected: number[][] = []
    let all = 0
    for (let author = 0; author < 900; author++) {
      const counts = new Map<number, number>()
      for (const paper of rowOf(papersOf, author))
        for (const topic of topics[paper]!) counts.set(topic, (counts.get(topic) ?? 0) + 1)
      all += counts.size
      const strongest = [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0]).slice(0, STRONGEST_TOPICS)
      for (const [topic, weight] of strongest.sort((one, two) => one[0] - two[0]))
        expected.push([author, topic, weight])
    }
    const found = Array.from(network.sources, (author, link) => [
      author,
      network.targets[link]!,
      network.weights[link]!,
    ])
    expect(found).toEqual(expected)
    expect(thinned).toBe(all - expected.length)
  })
})
