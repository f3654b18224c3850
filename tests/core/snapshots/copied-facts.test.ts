/** What is copied from an earlier file is what would be written if there were none. */
import { describe, expect, it } from 'vitest'
import { createRng, type Rng } from '../../../src/core/columns/rng.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import type { Snapshot } from '../../../src/core/model/snapshot.ts'
import { beginCopying } from '../../../src/core/snapshots/compact/copied-facts.ts'
import { beginFromEarlier, writeCompactSnapshot } from '../../../src/core/snapshots/compact/write-compact.ts'
import { openSnapshot } from '../../../src/core/snapshots/open-snapshot.ts'
import { hostileStrings, inventedByline, inventedPaper, inventedSnapshot } from './invented.ts'

function inventedPapers(rng: Rng, count: number): Paper[] {
  const held = hostileStrings().filter((text) => Buffer.from(text).toString() === text)
  const texts = ['', 'é', '😀', 'Arden', 'x'.repeat(1000), '漢字'.repeat(300), ...held.slice(0, 300)]
  return Array.from({ length: count }, (_, number) => {
    const text = texts[number % texts.length]!
    return inventedPaper(`${text}${number}`, [], {
      authorships: inventedByline(rng),
      abstract: `${text} is seen.`,
      keywords: text === '' ? [] : [text],
      ...(number % 2 === 0 && { year: 1990 + (number % 40), venue: `ACL ${number >> 5}` }),
      ...(number % 5 === 0 && { confidence: 1 / (1 + number), hasMoreAuthors: true }),
    })
  })
}

