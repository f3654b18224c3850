/** What papers add to strengths. */
import { expect, it } from 'vitest'
import { countStrength } from '../../../src/app/state/counting.ts'
import { FACTS, SNAPSHOT } from '../small-graph.ts'

it('adds up to the strengths of the co-author lens', () => {
  const { totalLinkStrength } = SNAPSHOT.lenses['co-authors']!.analysis
  const ofAlder = countStrength(FACTS.paperAuthors, [0, 1], 25, 'mark')
  expect([ofAlder.full, ofAlder.fractional]).toEqual([totalLinkStrength[0], 2])
  const ofLink = countStrength(FACTS.paperAuthors, [0, 1], 25, 'link')
  expect([ofLink.full, ofLink.fractional]).toEqual([2, 1.5])
})

it('adds up in the same way among the topics of papers', () => {
  const ofMaps = countStrength(FACTS.paperTopics, [0, 1], 60, 'mark')
  expect(ofMaps).toMatchObject({ full: 1, fractional: 1, alone: 1, counted: [{ paper: 1, members: 2 }] })
})

it('names the papers above the limit and counts those without a co-author', () => {
  const { full, leftOut, alone, counted } = countStrength(FACTS.paperAuthors, [0, 1], 2, 'mark')
  expect([full, leftOut, alone]).toEqual([1, [{ paper: 1, members: 3 }], 0])
  expect(counted).toEqual([{ paper: 0, members: 2 }])
  const single = { offsets: Uint32Array.of(0, 2, 4), targets: Uint32Array.of(0, 0, 0, 1) }
  expect(countStrength(single, [0, 1], 25, 'mark').alone).toBe(1)
})
