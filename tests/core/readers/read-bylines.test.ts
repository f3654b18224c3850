import { describe, expect, it } from 'vitest'
import { createRng } from '../../../src/core/columns/rng.ts'
import type { Issue } from '../../../src/core/model/issue.ts'
import type { Authorship, Paper } from '../../../src/core/model/paper.ts'
import { BylineDraft } from '../../../src/core/readers/byline-draft.ts'
import type { Byline, BylineSink } from '../../../src/core/readers/byline.ts'
import { readBylines, readPapersAgain } from '../../../src/core/readers/read-bylines.ts'
import { readDocument, type DocumentSource } from '../../../src/core/readers/read-document.ts'
import { decodeUtf8 } from '../../../src/core/snapshots/utf8.ts'

interface Heard {
  readonly bylines: unknown[]
  readonly issues: Issue[]
}

/** Notes everything in plain words; names in bytes are turned into the authorship that they stand for. */
function createNotes(): Heard & { readonly sink: BylineSink; clear(): void } {
  const heard: Heard = { bylines: [], issues: [] }
  const numbers = new Map<string, number>()
  const written: string[] = []
  const numberOf = ({ name, orcid, ids }: Authorship): number => {
    const text = JSON.stringify([Object.entries(name).sort(), orcid, ids])
    if (!numbers.has(text)) numbers.set(text, written.push(text) - 1)
    return numbers.get(text)!
  }
  return {
    ...heard,
    sink: {
      numberOf,
      numberOfName(bytes, { start, end }, other) {
        const given = decodeUtf8(bytes.subarray(start, end), 'strict')
        const family = decodeUtf8(bytes.subarray(other.start, other.end), 'strict')
        return numberOf({ name: { family, given, printed: `${given} ${family}` } })
      },
      byline: ({ line, year, authors, size, title, titleLength, doi, arxiv, pmid }: Byline) =>
        heard.bylines.push([
          line,
          year,
          Array.from(authors.subarray(0, size), (number) => written[number]),
          decodeUtf8(title.subarray(0, titleLength), 'lenient'),
          doi,
          arxiv,
          pmid,
        ]),
      issue: (issue) => heard.issues.push(issue),
    },
    clear() {
      heard.bylines.length = 0
      heard.issues.length = 0
    },
  }
}

function sourceOf(name: string, bytes: Uint8Array, size: number): () => DocumentSource {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
  }
  return () => ({ name, chunks: chunks() })
}

