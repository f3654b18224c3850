import { describe, expect, it } from 'vitest'
import { createRng } from '../../../../src/core/columns/rng.ts'
import { detailOf } from '../../../../src/core/extraction/authors/compatibility.ts'
import { nameKey } from '../../../../src/core/extraction/authors/name-keys.ts'
import { NameParts } from '../../../../src/core/extraction/authors/name-parts.ts'
import { foldNames } from '../../../../src/core/extraction/authors/names.ts'
import type { PersonName } from '../../../../src/core/model/paper.ts'
import { parseName } from '../../../../src/core/text/names.ts'
import { readUtf8 } from '../../../../src/core/text/utf8.ts'

const LETTERS = [
  ...'aBcdEfgHiJklmNopqRstuvWxyz',
  ...'AÉØßæœłıİđĐðþħŧöÜåÅñçğşŽǅﬁΣςσЖж王伟김アǰ½²ªº',
  ...`      -.,'’ʼ\`/0179‐–\u00A0\u0301\u0308\u200D\u{1D400}😀`,
]

/** Names made of anything that may stand in one, and of things that should not. */
function names(count: number): PersonName[] {
  const rng = createRng(5)
  const text = (most: number): string =>
    Array.from({ length: Math.floor(rng() * most) }, () => LETTERS[Math.floor(rng() * LETTERS.length)]).join('')
  return Array.from({ length: count }, (): PersonName => {
    const [given, particle] = [text(9), rng() < 0.2 ? text(4) : '']
    const family = text(8)
    return {
      family,
      ...(rng() < 0.9 && { given: rng() < 0.1 ? given.slice(0, 3).toUpperCase() : given }),
      ...(particle && { particle }),
      ...(rng() < 0.05 && { isCorporate: true }),
      printed: `${given} ${family}`,
    }
  })
}

describe('a name that is taken apart letter by letter', () => {
  it('has the same parts as one that is taken apart as strings', () => {
    const parts = new NameParts()
    const text = (bytes: Uint8Array, start: number, end: number): string => readUtf8(bytes.subarray(start, end))
    for (const name of names(20_000)) {
      const key = nameKey(name)
      parts.takeApart(name)
      expect({
        whole: text(parts.whole, 0, parts.wholeLength),
        family: text(parts.whole, parts.familyStart, parts.wholeLength),
        given: text(parts.given, 0, parts.givenLength),
        first: text(parts.given, 0, parts.firstLength),
        words: parts.words,
        initial: parts.initial,
        detail: parts.detail,
        isCorporate: parts.isCorporate,
      }).toEqual({
        whole: key.whole,
        family: key.family,
        given: key.given.join(''),
        first: key.given[0] ?? '',
        words: key.given.length,
        initial: key.given[0]?.charCodeAt(0) ?? 0,
        detail: detailOf(key),
        isCorporate: key.isCorporate,
      })
    }
  })

  it('has one number for its words in any order', () => {
    const bagOf = (printed: string): number => {
      const parts = new NameParts()
      parts.takeApart(parseName(printed)!)
      return parts.bag
    }
    expect(bagOf('Nguyen, Le Minh')).toBe(bagOf('Minh Nguyen, Le'))
    expect(bagOf('Nguyễn, Lê Minh')).toBe(bagOf('Nguyen, Le Minh'))
    expect(bagOf('王, 伟')).toBe(bagOf('伟, 王'))
    expect(bagOf('Nguyen, Le Minh')).not.toBe(bagOf('Nguyen, Le Linh'))
  })
})

describe('the names of a collection', () => {
  const fold = (
    forms: readonly PersonName[],
    counts: readonly number[] = forms.map(() => 1),
  ): ReturnType<typeof foldNames> => foldNames(forms, Uint32Array.from(counts))
  const named = (...printed: readonly string[]): PersonName[] => printed.map((one) => parseName(one)!)

  it('are those that read differently, in order of what counts of them', () => {
    const forms = names(3000)
    const { nameOf, names: folded } = fold(forms)
    const wholes = forms.map((form) => nameKey(form).whole)
    expect(folded.size).toBe(new Set(wholes).size)
    forms.forEach((_, form) => expect(folded.keyOf(nameOf[form]!).whole).toBe(wholes[form]))
    const bytes = Array.from(folded.numbers(), (name) => new TextEncoder().encode(folded.keyOf(name).whole))
    for (let name = 1; name < bytes.length; name++) expect(Buffer.compare(bytes[name - 1]!, bytes[name]!)).toBe(-1)
  })

  it('are cut as most of their forms are, or as the first in the alphabet of as many', () => {
    const cuts = named('Samghabadi, Niloofar Safi', 'Safi Samghabadi, Niloofar', 'Safi Samghabadi, Nilóofar')
    const familyWith = (...counts: readonly number[]): string => {
      const { names: folded } = fold(cuts, counts)
      expect(folded.size).toBe(1)
      return folded.keyOf(0).family
    }
    expect(familyWith(5, 2, 2)).toBe('samghabadi')
    expect(familyWith(3, 2, 2)).toBe('safisamghabadi')
    expect(familyWith(4, 2, 2)).toBe('safisamghabadi')
  })

  it('have equal numbers where they have a part in common', () => {
    const forms = named('Marsh, Ada', 'Mårsh, Bo', 'Thistle, Ada', 'Marsh, A.', 'Heron, Ada Bo')
    const { nameOf, names: folded, isFull } = fold(forms)
    const { family, first, given, stem, isShort } = folded.columns
    const [ada, bo, thistle, initial, two] = Array.from(nameOf) as [number, number, number, number, number]
    expect(family[ada]).toBe(family[bo])
    expect(family[ada]).not.toBe(family[thistle])
    expect(first[ada]).toBe(first[two])
    expect(given[ada]).toBe(given[thistle])
    expect(given[ada]).not.toBe(given[two])
    expect(stem[ada]).toBe(stem[initial])
    expect(stem[ada]).not.toBe(stem[bo])
    expect([ada, initial].map((name) => isShort[name])).toEqual([0, 1])
    expect([...isFull]).toEqual([1, 1, 1, 0, 1])
  })
})
