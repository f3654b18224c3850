/** A list of names that somebody pasted, looked up among people, topics, systems and papers. */
import { fold, type Corpus, type Entity, type Facts } from '../../core/index.ts'
import { allEntities, nameOf } from './entities.ts'
import { search, searchIndexOf } from './search.ts'

/** More names than anyone reads through. */
export const MOST_NAMES = 5000
const MOST_CANDIDATES = 6

export interface LookedUp {
  readonly name: string
  /** One where it is clear who or what is meant, several where it is not, none where nothing is called like that. */
  readonly candidates: readonly Entity[]
  /** Nothing has this very name; these are alike. */
  readonly isGuess: boolean
}

/** Names stand one on a line, or between semicolons or tabs; each counts once. */
export function splitNames(text: string): { readonly names: readonly string[]; readonly leftOut: number } {
  const seen = new Map<string, string>()
  for (const part of text.split(/[\n\r\t;]/)) {
    const name = part.trim().replace(/^["'“”•*-]+\s*|["'“”,]+$/g, '')
    const key = fold(name)
    if (key !== '' && !seen.has(key)) seen.set(key, name.slice(0, 200))
  }
  const names = [...seen.values()]
  return { names: names.slice(0, MOST_NAMES), leftOut: Math.max(0, names.length - MOST_NAMES) }
}

/** The whole name decides; then a family name with initials; then what a search finds. */
export function lookUp(corpus: Corpus, names: readonly string[]): LookedUp[] {
  const { whole, initials } = spellingsOf(corpus)
  return names.map((name) => {
    const exact = whole.get(plain(name))
    if (exact) return { name, candidates: exact, isGuess: false }
    const alike = initials.get(initialsOf(name)) ?? []
    if (alike.length > 0) return { name, candidates: alike, isGuess: !isAbbreviated(name) }
    return { name, candidates: search(searchIndexOf(corpus), name, MOST_CANDIDATES), isGuess: true }
  })
}

interface Spellings {
  readonly whole: ReadonlyMap<string, readonly Entity[]>
  readonly initials: ReadonlyMap<string, readonly Entity[]>
}

const known = new WeakMap<Corpus, Spellings>()

function spellingsOf(corpus: Corpus): Spellings {
  const present = known.get(corpus)
  if (present) return present
  const { facts } = corpus
  const whole = new Map<string, Entity[]>()
  const initials = new Map<string, Entity[]>()
  const add = (to: Map<string, Entity[]>, key: string, entity: Entity): void => {
    const entities = to.get(key)
    if (!entities) to.set(key, [entity])
    else if (!entities.some(({ kind, index }) => kind === entity.kind && index === entity.index)) entities.push(entity)
  }
  for (const entity of allEntities(facts))
    for (const form of formsOf(facts, entity)) {
      add(whole, plain(form), entity)
      if (entity.kind === 'author') add(initials, initialsOf(form), entity)
    }
  const spellings = { whole, initials }
  known.set(corpus, spellings)
  return spellings
}

function formsOf(facts: Facts, entity: Entity): string[] {
  const own = nameOf(facts, entity)
  if (entity.kind === 'author') return [own, ...facts.authors[entity.index]!.forms]
  if (entity.kind === 'topic') return [own, ...facts.topics[entity.index]!.forms]
  if (entity.kind === 'system') return [own, facts.systems[entity.index]!.expansion ?? own]
  return [own]
}

/** "Roe, Ada" and "Ada Roe" are the same. */
function plain(name: string): string {
  const [family = '', ...given] = name.split(',')
  return words(`${given.join(' ')} ${family}`).join(' ')
}

/** All but the family name are initials. */
function isAbbreviated(name: string): boolean {
  const [family = '', ...given] = name.split(',')
  const rest = given.length > 0 ? words(given.join(' ')) : words(family).slice(0, -1)
  return rest.length > 0 && rest.every((word) => word.length === 1)
}

/** "Ada M. Roe" and "Roe, A.M." are "a roe": the family name is the last word, or what stands before a comma. */
function initialsOf(name: string): string {
  const [before = '', ...after] = name.split(',')
  const parts = words(before)
  const family = after.length > 0 ? parts.join(' ') : (parts.at(-1) ?? '')
  const given = after.length > 0 ? words(after.join(' ')) : parts.slice(0, -1)
  return `${given[0]?.[0] ?? ''} ${family}`
}

function words(text: string): string[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
