import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseSnapshot, type Snapshot } from '../../src/core/index.ts'
import { makeFolder, runCoterie } from './run-coterie.ts'

const folder = makeFolder()

/** Groups of people who write with each other, and now and then with the next group. */
function bibtex(first: number, last: number): string {
  return Array.from({ length: last - first }, (_, index) => {
    const n = first + index
    const group = n % 7
    const authors = [n % 5, (n * 3 + 1) % 5, n % 11 === 0 ? 5 : (n * 2 + 2) % 5]
    const names = [...new Set(authors)].map((who) => `Family${group}x${who}, Given${(group + who) % 9}`)
    return `@article{k${n}, title={Birds of marsh number ${n}}, author={${names.join(' and ')}}, year={${1990 + (n % 30)}}}\n`
  }).join('')
}

function run(...args: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return runCoterie(args, folder)
}

function open(name: string): Snapshot {
  const { snapshot, problem } = parseSnapshot(readFileSync(join(folder, name), 'utf8'))
  if (!snapshot) throw new Error(problem)
  return snapshot
}

/** How far each mark moved from one snapshot to the other, as part of the map's width. */
function moves(before: Snapshot, after: Snapshot): number[] {
  const [old, now] = [before.lenses.everything!, after.lenses.everything!]
  const { x, y } = old.analysis.positions
  const width = Math.max(...x) - Math.min(...x)
  const nodeOf = new Map(now.graph.keys.map((key, node) => [key, node]))
  return old.graph.keys.map((key, node) => {
    const at = nodeOf.get(key)!
    const { x: nowX, y: nowY } = now.analysis.positions
    return Math.hypot(nowX[at]! - x[node]!, nowY[at]! - y[node]!) / width
  })
}

describe('a build on the map of an earlier one', () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'papers.bib'), bibtex(0, 120))
    expect(run('build', 'papers.bib', '--out', 'before.json').status).toBe(0)
    writeFileSync(join(folder, 'papers.bib'), bibtex(0, 124))
    const built = run('build', 'papers.bib', '--out', 'after.json', '--map', 'before.json')
    expect(built.status, built.stderr).toBe(0)
  })

  it('hardly moves what stands on it, and says whose map it keeps', () => {
    const after = open('after.json')
    expect(after.facts.papers).toHaveLength(124)
    const moved = moves(open('before.json'), after)
    expect(moved.reduce((sum, value) => sum + value, 0) / moved.length).toBeLessThan(0.02)
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, 'before.json')))
      .digest('hex')
    expect(after.manifest.map).toBe(hash)
    // Drawn anew, the map is another one.
    expect(run('build', 'papers.bib', '--out', 'anew.json').status).toBe(0)
    const others = moves(open('before.json'), open('anew.json'))
    expect(others.reduce((sum, value) => sum + value, 0) / others.length).toBeGreaterThan(0.05)
    expect(open('anew.json').manifest.map).toBeUndefined()
  })

  it('can be verified with that map, and with no other', () => {
    expect(run('verify', 'after.json', 'papers.bib', '--map', 'before.json').stdout).toContain('every byte is the same')
    const without = run('verify', 'after.json', 'papers.bib')
    expect([without.status, without.stderr]).toEqual([1, expect.stringContaining('name that with --map')])
    const wrong = run('verify', 'after.json', 'papers.bib', '--map', 'after.json')
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringContaining('keeps the map of another snapshot')])
    const needless = run('verify', 'before.json', 'papers.bib', '--map', 'after.json')
    expect([needless.status, needless.stderr]).toEqual([1, expect.stringContaining('leave out --map')])
  })

  it('keeps the topics of a large collection, says so, and can be verified', () => {
    writeFileSync(join(folder, 'many.bib'), bibtex(0, 1000))
    const hint = 'With --map many.coterie the next build keeps this map'
    const first = run('build', 'many.bib', '--out', 'many.coterie')
    expect([first.status, first.stderr]).toEqual([0, expect.not.stringContaining(hint)])
    expect(run('build', 'many.bib', '--out', 'many.coterie').stderr).toContain(hint)
    writeFileSync(join(folder, 'more.bib'), bibtex(1000, 1010))
    const built = run('build', 'many.bib', 'more.bib', '--out', 'more.coterie', '--map', 'many.coterie')
    expect([built.status, built.stderr]).toEqual([0, expect.stringContaining('1000 papers keep the topics')])
    const verified = run('verify', 'more.coterie', 'more.bib', 'many.bib', '--map', 'many.coterie')
    expect(verified.stdout).toContain('every byte is the same')
  })

  it('may be written over it, and fails where it is no snapshot', () => {
    const after = readFileSync(join(folder, 'after.json'))
    expect(run('build', 'papers.bib', '--out', 'before.json', '--map', 'before.json').status).toBe(0)
    expect(readFileSync(join(folder, 'before.json')).equals(after)).toBe(true)
    const wrong = run('build', 'papers.bib', '--out', 'none.json', '--map', 'papers.bib')
    expect(wrong.status).toBe(1)
    expect(wrong.stderr).toContain('papers.bib')
  })
})
