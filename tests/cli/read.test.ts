import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder, PROGRAM, runCoterie } from './run-coterie.ts'

interface Line {
  readonly title: string
  readonly authors: { readonly family: string; readonly given?: string }[]
  readonly abstract?: string
  readonly links: string[]
  readonly origin: { readonly file: string; readonly line: number }
}

interface GoldPaper {
  readonly title: string
  readonly title_line: number
  readonly authors: { readonly family: string; readonly given: string }[]
  readonly abstract_starts_with: string
  readonly abstract_ends_with: string
  readonly links: string[]
}

const GOLD = '../shared/seeds/gold'
const SEEDS = ['000_26da4aa6a36b41d2', '004_7cdfd988a15eaf50']

function readLines(stdout: string): Line[] {
  return stdout.split('\n').flatMap((line) => (line === '' ? [] : (JSON.parse(line) as Line)))
}

describe('coterie read', () => {
  it.skipIf(!existsSync(GOLD)).each(SEEDS)('reads the sample document %s exactly', (seed) => {
    const gold = JSON.parse(readFileSync(join(GOLD, `${seed}.json`), 'utf8')) as { papers: GoldPaper[] }
    const { status, stdout } = runCoterie(['read', `data/${seed}.txt`])
    expect(status).toBe(0)
    const papers = readLines(stdout)
    expect(papers.map((paper) => [paper.title, paper.origin.line])).toEqual(
      gold.papers.map((paper) => [paper.title, paper.title_line]),
    )
    expect(papers.map((paper) => paper.authors)).toEqual(gold.papers.map((paper) => paper.authors))
    expect(papers.map((paper) => paper.links)).toEqual(gold.papers.map((paper) => paper.links))
    papers.forEach((paper, index) => {
      expect(paper.abstract?.startsWith(gold.papers[index]!.abstract_starts_with)).toBe(true)
      expect(paper.abstract?.endsWith(gold.papers[index]!.abstract_ends_with)).toBe(true)
    })
  })

  it('names what it could not use, lets the rest through, and tells by the exit code that a path was wrong', () => {
    const folder = makeFolder()
    mkdirSync(join(folder, 'in'))
    writeFileSync(join(folder, 'in', 'good.bib'), '@article{a, title={Good}, author={Roe, Ada}, year={2020}}\n')
    writeFileSync(join(folder, 'in', 'empty.txt'), '')
    writeFileSync(join(folder, 'in', 'picture.png'), Buffer.from('89504e470d0a1a0a0000000d', 'hex'))
    const { status, stdout, stderr } = runCoterie(['read', 'in', 'missing.bib'], folder)
    expect(readLines(stdout).map((paper) => paper.title)).toEqual(['Good'])
    expect(stderr).toContain('missing.bib: there is no such file or folder (skipped)')
    expect(stderr).toMatch(/in\/empty\.txt: /)
    expect(stderr).toMatch(/in\/picture\.png: /)
    expect(status).toBe(1)
  })

  it.skipIf(!existsSync('/dev/full'))('says in one line that its output could not be written', () => {
    const { status, stderr } = spawnSync('sh', ['-c', `"$0" "$1" read data > /dev/full`, process.execPath, PROGRAM], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/The output could not be written: the disk is full\.\n$/)
  })

  it('is used wrongly with exit code 2, and helps with 0', () => {
    expect(runCoterie(['read']).status).toBe(2)
    expect(runCoterie(['no-such-command']).status).toBe(2)
    expect(runCoterie(['build', 'data', '--out', 'x', '--counting', 'double']).status).toBe(2)
    const help = runCoterie(['--help'])
    expect(help.status).toBe(0)
    expect(help.stdout).toContain('build')
  })
})
