import { describe, expect, it } from 'vitest'
import { webOfScience } from '../../../src/core/readers/web-of-science.ts'
import { namesOf, readWith } from './read-with.ts'

const FULL = `\ufeffFN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Doe, J
   van Dijk, AM
AF Doe, Jane
   van Dijk, Anna Maria
CA River Study Group
TI Rivers of the north and what
   they carry
SO JOURNAL OF WATERS
LA English
DE rivers; lakes
ID SEDIMENT
AB First line
   second line.
C1 [Doe, Jane; van Dijk, Anna Maria] Univ X, Dept Y, Town, Land.
   [van Dijk, AM] Inst Z, City, Land.
OI Doe, Jane/0000-0001-2345-678X; Other, Person/0000-0002-2345-6789
CR Roe R, 1999, J WATERS, V1, P1
   Poe A, 2001, J WATERS, V3, P9
TC 7
PD FEB 2011
PY 2011
DI 10.1234/riv
PM 123456
UT WOS:000000000000001
ER

PT J
AU YANG Y
   et al
TI No end
UT DIIDW:1
PT J
TI Optical properties of LiNbO/sub 3/ and BaB/sub
   2/O/sub 4/
AU Brown, J.
UT INSPEC:1
ER

EF`

describe('webOfScience', () => {
  const { papers, rejected } = readWith(webOfScience, FULL)

  it('reads full names, groups, addresses, ORCID iDs, references and citations', () => {
    expect(rejected).toEqual([])
    expect(papers[0]).toEqual({
      id: 'doi:10.1234/riv',
      sourceId: 'WOS:000000000000001',
      title: 'Rivers of the north and what they carry',
      authorships: [
        {
          name: { family: 'Doe', given: 'Jane', printed: 'Doe, Jane' },
          orcid: '0000-0001-2345-678X',
          affiliations: ['Univ X, Dept Y, Town, Land.'],
        },
        {
          name: { family: 'Dijk', given: 'Anna Maria', particle: 'van', printed: 'van Dijk, Anna Maria' },
          affiliations: ['Univ X, Dept Y, Town, Land.', 'Inst Z, City, Land.'],
        },
        { name: { family: 'River Study Group', isCorporate: true, printed: 'River Study Group' } },
      ],
      year: 2011,
      venue: 'JOURNAL OF WATERS',
      abstract: 'First line second line.',
      keywords: ['rivers', 'lakes', 'SEDIMENT'],
      citations: 7,
      references: ['Roe R, 1999, J WATERS, V1, P1', 'Poe A, 2001, J WATERS, V3, P9'],
      doi: '10.1234/riv',
      pmid: '123456',
      links: [],
      language: 'en',
      origins: [{ file: 'test', format: 'wos', line: 3 }],
    })
  })

  it('ends a record where the next begins, and reads index names and Inspec formulas', () => {
    expect(papers.slice(1)).toMatchObject([
      { title: 'No end', hasMoreAuthors: true },
      { title: 'Optical properties of LiNbO3 and BaB2O4' },
    ])
    expect(namesOf(papers[1])).toEqual(['YANG, Y'])
  })

  it('takes references for references when their tag is lost', () => {
    const {
      papers: [paper],
    } = readWith(webOfScience, 'PT J\nAU DOE, J\nTI T\nC1 UNIV X,TOWN,LAND.\n   Roe R, 1999, J WATERS, V1, P1\nER\n')
    expect(paper?.authorships[0]?.affiliations).toEqual(['UNIV X,TOWN,LAND.'])
  })

  it.each([1, 4])('gives the same for chunks of %i', (size) => {
    expect(readWith(webOfScience, FULL, size).papers).toEqual(papers)
  })

  it('knows its files by their content, and not the tab-delimited ones', () => {
    expect(webOfScience.detect('FN Thomson Reuters Web of Science\nVR 1.0\n', 'txt')).toBeGreaterThan(0.9)
    expect(webOfScience.detect('PT\tAU\tBA\tTI\nJ\tDoe\t\tx\n', 'txt')).toBe(0)
  })
})
