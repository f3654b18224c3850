/** What names are made of, as numbers: equal numbers are equal texts. */
import { isInitial, type NameKey } from './name-keys.ts'

/** A column has one number for each name; a first name or initial that is missing is a text of its own. */
export interface NameColumns {
  readonly family: Uint32Array
  /** Given names run together. */
  readonly given: Uint32Array
  /** First of the given names, and its first letter. */
  readonly first: Uint32Array
  readonly initial: Uint32Array
  /** Family name and initial. */
  readonly stem: Uint32Array
  /** 1 where the first of the given names is an initial. */
  readonly isShort: Uint8Array
}

export function columnsOf(names: readonly NameKey[]): NameColumns {
  const family = numberTexts(names, (name) => name.family)
  const first = numberTexts(names, ({ given }) => given[0] ?? '')
  const initial = numberTexts(names, ({ given }) => given[0]?.[0] ?? '')
  const stems = new Map<number, number>()
  const initials = initial.reduce((most, number) => Math.max(most, number), 0) + 1
  return {
    family,
    first,
    initial,
    given: numberTexts(names, ({ given }) => (given.length === 1 ? given[0]! : given.join(''))),
    stem: Uint32Array.from(names, (_, name) => {
      const pair = family[name]! * initials + initial[name]!
      let stem = stems.get(pair)
      if (stem === undefined) stems.set(pair, (stem = stems.size))
      return stem
    }),
    isShort: Uint8Array.from(names, ({ given }) => Number(isInitial(given[0] ?? ''))),
  }
}

/** Numbers the texts of names in the order in which they come. */
export function numberTexts(names: readonly NameKey[], textOf: (name: NameKey) => string): Uint32Array {
  const index = new Map<string, number>()
  return Uint32Array.from(names, (name) => {
    const text = textOf(name)
    let number = index.get(text)
    if (number === undefined) index.set(text, (number = index.size))
    return number
  })
}
