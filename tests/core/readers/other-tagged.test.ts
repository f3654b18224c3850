import { expect, it } from 'vitest'
import { biblioscape } from '../../../src/core/readers/biblioscape.ts'
import { redif } from '../../../src/core/readers/redif.ts'
import { namesOf, readWith } from './read-with.ts'

it('reads Biblioscape, whose titles may be missing', () => {
  const { papers, rejected } = readWith(
    biblioscape,
    '--AU-- Noor, A. B.; Ilves, M.\n--TI-- Birds\n--ST-- Wings\n--YP-- 1996\n--AB-- One\ntwo.\n--LG-- English\n------\n' +
      '--AU-- Noor\n--ST-- Only this\n--RT-- book section\n------\n',
  )
  expect(rejected).toEqual([])
  expect(papers).toMatchObject([
    { title: 'Birds', venue: 'Wings', year: 1996, abstract: 'One two.', language: 'en', origins: [{ line: 1 }] },
    { title: 'Only this', origins: [{ line: 9 }] },
  ])
  expect(namesOf(papers[0])).toEqual(['Noor, A. B.', 'Ilves, M.'])
})

it('reads ReDIF, and where each author works', () => {
  const { papers } = readWith(
    redif,
    'Template-Type: ReDIF-Paper 1.0\nAuthor-Name: Ada van der Noor\nAuthor-Workplace-Name: University of X\n' +
      'Author-Name: Ilves, Max\nTitle: Birds\nAbstract: One\n  two: three.\nCreation-Date: 2005-11\n' +
      'File-URL: http://example.org/a.pdf\nKeywords: birds; wings\nHandle: RePEc:x:y:1\n',
  )
  expect(papers).toMatchObject([
    {
      sourceId: 'RePEc:x:y:1',
      title: 'Birds',
      year: 2005,
      abstract: 'One two: three.',
      keywords: ['birds', 'wings'],
      url: 'http://example.org/a.pdf',
      authorships: [
        { name: { particle: 'van der', family: 'Noor' }, affiliations: ['University of X'] },
        { name: { family: 'Ilves' } },
      ],
    },
  ])
})