async function readBothWays(bytes: Uint8Array, size: number, name = 'papers.jsonl') {
  const open = sourceOf(name, bytes, size)
  const fast = createNotes()
  const { report, isByLine } = await readBylines(open, { sink: fast.sink, onRestart: () => fast.clear() })
  const usual = createNotes()
  const byline = new BylineDraft()
  const usualReport = await readDocument(open(), {
    onPaper: (paper) => byline.givePaper(paper, usual.sink),
    onIssue: (issue) => usual.issues.push(issue),
  })
  return {
    isByLine,
    fast: { bylines: fast.bylines, issues: fast.issues, report },
    usual: { bylines: usual.bylines, issues: usual.issues, report: usualReport },
  }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

const GIVEN = ['Jane', 'J.', 'JR', 'Li-Mei', 'Max A.', "D'Arcy", 'é', ' Ann ', 'B  C', '', 'José', 'Ida 0001', 'x\ty']
const FAMILY = [
  'Doe',
  'van der Berg',
  'Roe-Smith',
  "O'Neil",
  'LI',
  'Ünsal',
  '0123',
  'Wang 0001',
  '  ',
  '王',
  '-',
  'Doe',
]
const TITLES = [
  'A study of sheep',
  'On <i>E. coli</i> &amp; friends',
  'Über Schafe',
  '  spaced   out  ',
  '???',
  '',
  '\u{1F411} sheep',
  'With "quotes" and \\ slashes',
  '<b></b>',
  '羊の研究',
]

function createRandomRecord(rng: () => number): unknown {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(rng() * from.length)]!
  const often = (chance: number): boolean => rng() < chance
  const author = (): unknown =>
    pick<() => unknown>([
      () => ({ given: pick(GIVEN), family: pick(FAMILY) }),
      () => ({ given: pick(GIVEN), family: pick(FAMILY) }),
      () => ({ family: pick(FAMILY), given: pick(GIVEN) }),
      () => ({ given: pick(GIVEN), family: pick(FAMILY), suffix: 'Jr', orcid: '0000-0001-2345-678X' }),
      () => ({ family: pick(FAMILY) }),
      () => ({ given: pick(GIVEN) }),
      () => ({ name: `${pick(GIVEN)} ${pick(FAMILY)}`, id: `p${Math.floor(rng() * 9)}` }),
      () => `${pick(GIVEN)} ${pick(FAMILY)}`,
      () => [pick(FAMILY), pick(GIVEN), ''],
      () => null,
      () => 7,
      () => ({ given: pick(GIVEN), family: pick(FAMILY), creatorType: 'editor' }),
      () => ({ given: pick(GIVEN), family: pick(FAMILY), affiliation: [{ name: 'Somewhere {"odd"}' }] }),
    ])()
  const authors = (): unknown =>
    often(0.9) ? Array.from({ length: Math.floor(rng() * 5) }, author) : pick([null, 'Jane Doe; Max Roe', {}, author()])
  const fields: [string, () => unknown][] = [
    ['id', () => pick<unknown>(['p1', 7, 'https://openalex.org/W12', 'html', ['https://openalex.org/W3']])],
    ['title', () => (often(0.9) ? pick(TITLES) : pick<unknown>([null, 5, ['A list'], { a: 1 }]))],
    ['year', () => pick<unknown>([2001, '2002', 2003.5, null, 99, 12345, '2004-05', -2005, 1.5, true, 2.25])],
    ['authors', authors],
    ['doi', () => pick<unknown>(['10.1000/ABC.1', null, 'https://doi.org/10.48550/arXiv.2001.00001', 'none', false])],
    ['pmid', () => pick<unknown>(['123', 456, 'PMID: 7'])],
    ['arxiv', () => pick<unknown>(['2001.00002v3', 'hep-th/9901001', null])],
    ['url', () => pick<unknown>(['https://arxiv.org/abs/2001.00003', 'http://example.org/ a'])],
    ['venue', () => 'A journal'],
    ['abstract', () => 'Line\nbreak, "quotes" and 北京'],
    ['keywords', () => ['a', { b: [1, -2.5, 1e9, true, null] }]],
  ]
  const strange: [string, () => unknown][] = [
    ['author', authors],
    ['date', () => '1999-01-01'],
    ['paperId', () => 'abc'],
    ['authorships', () => [{ author: { display_name: 'Jane Doe' } }]],
    ['issued', () => ({ 'date-parts': [[1998]] })],
    ['message', () => ({ title: ['Inside'], author: [{ given: 'In', family: 'Side' }] })],
    ['PMID', () => '99'],
    ['creators', authors],
    ['authors_parsed', () => [['Doe', 'Jane', '']]],
    ['titles', () => [{ title: 'T' }]],
    ['__proto__', () => 1],
  ]
  const record = fields.filter(([key]) => often(key === 'title' || key === 'authors' ? 0.95 : 0.5))
  if (often(0.15)) record.push(pick(strange))
  if (often(0.3)) record.reverse()
  if (often(0.05)) record.push(pick(fields))
  return `{${record
    .map(([key, make]) => `${space()}${JSON.stringify(key)}${space()}:${space()}${write(make())}${space()}`)
    .join(',')}}`

  function space(): string {
    return often(0.05) ? pick([' ', '\t', '  ']) : ''
  }
  function write(value: unknown): string {
    const text = JSON.stringify(value)
    // As programs write it that know no UTF-8.
    return often(0.2) ? text.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`) : text
  }
}

/** What stands in no well-formed line. */
function damage(line: string, rng: () => number): string {
  const at = Math.floor(rng() * line.length)
  const ways = [
    () => line.slice(0, at),
    () => `${line.slice(0, at)}\u0001${line.slice(at)}`,
    () => `${line.slice(0, at)}\\x${line.slice(at)}`,
    () => `${line.slice(0, at)},${line.slice(at)}`,
    () => `${line} x`,
    () => line.replace(':', ':0'),
    () => `${line.slice(0, at)}"${line.slice(at)}`,
    () => `${line.slice(0, at)}\r${line.slice(at)}`,
    () => '[]',
    () => '',
    () => '  ',
  ]
  return ways[Math.floor(rng() * ways.length)]!()
}

