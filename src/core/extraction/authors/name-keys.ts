/** Which spelling of a personal name counts as which: folded family name and given names, told apart into words and initials. */
import type { PersonName } from '../../model/paper.ts'
import { fold } from '../../text/fold.ts'

/** A name reduced to what identity can rest on. Equal `key`s are equal names. */
export interface NameKey {
  readonly key: string
  /** Folded family name with its particle, words run together: "van der Berg" → "vanderberg". */
  readonly family: string
  /** Folded given names in order; a single letter is an initial. */
  readonly given: readonly string[]
  readonly isCorporate: boolean
}

const SCRIPTS_WITHOUT_INITIALS = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** "JR" beside "Smith" is J. R.; "Li" and "LI" are names. */
const UNDOTTED_INITIALS = /^\p{Lu}{2,3}$/u

export function nameKey(name: PersonName): NameKey {
  const family = words(name.particle ? `${name.particle} ${name.family}` : name.family).join('')
  if (name.isCorporate) return { key: `corporate|${family}`, family, given: [], isCorporate: true }
  const given = givenNames(name)
  const spelt = given.map((word) => (isInitial(word) ? `${word}.` : word)).join('')
  return { key: `${family}|${spelt}`, family, given, isCorporate: false }
}

export function isInitial(word: string): boolean {
  return word.length === 1 && !SCRIPTS_WITHOUT_INITIALS.test(word)
}

function givenNames(name: PersonName): string[] {
  if (name.given === undefined) return []
  const areInitials = UNDOTTED_INITIALS.test(name.given) && name.family !== name.family.toUpperCase()
  return words(areInitials ? [...name.given].join(' ') : name.given)
}

function words(text: string): string[] {
  return fold(text)
    .replace(/['’`ʼ]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
