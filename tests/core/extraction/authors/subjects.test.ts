import { describe, expect, it } from 'vitest'
import { collectAffiliations } from '../../../../src/core/extraction/authors/affiliations.ts'
import { collectMentions } from '../../../../src/core/extraction/authors/mentions.ts'
import { collectSubjects, type Subjects } from '../../../../src/core/extraction/authors/subjects.ts'
import { parseName } from '../../../../src/core/text/names.ts'
import { paperOf } from '../papers.ts'

const PAPERS = [
  paperOf('Wolves of the northern forest', 'Wolves and bears share the forest.'),
  paperOf('Bears of the northern coast', 'Bears fish for salmon; wolves follow.'),
  paperOf('Salmon and heron', 'Heron hunt salmon on the coast.', { keywords: ['forest streams'] }),
  paperOf('Lichen', 'Lichen of the forest grow slowly.', { isAbstractGarbled: true }),
].map((paper, at) => ({
  ...paper,
  authorships: [
    { name: parseName(`Family${at}, Ada`)!, affiliations: [`Station ${at % 2 ? 'Fjord' : 'Tundra'}, Institute`] },
  ],
}))

function rowOf({ prepare, starts, ends, terms, weights }: Subjects, paper: number): [number, number][] {
  prepare?.(paper)
  return Array.from(terms.subarray(starts[paper], ends[paper]), (term, at) => [term, weights[starts[paper]! + at]!])
}

describe('what papers are about', () => {
  const all = [...PAPERS.keys()]

  it('is the same when it is read as it is asked for, and the sample is all there is', () => {
    const whole = collectSubjects(PAPERS)
    const sampled = collectSubjects(PAPERS, all)
    for (const paper of all) expect(rowOf(sampled, paper)).toEqual(rowOf(whole, paper))
    expect(rowOf(whole, 0).length).toBeGreaterThan(1)
  })

  it('is told in the terms of the sample', () => {
    const sampled = collectSubjects(PAPERS, [0, 1])
    const known = new Set([...rowOf(sampled, 0), ...rowOf(sampled, 1)].map(([term]) => term))
    const row = rowOf(sampled, 2)
    for (const [term] of row) expect(known.has(term)).toBe(true)
    // Nothing but a word of both is common enough to link anything.
    expect(rowOf(sampled, 3)).toEqual([])
    expect(rowOf(sampled, 2)).toEqual(row)
  })

  it('is where people work, too: a word that the sample lacks is as rare as can be', () => {
    const mentions = collectMentions(PAPERS)
    const [whole, sampled] = [collectAffiliations(mentions), collectAffiliations(mentions, [0, 2])]
    const sharesOf = ({ wordsOf, shareOf }: typeof whole, mention: number): number[] =>
      Array.from(wordsOf(mention), shareOf)
    expect(sharesOf(whole, 1)).toEqual([1, 0.5, 1])
    expect(sharesOf(sampled, 0)).toEqual([1, 1, 1])
    expect(sharesOf(sampled, 1)).toEqual([1, 0.5, 1])
  })
})