const PLAIN = '{"title":"Plain","authors":[{"given":"Jane","family":"Doe"}],"year":2000}'

describe('bylines from the bytes of JSON Lines', () => {
  it('are those of the papers that are read otherwise, with the same issues and the same report', async () => {
    const rng = createRng(7)
    let byLine = 0
    for (let round = 0; round < 120; round++) {
      const lines = Array.from({ length: 40 }, () => String(createRandomRecord(rng)))
      const text = [PLAIN, PLAIN, PLAIN, ...lines.map((line) => (rng() < 0.1 ? damage(line, rng) : line))].join(
        rng() < 0.2 ? '\r\n' : '\n',
      )
      const bytes = encode((rng() < 0.1 ? '\uFEFF' : '') + text + (rng() < 0.5 ? '\n' : ''))
      const { fast, usual, isByLine } = await readBothWays(bytes, 1 + Math.floor(rng() * 3000))
      expect(fast).toEqual(usual)
      if (isByLine) byLine++
    }
    expect(byLine).toBeGreaterThan(100)
  })

  it.each([
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xe9, 0x22)],
    ['a replaced character', encode('"\uFFFD"')],
    ['a zero', Uint8Array.of(0x22, 0, 0x22)],
  ])('are left to the usual way where there is %s, so that it is reported', async (_, value) => {
    const before = encode(`${PLAIN}\n`.repeat(5_000) + '{"title":"T","venue":')
    const bytes = Uint8Array.from([...before, ...value, ...encode(`}\n${PLAIN}`)])
    const { fast, usual, isByLine } = await readBothWays(bytes, 1 << 16)
    expect(isByLine).toBe(false)
    expect(fast).toEqual(usual)
    expect(fast.issues).not.toEqual([])
    expect(fast.bylines.length).toBeGreaterThan(5_000)
  })

  it('are read from other formats as well, and from nothing', async () => {
    const entry = '@article{a, title={On sheep}, author={Doe, Jane and Roe, Max}, year={2001}}\n'
    for (const [name, text] of [
      ['a.bib', entry.repeat(3)],
      ['empty.jsonl', ''],
      ['blank.jsonl', '\n\n'],
    ] as const) {
      const { fast, usual, isByLine } = await readBothWays(encode(text), 64, name)
      expect(isByLine).toBe(false)
      expect(fast).toEqual(usual)
    }
  })

  it('know an author again that is written in the same way, and tell apart what only begins alike', async () => {
    const authors = [
      { given: 'Jane', family: 'Doe' },
      { given: 'Jane', family: 'Doe', suffix: 'Jr' },
      { given: 'Jane', family: 'Does' },
      { name: 'Jane Doe' },
      { name: 'Jane Doe', id: 'x:1' },
    ]
    const text = [0, 1].map(() => JSON.stringify({ title: 'On sheep', authors })).join('\n')
    const { fast, usual, isByLine } = await readBothWays(encode(text), 50)
    expect(isByLine).toBe(true)
    expect(fast).toEqual(usual)
  })

  it('lead back to whole papers by their lines, or by their places', async () => {
    const rng = createRng(3)
    const lines = Array.from({ length: 30 }, (_, index) => PLAIN.replace('Plain', `Plain ${index} ${rng()}`))
    lines.splice(4, 0, '', 'broken')
    for (const [name, text, wanted] of [
      ['a.jsonl', lines.join('\n'), [1, 8, 32]],
      ['a.json', `[${lines.filter((line) => line.startsWith('{')).join(',\n')}]`, [0, 5, 29]],
    ] as const) {
      const open = sourceOf(name, encode(text), 100)
      const { isByLine } = await readBylines(open, { sink: createNotes().sink, onRestart: () => undefined })
      const all: Paper[] = []
      await readDocument(open(), { onPaper: (paper) => all.push(paper), onIssue: () => undefined })
      const some: Paper[] = []
      await readPapersAgain(open(), isByLine, new Set(wanted), (paper) => some.push(paper))
      expect(some).toEqual([all[0], all[5], all[29]])
    }
  })
})
