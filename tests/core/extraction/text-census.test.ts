import { describe, expect, it } from 'vitest'
import { NOWHERE } from '../../../src/core/columns/incidence.ts'
import { gatherCandidates } from '../../../src/core/extraction/candidates.ts'
import { takeAllExcerpts } from '../../../src/core/extraction/excerpt-places.ts'
import { takeCensus, type Census } from '../../../src/core/extraction/text-census.ts'
import { joinVariants } from '../../../src/core/extraction/variants.ts'
import { paperOf } from './papers.ts'

const NEW = [
  paperOf(
    'Snow cover mapping',
    'We describe snow-cover mapping by a naïve classifier for vertices. Glacial lakes melt.',
  ),
]

const SILENT = paperOf('Snow cover', 'We use FenMapper. GPT-4o is new. Deep Thought thinks. ATLAS.ti helps.')

function count(
  texts: readonly string[],
  names: readonly string[] = [],
  few = 10,
  sample?: number,
): Census & { of: (phrase: string) => number[]; timesOf: (phrase: string) => number } {
  const candidates = gatherCandidates(takeAllExcerpts(NEW))
  const { conceptOfPhrase, concepts } = joinVariants(candidates)
  // Nine of ten papers are not asked.
  const papers = texts.flatMap((text) => [paperOf('Untitled', text), ...Array.from({ length: 9 }, () => SILENT)])
  const wanted = { candidates, conceptOfPhrase, concepts, few, names }
  const rows = Uint32Array.from(papers, (_, paper) => (paper % 10 === 0 ? paper / 10 : NOWHERE))
  const census = takeCensus(papers, rows, wanted, sample)
  const conceptOf = (phrase: string): number =>
    conceptOfPhrase[conceptOfPhrase.findIndex((_, one) => candidates.phraseText(one) === phrase)]!
  return {
    ...census,
    of: (phrase) => [...census.papersOf(conceptOf(phrase))],
    timesOf: (phrase) => census.concepts[conceptOf(phrase)]!,
  }
}

describe('a census of texts', () => {
  it('finds words and phrases in any case, number and accent', () => {
    const { of, papers } = count([
      'SNOW COVER was high.',
      'Many snow covers.',
      'A Naive Classifier.',
      'A nai\u0308ve classifier',
      'Glacial lake',
    ])
    expect(papers).toBe(5)
    expect(of('snow cover')).toEqual([0, 10])
    expect(of('naive classifier')).toEqual([20, 30])
    expect(of('glacial lake')).toEqual([40])
    expect(count(['one vertex, many vertices']).words.some((times) => times === 1)).toBe(true)
  })

  it('finds no phrase across punctuation, and none that is a part of a word', () => {
    expect(
      count(['Snow. Cover it!', 'snow, cover', 'snow covering', 'uncovered snow cover-up', 'snow\n cover']).of(
        'snow cover',
      ),
    ).toEqual([40])
  })

  it('tells quotes, dashes, spaces and hyphens beyond ASCII from letters', () => {
    const texts = [
      '“snow cover”',
      'snow–cover',
      'the snow\u00a0cover…',
      'snow—“cover',
      'é “Snow” “snow\u2003cover” é',
      'snow‐cover',
      '雪snow cover',
    ]
    expect(count(texts).of('snow cover')).toEqual([0, 20, 40, 50])
    expect(
      count(['a snow‐cover map', 'a snow-cover map', 'a “snow”‐cover map']).words.some((times) => times === 2),
    ).toBe(true)
  })

  it('counts a paper once, and lists those of a concept while they are few', () => {
    const texts = ['snow cover and snow cover', 'snow cover', 'snow cover']
    const { concepts, of } = count(texts)
    expect(of('snow cover')).toEqual([0, 10, 20])
    expect(Math.max(...concepts)).toBe(3)
    expect(count(texts, [], 3).of('snow cover')).toEqual([])
  })

  it('finds where names may stand, whatever their case', () => {
    const texts = [
      'We use FenMapper.',
      'fenmapper/PeatNet',
      'Deep Thought thinks',
      'deep. Thought',
      'ATLAS.ti helps',
      'GPT-4o is new',
    ]
    const names = ['FenMapper', 'Deep Thought', 'ATLAS.ti', 'GPT-4o', 'fenMapper', '???']
    expect(count(texts, names).papersOfName).toEqual([[0], [20], [40], [50], [0], []])
  })

  it('tells words apart that share letters, and joins what hyphens and slashes join', () => {
    const words = gatherCandidates(takeAllExcerpts(NEW)).words
    const of = (text: string): string[] => words.filter((_, word) => count([text]).words[word] === 1)
    expect(of('snow snowy sno Snow\u2011cover SNOW-COVER-')).toEqual(['snow', 'snow-cover'])
    expect(of('lake/glacial -snow- cover')).toEqual(['snow', 'cover'])
  })

  it('estimates from a sample what is common, and counts what is rare in all', () => {
    const isRare = (index: number): boolean => index % 250 === 7
    const texts = Array.from({ length: 1000 }, (_, index) =>
      [index % 2 === 0 ? 'snow cover' : '', isRare(index) ? 'naive classifiers. FenMapper' : ''].join('. '),
    )
    const all = count(texts, ['FenMapper'])
    const sampled = count(texts, ['FenMapper'], 10, 200)
    expect([sampled.papers, all.timesOf('snow cover')]).toEqual([1000, 500])
    expect(sampled.timesOf('snow cover')).toBeGreaterThan(400)
    expect(sampled.timesOf('snow cover')).toBeLessThan(600)
    expect(sampled.of('snow cover')).toEqual([])
    const rare = [...texts.keys()].filter(isRare).map((index) => index * 10)
    expect(sampled.of('naive classifier')).toEqual(rare)
    expect(sampled.papersOfName).toEqual([rare])
    expect(sampled.timesOf('snow cover mapping')).toBe(0)
  })

  it('takes a text of nothing but odd letters in its stride', () => {
    const odd = 'ß\u0301\ud800ŉ–'.repeat(20_000)
    expect(count([odd, `${odd} snow cover`]).papers).toBe(2)
  })
})
