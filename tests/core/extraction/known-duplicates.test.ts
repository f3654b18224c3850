import { describe, expect, it } from 'vitest'
import { createRng, shuffle } from '../../../src/core/columns/rng.ts'
import { mergeDuplicates } from '../../../src/core/extraction/duplicates.ts'
import { joinToKnown } from '../../../src/core/extraction/known-duplicates.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import { paperId } from '../../../src/core/text/identifiers.ts'
import { parseName } from '../../../src/core/text/names.ts'

let line = 0

function paper(title: string, author: string, rest: Partial<Paper> = {}): Paper {
  const made = { title, authorships: [{ name: parseName(author)! }], keywords: [], links: [], ...rest }
  return { ...made, id: paperId(made), origins: [{ file: 'a.bib', format: 'bibtex', line: ++line }] }
}

const TITLE = 'Counting the wings of imaginary birds in winter'

describe('records that come to known papers', () => {
  it('leave those alone that they have nothing to do with', () => {
    const known = [paper(TITLE, 'Noor, Ada', { year: 2020 }), paper('Another thing', 'Ilves, Max', { year: 2020 })]
    const added = paper('A third thing', 'Ilves, Max', { year: 2020 })
    const joined = joinToKnown(known, [added])
    expect(joined.untouched).toEqual(known)
    joined.untouched.forEach((one, at) => expect(one).toBe(known[at]))
    expect(joined.added).toEqual([added])
    expect(joined.merges).toEqual([])
  })

  it.each([
    ['DOI', { doi: '10.1000/x' }, { doi: '10.1000/x' }, 'Wings'],
    ['arXiv id', { arxiv: '2001.00001' }, { doi: '10.48550/arxiv.2001.00001' }, 'Wings'],
    ['PubMed id', { pmid: '7' }, { pmid: '7' }, 'Wings'],
    ['title', { year: 2020 }, { year: 2020 }, `${TITLE.toUpperCase()}!`],
  ])('are joined by %s, and the paper keeps its id', (_, own, theirs, title) => {
    const known = [paper('Another thing', 'Ilves, Max'), { ...paper(TITLE, 'Noor, Ada', own), id: 'its own id' }]
    const abstract = 'Birds are counted by ear.'
    const { untouched, added, merges } = joinToKnown(known, [paper(title, 'Noor, Ada', { ...theirs, abstract })])
    expect(untouched).toEqual(known.slice(0, 1))
    expect(added).toMatchObject([{ id: 'its own id', abstract }])
    expect(added[0]!.origins).toHaveLength(2)
    expect(merges).toHaveLength(1)
  })

  it('are joined by a title in any letters', () => {
    for (const title of [
      'Über die Vögel des Straßenrands',
      '想像上の鳥の冬の羽を数えることについての詳しい研究',
      'L’oiseau Œdipe',
    ]) {
      const known = [paper(title, 'Noor, Ada', { year: 2020, venue: 'Wings' })]
      const record = paper(title.normalize('NFD').toUpperCase(), 'Noor, Ada', { year: 2020, venue: 'Wings' })
      expect(joinToKnown(known, [record]).added, title).toHaveLength(1)
      expect(joinToKnown(known, [record]).untouched, title).toEqual([])
    }
  })

  it('join nothing that was told apart, unless they belong to both', () => {
    const known = [paper(TITLE, 'Noor, Ada', { doi: '10.1000/x' }), paper('Wings', 'Noor, Ada', { pmid: '7' })]
    // Alike by now, as papers whose gaps were filled may be.
    const alike = [paper(TITLE, 'Ilves, Max', { year: 2020 }), paper(TITLE, 'Ilves, Max', { year: 2020 })]
    const other = paper(TITLE, 'Okri, Ben', { year: 1999 })
    expect(joinToKnown(alike, [other])).toMatchObject({ untouched: alike, added: [other] })
    const both = joinToKnown(known, [paper('Wings in winter', 'Noor, Ada', { doi: '10.1000/x', pmid: '7' })])
    expect(both.untouched).toEqual([])
    expect(both.added).toHaveLength(1)
    expect(known.map(({ id }) => id)).toContain(both.added[0]!.id)
  })

  it('are given no id that a known paper has', () => {
    const known = [paper(TITLE, 'Noor, Ada', { year: 2020 })]
    const { untouched, added } = joinToKnown(known, [
      paper(TITLE, 'Ilves, Max', { year: 2020 }),
      paper(TITLE, 'Okri, Ben', { year: 2020 }),
    ])
    expect(new Set([...untouched, ...added].map(({ id }) => id)).size).toBe(3)
  })

  it('come to the same papers as when all are told apart together, in whatever order', () => {
    const rng = createRng(5)
    const all = Array.from({ length: 600 }, (_, at) => {
      const number = Math.floor(rng() * 250)
      const identifier = [{}, { doi: `10.1000/${number}` }, { arxiv: `2001.0${1000 + number}` }][at % 3]!
      return paper(`${TITLE} and of année ${number}`, `Family${number}x, Given`, {
        year: 2000 + (number % 9),
        ...identifier,
      })
    })
    const whole = mergeDuplicates(all).papers
    const known = mergeDuplicates(all.slice(0, 400)).papers
    const { untouched, added, merges } = joinToKnown(known, all.slice(400))
    const originsOf = (papers: readonly Paper[]): string[] =>
      papers.map(({ origins }) => JSON.stringify(origins.map((origin) => origin.line).sort())).sort()
    expect(originsOf([...untouched, ...added])).toEqual(originsOf(whole))
    expect(merges.length).toBeGreaterThan(100)
    expect(untouched.length).toBeGreaterThan(10)
    const order = shuffle(
      Uint32Array.from({ length: 200 }, (_, at) => 400 + at),
      rng,
    )
    expect(
      joinToKnown(
        known,
        Array.from(order, (at) => all[at]!),
      ),
    ).toEqual({ untouched, added, merges })
  })
})
