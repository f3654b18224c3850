import { describe, expect, it } from 'vitest'
import { medline } from '../../../src/core/readers/medline.ts'
import { namesOf, readWith } from './read-with.ts'

const FULL = `
PMID- 123456
OWN - NLM
DP  - 2019 Oct 8
TI  - Rivers of the north and what
      they carry.
LID - 10.1234/riv [doi]
AB  - BACKGROUND: First
      second.
FAU - van Dijk, Anna
AU  - van Dijk A
AUID- ORCID: 0000-0001-2345-678X
AD  - University of X.
FAU - Roe, Rick Jr
AU  - Roe R Jr
AU  - Poe ID
CN  - River Study Group
AU  - et al.
LA  - eng
MH  - *Rivers/chemistry
OT  - sediment
JT  - Journal of waters

OWN - ERIC
TI  - Second
AU  - Doe, Jane
DP  - Article 10 2018
AID - http://dx.doi.org/10.1234/second
OID - EJ1
PMID-99
TI  - Third without a blank line
`

describe('medline', () => {
  const { papers, rejected } = readWith(medline, FULL)

  it('reads authors in order, with identifiers and addresses', () => {
    expect(rejected).toEqual([])
    expect(papers[0]).toMatchObject({
      id: 'doi:10.1234/riv',
      sourceId: '123456',
      pmid: '123456',
      title: 'Rivers of the north and what they carry',
      abstract: 'BACKGROUND: First second.',
      year: 2019,
      venue: 'Journal of waters',
      language: 'en',
      keywords: ['Rivers', 'sediment'],
      hasMoreAuthors: true,
    })
    expect(namesOf(papers[0])).toEqual(['van Dijk, Anna', 'Roe, Rick, Jr', 'Poe, ID', 'River Study Group'])
    expect(papers[0]?.authorships[0]).toMatchObject({
      orcid: '0000-0001-2345-678X',
      affiliations: ['University of X.'],
    })
    expect(papers[0]?.authorships[3]?.name.isCorporate).toBe(true)
  })

  it('separates records by blank lines or by the next number', () => {
    expect(papers.slice(1)).toMatchObject([
      { title: 'Second', year: 2018, doi: '10.1234/second', sourceId: 'EJ1', origins: [{ line: 24 }] },
      { title: 'Third without a blank line', pmid: '99', origins: [{ line: 30 }] },
    ])
  })

  it.each([1, 5])('gives the same for chunks of %i', (size) => {
    expect(readWith(medline, FULL, size)).toEqual({ papers, rejected, notes: [] })
  })

  it('knows its files by their content', () => {
    expect(medline.detect('\nPMID- 1\nOWN - NLM\n', 'txt')).toBeGreaterThan(0.9)
    expect(medline.detect('TY  - JOUR\nTI  - x\nAU  - y\nAB  - z\n', '')).toBe(0)
  })
})
