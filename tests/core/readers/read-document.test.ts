import { gzipSync } from 'node:zlib'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/core/readers/read-document.ts'
import { readText } from './read-text.ts'

const LINE = '{"title":"Birds","authors":[{"family":"Müller"}],"year":2020}\n'

describe('readDocument', () => {
  it('gives size and SHA-256 of the bytes as given, also of what it can not read', async () => {
    for (const content of [LINE, 'no paper in here', gzipSync(LINE)]) {
      const bytes = Buffer.from(content)
      const reading = await readText(bytes, 'file', 7)
      expect(reading.bytes).toBe(bytes.length)
      expect(reading.hash).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })

  it('unpacks gzip, of one part or of several', async () => {
    expect((await readText(gzipSync(LINE), 'a.jsonl.gz', 3)).papers).toHaveLength(1)
    expect((await readText(Buffer.concat([gzipSync(LINE), gzipSync(LINE)]))).papers).toHaveLength(2)
  })

  it('stops at a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from(LINE), Buffer.alloc(40 * 2 ** 20, 'a')]))
    const { issues, papers } = await readText(bomb)
    expect(issues.map((issue) => issue.code)).toContain('limit')
    expect(papers).toHaveLength(1)
  })

  it('keeps what came before gzip breaks off', async () => {
    const lines = Array.from({ length: 20_000 }, (_, index) =>
      LINE.replace('Birds', `Birds ${(index * 7919) % 10007}`),
    ).join('')
    const packed = gzipSync(lines)
    const { papers, issues } = await readText(packed.subarray(0, packed.length / 2))
    expect(papers.length).toBeGreaterThan(100)
    expect(issues.map((issue) => issue.code)).toContain('unreadable')
  })

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n%abc'), /PDF/],
    ['a ZIP archive', Buffer.from('PK\x03\x04abc'), /ZIP/],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /PNG/],
    ['zeros', Buffer.alloc(1000), /binary/],
    ['gzip in gzip', gzipSync(gzipSync(LINE)), /gzip inside gzip/],
  ])('refuses %s by name', async (_, bytes, name) => {
    const reading = await readText(bytes)
    expect(reading.format).toBeUndefined()
    expect(reading.issues.map((issue) => [issue.code, name.test(issue.message)])).toEqual([['unreadable', true]])
  })

  it.each([
    ['<doc xmlns:a="urn:a">\n  <title>Birds of a feather</title>\n</doc>', 'a namespace'],
    ['<zs:response>\n  <zs:title>Birds of a feather</zs:title>\n</zs:response>', 'a prefix'],
    ['<!DOCTYPE doc [ <!ELEMENT doc ANY> ]>\n<doc>Birds of a feather</doc>', 'a document type'],
  ])('does not take XML without its declaration for a plain list: %s', async (text) => {
    const { papers, issues } = await readText(text)
    expect(papers).toEqual([])
    expect(issues.map((issue) => [issue.code, /XML/.test(issue.message)])).toEqual([['unrecognised', true]])
  })

  it('reports a failure at the end of a document as it does one in the middle', async () => {
    const codes: string[] = []
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('@article{a, title={Birds}, author={Doe, Jane}}')
    }
    await readDocument(
      { name: 'a.bib', chunks: chunks() },
      {
        onPaper: () => {
          throw new Error('no room')
        },
        onIssue: (issue) => codes.push(issue.code),
      },
    )
    expect(codes).toEqual(['unreadable'])
  })

  it.each(['', ' \n\t\r\n', '\uFEFF'])('says that %j is empty', async (text) => {
    expect((await readText(text)).issues.map((issue) => issue.code)).toEqual(['empty'])
  })

  it('does not lose good records to one with control characters, but takes no such text for a listing', async () => {
    const controls = '\u0001\u0002\u0003\u0004\u0005\u0006'
    const entry = (title: string): string => `@article{k, title={${title}}, author={Noor, Ada}, year={2020}}\n`
    const reading = await readText(entry('Birds') + entry(`W${controls}`) + entry('Ants'))
    expect(reading.papers.map(({ title }) => title.replaceAll(controls, ''))).toEqual(['Birds', 'W', 'Ants'])
    const listing = await readText(
      `Counting imaginary birds\nAda Noor, Max Ilves\n${controls}We look closely and find something.\n`,
    )
    expect(listing.issues).toMatchObject([{ code: 'unrecognised' }])
  })

  it('replaces single bad bytes in UTF-8 and names the first line', async () => {
    const bytes = Buffer.from(LINE.repeat(3))
    bytes[LINE.length + 1 + LINE.length + 1 + 12] = 0xff
    const { issues, papers } = await readText(bytes)
    expect(papers).toHaveLength(3)
    expect(issues.map((issue) => [issue.code, issue.line])).toEqual([['encoding', 3]])
  })

  it('reads the encoding that XML declares', async () => {
    const text =
      '<?xml version="1.0" encoding="windows-1251"?><dblp><article><title>X</title><author>A \xcc</author></article></dblp>'
    const { papers } = await readText(Buffer.from(text, 'latin1'))
    expect(papers[0]!.authorships[0]!.name.family).toBe('М')
  })

  it('stops when it is told to, and keeps what it has', async () => {
    let asked = 0
    let given = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield Buffer.from(LINE.repeat(2000))
    }
    const report = await readDocument(
      { name: 'endless.jsonl', chunks: endless() },
      { onPaper: () => given++, onIssue: () => undefined, isCancelled: () => ++asked > 5 },
    )
    expect(report.found).toBe(given)
    expect(given).toBeGreaterThan(0)
  })

  it('reports a stream that fails', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(LINE)
      throw new Error('disk gone')
    }
    const codes: string[] = []
    const report = await readDocument(
      { name: 'a.jsonl', chunks: failing() },
      { onPaper: () => undefined, onIssue: (issue) => codes.push(issue.code) },
    )
    expect(report.found).toBe(1)
    expect(codes).toEqual(['unreadable'])
  })
})
