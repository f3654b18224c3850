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

function idsOf(papers: Paper[]): string[][] {
  const { authors, paperAuthors } = resolveAuthors(papers)
  return papers.map((_, row) =>
    [...paperAuthors.targets.slice(paperAuthors.offsets[row], paperAuthors.offsets[row + 1])].map(
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
    expect(idsOf([paper('a', '__proto__', 'constructor', '…')])[0]).toHaveLength(3)
  })
})
