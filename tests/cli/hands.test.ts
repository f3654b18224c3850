import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseSnapshot } from '../../src/core/index.ts'
import { makeFolder, PROGRAM, runCoterie } from './run-coterie.ts'

const PLACES = 'glacier river forest desert reef marsh tundra valley lagoon steppe'.split(' ')
const THINGS = 'heron otter beetle lichen salmon falcon moss badger cricket newt'.split(' ')
const METHODS = ['camera traps', 'acoustic sensors', 'soil sampling', 'satellite images', 'citizen counts']

/** As many different papers as wanted, each about a few of a hundred subjects. */
function bibtex(count: number, first = 0): string {
  return Array.from({ length: count }, (_, index) => {
    const n = first + index
    const [place, thing] = [PLACES[n % 10]!, THINGS[Math.floor(n / 10) % 10]!]
    const method = METHODS[n % METHODS.length]!
    const authors = [n % 97, (n * 7) % 89, (n * 13) % 83].map((who) => `Family${who}x, Given${who % 11}`)
    return `@article{k${n}, title={The ${thing} population of ${place} number ${n}}, author={${authors.join(' and ')}},
  year={${1990 + (n % 30)}}, abstract={We present Atlas${n % 40}, a system that follows ${thing} populations by ${method}. The ${place}
  habitat of every ${thing} is mapped by long-term monitoring networks (LMN). Site ${n} was visited in ${n % 12} months.}}
`
  }).join('')
}

const folder = makeFolder()
const cache = join(folder, 'cache')

function build(out: string, ...args: string[]): { readonly bytes: Buffer; readonly stderr: string } {
  const { status, stderr } = runCoterie(['build', 'papers.bib', '--out', out, ...args], folder)
  expect(status, stderr).toBe(0)
  return { bytes: readFileSync(join(folder, out)), stderr }
}

function entries(prefix: string): string[] {
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes(prefix))
    .map((name) => join(cache, name))
}

describe('a build of many papers', () => {
  let alone: Buffer
  let layouts: readonly string[]
  beforeAll(() => {
    writeFileSync(join(folder, 'papers.bib'), bibtex(1000))
    alone = build('alone.json', '--threads', '1', '--no-cache').bytes
  }, 240_000)

  it('gives the same bytes with many threads, and with what was remembered', { timeout: 240_000 }, () => {
    expect(build('many.json', '--threads', '3', '--cache', cache).bytes.equals(alone)).toBe(true)
    layouts = entries('layout-')
    const again = build('again.json', '--threads', '2', '--cache', cache)
    expect(again.bytes.equals(alone)).toBe(true)
    expect(again.stderr).toContain('Topics and systems are those of an earlier build')
  })

  it('gives the same bytes without topics, too', { timeout: 240_000 }, () => {
    const bytesOf = (out: string, ...args: string[]): Buffer => build(out, '--no-topics', ...args).bytes
    const plain = bytesOf('plain.coterie', '--threads', '1', '--no-cache')
    for (const threads of ['2', '3'])
      expect(bytesOf('plain-many.coterie', '--threads', threads, '--cache', 'other').equals(plain)).toBe(true)
  })

  it('fails with one line where a part of the program is missing', { timeout: 240_000 }, () => {
    const program = join(folder, 'program')
    cpSync(dirname(PROGRAM), program, { recursive: true })
    writeFileSync(join(program, 'package.json'), '{ "type": "module" }')
    rmSync(join(program, 'thread.js'))
    const args = [join(program, 'coterie.js'), 'build', 'papers.bib', '--out', 'never.json', '--no-cache']
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: 120_000 })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^A thread of the build did not start: .+ Build or install it again\.\n$/)
    expect(existsSync(join(folder, 'never.json'))).toBe(false)
  })

  it('looks only through papers that are new or changed', { timeout: 240_000 }, () => {
    writeFileSync(join(folder, 'papers.bib'), bibtex(15, 5000) + bibtex(1000))
    const { bytes, stderr } = build('more.json', '--cache', cache)
    expect(stderr).toContain('1000 papers of 1015 were looked through in an earlier build')
    // Where nothing can be kept, everything is done.
    writeFileSync(join(folder, 'occupied'), '')
    const anew = build('anew.json', '--cache', 'occupied')
    expect(anew.stderr).toContain('Nothing could be kept in occupied')
    expect(bytes.equals(anew.bytes)).toBe(true)
    writeFileSync(join(folder, 'papers.bib'), bibtex(1000))
  })

  it('keeps the people of an earlier map, whatever is remembered of it', { timeout: 240_000 }, () => {
    writeFileSync(join(folder, 'papers.bib'), bibtex(15, 5000) + bibtex(1000))
    const map = ['--map', 'alone.json']
    const remembering = build('continued.json', '--cache', cache, ...map)
    const anew = build('anew.json', '--no-cache', '--threads', '1', ...map)
    expect(remembering.bytes.equals(anew.bytes)).toBe(true)
    expect(build('again.json', '--cache', cache, ...map).bytes.equals(anew.bytes)).toBe(true)
    const idsIn = (bytes: Buffer): string[] => parseSnapshot(String(bytes)).snapshot!.facts.authors.map(({ id }) => id)
    expect(idsIn(anew.bytes)).toEqual(expect.arrayContaining(idsIn(alone)))
    writeFileSync(join(folder, 'papers.bib'), bibtex(1000))
  })

  it('believes no damaged file, and does its part again', { timeout: 240_000 }, () => {
    for (const path of entries('subjects-')) rmSync(path)
    const [cut, changed, replaced] = entries('excerpts-').sort()
    writeFileSync(cut!, readFileSync(cut!).subarray(0, -100))
    const bytes = readFileSync(changed!)
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    writeFileSync(changed!, bytes)
    writeFileSync(replaced!, readFileSync(layouts[0]!))
    for (const path of entries('people-')) writeFileSync(path, 'nobody')
    for (const path of entries('words')) writeFileSync(path, 'no words')
    for (const path of entries('document-').slice(0, 2)) writeFileSync(path, 'no paper')
    const [foreign, ...others] = entries('lens-')
    for (const path of others) writeFileSync(path, 'no map')
    writeFileSync(foreign!, readFileSync(layouts[0]!).subarray(0, -1))
    for (const path of entries('links-').slice(0, 2)) writeFileSync(path, 'no links')
    // Where a step stood is believed no more than what came of it.
    const laidOut = layouts[1]!
    rmSync(laidOut)
    const underWay = laidOut.replace(/layout-(?=[0-9a-f]+$)/, 'underway-layout-')
    writeFileSync(underWay, 'nowhere')
    const mended = build('mended.json', '--cache', cache)
    expect(mended.bytes.equals(alone)).toBe(true)
    expect(mended.stderr).toMatch(/\d+ files in .*cache were damaged; what they held was done again\./)
    expect(statSync(cut!).size).toBeGreaterThan(1000)
    expect(existsSync(laidOut) && !existsSync(underWay)).toBe(true)
  })
})

