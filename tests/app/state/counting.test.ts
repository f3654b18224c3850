/** What papers add to strengths. */
import { expect, it } from 'vitest'
import { countStrength } from '../../../src/app/state/counting.ts'
import { FACTS, SNAPSHOT } from '../small-graph.ts'

it('adds up to the strengths of the co-author lens', () => {
  const { totalLinkStrength } = SNAPSHOT.lenses['co-authors']!.analysis
  const ofAlder = countStrength(FACTS, [0, 1], 25, 'person')
  expect([ofAlder.full, ofAlder.fractional]).toEqual([totalLinkStrength[0], 2])
  const ofLink = countStrength(FACTS, [0, 1], 25, 'link')
  expect([ofLink.full, ofLink.fractional]).toEqual([2, 1.5])
})

it('names the papers above the limit and counts those without a co-author', () => {
  const { full, leftOut, alone, counted } = countStrength(FACTS, [0, 1], 2, 'person')
  expect([full, leftOut, alone]).toEqual([1, [{ paper: 1, authors: 3 }], 0])
  expect(counted).toEqual([{ paper: 0, authors: 2 }])
  const single = { ...FACTS, paperAuthors: { offsets: Uint32Array.of(0, 2, 4), targets: Uint32Array.of(0, 0, 0, 1) } }
  expect(countStrength(single, [0, 1], 25, 'person').alone).toBe(1)
})
