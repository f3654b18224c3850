import { describe, expect, it } from 'vitest'
import { cutIntoPieces, cutOutRecords, formatOf } from '../../../src/core/readers/pieces.ts'
import { readRecords, type RecordsRead } from '../../../src/core/index.ts'

const encoder = new TextEncoder()
const FILLING = 'Herons were counted from the bank of the river in every month of the year, “grey” and white. '.repeat(
  4,
)

function read(name: string, bytes: Uint8Array): Promise<RecordsRead> {
  const chunks = (async function* (): AsyncGenerator<Uint8Array> {
    yield bytes
  })()
  return readRecords([{ name, chunks }])
}

const RECORDS: Readonly<Record<string, (n: number) => string>> = {
  'papers.jsonl': (n) =>
    `${JSON.stringify({ id: `k${n}`, title: `Herons ${n}`, authors: [{ name: `Ann B${n}x` }], year: 2000, abstract: FILLING })}\n`,
  'papers.bib': (n) =>
    `@article{k${n},\n  title={Herons ${n}},\n  author={B${n}x, Ann},\n  abstract={${FILLING}}\n}\n\n`,
  'papers.ris': (n) => `TY  - JOUR\r\nTI  - Herons ${n}\r\nAU  - B${n}x, Ann\r\nAB  - ${FILLING}\r\nER  - \r\n\r\n`,
}

/** What must not be mistaken for the beginning of a record, and what is no whole record. */
const ODDITIES: Readonly<Record<string, readonly string[]>> = {
  'papers.jsonl': ['\n', '{"title": "cut off\n', 'no record\n', '[]\n'],
  'papers.bib': [
    '@article{open, title={Never closed}, author={Ode, Al},\n',
    '@article{inner, title={With\n@article{not, really}\n in it}, author={In, Ann}}\n',
    'Words between entries @ here\n',
    '@article{brace, title={One too many}}}, author={Bar, Bo}}\n',
    '@misc{"quoted", title="A \\" quote", author={Quo, Te}}\n',
  ],
  'papers.ris': [
    'ER  - \r\n',
    'TY  - JOUR\r\nAU  - No, Title\r\nER  - \r\n',
    'TI  - Without a type\r\nAU  - Typ, Less\r\nER  - \r\n',
    'TY  - JOUR\r\nTI  - Never ends\r\n',
  ],
}

describe('pieces of a document', () => {
  for (const [name, record] of Object.entries(RECORDS))
    it(`give the records of the whole, one by one, whatever stands between them: ${name}`, async () => {
      const odd = ODDITIES[name]!
      const text = Array.from({ length: 3000 }, (_, n) => record(n) + (n % 61 === 7 ? odd[n % odd.length] : '')).join(
        '',
      )
      const bytes = encoder.encode(text)
      const pieces = cutIntoPieces(bytes, name)!
      expect(pieces.length).toBeGreaterThan(3)
      expect(pieces[0]).toMatchObject({ from: 0, linesBefore: 0 })
      expect(pieces.at(-1)!.to).toBe(bytes.length)
      pieces.slice(1).forEach(({ from }, index) => expect(from).toBe(pieces[index]!.to))
      const whole = await read(name, bytes)
      const parts = await Promise.all(pieces.map(({ from, to }) => read(name, bytes.subarray(from, to))))
      const papers = parts.flatMap((part, index) =>
        part.papers.map((paper) => ({
          ...paper,
          origins: paper.origins.map((origin) => ({ ...origin, line: origin.line + pieces[index]!.linesBefore })),
        })),
      )
      expect(papers).toEqual(whole.papers)
      const issues = parts.flatMap((part, index) =>
        part.issues.map((issue) => ({ ...issue, line: issue.line! + pieces[index]!.linesBefore })),
      )
      expect(issues).toEqual(whole.issues)
      expect(issues.length).toBeGreaterThan(0)
    })

  for (const [name, record] of Object.entries(RECORDS))
    it(`of which only some records are read: ${name}`, async () => {
      const odd = ODDITIES[name]!
      const text = Array.from({ length: 700 }, (_, n) => record(n) + (n % 17 === 7 ? odd[n % odd.length] : '')).join('')
      const bytes = encoder.encode(text)
      const { papers } = await read(name, bytes)
      const linesOf = (of: RecordsRead['papers']): number[] => of.map(({ origins }) => origins[0]!.line)
      const pieces = cutIntoPieces(bytes, name)!
      let found = 0
      for (const step of [1, 3, 40]) {
        const wanted = linesOf(papers.filter((_, place) => place % step === 0))
        const given = new Set<string>()
        for (const [place, piece] of pieces.entries()) {
          const end = pieces[place + 1]?.linesBefore ?? Infinity
          const own = wanted.filter((line) => line > piece.linesBefore && line <= end)
          let before = piece.from
          for (const { from, to, linesBefore } of cutOutRecords(bytes, formatOf(bytes, name)!, piece, own)) {
            // Nothing is read twice.
            expect(from).toBeGreaterThanOrEqual(before)
            before = to
            const part = await read(name, bytes.subarray(from, to))
            for (const { title, origins } of part.papers) given.add(`${origins[0]!.line + linesBefore} ${title}`)
          }
          expect(before).toBeLessThanOrEqual(piece.to)
        }
        const all = papers.map(({ title, origins }) => `${origins[0]!.line} ${title}`)
        expect(all).toEqual(expect.arrayContaining([...given]))
        expect([...given]).toEqual(expect.arrayContaining(all.filter((_, place) => place % step === 0)))
        if (step === 40) expect(given.size).toBeLessThan(wanted.length * 3)
        found += given.size
      }
      expect(found).toBeGreaterThan(papers.length * 1.3)
    })

  it('meet again behind what has changed', () => {
    const lines = Array.from({ length: 4000 }, (_, n) => RECORDS['papers.jsonl']!(n))
    const textsOf = (of: readonly string[]): string[] => {
      const bytes = encoder.encode(of.join(''))
      return cutIntoPieces(bytes, 'papers.jsonl')!.map(({ from, to }) => String(bytes.subarray(from, to)))
    }
    const before = new Set(textsOf(lines))
    const after = textsOf(lines.toSpliced(1000, 3, 'something else\n'))
    expect(after.filter((piece) => !before.has(piece)).length).toBeLessThan(4)
  })

  it('are none where one record may change what another one says, or the encoding is to be guessed', () => {
    const bib = Array.from({ length: 3000 }, (_, n) => RECORDS['papers.bib']!(n)).join('')
    const cut = (text: string, name = 'papers.bib'): unknown => cutIntoPieces(encoder.encode(text), name)
    expect(cut(bib)).toBeDefined()
    expect(cut(`@string{x = {y}}\n${bib}`)).toBeUndefined()
    expect(cut(`${bib}@Comment{jabref-meta}`)).toBeUndefined()
    expect(cut(bib.replace('title={Herons 9}', 'crossref={book}'))).toBeUndefined()
    expect(cut(bib.replaceAll('\n', '\r'))).toBeUndefined()
    expect(cut(`\ufeff${bib}`)).toBeUndefined()
    const latin1 = Uint8Array.from(bib.replace('Herons 9', 'Hérons 9'), (letter) => letter.charCodeAt(0) & 0xff)
    expect(cutIntoPieces(latin1, 'papers.bib')).toBeUndefined()
    expect(cut('A. Author, B. Author. A title. 2001.\n'.repeat(10_000), 'papers.txt')).toBeUndefined()
  })
})
