import { expect, it } from 'vitest'
import { refworks } from '../../../src/core/readers/refworks.ts'
import { namesOf, readWith } from './read-with.ts'

const TEXT = `RT Journal Article
SR Electronic(1)
ID 271
A1 van Dijk,Anna
A1 Roe,Rick
T1 Rivers of
the north
JF Journal of Waters
YR 2002
FD Feb
K1 Rivers
K1 Lakes
AB First. And TV is no tag.
DO 10.1234/riv
LK http://example.org/r
LA English

RT Book, Whole
A1 Poe,Al
T1 Second
YR 2003
`

it('reads records, names and values that go on', () => {
  const { papers, rejected } = readWith(refworks, TEXT)
  expect(rejected).toEqual([])
  expect(papers).toMatchObject([
    {
      id: 'doi:10.1234/riv',
      sourceId: '271',
      title: 'Rivers of the north',
      year: 2002,
      venue: 'Journal of Waters',
      keywords: ['Rivers', 'Lakes'],
      abstract: 'First. And TV is no tag.',
      url: 'http://example.org/r',
      language: 'en',
    },
    { title: 'Second', origins: [{ line: 18 }] },
  ])
  expect(namesOf(papers[0])).toEqual(['van Dijk, Anna', 'Roe, Rick'])
  for (const size of [1, 9]) expect(readWith(refworks, TEXT, size).papers).toEqual(papers)
})

it('knows its files by their content', () => {
  expect(refworks.detect(TEXT, 'txt')).toBeGreaterThan(0.9)
  expect(refworks.detect('PT J\nAU Doe, J\nTI x\n', 'txt')).toBe(0)
})