describe('with an earlier file at hand the same bytes are written', () => {
  const rng = createRng(7)
  const all = inventedPapers(rng, 1500)
  const bytes = writeCompactSnapshot(inventedSnapshot(all.slice(0, 1200)))
  const { facts } = openSnapshot(bytes).snapshot!
  const earlier = { bytes, facts }
  const { papers } = facts
  const added = all.slice(1200)

  /** People who are the same stay the very same objects. */
  const keepingPeople = (snapshot: Snapshot): Snapshot => {
    const known = new Map(facts.authors.map((author) => [author.id, author]))
    const authors = snapshot.facts.authors.map((author) => known.get(author.id) ?? author)
    return { ...snapshot, facts: { ...snapshot.facts, authors } }
  }

  it.each<[string, readonly Paper[]]>([
    ['nothing is new', papers],
    ['papers are added at the end', [...papers, ...added]],
    ['papers are added at the beginning', [...added, ...papers]],
    [
      'papers are added among the others',
      papers.flatMap((paper, row) => (row % 4 === 0 ? [paper, added[row / 4]!] : [paper])),
    ],
    ['papers are gone', papers.filter((_, row) => row % 3 > 0 && (row < 200 || row > 400))],
    [
      'papers were changed',
      papers.map((paper, row) => (row % 9 === 0 ? { ...paper, title: `${paper.title}!` } : paper)),
    ],
    ['papers stand in other lines', papers.map((paper, row) => (row % 5 === 0 ? paper : moved(paper, row % 2)))],
    [
      'papers stand in other lines and say something else',
      papers.map((paper, row) => (row % 3 === 0 ? { ...moved(paper, 9), year: row } : paper)),
    ],
    ['papers stand in other files', papers.map((paper, row) => (row % 3 === 0 ? moved(paper, 9, 'other.txt') : paper))],
    [
      'papers were read from other records',
      papers.map((paper, row) =>
        row % 3 === 0 ? { ...paper, origins: [...moved(paper, 9).origins, ...paper.origins] } : paper,
      ),
    ],
    ['papers stand in another order', papers.toReversed()],
    ['papers stand there twice', [...papers, ...papers.slice(5, 20)]],
  ])('where %s', (_, now) => {
    const snapshot = keepingPeople(inventedSnapshot(now))
    expect(beginCopying(snapshot.facts, earlier)).toBeDefined()
    const finish = beginFromEarlier(snapshot.manifest, snapshot.facts, earlier)
    expect(Buffer.compare(Buffer.concat(finish(snapshot)), writeCompactSnapshot(snapshot))).toBe(0)
  })

  it('where all papers stand in other lines: what else is said of them is copied', () => {
    const snapshot = inventedSnapshot(papers.map((paper) => moved(paper, 1)))
    expect(beginCopying(snapshot.facts, earlier)).toBeDefined()
    const finish = beginFromEarlier(snapshot.manifest, snapshot.facts, earlier)
    expect(Buffer.compare(Buffer.concat(finish(snapshot)), writeCompactSnapshot(snapshot))).toBe(0)
  })

  it('where long runs are copied as they stand', () => {
    const long = inventedSnapshot(
      Array.from({ length: 300 }, (__, row) => inventedPaper(`${row} ${'long '.repeat(200)}`, ['A'])),
    )
    const file = writeCompactSnapshot(long)
    const opened = openSnapshot(file).snapshot!
    const pieces = beginFromEarlier(opened.manifest, opened.facts, { bytes: file, facts: opened.facts })(opened)
    expect(pieces.some(({ buffer, length }) => buffer === file.buffer && length > 200_000)).toBe(true)
    expect(Buffer.compare(Buffer.concat(pieces), file)).toBe(0)
  })

  it('where thousands of texts look alike', () => {
    const alike = (number: number): string => `${'a'.repeat(40)}${String(number).padStart(4, '0')}${'b'.repeat(956)}`
    const similar = Array.from({ length: 4000 }, (__, row) => inventedPaper(alike(row), ['A']))
    const file = writeCompactSnapshot(inventedSnapshot(similar, []))
    const opened = openSnapshot(file).snapshot!.facts
    const snapshot = inventedSnapshot([...opened.papers, ...similar.slice(0, 9)], [])
    const finish = beginFromEarlier(snapshot.manifest, snapshot.facts, { bytes: file, facts: opened })
    expect(Buffer.compare(Buffer.concat(finish(snapshot)), writeCompactSnapshot(snapshot))).toBe(0)
  })

  it.each([50, 1500])('where the same name stands in %i ways, and in others in new papers', (ways) => {
    const by = (row: number, place: string): Paper => {
      const name = { family: 'Arden', given: 'Ada', printed: 'Ada Arden' }
      return inventedPaper(`${row} by Arden`, [], { authorships: [{ name, affiliations: [place] }, { name }] })
    }
    const old = Array.from({ length: ways }, (__, row) => by(row, `Place ${row}`))
    const file = writeCompactSnapshot(inventedSnapshot(old))
    const opened = openSnapshot(file).snapshot!.facts
    const fresh = ['Place 3', 'Elsewhere', `Place ${ways - 1}`, 'Elsewhere', 'Place 3']
    const [first, second, ...rest] = fresh.map((place, row) => by(ways + row, place))
    const [half, otherHalf] = [opened.papers.slice(0, ways / 2), opened.papers.slice(ways / 2)]
    const snapshot = inventedSnapshot([first!, ...half, second!, ...otherHalf, ...rest])
    const finish = beginFromEarlier(snapshot.manifest, snapshot.facts, { bytes: file, facts: opened })
    expect(Buffer.compare(Buffer.concat(finish(snapshot)), writeCompactSnapshot(snapshot))).toBe(0)
  })

  it('where UTF-8 can hold the texts of neither or of one of both', () => {
    const half = inventedPaper('half \ud83e of a character', ['Solo'])
    const broken = writeCompactSnapshot(inventedSnapshot([half, ...papers]))
    const opened = openSnapshot(broken).snapshot!
    const fromBroken = { bytes: broken, facts: opened.facts }
    for (const [snapshot, from] of [
      [inventedSnapshot([half, ...papers]), earlier],
      [opened, fromBroken],
      [inventedSnapshot(opened.facts.papers.slice(1)), fromBroken],
    ] as const) {
      const finish = beginFromEarlier(snapshot.manifest, snapshot.facts, from)
      expect(Buffer.compare(Buffer.concat(finish(snapshot)), writeCompactSnapshot(snapshot))).toBe(0)
    }
    const late: Snapshot = { ...inventedSnapshot(papers), issues: [{ ...ISSUE, message: 'half \ud83e' }] }
    const finish = beginFromEarlier(late.manifest, late.facts, earlier)
    expect(Buffer.compare(Buffer.concat(finish(late)), writeCompactSnapshot(late))).toBe(0)
  })

  it('where nearly all papers are others', () => {
    const snapshot = inventedSnapshot([...papers.slice(0, 20), ...added])
    expect(beginCopying(snapshot.facts, earlier)).toBeUndefined()
    const finish = beginFromEarlier(snapshot.manifest, snapshot.facts, earlier)
    expect(Buffer.compare(Buffer.concat(finish(snapshot)), writeCompactSnapshot(snapshot))).toBe(0)
  })
})

/** The same so many lines further down. */
function moved(paper: Paper, lines: number, file = paper.origins[0]!.file): Paper {
  return { ...paper, origins: paper.origins.map((origin) => ({ ...origin, file, line: origin.line + lines })) }
}

const ISSUE = { code: 'merged', severity: 'note', file: 'invented.txt', action: 'joined with it' } as const
