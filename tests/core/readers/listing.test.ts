import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listing } from '../../../src/core/readers/listing/index.ts'
import { isGarbled } from '../../../src/core/readers/listing/garbled.ts'
import { readListing } from '../../../src/core/readers/listing/read-listing.ts'
import { foldTitle } from '../../../src/core/text/identifiers.ts'
import type { Issue } from '../../../src/core/model/issue.ts'
import type { Paper } from '../../../src/core/model/paper.ts'

const FIXTURES = 'tests/fixtures/listings'
const SEEDS = '../shared/seeds/gold'
const ABSTRACTS = '../shared/acl/acl-1k.jsonl'
const HOSTILE = '../shared/hostile/cases'

interface Reading {
  readonly papers: Paper[]
  readonly rejected: Issue[]
  readonly notes: Issue[]
}

function read(text: string, size = text.length || 1): Reading {
  const reading: Reading = { papers: [], rejected: [], notes: [] }
  const parser = listing.open('list.txt', {
    paper: (paper) => reading.papers.push(paper),
    reject: (issue) => reading.rejected.push(issue),
    note: (issue) => reading.notes.push(issue),
  })
  for (let at = 0; at < text.length; at += size) parser.push(text.slice(at, at + size))
  parser.end()
  return reading
}

/** "Family, G": what identifies an author in the expectations; a particle counts as part of the family name. */
function peopleOf(paper: Paper): string[] {
  return paper.authorships.map(({ name }) =>
    key(`${[name.particle, name.family].filter(Boolean).join(' ')}, ${name.given ?? ''}`),
  )
}

function key(name: string): string {
  const [family = '', given = ''] = name.split(', ')
  return `${foldTitle(family)}, ${foldTitle(given).slice(0, 1)}`
}

describe('listings of many kinds', () => {
  const files = readdirSync(FIXTURES).filter((name) => name.endsWith('.txt'))
  it.each(files)('reads %s', (name) => {
    const expected = JSON.parse(readFileSync(join(FIXTURES, name.replace('.txt', '.json')), 'utf8')) as {
      papers: { title: string; authors: string[]; abstractStart?: string; abstractEnd?: string }[]
    }
    const { papers } = read(readFileSync(join(FIXTURES, name), 'utf8'))
    expect(papers.map((paper) => foldTitle(paper.title))).toEqual(
      expected.papers.map((paper) => foldTitle(paper.title)),
    )
    papers.forEach((paper, index) => {
      const wanted = expected.papers[index]!
      expect(peopleOf(paper), paper.title).toEqual(wanted.authors.map(key))
      if (!wanted.abstractStart) return
      expect(foldTitle(paper.abstract ?? '').startsWith(foldTitle(wanted.abstractStart)), paper.title).toBe(true)
      expect(foldTitle(paper.abstract ?? '').endsWith(foldTitle(wanted.abstractEnd!)), paper.title).toBe(true)
    })
  })
})

describe('the sample documents', () => {
  it.skipIf(!existsSync(SEEDS))('are read exactly, furniture reported', () => {
    for (const name of readdirSync(SEEDS)) {
      const gold = JSON.parse(readFileSync(join(SEEDS, name), 'utf8')) as {
        header_junk: string[]
        papers: {
          title: string
          title_line: number
          authors: { family: string; given: string }[]
          abstract_starts_with: string
          abstract_ends_with: string
          links: string[]
        }[]
      }
      const { papers, notes } = read(readFileSync(join('data', name.replace('.json', '.txt')), 'utf8'))
      expect(papers.map((paper) => [paper.title, paper.origins[0]!.line])).toEqual(
        gold.papers.map((paper) => [paper.title, paper.title_line]),
      )
      papers.forEach((paper, index) => {
        const wanted = gold.papers[index]!
        expect(paper.authorships.map(({ name: { family, given } }) => [family, given])).toEqual(
          wanted.authors.map(({ family, given }) => [family, given]),
        )
        expect(paper.abstract!.startsWith(wanted.abstract_starts_with)).toBe(true)
        expect(paper.abstract!.endsWith(wanted.abstract_ends_with)).toBe(true)
        expect(paper.links).toEqual(wanted.links)
        expect(paper.isAbstractGarbled ?? false).toBe(paper.title.startsWith('REaaS'))
      })
      const ignored = notes.filter((issue) => issue.code === 'ignored-text').map((issue) => issue.text)
      for (const junk of gold.header_junk) expect(ignored).toContain(junk)
    }
  })
})

