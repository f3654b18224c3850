import { expect, it } from 'vitest'
import { endnoteTagged } from '../../../src/core/readers/endnote-tagged.ts'
import { namesOf, readWith } from './read-with.ts'

const TYPED = `%0 Journal Article
%A Doe, Jane
%A Rick Roe
%T Rivers of
the north
%J Journal of Waters
%D 2009
%K rivers
lakes
%X First line

second paragraph.
%R 10.1234/riv
%U https://example.org/r
%G eng

%0 Book
%A Poe, Al
%T Second
`

it('reads typed records, with blank lines inside a value', () => {
  const { papers, rejected } = readWith(endnoteTagged, TYPED)
  expect(rejected).toEqual([])
  expect(papers).toMatchObject([
    {
      id: 'doi:10.1234/riv',
      title: 'Rivers of the north',
      year: 2009,
      venue: 'Journal of Waters',
      keywords: ['rivers', 'lakes'],
      language: 'en',
      url: 'https://example.org/r',
      origins: [{ line: 1 }],
    },
    { title: 'Second', origins: [{ line: 17 }] },
  ])
  expect(namesOf(papers[0])).toEqual(['Doe, Jane', 'Roe, Rick'])
  for (const size of [1, 6]) expect(readWith(endnoteTagged, TYPED, size).papers).toEqual(papers)
})

it('separates records without types by blank lines', () => {
  const { papers, rejected } = readWith(endnoteTagged, '%T One\n%A Doe, J\n\n%T Two\n%A Roe, R\n\n\n%D 1999\n')
  expect(papers.map(({ title }) => title)).toEqual(['One', 'Two'])
  expect(rejected).toMatchObject([{ line: 8 }])
})

it('knows its files by their content', () => {
  expect(endnoteTagged.detect('%0 Journal Article\n%T x\n', 'txt')).toBeGreaterThan(0.9)
  expect(endnoteTagged.detect('% a TeX comment\n%A comment\n@article{x,\n', '')).toBe(0)
})
