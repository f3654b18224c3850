import { describe, expect, it } from 'vitest'
import { phrasesOf } from '../../../src/core/extraction/phrases.ts'

const phrases = (text: string): string[] =>
  phrasesOf(text).phrases.map(({ words }) => words.map((word) => word.token.text).join(' '))

describe('phrasesOf', () => {
  it('finds adjectives, nouns and gerunds that end in a noun or gerund', () => {
    expect(phrases('Deep neural networks for machine learning and image segmentation.')).toEqual([
      'Deep neural networks',
      'machine learning',
      'image segmentation',
    ])
  })

  it('strips generic beginnings and drops phrases about the paper itself', () => {
    expect(phrases('We propose a novel graph clustering in this paper. Experimental results follow.')).toEqual([
      'graph clustering',
    ])
    expect(phrases('The proposed method and the new approach are our main contributions.')).toEqual([])
  })

  it('keeps hyphenated words whole', () => {
    expect(phrases('A text-to-image model of self-supervised learning.')).toEqual([
      'text-to-image model',
      'self-supervised learning',
    ])
  })

  it('is broken by punctuation, verbs and function words', () => {
    expect(phrases('The soil moisture, crop yield (river discharge) of alpine meadows.')).toEqual([
      'soil moisture',
      'crop yield',
      'river discharge',
      'alpine meadows',
    ])
  })

  it('lets neighbours decide what can be noun or verb', () => {
    expect(phrases('The controller models wind turbines.')).toEqual(['controller', 'wind turbines'])
    expect(phrases('We compare climate models.')).toEqual(['climate models'])
  })

  it('keeps formulae, addresses and markup out', () => {
    expect(
      phrases(
        String.raw`The rate O(1/{\alpha}^2) and $x_{ij} = \frac{1}{n}$ at https://example.org/code/tree of <b>oak</b> forests`,
      ),
    ).toEqual(['oak forests'])
  })

  it('reads hostile text without getting stuck', () => {
    expect(phrases('-'.repeat(50_000))).toEqual([])
    expect(phrasesOf('a-'.repeat(20_000)).tokens).toHaveLength(1)
  })
})
