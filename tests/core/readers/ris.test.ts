import { describe, expect, it } from 'vitest'
import { ris } from '../../../src/core/readers/ris.ts'
import { namesOf, readWith } from './read-with.ts'

const read = (text: string) => readWith(ris, text)

const FULL = `1.
TY  - JOUR
AU  - van der Berg, Anna
A1  - Roe,R. J.
AU  - et al.
TI  - Rivers and
lakes
T2  - Journal of Waters
JO  - J. Waters
Y1  - 2016/09//
AB  - BACKGROUND: First line

second line. ER - nothing.
KW  - rivers
lakes; ponds
DO  - doi:10.1234/RIV
N1  - Cited By :44
N1  - Export Date: 1 April 2016
U1  - 35957633 [PMID]
UR  - https://example.org/r
LA  - English
ID  - 77
ER  - 

Link to the full text: http://example.org/x
TY  - CONF
T1  - No end
AU  - Doe, Jane
TY  - GEN
A1  - Liu R.
T1  - One address
AD  - University of X
ER  -
`

describe('ris', () => {
  it.each([
    [
      ['Smith JA', 'van der Berg AB'],
      ['Smith, JA', 'van der Berg, AB'],
    ],
    [
      ['J. Q. Doe', 'M. Roe'],
      ['Doe, J. Q.', 'Roe, M.'],
    ],
    [['Doe, J., Roe, R., Poe, E.'], ['Doe, J.', 'Roe, R.', 'Poe, E.']],
    [['Doe, J. and Roe, R.'], ['Doe, J.', 'Roe, R.']],
    [
      ['Example Consortium', 'Collaboration, The Example', '[Anonymous]'],
      ['Example Consortium', 'The Example Collaboration'],
    ],
    [['Department of Rivers, Lakes, Seas, and Ponds'], ['Department of Rivers, Lakes, Seas, and Ponds']],
  ])('reads the byline %s', (lines, expected) => {
    const { papers } = read(`TY  - JOUR\nTI  - T\n${lines.map((line) => `AU  - ${line}\n`).join('')}ER  -\n`)
    expect(namesOf(papers[0])).toEqual(expected)
  })

  it('takes people listed under both tags once', () => {
    const { papers } = read('TY  - JOUR\nTI  - T\nA1  - Doe, J\nA1  - Roe, R\nAU  - Doe, J\nAU  - Roe, R\nER  -\n')
    expect(namesOf(papers[0])).toEqual(['Doe, J', 'Roe, R'])
  })

  it('reads fields, lines that go on and records without an end', () => {
    const { papers, rejected } = read(FULL)
    expect(rejected).toEqual([])
    expect(papers[0]).toEqual({
      id: 'doi:10.1234/riv',
      sourceId: '77',
      title: 'Rivers and lakes',
      authorships: [
        { name: { family: 'Berg', given: 'Anna', particle: 'van der', printed: 'van der Berg, Anna' } },
        { name: { family: 'Roe', given: 'R. J.', printed: 'Roe,R. J.' } },
      ],
      hasMoreAuthors: true,
      year: 2016,
      venue: 'Journal of Waters',
      abstract: 'BACKGROUND: First line second line. ER - nothing.',
      keywords: ['rivers', 'lakes', 'ponds'],
      citations: 44,
      doi: '10.1234/riv',
      pmid: '35957633',
      url: 'https://example.org/r',
      links: ['https://example.org/r'],
      language: 'en',
      origins: [{ file: 'test', format: 'ris', line: 2 }],
    })
    expect(papers.slice(1)).toMatchObject([
      { title: 'No end', origins: [{ line: 26 }] },
      {
        title: 'One address',
        authorships: [{ name: { family: 'Liu', given: 'R.' }, affiliations: ['University of X'] }],
      },
    ])
  })

  it.each([1, 3, 100])('gives the same for chunks of %i, with any line ending', (size) => {
    for (const ending of ['\n', '\r\n', '\r'])
      expect(readWith(ris, FULL.replaceAll('\n', ending), size)).toEqual(read(FULL))
  })

  it('reads the dialect with one space, and a byte order mark between joined files', () => {
    const { papers } = read('\ufeffTY - JOUR\nTI - One\nAU - KONING, A. P.\nER -\n\ufeffTY  - JOUR\nTI  - Two\nER  - ')
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(namesOf(papers[0])).toEqual(['KONING, A. P.'])
  })

  it('takes the first date that has a year, the first of DOI places and the database’s number', () => {
    const { papers } = read(
      'TY  - JOUR\nTI  - A\nPY  - YEAR\nY1  - 2001///\nM3  - doi: 10.1234/x\nER  - \nTY  - JOUR\nTI  - B\nDB  - PubMed\nAN  - 123456\nUR  - http://dx.doi.org/10.1234/y\nER  - ',
    )
    expect(papers).toMatchObject([
      { year: 2001, doi: '10.1234/x' },
      { pmid: '123456', doi: '10.1234/y' },
    ])
  })

  it('rejects a record without title and authors, by its line', () => {
    const { papers, rejected } = read('TY  - JOUR\nDO  - 10.1234/x\nER  - \n\nTY  - JOUR\nTI  - Fine\nER  - ')
    expect(papers).toHaveLength(1)
    expect(rejected).toMatchObject([{ code: 'rejected-record', line: 1 }])
  })

  it('rejects a record beyond the limit and reads the next', () => {
    const { papers, rejected } = read(
      `TY  - JOUR\nTI  - Big\nAB  - ${'word '.repeat(900_000)}\nER  - \nTY  - JOUR\nTI  - Next\nER  - `,
    )
    expect(rejected).toMatchObject([{ code: 'limit', line: 1, text: 'Big' }])
    expect(papers).toMatchObject([{ title: 'Next', origins: [{ line: 5 }] }])
  })

  it('knows its files by their content', () => {
    expect(ris.detect('Provider: X\n\nTY  - JOUR\n', 'txt')).toBeGreaterThan(0.9)
    expect(ris.detect('PMID- 1\nTI  - x\n', '')).toBe(0)
  })
})
