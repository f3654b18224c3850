import { describe, expect, it } from 'vitest'
import { createRng, shuffle } from '../../../src/core/columns/rng.ts'
import { describeDuplicates, mergeAgain, mergeDuplicates } from '../../../src/core/extraction/duplicates.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import { paperId } from '../../../src/core/text/identifiers.ts'
import { parseName } from '../../../src/core/text/names.ts'

let line = 0

function paper(title: string, authors: string, rest: Partial<Paper> = {}): Paper {
  const authorships = authors === '' ? [] : authors.split('; ').map((author) => ({ name: parseName(author)! }))
  const made = { title, authorships, keywords: [], links: [], ...rest }
  return { ...made, id: paperId(made), origins: [{ file: 'a.bib', format: 'bibtex', line: ++line }] }
}

const LONG = 'Counting the wings of imaginary birds in winter'

function titlesAfter(...papers: Paper[]): number {
  return mergeDuplicates(papers).papers.length
}

describe('mergeDuplicates', () => {
  it('joins records with the same DOI, arXiv id or PubMed id', () => {
    const { papers, merges } = mergeDuplicates([
      paper(LONG, 'Noor, Ada', { doi: '10.1000/x', year: 2020 }),
      paper(`${LONG} (extended)`, 'Noor, A.', { doi: '10.1000/x', year: 2021, abstract: 'Birds are counted.' }),
      paper('Another thing entirely', 'Ilves, Max', { pmid: '123' }),
      paper('Another thing entirely', 'Ilves, Max', { pmid: '123', keywords: ['things'] }),
    ])
    expect(papers).toHaveLength(2)
    expect(merges.map((merge) => merge.why).toSorted()).toEqual(['same DOI', 'same PubMed id'])
  })

  it('takes an arXiv DOI for the arXiv id', () => {
    expect(
      titlesAfter(
        paper(LONG, 'Noor, Ada', { doi: '10.48550/arxiv.2001.00001' }),
        paper(LONG, 'Noor, Ada', { arxiv: '2001.00001' }),
      ),
    ).toBe(1)
  })

  it('keeps chapters apart that carry the DOI of their book, with different ids', () => {
    const { papers } = mergeDuplicates([
      paper('Migration of terns', 'Noor, Ada', { doi: '10.1000/book', year: 2020 }),
      paper('Nesting habits', 'Ilves, Max', { doi: '10.1000/book', year: 2020 }),
    ])
    expect(papers).toHaveLength(2)
    expect(new Set(papers.map((one) => one.id)).size).toBe(2)
  })

  it('joins what has neither author nor year by title and abstract', () => {
    const abstract = `${'Birds that nobody has seen are counted by ear, night after night, and their wings with them. '.repeat(2)}`
    const { papers, merges } = mergeDuplicates([
      paper('Imaginary wings', '', { abstract }),
      paper('Imaginary wings', 'Noor, Ada', { abstract: abstract.toUpperCase(), year: 2020 }),
    ])
    expect(papers).toHaveLength(1)
    expect(merges.map(({ why }) => why)).toEqual(['same title and abstract'])
    expect(
      titlesAfter(
        paper(LONG, '', { abstract }),
        paper(LONG, '', { abstract: abstract.replace('ear', 'eye') }),
        paper(LONG, ''),
      ),
    ).toBe(3)
  })

  it('joins by title, year and an author, whatever the case, accents and punctuation', () => {
    expect(
      titlesAfter(
        paper(LONG, 'Müller, Zoë; Noor, Ada', { year: 2020 }),
        paper(`${LONG.toUpperCase()}.`, 'Zoe Muller', { year: 2020 }),
      ),
    ).toBe(1)
  })

  it.each([
    [
      'another year',
      paper(LONG, 'Noor, Ada', { year: 2018, venue: 'Birds' }),
      paper(LONG, 'Noor, Ada', { year: 2020, venue: 'Birds' }),
    ],
    ['another author', paper(LONG, 'Noor, Ada', { year: 2020 }), paper(LONG, 'Ilves, Max', { year: 2020 })],
    ['another initial', paper(LONG, 'Noor, Ada', { year: 2020 }), paper(LONG, 'Noor, Bo', { year: 2020 })],
    [
      'another DOI',
      paper(LONG, 'Noor, Ada', { year: 2020, doi: '10.1000/a' }),
      paper(LONG, 'Noor, Ada', { year: 2020, doi: '10.1000/b' }),
    ],
    [
      'a short title elsewhere',
      paper('Editorial', 'Noor, Ada', { year: 2020, venue: 'Birds' }),
      paper('Editorial', 'Noor, Ada', { year: 2020, venue: 'Wings' }),
    ],
  ])('keeps papers apart that have %s', (_, left, right) => {
    expect(titlesAfter(left, right)).toBe(2)
  })

  it('joins a preprint with what was published a year later, and not with two that were', () => {
    const preprint = paper(LONG, 'Noor, Ada', { year: 2019, arxiv: '1901.00001', venue: 'arXiv' })
    const article = paper(LONG, 'Noor, A.', { year: 2020, doi: '10.1000/a', venue: 'Birds' })
    const other = paper(LONG, 'Noor, A.', { year: 2020, doi: '10.1000/b', venue: 'Wings' })
    const { papers } = mergeDuplicates([preprint, article])
    expect(papers).toHaveLength(1)
    expect(papers[0]).toMatchObject({ id: 'doi:10.1000/a', arxiv: '1901.00001', year: 2020 })
    expect(titlesAfter(preprint, article, other)).toBe(3)
  })

  it('fills gaps from every record and keeps every origin, the fullest first', () => {
    const bare = paper(LONG, 'Noor, A.; Ilves, M.', { doi: '10.1000/x', citations: 7 })
    const full = paper(LONG, 'Noor, Ada; Ilves, Max', { doi: '10.1000/x', abstract: 'Birds are counted.', year: 2020 })
    const person = { ...bare.authorships[1]!, orcid: '0000-0001-2345-6789' }
    const { papers } = mergeDuplicates([{ ...bare, authorships: [bare.authorships[0]!, person] }, full])
    expect(papers[0]).toMatchObject({ abstract: 'Birds are counted.', citations: 7, year: 2020 })
    expect(papers[0]!.authorships[1]).toMatchObject({ name: { given: 'Max' }, orcid: '0000-0001-2345-6789' })
    expect(papers[0]!.origins).toEqual([...full.origins, ...bare.origins])
  })

  it('takes the byline that no source cut', () => {
    const cut = paper(LONG, 'Noor, Ada; Ilves, Max; Roe, Jo', {
      doi: '10.1000/x',
      hasMoreAuthors: true,
      abstract: 'x'.repeat(900),
    })
    const whole = paper(LONG, 'Noor, Ada; Ilves, Max; Roe, Jo; Doe, Al', { doi: '10.1000/x' })
    const [joined] = mergeDuplicates([cut, whole]).papers
    expect(joined!.authorships).toHaveLength(4)
    expect(joined!.hasMoreAuthors).toBeUndefined()
  })

  it('gives the same whatever the order of the records', () => {
    const records = Array.from({ length: 60 }, (_, index) =>
      paper(index % 3 ? LONG : 'Editorial', index % 2 ? 'Noor, Ada; Ilves, Max' : 'Ilves, M.', {
        year: 2019 + (index % 3),
        ...(index % 5 === 0 && { doi: `10.1000/${index % 4}` }),
        ...(index % 7 === 0 && { arxiv: `1901.0000${index % 3}` }),
        ...(index % 4 === 1 && { venue: `Birds ${index % 3}` }),
        ...(index % 6 === 1 && { abstract: `Abstract ${index % 9}` }),
      }),
    )
    const expected = JSON.stringify(mergeDuplicates(records))
    const rng = createRng(3)
    for (let round = 0; round < 20; round++) {
      const order = shuffle(Uint32Array.from(records.keys()), rng)
      expect(JSON.stringify(mergeDuplicates(Array.from(order, (index) => records[index]!)))).toBe(expected)
    }
  })

  it('loses no record and gives no id twice', () => {
    const records = Array.from({ length: 500 }, (_, index) =>
      paper(`Paper ${index % 50}`, index % 3 ? '' : `Author${index % 7}, A`, { year: 2000 + (index % 4) }),
    )
    const { papers, merges } = mergeDuplicates(records)
    expect(papers.length + merges.length).toBe(records.length)
    expect(papers.flatMap((one) => one.origins)).toHaveLength(records.length)
    expect(new Set(papers.map((one) => one.id)).size).toBe(papers.length)
  })
  it('gives the same again by what it found out', () => {
    const records = Array.from({ length: 300 }, (_, index) =>
      paper(`${LONG} ${index % 160}`, index % 3 ? 'Noor, Ada' : `Author${index % 7}, A`, {
        year: 2000 + (index % 4),
        ...(index % 5 === 0 && { doi: `10.1000/${index % 190}` }),
        ...(index % 6 === 1 && { abstract: `Abstract ${index % 9}` }),
      }),
    )
    const { records: _, ...found } = mergeDuplicates(records)
    expect(found.merges.length).toBeGreaterThan(20)
    expect(new Set(found.papers.map(({ id }) => id)).size).toBeGreaterThan(new Set(records.map(({ id }) => id)).size)
    const copies = structuredClone(records)
    const again = mergeAgain(copies, structuredClone(describeDuplicates(records, mergeDuplicates(records))))
    expect(JSON.stringify(again)).toBe(JSON.stringify(found))
    expect(again.papers.filter((one) => copies.includes(one)).length).toBeGreaterThan(20)
  })
})
