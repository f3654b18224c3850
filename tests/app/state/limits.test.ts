/** What is left of a map around a mark, and of the ways between people within limits. */
import { describe, expect, it } from 'vitest'
import { describeFilters, NO_FILTERS, selectVisible } from '../../../src/app/state/filters.ts'
import { lensViewOf } from '../../../src/app/state/lens-view.ts'
import { findPaths, limitView } from '../../../src/app/state/paths.ts'
import { FACTS, SNAPSHOT } from '../small-graph.ts'

const everything = lensViewOf(FACTS, SNAPSHOT.lenses.everything!)
const people = lensViewOf(FACTS, SNAPSHOT.lenses['co-authors']!)

describe('the surroundings of a mark', () => {
  const shown = (key: string, steps: number): string[] => {
    const { nodes } = selectVisible(everything, { ...NO_FILTERS, around: { key, steps } })
    return everything.keys.filter((_, node) => nodes[node])
  }

  it('grow with the steps', () => {
    expect(shown('system:plate', 1)).toEqual(['paper:two', 'system:plate'])
    expect(shown('system:plate', 2)).toEqual(['paper:two', 'topic:inks', 'system:plate'])
    expect(shown('topic:maps', 1)).toEqual(['author:alder', 'paper:one', 'topic:maps'])
    expect(shown('topic:maps', 2)).toContain('author:cédar')
  })

  it('hold nothing back, and say nothing, where the lens lacks the mark', () => {
    const filters = { ...NO_FILTERS, around: { key: 'topic:maps', steps: 1 } }
    expect(selectVisible(people, filters).nodeCount).toBe(people.order)
    expect(describeFilters(filters, people)).toEqual([])
    expect(describeFilters(filters, everything)).toEqual(['only what is within 1 step of maps'])
  })
})

describe('limits of paths', () => {
  const ways = (limits: Parameters<typeof limitView>[2], from: number, to: number): number[][] =>
    findPaths(limitView(FACTS, people, limits, 25), from, to, 5)

  it('leave the map as it is when there are none', () => {
    expect(limitView(FACTS, people, {}, 25)).toBe(people)
    expect(ways({ maxAuthors: 25 }, 0, 2)).toEqual(findPaths(people, 0, 2, 5))
  })

  it('take away papers of many authors and of later years', () => {
    expect(ways({ maxAuthors: 2 }, 0, 1)).toEqual([[0, 1]])
    expect(ways({ maxAuthors: 2 }, 0, 2)).toEqual([])
    expect(ways({ untilYear: 2020 }, 0, 2)).toEqual([])
    expect(ways({ untilYear: 2023 }, 0, 2)[0]).toEqual([0, 2])
  })
})
