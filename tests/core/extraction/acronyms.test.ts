import { describe, expect, it } from 'vitest'
import { expansionIn, findAcronyms } from '../../../src/core/extraction/acronyms.ts'

const pairs = (text: string): [string, string][] => findAcronyms(text).map(({ short, long }) => [short, long])

describe('findAcronyms', () => {
  it('finds the long form before the bracket, without the plural of the short one', () => {
    expect(pairs('We train large language models (LLMs) on soil maps.')).toEqual([['LLM', 'large language models']])
  })

  it('finds the long form inside the bracket', () => {
    expect(pairs('It uses MCMC (Markov chain Monte Carlo) sampling.')).toEqual([['MCMC', 'Markov chain Monte Carlo']])
  })

  it('begins the long form at the beginning of a word, hyphens included', () => {
    expect(pairs('The Self-Synthesized Rehearsal (SSR) of notes.')).toEqual([['SSR', 'Self-Synthesized Rehearsal']])
  })

  it('takes no citation, number, ordinary word or unrelated bracket for a definition', () => {
    expect(
      pairs('As shown (Miller 2003) for trees (see below), half (50%) of them (Oaks) in the north (ABC).'),
    ).toEqual([])
  })

  it('does not reach over the end of a sentence', () => {
    expect(pairs('Random forests fail. Great (RFG) was the surprise.')).toEqual([])
  })

  it('stays fast on hostile brackets', () => {
    expect(findAcronyms('('.repeat(100_000)).length).toBe(0)
    expect(findAcronyms('a (B'.repeat(30_000)).length).toBe(0)
  })
})

describe('expansionIn', () => {
  it('matches initials word by word', () => {
    expect(expansionIn('LEaaS', 'Cheaper maps with Local Encoder as a Service for all')).toBe(
      'Local Encoder as a Service',
    )
    expect(expansionIn('LEaaS', 'Local encoders. As a service')).toBeUndefined()
  })
})
