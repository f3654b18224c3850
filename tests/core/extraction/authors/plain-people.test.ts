import { describe, expect, it } from 'vitest'
import { createRng } from '../../../../src/core/columns/rng.ts'
import { NameBytes } from '../../../../src/core/extraction/authors/name-bytes.ts'
import { nameKey } from '../../../../src/core/extraction/authors/name-keys.ts'
import { PlainPeople, QUEUED } from '../../../../src/core/extraction/authors/plain-people.ts'
import type { Authorship, PersonName } from '../../../../src/core/model/paper.ts'
import { parseName } from '../../../../src/core/text/names.ts'
import { readUtf8 } from '../../../../src/core/text/utf8.ts'

const plain = (given: string, family: string): PersonName => ({ family, given, printed: `${given} ${family}` })

function places(given: string, family: string) {
  return {
    bytes: new TextEncoder().encode(given + family),
    given: { start: 0, end: given.length },
    family: { start: given.length, end: given.length + family.length },
  }
}

/** People by the labels of their forms. */
function resolve(authorships: readonly Authorship[]): { people: string[][]; persons: number[] } {
  const people = new PlainPeople()
  const mentions = Uint32Array.from(authorships, (authorship) => people.formOf(authorship))
  const resolved = people.resolve(mentions)
  return { people: [...resolved.authors()].map(({ forms }) => [...forms]), persons: [...mentions] }
}

const author = (text: string, ...ids: string[]): Authorship => ({
  name: parseName(text)!,
  ...(ids.length > 0 && { ids }),
})

describe('names as bytes', () => {
  it('are the key that identity rests on, letter by letter', () => {
    const rng = createRng(5)
    const letters = ['a', 'B', 'c', 'D', '1', '.', '-', "'", '`', ' ', 'J', 'R', '_']
    const word = (): string =>
      Array.from({ length: 1 + Math.floor(rng() * 5) }, () => letters[Math.floor(rng() * letters.length)]).join('')
    const key = new NameBytes()
    let written = 0
    for (let turn = 0; turn < 5000; turn++) {
      const [given, family] = [word(), word()]
      const { bytes, ...at } = places(given, family)
      if (!key.writePlain(bytes, at.given, at.family)) continue
      written++
      expect(readUtf8(key.bytes.subarray(0, key.length))).toBe(nameKey(plain(given, family)).whole)
    }
    expect(written).toBeGreaterThan(4000)
  })
})

describe('people told apart by names and identifiers alone', () => {
  it('have the same form whether a name comes as bytes or as text, and get the name back', () => {
    for (const [given, family] of [
      ['Jane', 'Doe'],
      ['JR', 'Doe'],
      ['JR', 'DOE'],
      ["'", '-'],
      ['Ann B.', "O'Neil-Roe 12"],
    ] as const) {
      const people = new PlainPeople()
      const { bytes, ...at } = places(given, family)
      const number = people.queueName(bytes, at.given, at.family)
      const form = people.formOf({ name: plain(given, family) })
      expect(people.takeQueue()[number - QUEUED]).toBe(form)
      expect(people.nameOf(form)).toEqual(plain(given, family))
    }
  })

  it('have the same forms when they wait in the queue as when they are asked for one by one', () => {
    const rng = createRng(11)
    const [queued, direct] = [new PlainPeople(), new PlainPeople()]
    const word = (): string => ['ann', 'Ann', 'Bo', 'bo-lee', 'C.', 'J R', 'Roe'][Math.floor(rng() * 7)]!
    let waiting: number[] = []
    let forms: number[] = []
    for (let turn = 0; turn < 4000; turn++) {
      const name = plain(word(), `${word()}${1 + Math.floor(rng() * 500)}`)
      forms.push(direct.formOf({ name }))
      const { bytes, ...at } = places(name.given!, name.family)
      waiting.push(rng() < 0.01 ? queued.formOf({ name }) : queued.queueName(bytes, at.given, at.family))
      if (rng() > 0.002) continue
      const found = queued.takeQueue()
      expect(waiting.map((number) => (number >= QUEUED ? found[number - QUEUED] : number))).toEqual(forms)
      expect(queued.queued).toBe(0)
      waiting = []
      forms = []
    }
    expect(direct.formOf({ name: plain('ann', 'Roe1') })).toBe(queued.formOf({ name: plain('ann', 'Roe1') }))
  })

  it('get every kind of name back', () => {
    const people = new PlainPeople()
    const names = ['Jane van der Berg, Jr.', 'Doe, Jane', 'The Example Collaboration', '王 伟', 'Doe J'].map((text) =>
      parseName(text)!,
    )
    const forms = names.map((name) => people.formOf({ name }))
    expect(forms.map((form) => people.nameOf(form))).toEqual(names)
    expect(new Set(forms).size).toBe(names.length)
  })

  it('are one when names are equal but for accents, case and punctuation', () => {
    const { people, persons } = resolve(
      ['José Diaz', 'Jose Díaz', 'Jose Diaz', 'J. Diaz', 'jose DIAZ'].map((text) => author(text)),
    )
    expect(persons).toEqual([0, 0, 0, 1, 0])
    expect(people[0]).toHaveLength(4)
  })

  it('are one by a common identifier, and several of one name when identifiers differ', () => {
    const { persons } = resolve([
      author('Jane Doe', 'x:1'),
      author('J. Doe', 'x:1'),
      author('Jane Doe', 'x:2'),
      author('Jane Doe'),
      author('J. Doe'),
      author('Jane Roe', 'y:1', 'x:2'),
    ])
    // The bare "Jane Doe" may be either; the bare "J. Doe" is the only one of this name with an identifier.
    expect(persons).toEqual([0, 0, 1, 2, 0, 1])
  })

  it('are called as they are written most often, with ids of their own', () => {
    const people = new PlainPeople()
    const names = ['José Diaz', 'Jose Diaz', 'Jose Diaz', 'A.B. Roe', 'Ab Roe'].map((text) => parseName(text)!)
    const resolved = people.resolve(Uint32Array.from(names, (name) => people.formOf({ name })))
    const authors = [...resolved.authors()]
    expect(authors.map(({ label }) => label)).toEqual(['Diaz, Jose', 'Roe, A.B.', 'Roe, Ab'])
    expect(authors.map(({ id }) => id)).toEqual(['author:diaz-jose', 'author:roe-ab', 'author:roe-ab-2'])
    expect(authors.map((_, person) => resolved.labelOf(person))).toEqual(authors.map(({ label }) => label))
  })

  it('take a name with thousands of spellings and identifiers in their stride', () => {
    const authorships = Array.from({ length: 20_000 }, (_, index) => author('Wei Wang', `x:${index}`))
    expect(new Set(resolve(authorships).persons).size).toBe(20_000)
  })
})
