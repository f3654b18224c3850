import { appendFileSync, copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseSnapshot, writeSnapshot, type Snapshot } from '../../src/core/index.ts'
import { makeFolder, runCoterie } from './run-coterie.ts'

const ABSTRACT = 'Herons – “grey” and white – were counted from the bank of the river in every month. '.repeat(8)

function entries(first: number, last: number, kind: string): string {
  return Array.from({ length: last - first }, (_, index) => {
    const n = first + index
    const names = [n % 7, (n * 3 + 1) % 11, 20 + (n % 5)].map((who) => `Family${who}x, Given${who % 3}`)
    return `@article{${kind}${n}, title={${kind} of the river number ${n}}, author={${names.join(' and ')}},
  year={${1990 + (n % 30)}}, abstract={${ABSTRACT}}}\n`
  }).join('')
}

const GERMAN = `@article{g1, title={Über die Eulen und alles andere, was bei ihnen lebt und nachts nicht schläft}, year={2020}}\n`
const BROKEN = '@article{broken, year={1999}}\n'

/** Large enough to be remembered. */
const HERONS = GERMAN + BROKEN + entries(0, 320, 'Herons')
/** Shares a paper with the next one, which shares none with the herons. */
const OTTERS = entries(0, 12, 'Otters')
const NEWTS = entries(11, 12, 'Otters') + BROKEN + entries(0, 12, 'Newts')
const OWLS = entries(0, 8, 'Owls')

/** The same, and every paper shows that it is the one of this snapshot. */
function withMarks(text: string): string {
  const { facts, ...rest } = open(text)
  const papers = facts.papers.map((paper) => ({ ...paper, abstract: `KEPT ${paper.abstract}` }))
  return writeSnapshot({ ...rest, facts: { ...facts, papers } })
}

function open(text: string): Snapshot {
  const { snapshot, problem } = parseSnapshot(text)
  if (!snapshot) throw new Error(problem)
  return snapshot
}

describe('a build on the map of an earlier one, of documents that', () => {
  let folder: string
  let documents: string[]
  let before: string
  /** Topics are only looked for where something is said of them. */
  let topics: readonly string[]
  const fileOf = (name: string): string => join(folder, name)
  const build = (out: string, ...given: string[]): string => {
    const options = ['--cache', 'cache', ...topics, ...given]
    const { status, stderr } = runCoterie(['build', ...documents, '--out', out, ...options], folder)
    expect(status, stderr).toBe(0)
    return readFileSync(fileOf(out), 'utf8')
  }
  /** Verified, and with the documents of those papers that are the ones of the map, which say so. */
  const buildOn = (map: string): { readonly snapshot: Snapshot; readonly kept: readonly string[] } => {
    const snapshot = open(build('after.json', '--map', map))
    const verified = runCoterie(['verify', 'after.json', ...documents, '--map', map], folder)
    expect(verified.stdout + verified.stderr).toContain('every byte is the same')
    const kept = snapshot.facts.papers.filter(({ abstract }) => abstract?.startsWith('KEPT'))
    return { snapshot, kept: [...new Set(kept.flatMap(({ origins }) => origins.map(({ file }) => file)))].sort() }
  }
  const expectSameWhateverIsRemembered = (map: string): void => {
    const text = build('warm.json', '--map', map)
    rmSync(fileOf('cache'), { recursive: true })
    expect(build('cold.json', '--map', map)).toBe(text)
    expect(build('none.json', '--map', map, '--no-cache')).toBe(text)
    expect(readFileSync(fileOf('after.json'), 'utf8')).toBe(text)
  }
  const issuesOf = ({ issues }: Snapshot): string[] => issues.map((issue) => JSON.stringify(issue)).sort()

  beforeEach(() => {
    folder = makeFolder()
    documents = ['herons.bib', 'newts.bib', 'otters.bib']
    writeFileSync(fileOf('herons.bib'), HERONS)
    writeFileSync(fileOf('otters.bib'), OTTERS)
    writeFileSync(fileOf('newts.bib'), NEWTS)
    topics = []
    before ??= withMarks(build('before.json'))
    writeFileSync(fileOf('before.json'), before)
    topics = ['--no-topics']
  })

  it('are as they were: they are not read, and nothing of them is lost or said twice', () => {
    topics = []
    writeFileSync(fileOf('owls.bib'), OWLS)
    documents.push('owls.bib')
    const { snapshot, kept } = buildOn('before.json')
    expect(kept).toEqual(['herons.bib', 'newts.bib', 'otters.bib'])
    const whole = open(build('whole.json'))
    expect(snapshot.manifest.inputs).toEqual(whole.manifest.inputs)
    expect(snapshot.facts.papers.map(({ id, origins }) => [id, origins])).toEqual(
      whole.facts.papers.map(({ id, origins }) => [id, origins]),
    )
    expect(issuesOf(snapshot)).toEqual(issuesOf(whole))
    expect(issuesOf(whole).join('\n')).toMatch(/isDerived[^]*merged[^]*rejected-record[^]*rejected-record/)
    expectSameWhateverIsRemembered('before.json')
  })

  it('changed: they are read, and those that share papers with them', () => {
    appendFileSync(fileOf('newts.bib'), BROKEN)
    const { snapshot, kept } = buildOn('before.json')
    expect(kept).toEqual(['herons.bib'])
    const whole = open(build('whole.json'))
    expectSameWhateverIsRemembered('before.json')
    expect(snapshot.manifest.inputs).toEqual(whole.manifest.inputs)
    expect(issuesOf(snapshot)).toEqual(issuesOf(whole))
  })

  it('are gone: they leave nothing behind', () => {
    rmSync(fileOf('newts.bib'))
    documents = ['herons.bib', 'otters.bib']
    const { snapshot, kept } = buildOn('before.json')
    expect(kept).toEqual(['herons.bib'])
    const whole = open(build('whole.json'))
    expect(snapshot.manifest.inputs).toEqual(whole.manifest.inputs)
    expect(issuesOf(snapshot)).toEqual(issuesOf(whole))
    expect(JSON.stringify(snapshot.facts.papers)).not.toContain('newts.bib')
  })

  it('bear another name: they are read under that', () => {
    renameSync(fileOf('herons.bib'), fileOf('birds.bib'))
    documents = ['birds.bib', 'newts.bib', 'otters.bib']
    const { snapshot, kept } = buildOn('before.json')
    expect(kept).toEqual(['newts.bib', 'otters.bib'])
    expect(snapshot.manifest.inputs).toEqual(open(build('whole.json')).manifest.inputs)
  })

  it('are there twice: every record is joined with the known one', () => {
    copyFileSync(fileOf('otters.bib'), fileOf('a-copy.bib'))
    documents.push('a-copy.bib')
    const { snapshot, kept } = buildOn('before.json')
    expect(kept).toContain('herons.bib')
    const known = open(before)
    expect(snapshot.facts.papers.map(({ id }) => id).sort()).toEqual(known.facts.papers.map(({ id }) => id).sort())
    const sum = snapshot.manifest.inputs.reduce((total, { added }) => total + added, 0)
    expect(sum).toBe(snapshot.facts.papers.length)
    for (const { found, added, merged, rejected } of snapshot.manifest.inputs)
      expect(found).toBe(added + merged + rejected)
  })
})
