import { describe, expect, it } from 'vitest'
import { bibtex } from '../../../src/core/readers/bibtex.ts'
import { namesOf, readWith } from './read-with.ts'

const read = (text: string) => readWith(bibtex, text)

const FULL = String.raw`% Encoding: UTF-8
Exported by a program that says so, me@example.org

@string{jx = {Journal of } # "Examples"}
@Preamble{ "\newcommand{\x}{y}" }
@comment{jabref-meta: databaseType:bibtex;}

@Article{doe-2020,
  author    = {Doe, Jane and M{\"u}ller, Jo{\~a}o
               and others},
  title     = "A {S}tudy of CO$_2$ " # {and Oil \& Gas},
  subtitle  = {Part One},
  journal   = jx,
  year      = 2020, month = mar,
  abstract  = {Braces {stay} balanced -- and text is
               wrapped. See https://example.org/code.},
  keywords  = {carbon dioxide; oil},
  doi       = {https://doi.org/10.1234/AB\_c},
  note      = {Cited by: 12; All Open Access},
  language  = {English},
  url       = {https://example.org/~doe/a\_b},
}
`

describe('bibtex', () => {
  it('reads macros, joined pieces, accents, wrapped names and exporters’ fields', () => {
    const { papers, rejected, notes } = read(FULL)
    expect([rejected, notes]).toEqual([[], []])
    expect(papers).toEqual([
      {
        id: 'doi:10.1234/ab_c',
        sourceId: 'doe-2020',
        title: 'A Study of CO2 and Oil & Gas: Part One',
        authorships: [
          { name: { family: 'Doe', given: 'Jane', printed: 'Doe, Jane' } },
          { name: { family: 'Müller', given: 'João', printed: 'Müller, João' } },
        ],
        hasMoreAuthors: true,
        year: 2020,
        venue: 'Journal of Examples',
        abstract: 'Braces stay balanced – and text is wrapped. See https://example.org/code.',
        keywords: ['carbon dioxide', 'oil'],
        citations: 12,
        doi: '10.1234/ab_c',
        url: 'https://example.org/~doe/a_b',
        links: ['https://example.org/~doe/a_b', 'https://example.org/code'],
        language: 'en',
        origins: [{ file: 'test', format: 'bibtex', line: 8 }],
      },
    ])
  })

  it.each([1, 2, 7, 64])('gives the same for chunks of %i', (size) => {
    const text = `${FULL}\n@article{open, title={x},\n\n@book(b, author={Roe, R}, title="Q) {"}quoted{"}")`.replaceAll(
      '\n',
      '\r\n',
    )
    expect(readWith(bibtex, text, size)).toEqual(read(text))
    expect(read(text).papers.map(({ title }) => title)).toEqual([
      'A Study of CO2 and Oil & Gas: Part One',
      'Q) "quoted"',
    ])
  })

  it('names an entry that is never closed and goes on with the next line that begins one', () => {
    const { papers, rejected } = read(
      '@article{a, author={Doe, J}, title={Fine}}\n\n@article{bad, author={No close, title={x},\n@article{b, author={Roe, R}, title={Next}}\n',
    )
    expect(papers.map(({ title }) => title)).toEqual(['Fine', 'Next'])
    expect(rejected).toMatchObject([{ code: 'truncated', line: 3, text: 'bad, author={No close, title={x},' }])
  })

  it('keeps an entry that lacks only its last brace, and says so', () => {
    const { papers, notes } = read(
      '@article{a,\n author = {Doe, J},\n title = {Fine},\n year = {2001}\n\n@misc{b, title={Next}}',
    )
    expect(papers).toMatchObject([{ title: 'Fine', year: 2001 }, { title: 'Next' }])
    expect(notes).toMatchObject([{ code: 'truncated', line: 1, action: 'kept what was complete' }])
  })

  it('does not take what follows an open value for its text', () => {
    const { papers, rejected } = read(
      '@article{a,\n author = {Doe, J and,\n title = {Fine},\n year = {2001}\n}\n@misc{b, title={Next}}',
    )
    expect(papers.map(({ title }) => title)).toEqual(['Next'])
    expect(rejected).toMatchObject([{ line: 1 }])
  })

  it('copes with one brace too many, escaped braces, a missing comma and a missing key', () => {
    expect(read('@article{a, title = {One}}, author = {Doe, J}}').papers).toMatchObject([
      { title: 'One', authorships: [{}] },
    ])
    expect(
      read(String.raw`@article{a, title = {Set \{ x}, author = {Doe, J}}` + '\n@misc{b, title={Next}}').papers,
    ).toMatchObject([{ title: 'Set { x', authorships: [{}] }, { title: 'Next' }])
    expect(read('@article{a, title = {One}\n author = {Doe, J}}').papers).toMatchObject([
      { title: 'One', authorships: [{}] },
    ])
    expect(read('@article{title = {One}, author = {Doe, J}}').papers).toMatchObject([
      { title: 'One', authorships: [{}] },
    ])
    expect(read('@article{, title = {One}}').papers[0]).not.toHaveProperty('sourceId')
  })

  it('leaves out entries inside a closed comment', () => {
    expect(
      read('@comment{\n@article{a, title={Out}}\n}\n@misc{b, title={In}}').papers.map(({ title }) => title),
    ).toEqual(['In'])
  })

  it('inherits venue and year from a parent before or after', () => {
    const child = (key: string, parent: string) =>
      `@inproceedings{${key}, title={${key}}, author={Doe, J}, crossref={${parent}}}\n`
    const parent = '@proceedings{P:1, title={Proc. of X}, year={1999}, editor={Roe, R}}\n'
    const { papers } = read(child('early', 'p:1') + parent + child('late', 'P:1') + child('orphan', 'none'))
    expect(papers.map(({ title, venue, year }) => [title, venue, year])).toEqual([
      ['early', 'Proc. of X', 1999],
      ['Proc. of X', undefined, 1999],
      ['late', 'Proc. of X', 1999],
      ['orphan', undefined, undefined],
    ])
    expect(papers[1]?.authorships).toEqual([])
  })

  it('gives a part of a book the author of the book, but not a part of a collection', () => {
    const { papers } = read(
      '@inbook{i, crossref={b}, title={One}}\n@incollection{c, crossref={b}, title={Two}}\n' +
        '@book{b, author={Doe, J}, title={B}, date={2001}}',
    )
    expect(papers.map((paper) => [paper.title, paper.venue, paper.year, namesOf(paper).join()])).toEqual([
      ['One', 'B', 2001, 'Doe, J'],
      ['Two', 'B', 2001, ''],
      ['B', undefined, 2001, 'Doe, J'],
    ])
  })

  it('finds the year where the first field that should have it has none', () => {
    const { papers } = read('@article{a, author={Doe, J}, title={T}, year={to appear}, date={2006-02}}')
    expect(papers[0]?.year).toBe(2006)
  })

  it('rejects what has neither title nor authors, and keeps authors without a title apart', () => {
    const { papers, rejected, notes } = read(
      '@article{empty, year={2000}}\n@set{s, entryset={a,b}}\n@misc{k1, author={Doe, J}}',
    )
    expect(rejected).toMatchObject([{ code: 'rejected-record', line: 1 }])
    expect(papers.map(({ title }) => title)).toEqual(['Untitled (k1)'])
    expect(notes.map(({ line }) => line)).toEqual([2, 3])
  })

  it('reads arXiv and PubMed numbers, ORCID iDs and affiliations', () => {
    const { papers } = read(`@article{WOS:1, author={Doe, Jane and Roe, Rick}, title={T},
      ORCID-Numbers={Doe, Jane/0000-0001-2345-678X}, Affiliations={University of X}, eprint={2101.00001v2}, archivePrefix={arXiv}, pmid={123456}}
      @article{dblp, author={Poe, Al}, title={U}, journal={CoRR}, volume={abs/1705.00002}}`)
    expect(papers[0]).toMatchObject({
      id: 'arxiv:2101.00001',
      pmid: '123456',
      authorships: [
        { orcid: '0000-0001-2345-678X', affiliations: ['University of X'] },
        { affiliations: ['University of X'] },
      ],
    })
    expect(papers[1]?.arxiv).toBe('1705.00002')
  })

  it('reports an entry beyond the limit and reads the next, whatever the chunks', () => {
    const text = `@article{x, title={${'a'.repeat(4_100_000)}}}\n@misc{b, title={Next}}\n`
    for (const size of [text.length, 1_000_003]) {
      const { papers, rejected } = readWith(bibtex, text, size)
      expect(rejected).toMatchObject([{ code: 'limit', line: 1 }])
      expect(papers).toMatchObject([{ title: 'Next', origins: [{ line: 2 }] }])
    }
  })

  it('is not misled by names of object properties', () => {
    const { papers } = read('@article{__proto__, author={__proto__, constructor}, title={toString}, __proto__={1}}')
    expect(namesOf(papers[0])).toEqual(['__proto__, constructor'])
  })

  it('knows its files by their content', () => {
    expect(bibtex.detect('Scopus\n\n@ARTICLE{Doe2020,\n', 'txt')).toBeGreaterThan(0.9)
    expect(bibtex.detect('@misc{DBLP:x/y,\n', '')).toBeGreaterThan(0.9)
    expect(bibtex.detect('@string{jx = "Journal"}\n', '')).toBeGreaterThan(0.9)
    expect(bibtex.detect('TY  - JOUR\nAU  - me@x.org\n', '')).toBe(0)
    expect(bibtex.detect('Title of a paper\nJane Doe (jane@x.org)\n', 'txt')).toBe(0)
  })
})
