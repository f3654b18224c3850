/** Which spelling of a personal name counts as which: folded family name and given names, told apart into words and initials. */
import type { PersonName } from '../../model/paper.ts'
import { fold } from '../../text/fold.ts'

/** A name reduced to what identity can rest on. Equal `whole`s are equal names. */
export interface NameKey {
  /** Given and family name in one, letters only; initials are marked, so that "A. B." is not "Ab". */
  readonly whole: string
  /** The same with the family name told apart. */
  readonly key: string
  /** Folded family name with its particle, words run together: "van der Berg" → "vanderberg". */
  readonly family: string
  /** Folded given names in order; a single letter is an initial. Parts joined by a hyphen are separate words. */
  readonly given: readonly string[]
  readonly isCorporate: boolean
  /** Every word of the name, in order. */
  readonly words: readonly string[]
  /** The same words sorted: equal for "Le-Minh Nguyen" and "Nguyen Le Minh". */
  readonly sorted: string
  /** `whole` with ä ö ü å ø written as two letters, as in "Schuetze"; absent when there is none. */
  readonly expanded?: string
}

const SCRIPTS_WITHOUT_INITIALS = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** "JR" beside "Smith" is J. R.; "Li" and "LI" are names. */
const UNDOTTED_INITIALS = /^\p{Lu}{2,3}$/u

const DIAERESIS = /[äöüåøæ]/iu
const EXPANSIONS: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['å', 'aa'],
  ['ø', 'oe'],
])

function expand(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüåø]/g, (letter) => EXPANSIONS.get(letter)!)
}

export function nameKey(name: PersonName): NameKey {
  const family = joined(words(name.particle ? `${name.particle} ${name.family}` : name.family))
  if (name.isCorporate) {
    const whole = `corporate|${family}`
    return { whole, key: whole, family, given: [], isCorporate: true, words: [], sorted: whole }
  }
  const given = givenNames(name)
  const spelt = joined(given)
  // Without any letter the printed form is all there is to go by.
  if (spelt === '' && family === '') return unnamed(name.printed)
  const all = [...given, ...words(name.particle ? `${name.particle} ${name.family}` : name.family)]
  const printed = `${name.given ?? ''} ${name.particle ?? ''} ${name.family}`
  const expanded = DIAERESIS.test(printed) ? joined(words(expand(printed))) : undefined
  return {
    whole: `${spelt}${family}`,
    key: `${family}|${spelt}`,
    family,
    given,
    isCorporate: false,
    words: all,
    sorted: all.toSorted().join(' '),
    ...(expanded !== undefined && { expanded }),
  }
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

function joined(parts: readonly string[]): string {
  return parts.map((word) => (isInitial(word) ? `${word}.` : word)).join('')
}

function unnamed(printed: string): NameKey {
  const whole = `|${printed}`
  return { whole, key: whole, family: whole, given: [], isCorporate: false, words: [], sorted: whole }
}
