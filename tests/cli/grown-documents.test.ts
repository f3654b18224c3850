import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { Cache } from '../../src/cli/build/cache.ts'
import { readChanges, readDocuments } from '../../src/cli/build/remembered-documents.ts'
import { openDocument } from '../../src/cli/files.ts'
import {
  buildFromRecords,
  cutIntoPieces,
  DEFAULTS,
  parseSnapshot,
  unchangedRecords,
  writeSnapshot,
  type Snapshot,
} from '../../src/core/index.ts'
import { makeFolder, runCoterie } from './run-coterie.ts'

const ABSTRACT =
  'Herons – “grey” and white – were counted from the 東 bank of the river in every month of the year. '.repeat(3)

interface Said {
  readonly title: string
  readonly year?: number
  readonly abstract?: string
  readonly isAnonymous?: true
}

/** As each format says it, keys aside. Every tenth record says nothing and every fiftieth says what another one says, but less. */
const FORMATS: Readonly<Record<string, (key: string, said: Said) => string>> = {
  'papers.bib': (key, { title, year = 2000, abstract = ABSTRACT, isAnonymous }) =>
    title === ''
      ? `@article{${key},\n  year={${year}}\n}\n`
      : `@article{${key},\n  title={${title}},\n${isAnonymous ? '' : `  author={Family${year % 50}x, Given and Öström, Åsa},\n`}  year={${year}},\n  abstract={${abstract}}\n}\n\n`,
  'papers.ris': (key, { title, year = 2000, abstract = ABSTRACT, isAnonymous }) =>
    title === ''
      ? `TY  - JOUR\r\nPY  - ${year}\r\nER  - \r\n`
      : `TY  - JOUR\r\nID  - ${key}\r\nTI  - ${title}\r\n${isAnonymous ? '' : `AU  - Family${year % 50}x, Given\r\n`}PY  - ${year}\r\nAB  - ${abstract}\r\nER  - \r\n\r\n`,
  'papers.jsonl': (key, { title, year = 2000, abstract = ABSTRACT, isAnonymous }) =>
    title === ''
      ? `${JSON.stringify({ id: key, year })}\n`
      : `${JSON.stringify({ id: key, title, authors: isAnonymous ? [] : ['Roe, Ada', `Family${year % 50}x, Given`], year, abstract })}\n`,
}

function titleOf(n: number, who = 'Herons'): string {
  return n % 10 === 3 ? '' : `${who} of the river and its banks, number ${n % 50 === 9 ? n - 4 : n}`
}

function recordsOf(format: string, count: number, who?: string): string[] {
  return Array.from({ length: count }, (_, n) =>
    FORMATS[format]!(`k${n}`, {
      title: titleOf(n, who),
      year: 1950 + ((n % 50 === 9 ? n - 4 : n) % 70),
      ...(n % 50 === 9 && { abstract: 'Herons.' }),
    }),
  )
}

