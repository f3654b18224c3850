import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSnapshot, type Snapshot } from '../../src/core/index.ts'
import { makeFolder, runCoterie } from './run-coterie.ts'

const folder = makeFolder()
cpSync('data', join(folder, 'data'), { recursive: true })

function buildIn(...args: string[]): Snapshot {
  const { status, stderr } = runCoterie(['build', 'data', '--out', 'graph.json', ...args], folder)
  expect(stderr).toContain('14 papers found = 14 kept + 0 merged + 0 rejected')
  expect(status).toBe(0)
  const { snapshot, problem } = parseSnapshot(readFileSync(join(folder, 'graph.json'), 'utf8'))
  if (!snapshot) throw new Error(problem)
  return snapshot
}

describe('coterie build on the sample', () => {
  it('finds 22 people and 89 co-author links, four of them with two papers', () => {
    const { facts, lenses } = buildIn()
    expect(facts.authors).toHaveLength(22)
    expect(facts.paperAuthors.targets).toHaveLength(29)
    const { network, entities } = lenses['co-authors']!.graph
    expect(network.sources).toHaveLength(89)
    const label = (node: number): string => facts.authors[entities[node]!]!.label
    const strong = Array.from(network.weights, (weight, edge) => [weight, edge] as const)
      .filter(([weight]) => weight > 1)
      .map(([weight, edge]) => [weight, ...[label(network.sources[edge]!), label(network.targets[edge]!)].sort()])
    expect(strong.toSorted()).toEqual([
      [2, 'Gong, Neil Zhenqiang', 'Jia, Jinyuan'],
      [2, 'Gong, Neil Zhenqiang', 'Qu, Wenjie'],
      [2, 'Jia, Jinyuan', 'Qu, Wenjie'],
      [2, 'Qu, Wenjie', 'Zhang, Jiaheng'],
    ])
  })

  it('connects the two documents by topics', () => {
    const { facts } = buildIn()
    const filesOf = facts.topics.map(() => new Set<string>())
    facts.papers.forEach((paper, row) => {
      const { offsets, targets } = facts.paperTopics
      for (const topic of targets.subarray(offsets[row], offsets[row + 1])) filesOf[topic]!.add(paper.origins[0]!.file)
    })
    const shared = facts.topics.filter((_, topic) => filesOf[topic]!.size === 2).map((topic) => topic.label)
    expect(shared.length).toBeGreaterThanOrEqual(3)
    expect(shared.join(' ')).toMatch(/diffusion/i)
  })

  it('names clusters by what they are about, keeps the garbled abstract and marks it', () => {
    const { facts, lenses } = buildIn()
    for (const { name } of lenses.everything!.analysis.communityList) expect(name).toMatch(/\p{L}{3}/u)
    expect(facts.papers.filter((paper) => paper.isAbstractGarbled).map((paper) => paper.title)).toEqual([
      'REaaS: Enabling Adversarially Robust Downstream Classifiers via Robust Encoder as a Service',
    ])
  })

  it('gives the same bytes twice, and in any order of the files', () => {
    buildIn()
    const first = readFileSync(join(folder, 'graph.json'))
    buildIn()
    expect(readFileSync(join(folder, 'graph.json')).equals(first)).toBe(true)
    const files = readdirSync(join(folder, 'data')).filter((name) => name.endsWith('.txt'))
    const paths = files.toReversed().map((name) => join('data', name))
    expect(runCoterie(['build', ...paths, '--out', 'turned.json'], folder).status).toBe(0)
    expect(readFileSync(join(folder, 'turned.json')).equals(first)).toBe(true)
  })

  it('counts fractionally when asked', () => {
    const { network } = buildIn('--counting', 'fractional').lenses['co-authors']!.graph
    expect(Math.max(...network.weights)).toBeLessThan(2)
  })
})

describe('coterie build --no-topics', () => {
  it('knows people and papers alone, and verify knows that it does', () => {
    const { facts, lenses, manifest } = buildIn('--no-topics')
    expect([facts.papers.length, facts.authors.length, facts.topics.length, facts.systems.length]).toEqual([
      14, 22, 0, 0,
    ])
    expect(Object.keys(lenses).toSorted()).toEqual(['co-authors', 'everything', 'papers'])
    expect(lenses['co-authors']!.graph.network.sources).toHaveLength(89)
    expect(new Set(lenses.everything!.graph.kinds)).toEqual(new Set(['author', 'paper']))
    expect(manifest.options.withoutTopics).toBe(true)
    expect(runCoterie(['build', 'data', '--out', 'graph.coterie', '--no-topics'], folder).status).toBe(0)
    const { status, stdout } = runCoterie(['verify', 'graph.coterie', 'data'], folder)
    expect(stdout).toContain('every byte is the same')
    expect(status).toBe(0)
  })
})

