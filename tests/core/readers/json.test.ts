import { describe, expect, it } from 'vitest'
import { namesOf, readText } from './read-text.ts'

const paper = (id: number): object => ({
  id: `p${id}`,
  title: `Paper "${id}" {of many}`,
  year: 2020,
  authors: [{ given: 'Ada', family: 'Noor', id: 'a1' }],
})
const PAPERS = [0, 1, 2, 3, 4].map(paper)

describe('JSON', () => {
  it.each([
    ['an array', JSON.stringify(PAPERS)],
    ['a printed array', JSON.stringify(PAPERS, null, 2)],
    [
      'results beside other lists',
      JSON.stringify({ meta: { facets: [{ title: 'no' }] }, results: PAPERS, group_by: [{ key: 1 }] }),
    ],
    [
      'items in a message',
      JSON.stringify({ status: 'ok', message: { facets: {}, items: PAPERS, query: {} } }, null, 1),
    ],
    ['one object after the other', PAPERS.map((one) => JSON.stringify(one, null, 2)).join('\n')],
  ])('finds the records in %s', async (_, text) => {
    const reading = await readText(text)
    expect(reading.papers.map((one) => one.sourceId)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4'])
    expect(reading).toMatchObject({ issues: [], rejected: 0 })
  })

  it('reads a single record, bare or in a message', async () => {
    for (const text of [
      JSON.stringify(paper(1)),
      JSON.stringify({ status: 'ok', 'message-type': 'work', message: paper(1) }),
    ])
      expect((await readText(text)).papers.map((one) => one.sourceId)).toEqual(['p1'])
  })

  const second = JSON.stringify(paper(1))
  it.each([
    ['a brace', second.slice(0, -1)],
    ['a bracket', second.replace(']', '')],
    ['a quotation mark', second.replace('"year"', '"year')],
    ['a comma', second.replace(',"year"', '"year"')],
  ])('finds every other record when one lost %s', async (_, broken) => {
    const text = JSON.stringify({ results: PAPERS }).replace(second, broken)
    for (const size of [1, 1 << 20]) {
      const reading = await readText(text, 'file.json', size)
      expect(reading.papers.map((one) => one.sourceId)).toEqual(['p0', 'p2', 'p3', 'p4'])
      expect(reading.rejected).toBe(1)
    }
  })

  it('names the record inside which the file ends', async () => {
    const text = JSON.stringify(PAPERS, null, 1)
    const reading = await readText(text.slice(0, text.indexOf('"p3"') + 20))
    expect(reading.issues.map((issue) => [issue.code, issue.line])).toEqual([['truncated', 38]])
    expect(reading.papers).toHaveLength(3)
  })

  it('refuses what is too deep or too long, and reads on', async () => {
    const deep = `{"title":"x","a":${'['.repeat(300)}${']'.repeat(300)}}`
    const reading = await readText(`[{"title":"a","authors":[]},${deep},{"title":"b","authors":[]}]`)
    expect(reading.papers.map((one) => one.title)).toEqual(['a', 'b'])
    expect(reading.issues.map((issue) => issue.code)).toEqual(['limit'])
  })

  it('reads CSL names with particles, suffixes and organisations', async () => {
    const reading = await readText(
      JSON.stringify([
        {
          id: 'x',
          type: 'article',
          title: 'Birds',
          issued: { 'date-parts': [['2013', 1]] },
          author: [
            { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' },
            { family: 'Noor', given: 'Ada', suffix: 'Jr.' },
            { literal: 'Bird Society' },
          ],
        },
      ]),
    )
    expect(reading.format).toBe('csl-json')
    expect(reading.papers[0]).toMatchObject({ year: 2013, sourceId: 'x' })
    expect(reading.papers[0]!.authorships.map(({ name }) => name)).toMatchObject([
      { family: 'Berg', particle: 'van den', given: 'Jan' },
      { family: 'Noor', suffix: 'Jr.' },
      { family: 'Bird Society', isCorporate: true },
    ])
  })

  it('puts an inverted abstract in order, and turns markup to text', async () => {
    const reading = await readText(
      JSON.stringify({
        results: [
          {
            id: 'https://openalex.org/W1',
            title: 'Birds',
            authorships: [],
            abstract_inverted_index: { flew: [1], They: [0], 'away.': [2] },
          },
        ],
      }),
    )
    expect(reading.papers[0]!.abstract).toBe('They flew away.')
    const crossref = await readText(
      JSON.stringify({
        message: {
          items: [
            {
              DOI: '10.1000/x',
              title: ['H<sub>2</sub>O &amp; birds'],
              author: [],
              abstract: '<jats:p>They flew.</jats:p>',
              'is-referenced-by-count': 2,
            },
          ],
        },
      }),
    )
    expect(crossref.papers[0]).toMatchObject({
      title: 'H2O & birds',
      abstract: 'They flew.',
      citations: 2,
      doi: '10.1000/x',
    })
  })

  it('knows people by the ids of their source', async () => {
    const { papers } = await readText(
      JSON.stringify({
        data: [
          {
            paperId: 'x',
            title: 'Birds',
            externalIds: { ArXiv: '2001.00001' },
            authors: [{ authorId: '7', name: 'Ada Noor' }],
          },
        ],
      }),
    )
    expect(papers[0]).toMatchObject({ id: 'arxiv:2001.00001', authorships: [{ ids: ['s2:7'] }] })
  })
})

describe('DataCite', () => {
  it('reads subtitles, organisations and ORCID iDs', async () => {
    const { papers } = await readText(
      JSON.stringify({
        doi: '10.1234/x',
        titles: [{ title: 'Birds' }, { title: 'a tale', titleType: 'Subtitle' }],
        creators: [
          {
            nameType: 'Personal',
            name: 'Noor, Ada',
            nameIdentifiers: [
              { nameIdentifierScheme: 'GND', nameIdentifier: '1' },
              { nameIdentifierScheme: 'ORCID', nameIdentifier: 'https://orcid.org/0000-0001-2345-678X' },
            ],
            affiliation: ['University of X'],
          },
          { nameType: 'Organizational', name: 'Wings, Inc' },
        ],
        publicationYear: 2020,
        descriptions: [
          { descriptionType: 'Other', description: 'no' },
          { descriptionType: 'Abstract', description: 'We look.' },
        ],
        subjects: [{ subject: 'birds' }],
      }),
    )
    expect(papers).toMatchObject([
      {
        id: 'doi:10.1234/x',
        title: 'Birds: a tale',
        abstract: 'We look.',
        year: 2020,
        keywords: ['birds'],
        authorships: [
          { name: { family: 'Noor' }, orcid: '0000-0001-2345-678X', affiliations: ['University of X'] },
          { name: { family: 'Wings, Inc', isCorporate: true } },
        ],
      },
    ])
  })
})

describe('authors in JSON', () => {
  it.each([
    ['Noor, Ada; Ilves, Max', ['Ada Noor', 'Max Ilves']],
    ['Ada Noor, Max Ilves and Eve Tamm', ['Ada Noor', 'Max Ilves', 'Eve Tamm']],
    [
      ['Ada Noor', 'Ilves MA'],
      ['Ada Noor', 'MA Ilves'],
    ],
    [[{ first: 'Ada', middle: ['B', 'C'], last: 'Noor' }], ['Ada B C Noor']],
    [[{ given: 'Plato' }, { given: '' }], ['Plato']],
    [
      [
        { creatorType: 'author', firstName: 'Ada', lastName: 'Noor' },
        { creatorType: 'seriesEditor', firstName: 'Max', lastName: 'Ilves' },
      ],
      ['Ada Noor'],
    ],
  ])('reads %j', async (authors, expected) => {
    const reading = await readText(JSON.stringify([{ title: 'Birds', authors }]))
    expect(namesOf(reading)).toEqual([expected])
  })

  it('reads arXiv metadata as it is given away in bulk', async () => {
    const { papers } = await readText(
      JSON.stringify({
        id: '0704.0001',
        title: 'Birds',
        authors: "A. No\\'or and others",
        authors_parsed: [
          ['Noór', 'A.', ''],
          ['Ilves', 'Max', 'Jr'],
        ],
        'journal-ref': 'Wings 1',
        update_date: '2008-11-26',
      }),
    )
    expect(papers).toMatchObject([
      {
        id: 'arxiv:0704.0001',
        year: 2008,
        venue: 'Wings 1',
        authorships: [{ name: { family: 'Noór' } }, { name: { family: 'Ilves', suffix: 'Jr' } }],
      },
    ])
  })
})

describe('JSON Lines', () => {
  it('loses nothing but the broken line', async () => {
    const lines = PAPERS.map((one) => JSON.stringify(one))
    lines[2] = lines[2]!.slice(0, 40)
    const reading = await readText(lines.join('\n'))
    expect(reading.format).toBe('jsonl')
    expect(reading.issues.map((issue) => [issue.code, issue.line])).toEqual([['rejected-record', 3]])
    expect(namesOf(reading)).toEqual([['Ada Noor'], ['Ada Noor'], ['Ada Noor'], ['Ada Noor']])
  })
})
