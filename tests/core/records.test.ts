import { describe, expect, it } from 'vitest'
import {
  buildFromRecords,
  DEFAULTS,
  parseSnapshot,
  readRecords,
  unchangedRecords,
  writeSnapshot,
  type DocumentSource,
  type Snapshot,
} from '../../src/core/index.ts'

function entry(key: string, title: string, year = 2020): string {
  return `@article{${key}, title={${title} and everything that lives near them}, author={Roe, Ada}, year={${year}}}\n`
}

const DOCUMENTS: Readonly<Record<string, string>> = {
  'a.bib': `${entry('a1', 'Wolves')}${entry('a2', 'Bears')}@article{a3, year={2020}}\n`,
  'b.bib': entry('b1', 'Bears') + entry('b2', 'Owls'),
  'c.bib': entry('c1', 'Owls') + entry('c2', 'Newts'),
  'd.bib': entry('d1', 'Otters') + entry('d2', 'Otters'),
  'e.bib':
    '@article{e1, title={Über die Eulen und alles andere, was bei ihnen lebt und nachts nicht schläft}, year={2020}}',
}

function sourcesOf(documents: Readonly<Record<string, string>>): DocumentSource[] {
  return Object.entries(documents).map(([name, text]) => ({
    name,
    chunks: (async function* () {
      yield new TextEncoder().encode(text)
    })(),
  }))
}

async function build(documents: Readonly<Record<string, string>>): Promise<Snapshot> {
  return buildFromRecords(await readRecords(sourcesOf(documents)), DEFAULTS)
}

type Hashed = { file: string; hash: string }

function hashesOf({ manifest }: Snapshot, changed: Readonly<Record<string, string | undefined>> = {}): Hashed[] {
  return manifest.inputs.map(({ file, hash }) => ({ file, hash: changed[file] ?? hash }))
}

function filesOf(snapshot: Snapshot, documents: readonly Hashed[]): string[] {
  return unchangedRecords(snapshot, 'name', documents).documents.map(({ file }) => file)
}

describe('what a snapshot holds of documents that are as they were', () => {
  it('is everything when none has changed: the very papers, in their order', async () => {
    const snapshot = await build(DOCUMENTS)
    const { papers, documents } = unchangedRecords(snapshot, 'name', hashesOf(snapshot))
    expect(papers).toHaveLength(snapshot.facts.papers.length)
    papers.forEach((paper, at) => expect(paper).toBe(snapshot.facts.papers[at]))
    expect(documents).toEqual(snapshot.manifest.inputs)
  })

  it('leaves out what shares a paper with a document that changed or is gone, be it by way of a third', async () => {
    const snapshot = await build(DOCUMENTS)
    expect(filesOf(snapshot, hashesOf(snapshot, { 'd.bib': '1'.repeat(64) }))).toEqual([
      'a.bib',
      'b.bib',
      'c.bib',
      'e.bib',
    ])
    expect(filesOf(snapshot, hashesOf(snapshot, { 'a.bib': '1'.repeat(64) }))).toEqual(['d.bib', 'e.bib'])
    const without = hashesOf(snapshot).filter(({ file }) => file !== 'c.bib')
    expect(filesOf(snapshot, without)).toEqual(['d.bib', 'e.bib'])
    const renamed = hashesOf(snapshot).map((one) => ({ ...one, file: one.file.replace('d.bib', 'f.bib') }))
    expect(filesOf(snapshot, renamed)).toEqual(['a.bib', 'b.bib', 'c.bib', 'e.bib'])
  })

  it('is nothing of a document that could not be hashed or that stands there twice', async () => {
    const snapshot = await build(DOCUMENTS)
    const unhashed = hashesOf(snapshot).map(({ file, hash }) => ({ file, hash: file === 'd.bib' ? '' : hash }))
    expect(filesOf(snapshot, unhashed)).not.toContain('d.bib')
    const { manifest } = snapshot
    const twice = { ...manifest, inputs: [...manifest.inputs, manifest.inputs.find(({ file }) => file === 'd.bib')!] }
    expect(filesOf({ ...snapshot, manifest: twice }, hashesOf(snapshot))).not.toContain('d.bib')
  })

  it('tells of each document what its reading and joining told, and nothing of what follows from all', async () => {
    const snapshot = await build(DOCUMENTS)
    const { issues } = unchangedRecords(snapshot, 'name', hashesOf(snapshot, { 'a.bib': '1'.repeat(64) }))
    expect(snapshot.issues.some(({ message }) => message.includes('not seem to be in English'))).toBe(true)
    expect(issues.map(({ code, file }) => [code, file])).toEqual([['merged', 'd.bib']])
    const all = unchangedRecords(snapshot, 'name', hashesOf(snapshot)).issues
    expect(all.map(({ code, file }) => `${code} ${file}`).toSorted()).toEqual([
      'merged b.bib',
      'merged c.bib',
      'merged d.bib',
      'rejected-record a.bib',
    ])
  })

  it('gives the same papers, reports and issues as reading, with what is new beside it', async () => {
    const { snapshot: before } = parseSnapshot(writeSnapshot(await build(DOCUMENTS)))
    const more = { ...DOCUMENTS, 'b2.bib': entry('n1', 'Newts') + entry('n2', 'Herons') }
    const whole = await build(more)
    const { manifest, facts, issues } = await buildFromRecords(
      await readRecords(sourcesOf({ 'b2.bib': more['b2.bib'] })),
      DEFAULTS,
      { standing: unchangedRecords(before!, 'name', hashesOf(before!)) },
    )
    expect(facts.papers).toEqual(whole.facts.papers)
    expect(manifest).toEqual(whole.manifest)
    expect(issues.map((issue) => JSON.stringify(issue)).toSorted()).toEqual(
      whole.issues.map((issue) => JSON.stringify(issue)).toSorted(),
    )
  })

  it('lets a document grow and move: what it said before stands, with its ids, and the outcome is that of reading', async () => {
    const before = await build(DOCUMENTS)
    const more: Readonly<Record<string, string>> = {
      ...DOCUMENTS,
      'a.bib': `${DOCUMENTS['a.bib']!}${entry('a4', 'Lynxes', 2021)}${entry('a5', 'Hares')}`,
      'd.bib': `\n\n${DOCUMENTS['d.bib']!}`,
    }
    const whole = await build(more)
    const standing = unchangedRecords(before, 'name', hashesOf(whole))
    expect(standing.documents.map(({ file }) => file)).toEqual(['e.bib'])
    const { 'e.bib': _unchanged, ...read } = more
    for (const sources of [sourcesOf(read), sourcesOf(read).toReversed()]) {
      const { manifest, facts } = await buildFromRecords(await readRecords(sources), DEFAULTS, { standing })
      expect(facts.papers).toEqual(whole.facts.papers)
      expect(manifest).toEqual(whole.manifest)
      const wolves = facts.papers.find(({ sourceId }) => sourceId === 'a1')
      expect(wolves).toBe(before.facts.papers.find(({ sourceId }) => sourceId === 'a1'))
    }
  })
})