describe('coterie build on bad input', () => {
  it('writes nothing where no paper was found', () => {
    const empty = makeFolder()
    writeFileSync(join(empty, 'nothing.txt'), '')
    const { status, stderr } = runCoterie(['build', 'nothing.txt', '--out', 'graph.json'], empty)
    expect(status).toBe(1)
    expect(stderr).toContain('No paper was found')
    expect(existsSync(join(empty, 'graph.json'))).toBe(false)
  })

  it('overwrites no document, and takes no earlier snapshot for one', () => {
    const own = makeFolder()
    const paper = '@article{a, title={Paper}, author={Roe, Ada}}'
    writeFileSync(join(own, 'a.bib'), paper)
    expect(runCoterie(['build', '.', '--out', 'a.bib'], own).status).toBe(1)
    expect(readFileSync(join(own, 'a.bib'), 'utf8')).toBe(paper)
    const [first, second] = ['', ''].map(() => {
      expect(runCoterie(['build', '.', '--out', 'graph.json'], own).status).toBe(0)
      return readFileSync(join(own, 'graph.json'), 'utf8')
    })
    expect(second).toBe(first)
  })

  it('names every line of a decisions file that it does not understand, one a line, and writes nothing', () => {
    const strange = makeFolder()
    writeFileSync(join(strange, 'a.bib'), '@article{a, title={Paper}, author={Roe, Ada}}')
    writeFileSync(join(strange, 'decisions.txt'), 'marry\tRoe, Ada\tDoe, Jane\nnothing\n')
    const { status, stderr } = runCoterie(
      ['build', 'a.bib', '--out', 'graph.json', '--decisions', 'decisions.txt'],
      strange,
    )
    expect(status).toBe(1)
    expect(stderr).toMatch(/^decisions\.txt:1: .*marry.*\ndecisions\.txt:2: .*\ndecisions\.txt can't be used/)
    expect(existsSync(join(strange, 'graph.json'))).toBe(false)
  })

  it('takes no thesaurus that it only understands in part', () => {
    const strange = makeFolder()
    writeFileSync(join(strange, 'a.bib'), '@article{a, title={Paper}, author={Roe, Ada}}')
    writeFileSync(join(strange, 'topics.txt'), 'label\treplace by\nmaps\tatlas\nDear reader,\n')
    const args = ['build', 'a.bib', '--out', 'graph.json', '--thesaurus', 'topics.txt']
    const { status, stderr } = runCoterie(args, strange)
    expect(status).toBe(1)
    expect(stderr).toMatch(/^topics\.txt:3: .*Dear reader.*\ntopics\.txt can't be used/)
    expect(existsSync(join(strange, 'graph.json'))).toBe(false)
  })

  it('lets one bad record of many cost only itself; with --strict nothing is written', () => {
    const many = makeFolder()
    mkdirSync(join(many, 'in'))
    for (let i = 0; i < 20; i++)
      writeFileSync(
        join(many, 'in', `f${i}.bib`),
        `@article{k${i}, title={Paper ${i}}, author={Roe${i}, Ada}, year={2020}}\n` +
          (i === 7 ? '@article{broken, author={no close,\n title={x}\n' : ''),
      )
    const tolerant = runCoterie(['build', 'in', '--out', 'graph.json'], many)
    expect(tolerant.status).toBe(0)
    expect(tolerant.stderr).toMatch(/in\/f7\.bib:2: /)
    expect(tolerant.stderr).toContain('20 kept')
    const strict = runCoterie(['build', 'in', '--out', 'strict.json', '--strict'], many)
    expect(strict.status).toBe(1)
    expect(existsSync(join(many, 'strict.json'))).toBe(false)
  })

  it('keeps the links of a paper with thousands of authors implicit, and says so', () => {
    const hyper = makeFolder()
    const authors = Array.from({ length: 5153 }, (_, index) => `Roe${index}, Ada`).join(' and ')
    writeFileSync(join(hyper, 'hyper.bib'), `@article{h, title={A Measurement}, author={${authors}}, year={2015}}\n`)
    expect(runCoterie(['build', 'hyper.bib', '--out', 'graph.json'], hyper).status).toBe(0)
    const { snapshot } = parseSnapshot(readFileSync(join(hyper, 'graph.json'), 'utf8'))
    const { network, omissions } = snapshot!.lenses['co-authors']!.graph
    expect(network.sources).toHaveLength(0)
    expect(omissions).toEqual([
      { count: (5153 * 5152) / 2, what: 'co-author links', why: '1 paper has more than 25 authors' },
    ])
  })
})
