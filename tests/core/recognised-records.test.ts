import { describe, expect, it } from 'vitest'
import type { Paper } from '../../src/core/model/paper.ts'
import { recogniseRecords } from '../../src/core/recognised-records.ts'
import { parseName } from '../../src/core/text/names.ts'

function paper(title: string, line: number, rest: Partial<Paper> = {}): Paper {
  return {
    id: `title:${title}:`,
    title,
    authorships: [{ name: parseName('Roe, Ada')!, affiliations: ['Marsh Institute'] }],
    keywords: ['herons', 'rivers'],
    links: [],
    origins: [{ file: 'a.bib', format: 'bibtex', line }],
    ...rest,
  }
}

describe('records that say the same as a known paper', () => {
  it('are that paper: the same object where it was, with its id where it moved', () => {
    const known = [paper('Herons', 1, { id: 'an id of its own' }), paper('Owls', 5, { id: 'another' })]
    const { recognised, others } = recogniseRecords(known, [paper('Herons', 1), paper('Owls', 9), paper('Newts', 12)])
    expect(recognised[0]).toBe(known[0])
    expect(recognised[1]).toEqual({ ...known[1]!, origins: [{ file: 'a.bib', format: 'bibtex', line: 9 }] })
    expect(others).toEqual([paper('Newts', 12)])
  })

  it.each<[string, Partial<Paper>]>([
    ['title', { title: 'Heron' }],
    ['year', { year: 2020 }],
    ['abstract', { abstract: 'They wade.' }],
    ['keyword', { keywords: ['herons', 'river'] }],
    ['number of keywords', { keywords: ['herons'] }],
    ['name', { authorships: [{ name: parseName('Roe, Adah')!, affiliations: ['Marsh Institute'] }] }],
    ['affiliation', { authorships: [{ name: parseName('Roe, Ada')! }] }],
  ])('are another with another %s, whichever of the two has it', (_, rest) => {
    expect(recogniseRecords([paper('Herons', 1)], [paper('Herons', 1, rest)]).recognised).toEqual([])
    expect(recogniseRecords([paper('Herons', 1, rest)], [paper('Herons', 1)]).recognised).toEqual([])
  })

  it('are the same when what is absent in one is undefined in the other', () => {
    const withUndefined = { ...paper('Herons', 1), abstract: undefined } as unknown as Paper
    expect(recogniseRecords([paper('Herons', 1)], [withUndefined]).recognised).toHaveLength(1)
    expect(recogniseRecords([withUndefined], [paper('Herons', 1)]).recognised).toHaveLength(1)
  })

  it('are each known paper once', () => {
    const twice = [paper('Herons', 1), paper('Herons', 7)]
    expect(recogniseRecords([paper('Herons', 1)], twice)).toEqual({ recognised: [twice[0]], others: [twice[1]] })
  })
})
