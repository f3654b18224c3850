import { describe, expect, it } from 'vitest'
import type { Issue } from '../../../src/core/model/issue.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import { readDocument } from '../../../src/core/readers/read-document.ts'
import { describePaperLoss, PAPER_FORMATS, type PaperFormat } from '../../../src/core/snapshots/papers/index.ts'
import { DIFFICULT_STRINGS, inventedPaper, SMALL_PAPERS } from './invented.ts'

const FORMATS = Object.keys(PAPER_FORMATS) as PaperFormat[]

const FULL: Paper = {
  id: 'doi:10.5555/full',
  sourceId: 'arden2020full',
  title: 'On {braces}, 100% & $5_000: "Über" café – a test',
  authorships: [
    { name: { family: 'Berg', particle: 'van der', given: 'Anna', printed: 'Anna van der Berg' } },
    { name: { family: 'Stone', given: 'Max', suffix: 'Jr.', printed: 'Max Stone Jr.' } },
    { name: { family: 'Müller', given: 'Jörg', printed: 'Jörg Müller' } },
  ],
  year: 2020,
  venue: 'Journal of Tests & Trials',
  abstract: 'A first sentence. A second with an underscore_in_it and ~tilde^caret.',
  keywords: ['graph theory', 'maps'],
  citations: 7,
  doi: '10.5555/full',
  url: 'https://example.org/a_b?c=d&e=%20f',
  links: [],
  language: 'en',
  origins: [{ file: 'full.bib', format: 'bibtex', line: 3 }],
}

async function readBack(papers: readonly Paper[], format: PaperFormat): Promise<{ papers: Paper[]; issues: Issue[] }> {
  const { write, extension } = PAPER_FORMATS[format]
  const bytes = new TextEncoder().encode([...write(papers)].join(''))
  const read: Paper[] = []
  const issues: Issue[] = []
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes
  }
  await readDocument(
    { name: `papers.${extension}`, chunks: chunks() },
    { onPaper: (paper) => read.push(paper), onIssue: (issue) => issues.push(issue) },
  )
  return { papers: read, issues }
}

describe.each(FORMATS)('%s', (format) => {
  it('gives back a full paper', async () => {
    const { papers, issues } = await readBack([FULL, SMALL_PAPERS[0]!], format)
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(papers.map(({ title }) => title)).toEqual([FULL.title, 'Maps of small worlds'])
    const [paper] = papers
    expect(
      paper!.authorships.map(({ name: { family, given, particle, suffix } }) => ({ family, given, particle, suffix })),
    ).toEqual(
      FULL.authorships.map(({ name: { family, given, particle, suffix } }) => ({ family, given, particle, suffix })),
    )
    for (const field of ['year', 'venue', 'abstract', 'keywords', 'doi', 'url'] as const)
      expect(paper![field], field).toEqual(FULL[field])
    if (!PAPER_FORMATS[format].notHeld.includes('citations')) expect(paper!.citations).toBe(7)
  })

  it('keeps as many papers as there are, whatever their titles', async () => {
    const titles = DIFFICULT_STRINGS.map((text) => `About ${text}`)
    const { papers } = await readBack(
      titles.map((title) => inventedPaper(title, ['Arden, Ida'])),
      format,
    )
    expect(papers).toHaveLength(titles.length)
    expect(papers.every(({ authorships }) => authorships.length === 1)).toBe(true)
  })

  it('names what it has no place for', () => {
    const [loss] = describePaperLoss([{ ...FULL, confidence: 0.5 }], format)
    expect(loss).toMatch(/^Not held of papers: .*confidence/)
  })
})

it('a table has no cell that a spreadsheet would calculate', () => {
  const text = [
    ...PAPER_FORMATS['papers-csv'].write(DIFFICULT_STRINGS.map((title) => inventedPaper(title, [title]))),
  ].join('')
  for (const line of text.split('\n')) for (const cell of line.split(',')) expect(cell).not.toMatch(/^"?[=+@-]/)
})

it('BibTeX keys are all different', () => {
  const papers = ['a', 'a', 'A'].map((sourceId) => ({ ...FULL, sourceId }))
  const keys = [...PAPER_FORMATS.bibtex.write(papers)].map((entry) => /\{(.*?),/.exec(entry)![1])
  expect(keys).toEqual(['a', 'a-2', 'A-3'])
})
