import { describe, expect, it } from 'vitest'
import { createRng } from '../../../src/core/columns/rng.ts'
import {
  parseDecisions,
  resolveAuthors,
  writeDecisions,
  writeThesaurus,
} from '../../../src/core/extraction/authors/index.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import type { Decision } from '../../../src/core/model/settled.ts'
import { parseName } from '../../../src/core/text/names.ts'

function paper(id: string, year: number, ...names: string[]): Paper {
  return {
    id,
    title: `Title of ${id}`,
    year,
    authorships: names.map((name) => ({ name: parseName(name)! })),
    keywords: [],
    links: [],
    origins: [{ file: 'made-up.txt', format: 'listing', line: 1 }],
  }
}

const PAPERS = [
  paper('p1', 2001, 'Sørensen, Ida', 'Achterberg, Joost'),
  paper('p2', 2002, 'Sørensen, Ida', 'Villanueva, Rosa'),
  paper('p3', 2003, 'Achterberg, J.', 'Ogunleye, Tunde'),
  paper('p4', 2004, 'Holmes, Ida', 'Villanueva, Rosa'),
]

function people(decisions: readonly Decision[]): string[][] {
  const { authors, paperAuthors } = resolveAuthors(PAPERS, { decisions })
  return PAPERS.map((_, row) =>
    Array.from(
      paperAuthors.targets.slice(paperAuthors.offsets[row], paperAuthors.offsets[row + 1]),
      (author) => authors[author]!.label,
    ),
  )
}

describe('decisions', () => {
  it('merges two authors under the name of the second', () => {
    const found = people([{ kind: 'merge', person: 'Holmes, Ida', into: 'author:sorensen-ida' }])
    expect(found[3]![0]).toBe('Sørensen, Ida')
  })

  it('splits papers off to somebody else', () => {
    const found = people([{ kind: 'split', person: 'Sørensen, Ida', papers: ['p2'], as: 'Sørensen, Ida B.' }])
    expect(found[0]![0]).toBe('Sørensen, Ida')
    expect(found[1]![0]).toBe('Sørensen, Ida B.')
  })

  it('renames', () => {
    expect(people([{ kind: 'rename', person: 'Villanueva, Rosa', as: 'Villanueva, Rosa María' }])[1]![1]).toBe(
      'Villanueva, Rosa María',
    )
  })

  it('keeps two forms apart that were joined', () => {
    const joined = resolveAuthors(PAPERS)
    expect(joined.authors.some((author) => author.forms.length === 2)).toBe(true)
    const { authors } = resolveAuthors(PAPERS, {
      decisions: [{ kind: 'apart', person: 'Achterberg, Joost', other: 'Achterberg, J.' }],
    })
    expect(authors.filter((author) => author.name.family === 'Achterberg')).toHaveLength(2)
  })

  it('lets a later decision refer to what an earlier one made', () => {
    const found = people([
      { kind: 'split', person: 'Sørensen, Ida', papers: ['p2'], as: 'Nowak, Ida' },
      { kind: 'rename', person: 'author:nowak-ida', as: 'Nowak, Ida Ewa' },
    ])
    expect(found[1]![0]).toBe('Nowak, Ida Ewa')
  })

  it('reports what no longer fits and carries out the rest', () => {
    const { issues, authors } = resolveAuthors(PAPERS, {
      decisions: [
        { kind: 'merge', person: 'Nobody, Known', into: 'Holmes, Ida' },
        { kind: 'split', person: 'Holmes, Ida', papers: ['p1'], as: 'Holmes, I.' },
        { kind: 'rename', person: 'Holmes, Ida', as: 'Holmes, Ida M.' },
      ],
    })
    expect(issues.map((issue) => issue.message)).toEqual([
      expect.stringContaining('nobody is "Nobody, Known" here'),
      expect.stringContaining('none of these papers'),
    ])
    expect(authors.map((author) => author.label)).toContain('Holmes, Ida M.')
  })

  it('leaves no trace when everything is undone', () => {
    const before = JSON.stringify(resolveAuthors(PAPERS))
    const rng = createRng(3)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(rng() * list.length)]!
    const labels = ['Sørensen, Ida', 'Achterberg, Joost', 'Villanueva, Rosa', 'Holmes, Ida', 'author:ogunleye-tunde']
    for (let round = 0; round < 100; round++) {
      const decisions: Decision[] = []
      const afterEach: string[] = [before]
      for (let step = 0; step < 4; step++) {
        const person = pick(labels)
        decisions.push(
          pick<Decision>([
            { kind: 'merge', person, into: pick(labels) },
            { kind: 'split', person, papers: [pick(PAPERS).id], as: 'Elsewhere, Else' },
            { kind: 'rename', person, as: 'Another, Name' },
            { kind: 'apart', person, other: pick(labels) },
          ]),
        )
        afterEach.push(JSON.stringify(resolveAuthors(PAPERS, { decisions })))
      }
      while (decisions.length > 0) {
        decisions.pop()
        afterEach.pop()
        expect(JSON.stringify(resolveAuthors(PAPERS, { decisions }))).toBe(afterEach.at(-1))
      }
    }
  })
})

describe('files of decisions', () => {
  const all: Decision[] = [
    { kind: 'merge', person: 'Holmes, Ida', into: 'Sørensen, Ida' },
    { kind: 'split', person: 'author:villanueva-rosa', papers: ['p2', 'p4'], as: 'Villanueva, R.' },
    { kind: 'rename', person: '"Tunde" Ogunleye', as: 'Ogunleye, Tunde' },
    { kind: 'apart', person: '__proto__', other: 'constructor' },
  ]

  it('come back as they were written', () => {
    expect(parseDecisions(writeDecisions(all))).toEqual({ decisions: all, faults: [] })
  })

  it('may be edited by hand: remarks, blank lines, Windows line ends', () => {
    expect(parseDecisions('# mine\r\n\r\nmerge\tA, B\tC, D\r\n').decisions).toEqual([
      { kind: 'merge', person: 'A, B', into: 'C, D' },
    ])
  })

  it('exchange merges with VOSviewer', () => {
    const text = writeThesaurus(all)
    expect(text).toBe('label\treplace by\nHolmes, Ida\tSørensen, Ida\n')
    expect(parseDecisions(text).decisions).toEqual([all[0]])
  })

  it.each([
    ['merge\tA\tB\nmerge\tA\tC\n', 2, 'line 1 already'],
    ['merge\tA\tB\n\nmerge\tB\tA\n', 3, 'circle'],
    ['merge\tA\tB\napart\tB\tA\n', 2, 'kept apart'],
    ['rename\tA\tB\nrename\tA\tC\n', 2, 'shown as'],
    ['split\tA\tp1\tB\nsplit\tA\tp1\tC\n', 2, 'given to'],
    ['# x\nmarry\tA\tB\n', 2, 'no decision'],
    ['merge\tA\n', 1, 'expected'],
    ['label\treplace by\nA\tB\nA\tC\n', 3, 'line 2 already'],
    ['label\treplace by\nA\t\n', 2, 'nothing to be replaced by'],
  ])('are refused with the line that is wrong: %j', (text, line, words) => {
    const { decisions, faults } = parseDecisions(text)
    expect(decisions).toEqual([])
    expect(faults).toEqual([{ line, message: expect.stringContaining(words) }])
  })
})
