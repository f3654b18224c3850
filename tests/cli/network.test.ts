import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../src/core/index.ts'
import { openSnapshot } from '../../src/core/snapshots/open-snapshot.ts'
import { makeFolder, runCoterie } from './run-coterie.ts'

const folder = makeFolder()

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)

function open(name: string): Snapshot {
  const { snapshot, problem } = openSnapshot(readFileSync(join(folder, name)))
  if (!snapshot) throw new Error(problem)
  return snapshot
}

function network(...args: string[]) {
  return runCoterie(['network', ...args], folder)
}

/** "A–B: weight", sorted. */
function linksOf({ facts, lenses }: Snapshot): string[] {
  const { entities, network: links } = lenses['co-authors']!.graph
  const label = (node: number): string => facts.authors[entities[node]!]!.label
  return Array.from(links.sources, (source, link) =>
    [...[label(source), label(links.targets[link]!)].sort(), links.weights[link]].join(' – '),
  ).sort()
}

const person = (text: string): object => ({ given: text.split(' ')[0], family: text.split(' ')[1] })
const paper = (title: string, year: number, ...names: string[]): string =>
  JSON.stringify({ title, year, authors: names.map((name) => person(name)) })

const PAPERS = [
  paper('The flocking of sheep on steep meadows', 2001, 'Ann One', 'Bea Two', 'Cyd Three'),
  paper('The counting of sheep before sleep', 2005, 'Ann One', 'Cyd Three'),
  paper('The shearing of sheep in the summer', 2010, 'Bea Two', 'Dan Four'),
]
write('papers.jsonl', PAPERS.join('\n'))
write('papers.json', `[${PAPERS.join(',\n')}]`)

describe('coterie network', () => {
  it('writes who works with whom, counted fully, fractionally, or both ways', () => {
    const { status, stderr } = network('papers.jsonl', '--counting', 'both', '--out', 'both.coterie')
    expect(stderr).toContain('3 papers found = 3 kept + 0 merged + 0 rejected\n4 people, 4 co-author links\n')
    expect(status).toBe(0)
    expect(linksOf(open('both-full.coterie'))).toEqual([
      'Four, Dan – Two, Bea – 1',
      'One, Ann – Three, Cyd – 2',
      'One, Ann – Two, Bea – 1',
      'Three, Cyd – Two, Bea – 1',
    ])
    const fractional = open('both-fractional.coterie')
    expect(linksOf(fractional)).toEqual([
      'Four, Dan – Two, Bea – 1',
      'One, Ann – Three, Cyd – 1.5',
      'One, Ann – Two, Bea – 0.5',
      'Three, Cyd – Two, Bea – 0.5',
    ])
    expect(fractional.manifest.options.counting).toBe('fractional')
    expect([...fractional.lenses['co-authors']!.analysis.documents]).toEqual([2, 2, 2, 1])
    expect(network('papers.jsonl', '--out', 'full.coterie').status).toBe(0)
    expect(readFileSync(join(folder, 'full.coterie'))).toEqual(readFileSync(join(folder, 'both-full.coterie')))
  })

  it('finds the same in another format, where the papers are read as they are everywhere', () => {
    expect(network('papers.json', '--out', 'json.coterie').status).toBe(0)
    expect(network('papers.jsonl', '--out', 'lines.coterie').status).toBe(0)
    const [json, lines] = [open('json.coterie'), open('lines.coterie')]
    expect(json.facts).toEqual(lines.facts)
    expect(json.lenses).toEqual(lines.lenses)
  })

  it('counts a paper once that stands in several documents or lines, as a build does, and says so', () => {
    const doi = { doi: '10.1000/SHEEP.1' }
    const again = { title: 'On flocks', year: 2001, ...doi, authors: [person('Ann One'), person('Eve Five')] }
    write(
      'more.jsonl',
      [PAPERS[1], JSON.stringify({ ...again, title: 'On flocks, again' }), JSON.stringify(again)].join('\n'),
    )
    write(
      'more.bib',
      '@article{x, title={The shearing of sheep in the summer}, year={2010}, author={Two, Bea and Four, Dan and Six, Fay}}',
    )
    const documents = ['papers.jsonl', 'more.jsonl', 'more.bib']
    const { stderr } = network(...documents, '--out', 'more.coterie')
    expect(stderr).toContain('7 papers found = 4 kept + 3 merged + 0 rejected')
    expect(stderr).toContain('same DOI')
    const merged = open('more.coterie')
    runCoterie(['build', ...documents, '--no-topics', '--no-cache', '--out', 'built.json'], folder)
    const built = open('built.json')
    expect(linksOf(merged)).toEqual(linksOf(built))
    expect(linksOf(merged)).toContain('Six, Fay – Two, Bea – 1')
    const reports = ({ manifest }: Snapshot): unknown => manifest.inputs
    expect(reports(merged)).toEqual(reports(built))
    expect(merged.issues.toSorted(byText)).toEqual(built.issues.toSorted(byText))
  })

  it('counts papers of some years only, and leaves large bylines implicit', () => {
    expect(network('papers.jsonl', '--years', '2001-2005', '--max-authors', '2', '--out', 'years.coterie').status).toBe(
      0,
    )
    const some = open('years.coterie')
    expect(linksOf(some)).toEqual(['One, Ann – Three, Cyd – 1'])
    expect(some.lenses['co-authors']!.graph.omissions).toEqual([
      { count: 3, what: 'co-author links', why: '1 paper has more than 2 authors' },
    ])
    expect(network('papers.jsonl', '--years', 'last', '--out', 'no.coterie').status).toBe(2)
  })

  it('finds clusters and places when asked, and puts everybody somewhere otherwise', () => {
    expect(network('papers.jsonl', '--layout', '--out', 'map.coterie').status).toBe(0)
    const { analysis } = open('map.coterie').lenses['co-authors']!
    expect(analysis.communityList.map(({ size }) => size).reduce((sum, size) => sum + size, 0)).toBe(4)
    for (const community of analysis.communityList) expect(community.name).toMatch(/, /)
    const { positions, communities } = open('full.coterie').lenses['co-authors']!.analysis
    expect([...communities]).toEqual([0, 0, 0, 0])
    expect(new Set(positions.x).size).toBe(4)
  })

  it('says what could not be read, with file and line, and keeps the rest unless told otherwise', () => {
    write('broken.jsonl', [PAPERS[0], '{"title": ', PAPERS[1]].join('\n'))
    const kept = network('broken.jsonl', '--out', 'kept.coterie')
    expect(kept.stderr).toContain('broken.jsonl:2: ')
    expect(kept.stderr).toContain('3 papers found = 2 kept + 0 merged + 1 rejected')
    expect(kept.status).toBe(0)
    expect(network('broken.jsonl', '--strict', '--out', 'strict.coterie').status).toBe(1)
    expect(network('broken.jsonl', '--out', 'readable.json').stderr).toContain('must end in .coterie')
    expect(network('nowhere.jsonl', '--out', 'none.coterie').status).toBe(1)
  })

  it('serves what asks for the network of a snapshot', () => {
    const measured = runCoterie(['measure', 'full.coterie'], folder)
    expect(measured.stdout.trim().split('\n')).toHaveLength(4)
    const exported = runCoterie(['export', 'full.coterie', '--lens', 'co-authors', '--format', 'gexf'], folder)
    expect(exported.stdout).toContain('Four, Dan')
    const verified = runCoterie(['verify', 'full.coterie', 'papers.jsonl'], folder)
    expect(verified.stderr).toContain('write it again and compare')
    expect(verified.status).toBe(1)
  })
})

function byText(left: unknown, right: unknown): number {
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1
}