describe.each(Object.keys(FORMATS))('a document of before in which something has changed: %s', (format) => {
  const record = FORMATS[format]!
  const fresh = Array.from({ length: 9 }, (_, n) =>
    record(`new${n}`, { title: `Newts of the pond and everything that lives near them, number ${n}` }),
  )
  // Too short a title to tell whether they are one.
  const twin = record('twin', { title: 'Editorial', abstract: 'Herons.', isAnonymous: true })
  const records = recordsOf(format, 800).with(101, twin).with(601, twin)
  const changes: Readonly<Record<string, (records: string[]) => string[]>> = {
    'grew at its end': (all) => [...all, ...fresh],
    'grew at its beginning': (all) => [...fresh, ...all],
    'grew in its middle': (all) => all.toSpliced(410, 0, ...fresh),
    'grew in many places': (all) => all.toSpliced(690, 0, ...fresh.slice(3)).toSpliced(60, 0, ...fresh.slice(0, 3)),
    'lost records': (all) => all.toSpliced(410, 20),
    'lost all but its end': (all) => all.slice(300),
    'says something else in one': (all) =>
      all.with(500, record('k500', { title: 'Storks of the same river, newly counted' })),
    'says of one what a kept one says, further up': (all) =>
      all.toSpliced(30, 0, record('again', { title: titleOf(601), year: 1950 + (601 % 70) })),
    'says the same as a kept one, further up': (all) => all.toSpliced(30, 0, all[601]!),
    'says the same as two kept ones that are told apart, further up': (all) => all.toSpliced(30, 0, twin),
    'lost a line where a piece ends': (all) => withoutLineBefore(all.join(''), cutBefore(all)),
    'lost a line where a piece begins': (all) => withoutLineBefore(all.join(''), cutBefore(all) + 1),
    'lost what another one was joined with': (all) => all.toSpliced(409, 1),
    'changed places': (all) => [...all.slice(450), ...all.slice(0, 450)],
    'is as it was': (all) => all,
  }
  /** Where a piece in the middle begins, in UTF-16. */
  const cutBefore = (all: readonly string[]): number => {
    const bytes = Buffer.from(all.join(''))
    return bytes.subarray(0, cutIntoPieces(bytes, format)![3]!.from).toString().length
  }
  /** Without the line in which the letter before `at` stands. */
  const withoutLineBefore = (text: string, at: number): string[] => {
    const end = text.indexOf('\n', at - 1) + 1
    return [text.slice(0, text.lastIndexOf('\n', end - 2) + 1), text.slice(end)]
  }
  let folder: string
  let files: readonly string[]
  let before: Snapshot
  const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
  const openCache = (name: string): Promise<Cache> => Cache.open(join(folder, name), 'version')

  beforeAll(async () => {
    folder = makeFolder()
    // The second document shares some papers with the first one.
    files = [join(folder, format), join(folder, `z-${format}`)]
    writeFileSync(files[0]!, records.join(''))
    writeFileSync(files[1]!, [...recordsOf(format, 300, 'Otters'), ...records.slice(200, 230)].join(''))
    before = await snapshotOf(await openCache('cache'))
  })

  async function snapshotOf(cache: Cache): Promise<Snapshot> {
    const read = await readDocuments(
      files.map((file) => openDocument(file)),
      files.map(sizeOf),
      cache,
      () => undefined,
    )
    const built = await buildFromRecords(read, { ...DEFAULTS, withoutTopics: true })
    return parseSnapshot(writeSnapshot(built)).snapshot!
  }

  function sizeOf(file: string): number {
    return statSync(file).size
  }

  /** The snapshot on the earlier one, how many papers were read for it, and how many are the very same objects. */
  async function buildOn(
    base: Snapshot,
    cache: Cache | undefined,
  ): Promise<{ readonly text: string; readonly read: number; readonly same: number }> {
    const unchanged = unchangedRecords(
      base,
      'name',
      files.map((file) => ({ file, hash: hashOf(file) })),
    )
    const isStanding = new Set(unchanged.documents.map(({ file }) => file))
    const changed = files.filter((file) => !isStanding.has(file))
    const { records: read, standing } = await readChanges(
      changed.map((file) => openDocument(file)),
      changed.map(sizeOf),
      cache,
      () => undefined,
      unchanged,
      base.manifest.inputs,
    )
    const built = await buildFromRecords(read, { ...DEFAULTS, withoutTopics: true }, { standing, drawn: base })
    const known = new Set(base.facts.papers)
    const same = built.facts.papers.filter((paper) => known.has(paper)).length
    return { text: writeSnapshot(built), read: read.papers.length, same }
  }

  it.each(Object.keys(changes))('it %s: as if all were read', async (change) => {
    writeFileSync(files[0]!, changes[change]!(records).join(''))
    const warm = await openCache('cache')
    const quick = await buildOn(before, warm)
    const whole = await buildOn(before, undefined)
    expect(quick.text).toBe(whole.text)
    // And now that it is remembered.
    const again = await buildOn(before, warm)
    expect(again.text).toBe(whole.text)
    if (change !== 'changed places' && change !== 'is as it was') expect(quick.read).toBeLessThan(whole.read * 0.8)
    expect(quick.same).toBe(whole.same)
    const codes = parseSnapshot(quick.text).snapshot!.issues.map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['merged', 'rejected-record']))
  })

  it('grew again and again', async () => {
    const cache = await openCache('cache')
    let [base, all] = [before, records]
    for (let round = 0; round < 3; round++) {
      all = all.toSpliced(200 * (round + 1), 0, ...fresh.slice(round * 3, round * 3 + 3))
      writeFileSync(files[0]!, all.join(''))
      const quick = await buildOn(base, cache)
      expect(quick.text).toBe((await buildOn(base, undefined)).text)
      expect(quick.read).toBeLessThan(600)
      base = parseSnapshot(quick.text).snapshot!
    }
  })

  it('is read where the snapshot says something else', async () => {
    const papers = before.facts.papers.map((paper, place) =>
      place % 5 === 0 ? { ...paper, abstract: `${paper.abstract} Indeed.` } : paper,
    )
    const other: Snapshot = { ...before, facts: { ...before.facts, papers } }
    writeFileSync(files[0]!, changes['grew in its middle']!(records).join(''))
    const quick = await buildOn(other, await openCache('cache'))
    expect(quick.text).toBe((await buildOn(other, undefined)).text)
    expect(quick.text).not.toContain('Indeed.')
  })

  it('is read as a whole where it can no longer be cut, or is something else', async () => {
    const cache = await openCache('cache')
    for (const text of [
      `@string{x = {y}}\n${records.join('')}`,
      `\ufeff${records.join('')}`,
      'A. Roe. Newts. 2001.\n'.repeat(9000),
    ]) {
      writeFileSync(files[0]!, text)
      expect((await buildOn(before, cache)).text).toBe((await buildOn(before, undefined)).text)
    }
  })
})

it('a build from the command line on the map of before is the same whatever is remembered of a document that grew', () => {
  const folder = makeFolder()
  const records = recordsOf('papers.bib', 1200)
  const build = (out: string, ...options: string[]): Buffer => {
    const { status, stderr } = runCoterie(['build', 'papers.bib', '--out', out, '--no-topics', ...options], folder)
    expect(status, stderr).toBe(0)
    return readFileSync(join(folder, out))
  }
  writeFileSync(join(folder, 'papers.bib'), records.join(''))
  build('before.coterie', '--cache', 'cache')
  const more = FORMATS['papers.bib']!('new', { title: 'Newts of the pond and everything that lives near them' })
  writeFileSync(join(folder, 'papers.bib'), records.toSpliced(500, 0, more).join(''))
  const warm = build('warm.coterie', '--map', 'before.coterie', '--cache', 'cache')
  rmSync(join(folder, 'cache'), { recursive: true })
  expect(build('cold.coterie', '--map', 'before.coterie', '--cache', 'cache').equals(warm)).toBe(true)
  expect(build('none.coterie', '--map', 'before.coterie', '--no-cache').equals(warm)).toBe(true)
})
