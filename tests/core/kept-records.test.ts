import { describe, expect, it } from 'vitest'
import { keepRecords, markOf, type KeptRecords } from '../../src/core/kept-records.ts'
import type { Paper } from '../../src/core/model/paper.ts'
import type { KnownRecords } from '../../src/core/records.ts'

function record(title: string, line: number, file = 'a.bib'): Paper {
  const origins = [{ file, format: 'bibtex', line }]
  return { id: `title:${title}`, title, authorships: [], keywords: [], links: [], origins }
}

function knownOf(former: readonly Paper[], papers: readonly Paper[] = []): KnownRecords {
  return { papers, former, documents: [], issues: [] }
}

/** The same records so many lines further down, in a document whose lines are read two by two; `asked` hears which. */
function kept(before: readonly Paper[], shift: number, asked: number[][], file = 'a.bib'): KeptRecords {
  const lineOf = ({ origins }: Paper): number => origins[0]!.line
  const now = before.map((paper) => lineOf(paper) + shift)
  return {
    file,
    before: before.map(lineOf),
    now,
    marks: before.map(markOf),
    read(lines) {
      asked.push([...lines])
      const together = new Set(lines.map((line) => Math.floor(line / 2)))
      const found = before.filter((_, place) => together.has(Math.floor(now[place]! / 2)))
      return Promise.resolve(found.map(({ title, origins }) => record(title, origins[0]!.line + shift, file)))
    },
  }
}

const titlesOf = (papers: readonly Paper[]): string[] =>
  papers.map(({ title, origins }) => `${title} ${origins[0]!.file} ${origins[0]!.line}`)

