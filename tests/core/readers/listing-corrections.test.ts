import { describe, expect, it } from 'vitest'
import { readListing, type Correction } from '../../../src/core/readers/listing/index.ts'
import { readDocument } from '../../../src/core/readers/read-document.ts'
import type { Paper } from '../../../src/core/model/paper.ts'

const PROGRAMME = `Programme

Morning

Tree shapes
Talk one
Ana Gil

Graph bounds
Talk two
Bo Li

Random walks
Talk three
Cy Mo

Sparse kernels
Talk four
Dora Keller
`
const GRAPH: readonly Correction[] = [
  { line: 9, role: 'title' },
  { line: 10, role: 'details' },
  { line: 11, role: 'authors' },
]

const titlesOf = (text: string, corrections: readonly Correction[] = []): string[] =>
  readListing(text, corrections).papers.map((paper) => paper.title)

const rolesOf = (text: string, corrections: readonly Correction[] = []): string[] =>
  readListing(text, corrections).lines.map((line) => line.role)

describe('corrections', () => {
  it('give a line the role a person says, whatever it looks like', () => {
    expect(titlesOf(PROGRAMME)).toEqual([])
    expect(titlesOf(PROGRAMME, GRAPH.slice(0, 1))).toEqual(['Graph bounds'])
    for (const role of ['title', 'authors', 'abstract', 'details', 'ignored'] as const) {
      const text =
        'On the shape of trees\nAna Gil, Bo Li\nWe show that trees have shapes. They grow.\nJournal of Trees, 2004'
      for (const line of [2, 3, 4]) expect(rolesOf(text, [{ line, role }])[line - 1], `${role} ${line}`).toBe(role)
    }
  })

  it('teach the other lines of the document', () => {
    const { papers } = readListing(PROGRAMME, GRAPH)
    expect(papers.map(({ title, authorships }) => [title, ...authorships.map(({ name }) => name.printed)])).toEqual(
      expect.arrayContaining([
        ['Graph bounds', 'Bo Li'],
        ['Random walks', 'Cy Mo'],
        ['Sparse kernels', 'Dora Keller'],
      ]),
    )
  })

  it('move the border between two records', () => {
    const text = 'On the shape of trees\nAna Gil\nOn the growth of graphs\nBo Li, Cy Mo\n'
    expect(titlesOf(text)).toHaveLength(2)
    expect(titlesOf(text, [{ line: 3, opens: false }])).toEqual(['On the shape of trees'])
    const wrapped = 'On the shape of trees\nand the growth of graphs\nAna Gil, Bo Li\n'
    expect(titlesOf(wrapped, [{ line: 2, opens: true }])).toContain('and the growth of graphs')
  })

  it('leave a text without corrections, and one whose corrections say what was read, as it is', () => {
    const text = 'On the shape of trees\nAna Gil, Bo Li\n\nOn the growth of graphs\nCy Mo\n'
    expect(readListing(text, [])).toEqual(readListing(text))
    expect(titlesOf(text, [{ line: 1, role: 'title' }])).toEqual(titlesOf(text))
    expect(titlesOf(text, [{ line: 99, role: 'title' }])).toEqual(titlesOf(text))
  })

  it('hold in what is built from the document', async () => {
    const papers: Paper[] = []
    const chunks = (async function* () {
      yield new TextEncoder().encode(PROGRAMME)
    })()
    const report = await readDocument(
      { name: 'pasted text', chunks, corrections: GRAPH },
      { onPaper: (paper) => papers.push(paper), onIssue: () => undefined },
    )
    expect(report.format).toBe('listing')
    expect(papers.find(({ title }) => title === 'Graph bounds')?.authorships[0]?.name.family).toBe('Li')
    expect(papers.find(({ title }) => title === 'Graph bounds')?.origins[0]?.line).toBe(9)
  })
})
