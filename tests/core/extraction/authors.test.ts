import { describe, expect, it } from 'vitest'
import { resolveAuthors } from '../../../src/core/extraction/authors/index.ts'
import type { Authorship, Paper } from '../../../src/core/model/paper.ts'
import { parseName } from '../../../src/core/text/names.ts'

let serial = 0
function paper(title: string, ...names: (string | Authorship)[]): Paper {
  serial++
  return {
    id: `title:${title}:${serial}`,
    title,
    authorships: names.map((name) => (typeof name === 'string' ? { name: parseName(name)! } : name)),
    keywords: [],
    links: [],
    origins: [{ file: 'made-up.txt', format: 'listing', line: serial }],
  }
}

/** What a source prints in place of a name. */
function unnamed(printed: string): Authorship {
  return { name: { family: printed, printed } }
}

function idsOf(papers: Paper[]): string[][] {
  const { authors, paperAuthors } = resolveAuthors(papers)
  return papers.map((_, row) =>
    Array.from(
      paperAuthors.targets.slice(paperAuthors.offsets[row], paperAuthors.offsets[row + 1]),
      (author) => authors[author]!.id,
    ),
  )
}

describe('folded names', () => {
  it('joins spellings that differ in case, accents and hyphens only', () => {
    expect(idsOf([paper('a', 'Müller-Łos, Jörg'), paper('b', 'MULLER LOS, JORG')])).toEqual([
      ['author:muller-los-jorg'],
      ['author:muller-los-jorg'],
    ])
  })

  it('keeps people of one family apart', () => {
    expect(idsOf([paper('a', 'Jia, Jinyuan', 'Jia, Ruoxi')])).toEqual([['author:jia-jinyuan', 'author:jia-ruoxi']])
  })

  it('copes with people named like properties of objects', () => {
    expect(idsOf([paper('a', '__proto__', 'constructor', 'toString')])[0]).toHaveLength(3)
  })
})

/** Unrelated people, so that a collection has names to compare with. */
function crowd(): Paper[] {
  const families = ['Abara', 'Bianchi', 'Castellanos', 'Dvorak', 'Eriksen', 'Fontaine', 'Grabowski', 'Haugen']
  const givens = ['Amina', 'Bruno', 'Chiara', 'Dalia', 'Emil', 'Farah']
  return families.flatMap((family, row) =>
    givens.map((given, column) =>
      paper(
        `crowd ${row} ${column}`,
        `${family}, ${given}`,
        `${families[(row + 3) % families.length]}, ${givens[(column + 2) % givens.length]}`,
      ),
    ),
  )
}