describe('records that are kept', () => {
  const [wolves, bears, owls, newts] = [record('Wolves', 2), record('Bears', 4), record('Owls', 6), record('Newts', 8)]

  it('stand where they stand now, and are the very same objects where that is where they stood', async () => {
    const asked: number[][] = []
    const standing = record('Storks', 1, 'b.bib')
    const known = knownOf([wolves!, bears!, record('Gone', 5)], [standing])
    const same = await keepRecords(known, [], [kept([wolves!, bears!], 0, asked)])
    expect(same!.standing.papers).toEqual([standing, wolves, bears])
    expect(same!.standing.papers[1]).toBe(wolves)
    expect(titlesOf(same!.standing.former!)).toEqual(['Gone a.bib 5'])
    const moved = await keepRecords(known, [], [kept([wolves!, bears!], 10, asked)])
    expect(titlesOf(moved!.standing.papers)).toEqual(['Storks b.bib 1', 'Wolves a.bib 12', 'Bears a.bib 14'])
    expect(moved!.standing.papers[1]!.authorships).toBe(wolves!.authorships)
    expect([same!.papers, moved!.papers, asked]).toEqual([[], [], []])
  })

  it('are read where they are not known, or where something else is known', async () => {
    const asked: number[][] = []
    const other = { ...bears!, abstract: 'Something else.' }
    const found = await keepRecords(
      knownOf([wolves!, other, newts!]),
      [],
      [kept([wolves!, bears!, owls!, newts!], 10, asked)],
    )
    expect(asked).toEqual([[14, 16]])
    expect(titlesOf(found!.papers)).toEqual(['Bears a.bib 14', 'Owls a.bib 16'])
    expect(titlesOf(found!.standing.papers)).toEqual(['Wolves a.bib 12', 'Newts a.bib 18'])
    expect(found!.standing.former).toEqual([other])
  })

  it('are read where they have a title of what is read, be it by way of what stands beside', async () => {
    const asked: number[][] = []
    const [beside, last] = [record('Otters', 5), record('Otters', 9)]
    const records = [wolves!, bears!, beside, owls!, newts!, last]
    const found = await keepRecords(knownOf(records), [record('Bears', 40, 'b.bib')], [kept(records, 0, asked)])
    expect(asked).toEqual([[4], [9]])
    expect(titlesOf(found!.papers)).toEqual([
      'Bears b.bib 40',
      'Bears a.bib 4',
      'Otters a.bib 5',
      'Newts a.bib 8',
      'Otters a.bib 9',
    ])
    expect(titlesOf(found!.standing.papers)).toEqual(['Wolves a.bib 2', 'Owls a.bib 6'])
  })

  it('are read where they have a title of what is gone', async () => {
    const asked: number[][] = []
    const gone = record('Owls', 3)
    const known = knownOf([wolves!, gone, owls!, newts!])
    const found = await keepRecords(known, [], [kept([wolves!, owls!, newts!], 0, asked)])
    expect(asked).toEqual([[6]])
    expect(titlesOf(found!.standing.papers)).toEqual(['Wolves a.bib 2', 'Newts a.bib 8'])
    expect(found!.standing.former).toEqual([gone, owls])
  })

  it('are told by their titles in all documents', async () => {
    const [one, other]: number[][][] = [[], []]
    const twin = record('Wolves', 3, 'b.bib')
    const former = [wolves!, bears!, twin]
    const unknown = record('Bears', 8, 'b.bib')
    const documents = [kept([wolves!, bears!], 0, one!), kept([twin, unknown], 0, other!, 'b.bib')]
    const found = await keepRecords(knownOf(former), [], documents)
    expect([one, other]).toEqual([[[4]], [[8]]])
    expect(titlesOf(found!.standing.papers)).toEqual(['Wolves a.bib 2', 'Wolves b.bib 3'])
  })

  it('are read once, and all that begin in a line together', async () => {
    const asked: number[][] = []
    const [first, second, beside] = [record('Twins', 4), record('Other twins', 4), record('Beside', 5)]
    const known = knownOf([wolves!, first, second, newts!])
    const found = await keepRecords(
      known,
      [record('Other twins', 1, 'b.bib')],
      [kept([wolves!, first, second, beside, newts!], 0, asked)],
    )
    expect(asked).toEqual([[4, 5]])
    expect(titlesOf(found!.papers)).toEqual([
      'Other twins b.bib 1',
      'Twins a.bib 4',
      'Other twins a.bib 4',
      'Beside a.bib 5',
    ])
    const again = kept([wolves!, bears!, newts!], 0, [])
    // Whatever it is asked for, the first one comes, too.
    const read = (lines: readonly number[]): Promise<readonly Paper[]> =>
      Promise.resolve([wolves!, ...[bears!, newts!].filter(({ origins }) => lines.includes(origins[0]!.line))])
    const both = await keepRecords(knownOf([newts!]), [record('Newts', 1, 'b.bib')], [{ ...again, read }])
    expect(titlesOf(both!.papers)).toEqual(['Newts b.bib 1', 'Wolves a.bib 2', 'Bears a.bib 4', 'Newts a.bib 8'])
  })

  it('are none where they can not be read by themselves, or one would lead to the next for ever', async () => {
    const unread: KeptRecords = { ...kept([wolves!], 0, []), read: () => Promise.resolve(undefined) }
    expect(await keepRecords(knownOf([]), [], [unread])).toBeUndefined()
    // Each is read with one whose title the next one has.
    const chain = Array.from({ length: 60 }, (_, n) => record(`Link ${(n + 1) >> 1}`, n + 2))
    expect(await keepRecords(knownOf(chain), [record('Link 0', 1, 'b.bib')], [kept(chain, 0, [])])).toBeUndefined()
  })
})

it('a mark tells what is said, but not where and under which id', () => {
  const paper: Paper = { ...record('Wolves', 2), year: 2000, abstract: 'They howl.', doi: '10.1/a' }
  expect(markOf({ ...paper, id: 'doi:10.1/a', origins: record('Wolves', 9).origins })).toBe(markOf(paper))
  const others: Paper[] = [
    { ...paper, title: 'Wolve' },
    { ...paper, abstract: 'They howl!' },
    { ...paper, abstract: `They howl.${'x'.repeat(90)}` },
    { ...paper, sourceId: 'wolves' },
    { ...paper, year: 2001 },
    { ...paper, citations: 1 },
    { ...paper, keywords: ['howling'] },
    { ...paper, links: ['https://example.org'] },
    ...['Roe', 'Rae'].map((name) => ({ ...paper, authorships: [{ name: { family: name, printed: name } }] })),
  ]
  const marks = [paper, ...others].map(markOf)
  expect(new Set(marks).size).toBe(marks.length)
})
