import { describe, expect, it } from 'vitest'
import type { Issue } from '../../src/core/model/issue.ts'
import type { Paper } from '../../src/core/model/paper.ts'
import { detectReader, READERS } from '../../src/core/readers/index.ts'
import { readDocument } from '../../src/core/readers/read-document.ts'
import { AUTHORS, FIXTURES, TITLES, YEARS } from './reader-fixtures.ts'

interface Reading {
  readonly papers: Paper[]
  readonly issues: Issue[]
}

function parse(format: string, text: string, chunkSize = text.length): Reading {
  const reader = READERS.find((one) => one.format === format)!
  const papers: Paper[] = []
  const issues: Issue[] = []
  const parser = reader.open('file', {
    paper: (paper) => papers.push(paper),
    reject: (issue) => issues.push(issue),
    note: (issue) => issues.push(issue),
  })
  for (let from = 0; from < text.length; from += chunkSize) parser.push(text.slice(from, from + chunkSize))
  parser.end()
  return { papers, issues }
}

async function read(name: string, bytes: Uint8Array, chunkSize = bytes.length) {
  const papers: Paper[] = []
  const issues: Issue[] = []
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += chunkSize) yield bytes.subarray(from, from + chunkSize)
  }
  const report = await readDocument(
    { name, chunks: chunks() },
    { onPaper: (paper) => papers.push(paper), onIssue: (issue) => issues.push(issue) },
  )
  return { ...report, papers, issues }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), !isBigEndian)
  return new Uint8Array(view.buffer)
}

/** What must not depend on how the text arrived. */
function essence({ papers }: { readonly papers: readonly Paper[] }): unknown {
  return papers.map((paper) => [paper.title, paper.year, paper.authorships.map(({ name }) => name.family)])
}

const EXPECTED = TITLES.map((title, index) => [title, YEARS[index], [AUTHORS[index]]])

describe.each(FIXTURES)('reader of $format', ({ format, file, text, lines, broken }) => {
  it('is chosen by content, whatever the file is called', () => {
    expect(detectReader(text, file)?.format).toBe(format)
    expect(detectReader(text, 'download')?.format).toBe(format)
  })

  it('reads title, year and author of every record, in order', () => {
    const reading = parse(format, text)
    expect(essence(reading)).toEqual(EXPECTED)
    expect(reading.issues).toEqual([])
  })

  it('knows on which line each record began', () => {
    expect(parse(format, text).papers.map((paper) => paper.origins[0])).toEqual(
      lines.map((line) => ({ file: 'file', format, line })),
    )
  })

  it.each([1, 2, 3, 7, 64])('reads pieces of %i characters like the whole', (size) => {
    expect(parse(format, text, size)).toEqual(parse(format, text))
    if (broken) expect(parse(format, broken, size)).toEqual(parse(format, broken))
  })

  it.each([
    ['a byte order mark', (plain: string) => utf8(`\uFEFF${plain}`)],
    ['CRLF', (plain: string) => utf8(plain.replaceAll('\n', '\r\n'))],
    ['CR', (plain: string) => utf8(plain.replaceAll('\n', '\r'))],
    ['UTF-16LE with a mark', (plain: string) => utf16(`\uFEFF${plain}`, false)],
    ['UTF-16BE with a mark', (plain: string) => utf16(`\uFEFF${plain}`, true)],
    ['UTF-16LE without', (plain: string) => utf16(plain, false)],
    ['no line ending at the end', (plain: string) => utf8(plain.trimEnd())],
  ])('reads %s', async (_, encode) => {
    const reading = await read(file, encode(text))
    expect(essence(reading)).toEqual(EXPECTED)
    expect(reading.papers.map((paper) => paper.origins[0]!.line)).toEqual(lines)
    expect(reading.format).toBe(format)
  })

  it('reads windows-1252, and says so', async () => {
    const reading = await read(
      file,
      Uint8Array.from(text, (character) => character.charCodeAt(0)),
    )
    expect(essence(reading)).toEqual(EXPECTED)
    const isAscii = /^[\0-\x7f]*$/.test(text)
    expect(reading.issues.filter((issue) => issue.code === 'encoding').map((issue) => issue.action)).toEqual(
      isAscii ? [] : ['read as windows-1252'],
    )
  })

  it('reads bytes in pieces of any size alike', async () => {
    const whole = await read(file, utf8(text))
    for (const size of [1, 5]) expect(await read(file, utf8(text), size)).toEqual(whole)
  })

  it('keeps what comes before the place where the file ends too early, and counts every record', async () => {
    const end = text.indexOf(TITLES[2]) + 5
    const reading = await read(file, utf8(text.slice(0, end)))
    expect(essence({ papers: reading.papers.slice(0, 2) })).toEqual(EXPECTED.slice(0, 2))
    expect(reading.found).toBe(reading.papers.length + reading.rejected)
  })

  it.runIf(broken)('loses nothing but a broken record, and names its line', async () => {
    const reading = await read(file, utf8(broken!))
    const titles = reading.papers.map((paper) => paper.title)
    expect(titles).toContain(TITLES[0])
    expect(titles).toContain(TITLES[2])
    expect(reading.found).toBe(reading.papers.length + reading.rejected)
    expect(reading.found).toBe(3)
    const [issue] = reading.issues
    expect(issue!.line).toBeGreaterThanOrEqual(lines[1]!)
    expect(issue!.line).toBeLessThan(lines[2]!)
  })
})

describe('every reader', () => {
  it('has a fixture here or tests of its own', () => {
    const known = new Set([...FIXTURES.map((one) => one.format), 'refworks', 'ovid', 'listing'])
    expect(READERS.map((reader) => reader.format).filter((format) => !known.has(format))).toEqual([])
  })

  it.each([
    ['a graph', '<gexf version="1.3"><graph><nodes><node id="0" label="Jane Doe"/></nodes></graph></gexf>', /graph/],
    ['nodes and edges', '{"nodes":[{"key":"a"}],"edges":[{"source":"a","target":"b"}]}', /graph/],
    ['Pajek', '%made by hand\n%twice\n*Vertices 1\n1 "Jane Doe"\n', /graph/],
    [
      'a snapshot',
      '{"format":"coterie-snapshot","version":1,"papers":[{"title":"Wings","authors":["Doe"]}]}',
      /snapshot/,
    ],
    ['a manifest', '{\n "format": "coterie-manifest",\n "inputs": [{"file": "a.bib"}]\n}', /manifest/],
    ['other JSON', '{"name": "settings", "version": 3, "list": [1, 2, 3]}', /JSON/],
    ['other XML', '<?xml version="1.0"?><note><to>Jane</to><body>Hello</body></note>', /XML/],
    ['a table of edges', 'Source,Target,Weight\n1,2,3\n2,3,4\n', /edges/],
    ['a table without papers', 'name;price\nfoo;3\nbar;4\n', /No reader/],
  ])('leaves %s alone, and says what it looks like', async (_, text, message) => {
    const reading = await read('file', utf8(text))
    expect(reading).toMatchObject({ found: 0, papers: [] })
    expect(reading.format).toBeUndefined()
    expect(reading.issues.map((issue) => [issue.code, message.test(issue.message)])).toEqual([['unrecognised', true]])
  })

  it.each(READERS.map((reader) => reader.format))('%s gives no paper of nothing', (format) => {
    for (const text of ['', '\n\n', ' \t ']) expect(parse(format, text, 1).papers).toEqual([])
  })
})
