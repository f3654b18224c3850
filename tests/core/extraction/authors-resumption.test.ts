import { deserialize, serialize } from 'node:v8'
import { expect, it } from 'vitest'
import { createRng } from '../../../src/core/columns/rng.ts'
import { resolveAuthors, type AuthorResolution } from '../../../src/core/extraction/authors/index.ts'
import type { PeopleState } from '../../../src/core/extraction/authors/standing.ts'
import type { Authorship, Paper } from '../../../src/core/model/paper.ts'
import { parseName } from '../../../src/core/text/names.ts'

const FAMILIES = 'Abara Bianchi Castellanos Dvorak Eriksen Fontaine Grabowski Haugen Ito Jansen Kim Li Wang'.split(' ')
const GIVENS = 'Amina Bruno Chiara Dalia Emil Farah Gustav Hana'.split(' ')
const SUBJECTS = 'glacier heron lichen salmon marsh tundra beetle falcon estuary pollen'.split(' ')

/** Bylines of namesakes, of people who are printed by an initial at times, and of some who have an identifier. */
function papers(count: number): Paper[] {
  const rng = createRng(11)
  const below = (limit: number): number => Math.floor(rng() ** 1.5 * limit)
  return Array.from({ length: count }, (_, index) => {
    const group = below(9)
    const authorships = Array.from({ length: 1 + below(4) }, (_value, position): Authorship => {
      const family = FAMILIES[(group + below(5)) % FAMILIES.length]!
      const given = GIVENS[(group * 3 + position + below(3)) % GIVENS.length]!
      const name = parseName(`${family}, ${rng() < 0.2 ? `${given[0]}.` : given}`)!
      const orcid = `0000-0000-0000-${String(1000 + group * 100 + FAMILIES.indexOf(family)).slice(0, 4)}`
      return rng() < 0.1 ? { name, orcid } : { name }
    })
    return {
      id: `title:${index}`,
      title: `The ${SUBJECTS[group]} and the ${SUBJECTS[below(10)]} of site ${below(40)}`,
      authorships,
      year: 1990 + below(30),
      venue: `Journal ${group % 4}`,
      keywords: [],
      links: [],
      origins: [{ file: 'made-up.txt', format: 'listing', line: index + 1 }],
    }
  })
}

/** Everything that came out, in a form that does not depend on how an engine holds numbers. */
function textOf({ paperAuthors, mentionConfidence, ...rest }: AuthorResolution): string {
  return JSON.stringify([
    rest,
    ...[paperAuthors.offsets, paperAuthors.targets, mentionConfidence].map((values) => [...values]),
  ])
}

it('people are the same when telling them apart was stopped and gone on with', () => {
  const given = papers(500)
  const whole = textOf(resolveAuthors(given))
  const states: Buffer[] = []
  const reach = (state: () => PeopleState): void => void states.push(serialize(state()))
  expect(textOf(resolveAuthors(given, { savepoints: { reach } }))).toBe(whole)
  expect(states.length).toBeGreaterThan(20)
  const parts = new Map<string, Buffer>()
  let made = 0
  const part = <Value>(name: string, make: () => Value): Value => {
    if (!parts.has(name)) parts.set(name, serialize((made++, make())))
    return deserialize(parts.get(name)!) as Value
  }
  const some = [0, 0.3, 0.7, 0.9].map((share) => states[Math.floor(share * states.length)]!)
  for (const state of [...some, states.at(-1)!]) {
    let reached = 0
    const resumed = deserialize(state) as PeopleState
    const again = resolveAuthors(given, { savepoints: { resumed, reach: () => reached++, part } })
    expect(textOf(again)).toBe(whole)
    // What was done before is not done again; the end is always reached.
    expect(reached).toBe(Math.max(1, states.length - states.indexOf(state) - 1))
  }
  expect(made).toBe(1)
})