describe('garbled abstracts', () => {
  it.skipIf(!existsSync(ABSTRACTS))('are seldom seen among sound ones', () => {
    const abstracts = readFileSync(ABSTRACTS, 'utf8')
      .trim()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { abstract?: string }).abstract ?? [])
    expect(abstracts.length).toBeGreaterThan(900)
    expect(abstracts.filter(isGarbled).length / abstracts.length).toBeLessThan(0.005)
  })
})

describe('what a listing says besides', () => {
  it('keeps year, venue, identifiers and affiliations', () => {
    const { papers } = read(
      'Trees with few leaves\nAna Petrova (University of Northfield), Wei Zhang\nDiscrete Notes 12, 2011. doi: 10.1000/dn.12.1\n\n' +
        'Colouring planar graphs online\nMarco Bianchi\nProceedings of the 12th Workshop on Online Algorithms, 2012\n',
    )
    expect(papers.map((paper) => [paper.year, paper.doi])).toEqual([
      [2011, '10.1000/dn.12.1'],
      [2012, undefined],
    ])
    expect(papers[0]!.id).toBe('doi:10.1000/dn.12.1')
    expect(papers[0]!.venue).toBe('Discrete Notes')
    expect(papers[0]!.authorships[0]!.affiliations).toEqual(['University of Northfield'])
  })

  it('says when a byline was cut short, and never takes "et al." for a person', () => {
    const { papers } = read(
      '1. Petrova A, Zhang W, et al. Trees with few leaves in wet forests. Forest Notes. 2014;18(3):101-9.\n2. Bianchi M. Roots and ropes of the northern pines. Forest Notes. 2015;19(1):1-9.\n',
    )
    expect(papers.map(peopleOf)).toEqual([['petrova, a', 'zhang, w'], ['bianchi, m']])
    expect(papers[0]!.hasMoreAuthors).toBe(true)
  })

  it('gives every paper a confidence, and a warning to those that are little more than a title', () => {
    const { papers, notes } = read(readFileSync(join(FIXTURES, 'titles-only.txt'), 'utf8'))
    expect(papers.every((paper) => paper.confidence! < 0.5)).toBe(true)
    expect(notes.filter((issue) => issue.code === 'doubtful')).toHaveLength(papers.length)
    const full = read(readFileSync(join(FIXTURES, 'author-page.txt'), 'utf8'))
    expect(full.papers.every((paper) => paper.confidence! > 0.7)).toBe(true)
  })

  it('tells the role and the record of every line', () => {
    const { lines, papers } = readListing(readFileSync(join(FIXTURES, 'author-page.txt'), 'utf8'))
    expect(lines.slice(0, 5).map((line) => line.role)).toEqual(['ignored', 'title', 'authors', 'abstract', 'title'])
    expect(lines[4]!.record).toBe(1)
    expect(papers[1]!.line).toBe(5)
  })
})

describe('texts that list no papers', () => {
  it('gives none and says what a listing needs', () => {
    const { papers, notes } = read('Shopping\n\nMilk\nBread\nTwo lemons\n')
    expect(papers).toEqual([])
    expect(notes.find((issue) => issue.code === 'unrecognised')?.message).toMatch(/titles with authors/)
  })

  it('is not detected in binary data, code and other formats', () => {
    expect(listing.detect('\u0000\u0001\u0002PNG', 'txt')).toBe(0)
    expect(listing.detect('@article{a, title = {T}}', 'txt')).toBe(0)
    expect(listing.detect('{"papers": []}', 'txt')).toBe(0)
    expect(listing.detect('import x from "y";\nconst a = f(x);\nlet b = a;\nexport { b };\n', 'ts')).toBe(0)
    expect(listing.detect(readFileSync(join(FIXTURES, 'programme.txt'), 'utf8'), 'txt')).toBeGreaterThan(0.3)
  })

  it('takes no endless line for a title', () => {
    expect(read(`${'On the shape of things '.repeat(5000)}\nAna Petrova, Wei Zhang\n`).papers).toEqual([])
  })
})