describe('a build that is killed', () => {
  const args = ['build', 'papers.bib', '--out', 'graph.json', '--cache', 'cache']
  const own = makeFolder()
  const remembered = (): number =>
    existsSync(join(own, 'cache'))
      ? readdirSync(join(own, 'cache'), { recursive: true, encoding: 'utf8' }).filter((name) =>
          /excerpts-[0-9a-f]+$/.test(name),
        ).length
      : 0

  /** Kills a build when it has looked through so many more batches of papers. */
  async function kill(signal: NodeJS.Signals, batches: number): Promise<void> {
    const enough = remembered() + batches
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: own, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', (_, by) => resolve(by)))
    while (remembered() < enough) await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill(signal)
    expect(await ended).toBe(signal)
    expect(existsSync(join(own, 'graph.json'))).toBe(false)
  }

  it('goes on where it was, to the same bytes', { timeout: 480_000 }, async () => {
    writeFileSync(join(own, 'papers.bib'), bibtex(2000))
    await kill('SIGKILL', 4)
    await kill('SIGINT', 4)
    const kept = remembered()
    const resumed = runCoterie(args, own)
    expect(resumed.status, resumed.stderr).toBe(0)
    const papers = Number(/(\d+) papers of 2000 were looked through/.exec(resumed.stderr)![1])
    // The last batch of papers may be a small one.
    expect(papers).toBeGreaterThan((kept - 1) * 128)
    const anew = runCoterie(['build', 'papers.bib', '--out', 'anew.json', '--no-cache'], own)
    expect(anew.status).toBe(0)
    expect(readFileSync(join(own, 'graph.json')).equals(readFileSync(join(own, 'anew.json')))).toBe(true)
  })

  it('goes on in the middle of a long step, and of its file', { timeout: 480_000 }, async () => {
    writeFileSync(join(own, 'many.bib'), bibtex(2000))
    const steps = ['build', 'many.bib', '--no-topics', '--out', 'many.coterie', '--cache', 'steps']
    const underWay = (what: string): string[] =>
      existsSync(join(own, 'steps'))
        ? readdirSync(join(own, 'steps'), { recursive: true, encoding: 'utf8' }).filter((name) =>
            new RegExp(`underway-(${what})-[0-9a-f]+(-[a-z]+)?$`).test(name),
          )
        : []
    const killAt = async (...begun: string[]): Promise<void> => {
      const child = spawn(process.execPath, [PROGRAM, ...steps], { cwd: own, stdio: 'ignore' })
      const ended = new Promise((resolve) => child.once('exit', (_, by) => resolve(by)))
      while (!begun.every((what) => underWay(what).length > 0) && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 2))
      child.kill('SIGKILL')
      expect(await ended).toBe('SIGKILL')
    }
    await killAt('people')
    await killAt('layout', 'snapshot')
    const resumed = runCoterie(steps, own)
    expect(resumed.status, resumed.stderr).toBe(0)
    expect(resumed.stderr).toContain('(layout) goes on where it was stopped')
    expect(underWay('[a-z]+')).toEqual([])
    const anew = runCoterie([...steps.slice(0, 4), 'anew.coterie', '--no-cache'], own)
    expect(anew.status, anew.stderr).toBe(0)
    expect(readFileSync(join(own, 'many.coterie')).equals(readFileSync(join(own, 'anew.coterie')))).toBe(true)
  })
})
