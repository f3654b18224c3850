/** Pasted names, looked up. */
import { describe, expect, it } from 'vitest'
import { keyOf } from '../../../src/app/state/entities.ts'
import { lookUp, MOST_NAMES, splitNames } from '../../../src/app/state/names.ts'
import { createCorpus, type Facts } from '../../../src/core/index.ts'
import { FACTS } from '../small-graph.ts'

const twin = { ...FACTS.authors[0]!, id: 'author:alder-2' }
const facts: Facts = { ...FACTS, authors: [...FACTS.authors, twin] }
const find = (name: string, among = FACTS): unknown[] => {
  const [{ candidates, isGuess }] = lookUp(createCorpus(among), [name]) as [ReturnType<typeof lookUp>[number]]
  return [candidates.map((entity) => keyOf(among, entity)), isGuess]
}

describe('a list of names', () => {
  it('is taken apart by lines, tabs and semicolons, each name once', () => {
    expect(splitNames(' Birch, Odd\r\n\n“maps”;MAPS\t- inks').names).toEqual(['Birch, Odd', 'maps', 'inks'])
    expect(splitNames('; \n').names).toEqual([])
    const { names, leftOut } = splitNames(Array.from({ length: MOST_NAMES + 2 }, (_, at) => `name ${at}`).join('\n'))
    expect([names.length, leftOut]).toEqual([MOST_NAMES, 2])
  })

  it.each([
    ['Birch, Odd', 'author:birch'],
    ['odd BIRCH', 'author:birch'],
    ['O. Birch', 'author:birch'],
    ['Cedar, U', 'author:cédar'],
    ['Map', 'topic:maps'],
    ['Printed Lettering', 'system:plate'],
    ['paper two', 'paper:two'],
  ])('knows who or what %s is', (name, key) => {
    expect(find(name)).toEqual([[key], false])
  })

  it('does not take one person for another of the same initial', () => {
    expect(find('Birch, Olga')).toEqual([['author:birch'], true])
  })

  it('says when several are called so, and when nobody is', () => {
    expect(find('Ida Alder', facts)).toEqual([['author:alder', 'author:alder-2'], false])
    expect(find('A person of whom nothing is known')).toEqual([[], true])
  })
})
