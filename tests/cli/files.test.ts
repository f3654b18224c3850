import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findDocuments, writeWhole } from '../../src/cli/files.ts'
import { makeFolder } from './run-coterie.ts'

const isRoot = process.getuid?.() === 0

describe('findDocuments', () => {
  it('tells what in a folder is no file, and finds the others', async () => {
    const folder = makeFolder()
    mkdirSync(join(folder, 'inside'))
    writeFileSync(join(folder, 'inside', 'b.bib'), '')
    writeFileSync(join(folder, 'a.bib'), '')
    symlinkSync('a.bib', join(folder, 'link.bib'))
    symlinkSync('nowhere.bib', join(folder, 'dangling.bib'))
    symlinkSync('..', join(folder, 'inside', 'up'))
    spawnSync('mkfifo', [join(folder, 'pipe')])
    const { sources, issues } = await findDocuments([folder])
    const place = (path: string): string => path.slice(folder.length + 1)
    expect(sources.map((source) => place(source.name))).toEqual(['a.bib', 'inside/b.bib', 'link.bib'])
    expect(issues.map((issue) => [place(issue.file), issue.message]).sort()).toEqual([
      ['dangling.bib', 'there is no such file or folder'],
      ['inside/up', 'this is a link to a folder'],
      ['pipe', 'this is a device, no file'],
    ])
  })

  it.skipIf(isRoot)('passes over a folder that is closed to us, and finds the others', async () => {
    const folder = makeFolder()
    mkdirSync(join(folder, 'closed'))
    writeFileSync(join(folder, 'a.bib'), '')
    chmodSync(join(folder, 'closed'), 0)
    const { sources, issues } = await findDocuments([folder])
    expect(sources.map((source) => source.name)).toEqual([join(folder, 'a.bib')])
    expect(issues.map((issue) => issue.message)).toEqual(['permission denied'])
  })
})

describe('writeWhole', () => {
  it('writes into a device or pipe and leaves it what it is', async () => {
    const folder = makeFolder()
    const pipe = join(folder, 'pipe')
    spawnSync('mkfifo', [pipe])
    const [read] = await Promise.all([readFile(pipe, 'utf8'), writeWhole(pipe, ['all', ' of it'])])
    expect(read).toBe('all of it')
    expect(statSync(pipe).isFIFO()).toBe(true)
  })

  it('keeps what the file allows to whom', async () => {
    const folder = makeFolder()
    const path = join(folder, 'graph.json')
    writeFileSync(path, 'old', { mode: 0o600 })
    await writeWhole(path, ['new'])
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual(['graph.json'])
  })
})
