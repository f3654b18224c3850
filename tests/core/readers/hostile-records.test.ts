/** Broken and malicious bibliographic files: every record is a paper or a rejection with a line, whatever the chunks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectReader } from '../../../src/core/readers/index.ts'
import { readWith } from './read-with.ts'

const ROOT = '../shared/hostile/cases'
const FORMATS = new Set(['bibtex', 'ris', 'medline', 'wos', 'enw', 'refworks', 'ovid'])

describe.skipIf(!existsSync(ROOT))('hostile records', () => {
  it.each(['bibtex', 'ris', 'medline', 'endnote', 'isi_wos', 'other_listings', 'utf8'])('%s', (folder) => {
    let records = 0
    for (const file of readdirSync(`${ROOT}/${folder}`)) {
      const text = readFileSync(`${ROOT}/${folder}/${file}`, 'utf8')
      const reader = detectReader(text.slice(0, 65_536), file)
      if (!reader || !FORMATS.has(reader.format)) continue
      const reading = readWith(reader, text)
      const lines = text.split(/\r\n?|\n/).length
      for (const { title, origins } of reading.papers) {
        expect(title.trim(), file).not.toBe('')
        expect(origins[0]!.line, file).toBeLessThanOrEqual(lines)
      }
      for (const { line, message } of reading.rejected) expect(line, `${file}: ${message}`).toBeGreaterThan(0)
      expect(readWith(reader, text, 13), file).toEqual(reading)
      records += reading.papers.length + reading.rejected.length
    }
    if (folder !== 'utf8') expect(records).toBeGreaterThan(0)
  })
})

/** Text on which careless scanning is quadratic: such a run would not end before the test is given up. */
describe('floods', () => {
  const entry = (key: number): string => `@article{k${key}, author={Doe, J}, title={T${key}}}\n`
  it.each([
    ['unclosed entries', (count: number) => '@article{a, title={x\n'.repeat(count), 0],
    ['unclosed comments', (count: number) => '@comment{\n@a{b,\n'.repeat(count), 0],
    ['open braces', (count: number) => `@article{a, title={${'{'.repeat(count * 10)}\n${entry(1)}`, 1],
    ['at signs', (count: number) => `${'@'.repeat(count * 10)}\n${entry(1)}`, 1],
    ['accents', (count: number) => `@misc{a, author={Doe, J}, title={${String.raw`\"`.repeat(count * 10)}}}`, 1],
    [
      'silent commands',
      (count: number) => `@misc{a, author={Doe, J}, title={x ${String.raw`\href{`.repeat(count)}}}`,
      0,
    ],
    ['dollars', (count: number) => `@misc{a, author={Doe, J}, title={${'$x y '.repeat(count)}}}`, 1],
    [
      'tags',
      (count: number) => `@misc{a, author={Doe, J}, title={T ${'<b x="'.repeat(count)} ${'<mi '.repeat(count)}}}`,
      1,
    ],
    ['hidden elements', (count: number) => `@misc{a, title={T ${'<script>'.repeat(count)}}}`, 1],
    ['section titles', (count: number) => `@misc{a, title={T ${'<title>a</title>'.repeat(count)}}}`, 1],
    ['brackets of a DOI', (count: number) => `@misc{a, title={T}, doi={10.1234/${')'.repeat(count)}}}`, 1],
    [
      'macros that double',
      (count: number) =>
        `@string{a0="xxxxxxxxxx"}${Array.from({ length: count / 200 }, (_, at) => `@string{a${at + 1}=a${at} # a${at}}`).join('')}@misc{k, title=a100}`,
      1,
    ],
    ['types of RIS', (count: number) => `${'TY  - A\n'.repeat(count)}TI  - T\n`, 1],
    ['addresses of MEDLINE', (count: number) => `PMID- 1\nTI  - T\nFAU - A, B\n${'AD  - x\n'.repeat(count)}`, 1],
    ['brackets of Ovid', (count: number) => `<1>\nVN  - Ovid\nTI  - T\nAU  - ${'A, B [x; '.repeat(count)}`, 1],
    ['names', (count: number) => `@misc{a, title={T}, author={${'A, B and '.repeat(count)}C, D}}`, 1],
    ['commas in a name', (count: number) => `@misc{a, title={T}, author={${'A, '.repeat(count)}}}`, 1],
  ] as const)('%s', (_, make, papers) => {
    const text = make(20_000)
    const reader = detectReader(text.slice(0, 65_536), text.startsWith('@') ? 'flood.bib' : 'flood')!
    expect(readWith(reader, text).papers).toHaveLength(papers)
  })
})