describe('spellings', () => {
  it('joins initials to the only name they fit', () => {
    const [first, second] = idsOf([
      paper('a', 'Okonkwo, Ngozi Ada', 'Haugen, Lars'),
      paper('b', 'Okonkwo, N. A.', 'Haugen, Lars'),
      ...crowd(),
    ])
    expect(second![0]).toBe(first![0])
  })

  it('joins an initial to the one of two that has the co-author', () => {
    const [first, , third] = idsOf([
      paper('a', 'Okonkwo, Ngozi', 'Haugen, Lars'),
      paper('b', 'Okonkwo, Nnamdi', 'Laurent, Elise'),
      paper('c', 'Okonkwo, N.', 'Haugen, Lars'),
      ...crowd(),
    ])
    expect(third![0]).toBe(first![0])
  })

  it('names an affiliation in common as evidence', () => {
    const at = (name: string, place: string): Authorship => ({ name: parseName(name)!, affiliations: [place] })
    const others = Array.from({ length: 40 }, (_, n) => {
      const code = String.fromCharCode(97 + (n % 26), 97 + (n >> 1), 97 + (n % 7))
      return paper(`other ${n}`, at(`Family${code}, Given${code}`, `University of ${code}town`))
    })
    const { authors } = resolveAuthors([
      paper('a', at('Okonkwo, Ngozi Ada', 'Institute of Marine Botany, University of Quell')),
      paper('b', at('Okonkwo, N. A.', 'University of Quell')),
      ...others,
    ])
    const author = authors.find(({ name }) => name.family === 'Okonkwo')!
    expect(author.forms).toHaveLength(2)
    expect(author.evidence!.join()).toContain('similar affiliations')
  })

  it('never joins two full names by their initial', () => {
    const [first, second] = idsOf([
      paper('a', 'Okonkwo, Ngozi', 'Haugen, Lars'),
      paper('b', 'Okonkwo, Nnamdi', 'Haugen, Lars'),
    ])
    expect(second![0]).not.toBe(first![0])
  })

  it('joins a name wherever the family name was cut', () => {
    const [first, second] = idsOf([
      paper('a', { name: { family: 'Safi Quist', given: 'Nilo', printed: 'Nilo Safi Quist' } }),
      paper('b', { name: { family: 'Quist', given: 'Nilo Safi', printed: 'Nilo Safi Quist' } }),
    ])
    expect(second![0]).toBe(first![0])
  })

  it('joins ue with ü when a co-author is shared', () => {
    const [first, second] = idsOf([
      paper('a', 'Brückner, Jana', 'Haugen, Lars'),
      paper('b', 'Brueckner, Jana', 'Haugen, Lars'),
      ...crowd(),
    ])
    expect(second![0]).toBe(first![0])
  })

  it('never takes an organisation for a person', () => {
    const ids = idsOf([
      paper('a', { name: { family: 'B Team', isCorporate: true, printed: 'B Team' } }),
      paper('b', 'Team, B.'),
      paper('c', 'Team, Bernd'),
    ])
    expect(ids[0]![0]).not.toBe(ids[1]![0])
  })

  it('keeps authors of one paper apart', () => {
    const [row] = idsOf([paper('a', 'Okonkwo, Ngozi', 'Okonkwo, N.')])
    expect(new Set(row).size).toBe(2)
  })
})

describe('papers gathered by looking up names', () => {
  /** Of each of twelve names four people, who wrote six papers each, with colleagues of their own. */
  const papers = Array.from({ length: 12 * 24 }, (_, n) => {
    const person = Math.floor(n / 6)
    const name = Math.floor(person / 4)
    const letters = (number: number): string => String.fromCharCode(97 + (number % 26), 97 + Math.floor(number / 26))
    return paper(
      `Study${letters(person)} of matter${letters(person)} ${n}`,
      `Ndiaye${letters(name)}, Awa`,
      `Colleague${letters(person)}, First${letters(person)}`,
      `Passing${letters(n)}, Guest${letters(n)}`,
    )
  })

  it('tell the bearers of a name apart', () => {
    const { authors } = resolveAuthors(papers)
    expect(authors.filter(({ name }) => name.family.startsWith('Ndiaye'))).toHaveLength(48)
  })

  it('but one person with changing colleagues stays one', () => {
    const { authors } = resolveAuthors(papers.slice(0, 24))
    expect(authors.filter(({ name }) => name.family.startsWith('Ndiaye'))).toHaveLength(1)
  })
})

describe('identifiers', () => {
  const person = (name: string, orcid: string): Authorship => ({ name: parseName(name)!, orcid })

  it('decide, whatever the name', () => {
    const ids = idsOf([
      paper('a', person('Holm, Ida', '0000-0001-0000-0001')),
      paper('b', person('Sand, Ida', '0000-0001-0000-0001')),
      paper('c', person('Holm, Ida', '0000-0002-0000-0002')),
    ])
    expect(ids[1]).toEqual(ids[0])
    expect(ids[2]).not.toEqual(ids[0])
  })

  it('that two authors of one paper have are not used and reported', () => {
    const { authors, issues } = resolveAuthors([
      paper('a', person('Holm, Ida', '0000-0001-0000-0001'), person('Sand, Olof', '0000-0001-0000-0001')),
    ])
    expect(authors).toHaveLength(2)
    expect(issues).toHaveLength(1)
    expect(issues[0]!.line).toBeGreaterThan(0)
  })

  it('can be left out of account', () => {
    const papers = [
      paper('a', person('Holm, Ida', '0000-0001-0000-0001')),
      paper('b', person('Sand, Ida', '0000-0001-0000-0001')),
    ]
    expect(resolveAuthors(papers, { useIdentifiers: false }).authors).toHaveLength(2)
  })
})