describe('bounds', () => {
  it('reads the same in pieces of any size', () => {
    const text = readFileSync(join(FIXTURES, 'programme.txt'), 'utf8')
    expect(read(text, 1)).toEqual(read(text))
  })

  it('reads a byline of 5,000 people', () => {
    const people = Array.from(
      { length: 5000 },
      (_, index) => `Ana ${'ABCDEFGHIJ'[index % 10]}. Gil${'abcdefghij'[index % 7]}ez`,
    )
    const { papers } = read(`On very large collaborations\n${people.join(', ')}\nJournal of Collisions 12, 2004\n`)
    expect(papers[0]!.authorships).toHaveLength(5000)
  })

  it('keeps every person and where they work in a list too long to look at twice', () => {
    const kinds = ['trees', 'graphs', 'knots', 'lattices', 'matroids', 'tilings', 'polytopes']
    const lines = Array.from({ length: 1400 }, (_, index) => {
      const title = `1. **On the shape of ${1000 + index} growing ${kinds[index % 7]}**, Ana Gil (Kyoto University)`
      return index % 2 === 0 ? title : `${title}; Bo Keller (University of Bonn)*; Maria Rossi (Acme GmbH)`
    })
    const { papers } = read(lines.join('\n'))
    expect(papers).toHaveLength(1400)
    const late = papers.slice(1200)
    expect(late.map((paper) => paper.authorships.length)).toEqual(late.map((_, index) => 1 + 2 * (index % 2)))
    expect(late.every((paper) => paper.authorships.every(({ affiliations }) => affiliations?.length === 1))).toBe(true)
    expect(late.at(-1)!.title).toBe('On the shape of 2399 growing polytopes')
  })

  it.skipIf(!existsSync(HOSTILE))('never fails on hostile input', () => {
    const files = readdirSync(HOSTILE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.length).toBeGreaterThan(500)
    for (const entry of files) {
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8').slice(0, 100_000)
      const { papers } = read(text)
      for (const paper of papers) {
        expect(paper.title, basename(entry.name)).not.toBe('')
        expect(paper.title.length).toBeLessThanOrEqual(400)
      }
    }
  })
})

it('says which text of a page it left out, but not what nobody sees', () => {
  const { papers, notes } = read(`<!doctype html><html><head><style>p { color: red }</style></head><body>
<nav><a href="/">Home</a>
<a href="/people">All people</a></nav>
<ul><li><b>On the shape of trees</b><br>Ana Gil, Bo Li</li>
<li><b>On the growth of graphs</b><br>Cy Mo, Dora Keller</li></ul>
<script>let hidden = 1</script>
<footer>Imprint of the institute</footer>
</body></html>`)
  expect(papers).toHaveLength(2)
  expect(notes.filter(({ code }) => code === 'ignored-text').map(({ line }) => line)).toEqual([2, 3, 7])
})

it('keeps numbers that tell the people of a byline apart, and drops footnote marks', () => {
  const people = (form: (index: number) => string): string =>
    Array.from({ length: 40 }, (_, index) => form(index)).join(', ')
  const made = read(`On the mass of a boson\n${people((index) => `Author${index}, Given${index % 7}`)}\n`)
  expect(new Set(made.papers[0]?.authorships.map(({ name }) => name.family)).size).toBe(40)
  const letters = 'abcdefghijklmnopqrstuvwxyzabcdefghijklmnop'
  const marked = read(
    `On the mass of a boson\n${people((index) => `Ana Gil${letters[index]}${letters[index + 1]}${1 + (index % 3)}`)}\n`,
  )
  expect(marked.papers[0]?.authorships.some(({ name }) => /\d/.test(name.family))).toBe(false)
})
