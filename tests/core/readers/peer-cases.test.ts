/** The cases of two reference managers' own suites: how many names, titles, years and abstracts come out as they expect. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bibtex } from '../../../src/core/readers/bibtex.ts'
import { endnoteTagged } from '../../../src/core/readers/endnote-tagged.ts'
import { medline } from '../../../src/core/readers/medline.ts'
import { ovid } from '../../../src/core/readers/ovid.ts'
import type { Reader } from '../../../src/core/readers/reader.ts'
import { refworks } from '../../../src/core/readers/refworks.ts'
import { ris } from '../../../src/core/readers/ris.ts'
import { webOfScience } from '../../../src/core/readers/web-of-science.ts'
import { readWith } from './read-with.ts'

const FILES = ['zotero', 'jabref'].map((suite) => `../shared/formats/${suite}-cases.jsonl`)
const BAR = 0.97
const READERS: Readonly<Record<string, Reader>> = {
  bibtex,
  ris,
  nbib: medline,
  'wos-tagged': webOfScience,
  enw: endnoteTagged,
  'refworks-tagged': refworks,
  'ovid-tagged': ovid,
}

interface Creator {
  readonly given?: string
  readonly family?: string
  readonly literal?: string
}

interface Case {
  readonly id: string
  readonly format: string
  readonly input: string
  readonly expected: readonly {
    readonly title?: string
    readonly authors: readonly Creator[]
    readonly primaryCreators?: readonly Creator[]
    readonly year?: number | null
    readonly abstract?: string
  }[]
}

const FIELDS = ['name', 'title', 'year', 'abstract'] as const
type Field = (typeof FIELDS)[number]

interface Score {
  readonly expected: number
  readonly misses: readonly string[]
}

function normalise(text = ''): string {
  return text
    .normalize('NFKC')
    .replace(/<[^>]*>/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Family and given name apart; a suffix counts as part of the given name, where these suites have it. */
function nameKey(family: string, given = ''): string {
  return `${normalise(family)}|${normalise(given)}`
}

function score(cases: readonly Case[]): Record<Field, Score> {
  const counts = { name: 0, title: 0, year: 0, abstract: 0 }
  const misses: Record<Field, string[]> = { name: [], title: [], year: [], abstract: [] }
  const compare = (field: Field, id: string, wanted: string | number, got: string | number | undefined): void => {
    counts[field]++
    if (wanted !== got) misses[field].push(`${id}: wanted ${wanted}, got ${got}`)
  }
  for (const { id, format, input, expected } of cases) {
    const { papers, rejected } = readWith(READERS[format]!, input)
    const records = [
      ...papers.map((paper) => ({ line: paper.origins[0]!.line, paper })),
      ...rejected.map(({ line }) => ({ line: line ?? 0, paper: undefined })),
    ].sort((a, b) => a.line - b.line)
    expected.forEach((item, index) => {
      const paper = records[index]?.paper
      const creators = item.primaryCreators ?? item.authors
      const authors = paper?.authorships ?? []
      for (let at = 0; at < Math.max(creators.length, authors.length); at++) {
        const creator = creators[at]
        const name = authors[at]?.name
        const wanted = creator ? nameKey(creator.literal ?? creator.family ?? '', creator.given) : 'nobody'
        compare(
          'name',
          id,
          wanted,
          name && nameKey((name.particle ?? '') + name.family, (name.given ?? '') + (name.suffix ?? '')),
        )
      }
      if (item.title) compare('title', id, normalise(item.title), normalise(paper?.title))
      if (item.year) compare('year', id, item.year, paper?.year)
      if (item.abstract) compare('abstract', id, normalise(item.abstract), normalise(paper?.abstract))
    })
  }
  const result = (field: Field): Score => ({ expected: counts[field], misses: misses[field] })
  return { name: result('name'), title: result('title'), year: result('year'), abstract: result('abstract') }
}

describe.skipIf(!FILES.every((file) => existsSync(file)))('cases of other reference managers', () => {
  const cases = FILES.flatMap((file) =>
    existsSync(file)
      ? readFileSync(file, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line) as Case)
      : [],
  ).filter(({ format }) => format in READERS)
  const scores = score(cases)

  it.each(FIELDS)('%s', (field) => {
    const { expected, misses } = scores[field]
    expect(expected).toBeGreaterThan(50)
    expect(1 - misses.length / expected, misses.join('\n')).toBeGreaterThanOrEqual(BAR)
  })

  it('finds as many records as expected, and each by its own reader', () => {
    for (const { id, format, input, expected } of cases) {
      const { papers, rejected } = readWith(READERS[format]!, input)
      expect(papers.length + rejected.length, id).toBe(expected.length)
      const surest = Object.values(READERS).sort((a, b) => b.detect(input, '') - a.detect(input, ''))[0]
      expect(surest, id).toBe(READERS[format])
    }
  })
})
