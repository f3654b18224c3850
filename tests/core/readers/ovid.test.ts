import { describe, expect, it } from 'vitest'
import { ovid } from '../../../src/core/readers/ovid.ts'
import { namesOf, readWith } from './read-with.ts'

const TAGGED = `<1. >
VN  - Ovid Technologies
AN  - 00000000-201001000-00018.
AU  - van Dijk, Anna M. Ph.D., FACSM
AU  - Roe, Rick 1,2,+
AU  - Poe, Al MD, PhD *
AU  - Ahmed, Mughees.
AU  - Werner, S. M. [Author, Reprint Author; E-mail: s@example.org]
IN  - (1)University of X
TI  - "Rivers of the
    north".  [Article]
SO  - Journal of Waters June 2015;58(6):688-696
AB  - First.
KW  - rivers;  lakes
LG  - English.
DI  - 10.1234/RIV

<2. >
VN  - Ovid Technologies
AU  - Doe, Jane
TI  - Second.
SO  - Annals of Water 12, Winter 2007: 7-14.
`
const LABELLED = `<8>
Score
  *****
Accession Number
  00000000-900000000-1.
Author
  Holm, Jakob 1;  Roe, Tim 2
Institution
  (1)Institute of X
Title
  Clouds over mountains.[Review]
Source
  Journal of Air.   8(6):1048-1064, September 2015.
Abstract
  Lorem ipsum.
Document Type
  Review.
Author Keywords
  clouds;  mountains.
DOI Number
  10.1234/air
`

describe('ovid', () => {
  it('reads tagged records without the marks and degrees of names', () => {
    const { papers } = readWith(ovid, TAGGED)
    expect(namesOf(papers[0])).toEqual(['van Dijk, Anna M.', 'Roe, Rick', 'Poe, Al', 'Ahmed, Mughees', 'Werner, S. M.'])
    expect(papers).toMatchObject([
      {
        id: 'doi:10.1234/riv',
        title: 'Rivers of the north',
        year: 2015,
        venue: 'Journal of Waters',
        keywords: ['rivers', 'lakes'],
      },
      { title: 'Second', year: 2007, venue: 'Annals of Water 12', origins: [{ line: 18 }] },
    ])
  })

  it('reads labelled records', () => {
    const { papers } = readWith(ovid, LABELLED)
    expect(papers).toMatchObject([
      {
        id: 'doi:10.1234/air',
        title: 'Clouds over mountains',
        year: 2015,
        venue: 'Journal of Air',
        abstract: 'Lorem ipsum.',
      },
    ])
    expect(namesOf(papers[0])).toEqual(['Holm, Jakob', 'Roe, Tim'])
  })

  it.each([1, 8])('gives the same for chunks of %i', (size) => {
    for (const text of [TAGGED, LABELLED]) expect(readWith(ovid, text, size)).toEqual(readWith(ovid, text))
  })

  it('knows its files by their content', () => {
    expect(ovid.detect(TAGGED, 'txt')).toBeGreaterThan(0.9)
    expect(ovid.detect(LABELLED, 'txt')).toBeGreaterThan(0.9)
    expect(ovid.detect('TY  - JOUR\nTI  - x\n', '')).toBe(0)
  })
})