describe('the outcome', () => {
  it('explains a merge and lists every form', () => {
    const { authors } = resolveAuthors([
      paper('a', 'Okonkwo, Ngozi Ada', 'Haugen, Lars'),
      paper('b', 'Okonkwo, N. A.', 'Haugen, Lars'),
      ...crowd(),
    ])
    const author = authors.find(({ name }) => name.family === 'Okonkwo')!
    expect(author.label).toBe('Okonkwo, Ngozi Ada')
    expect(author.forms).toContain('Okonkwo, N. A.')
    expect(author.evidence!.join()).toContain('1 shared co-author')
    expect(author.confidence).toBeGreaterThan(0.5)
  })

  it('does not depend on the order of the papers', () => {
    const papers = [
      paper('a', 'Okonkwo, Ngozi', 'Haugen, Lars'),
      paper('b', 'Okonkwo, N.', 'Haugen, Lars'),
      paper('c', 'Okonkwo, N.', 'Eriksen, Emil'),
      ...crowd(),
    ]
    expect(resolveAuthors(papers.toReversed()).authors).toEqual(resolveAuthors(papers).authors)
  })

  it('names everybody in a byline of thousands', () => {
    const names = Array.from({ length: 3000 }, (_, at) => `Family${at.toString(36)}, Given${(at * 7).toString(36)}`)
    const papers = [paper('a', ...names), paper('b', ...names), paper('c', ...names)]
    expect(resolveAuthors(papers).authors).toHaveLength(3000)
  })

  it('copes with nothing, and with scripts of all kinds', () => {
    expect(resolveAuthors([]).authors).toEqual([])
    const ids = idsOf([
      paper('a', '王, 伟', 'كاتب, ليلى', 'Плато', unnamed('…')),
      paper('b', '王, 伟', '王, 芳', unnamed('!?')),
    ])
    expect(ids[1]![0]).toBe(ids[0]![0])
    expect(new Set(ids.flat()).size).toBe(6)
  })
})

describe('numbers of namesakes', () => {
  it('decide where they stand behind a name, however it is turned', () => {
    const ids = idsOf([
      paper('a', 'Ida Holm 0001', 'Sand, Olof'),
      paper('b', 'Ida Holm 0002', 'Sand, Olof'),
      paper('c', 'Holm 0001, Ida'),
      paper('d', 'Holm 0002, Ida'),
    ])
    expect(ids[0]![0]).not.toBe(ids[1]![0])
    expect(ids[2]![0]).toBe(ids[0]![0])
    expect(ids[3]![0]).toBe(ids[1]![0])
  })

  it('are no part of the name', () => {
    const { authors } = resolveAuthors([paper('a', 'Ida Holm 0001')])
    expect(authors[0]!.label).toBe('Holm, Ida')
  })
})

describe('initials everywhere', () => {
  it('join through co-authors who are shortened as well', () => {
    const [first, , third] = idsOf([
      paper('a', 'Okonkwo, Ngozi', 'Haugen, Lars', 'Dvorak, Petra'),
      paper('b', 'Okonkwo, Nnamdi', 'Laurent, Elise', 'Fontaine, Marc'),
      paper('c', 'Okonkwo, N.', 'Haugen, L.', 'Dvorak, P.'),
      ...crowd(),
    ])
    expect(third![0]).toBe(first![0])
  })
})
