/** What names are made of, as numbers: equal numbers are equal texts. */
import { isInitial, type NameKey } from './name-keys.ts'

/** A column has one number for each name; a first name or initial that is missing is a text of its own. */
export interface NameColumns {
  readonly family: Uint32Array
  /** Given names run together, and the first of them. */
  readonly given: Uint32Array
  readonly first: Uint32Array
  /** Code unit with which the given names begin; 0 where there are none. */
  readonly initial: Uint32Array
  /** Family name and initial. */
  readonly stem: Uint32Array
  /** 1 where the first of the given names is an initial. */
  readonly isShort: Uint8Array
}

export function columnsOf(names: readonly NameKey[]): NameColumns {
  const families = new TextNumbers()
  const givens = new TextNumbers()
  const stems = new Map<number, number>()
  const columns = {
    family: new Uint32Array(names.length),
    given: new Uint32Array(names.length),
    first: new Uint32Array(names.length),
    initial: new Uint32Array(names.length),
    stem: new Uint32Array(names.length),
    isShort: new Uint8Array(names.length),
  }
  names.forEach(({ family, given }, name) => {
    const [first = ''] = given
    columns.family[name] = families.numberOf(family)
    columns.first[name] = givens.numberOf(first)
    columns.given[name] = given.length > 1 ? givens.numberOf(given.join('')) : columns.first[name]!
    columns.initial[name] = first === '' ? 0 : first.charCodeAt(0)
    columns.isShort[name] = Number(isInitial(first))
    const pair = columns.family[name]! * INITIALS + columns.initial[name]!
    const stem = stems.get(pair) ?? stems.size
    stems.set(pair, stem)
    columns.stem[name] = stem
  })
  return columns
}

/** More than there are code units. */
const INITIALS = 2 ** 16

class TextNumbers {
  readonly #numbers = new Map<string, number>()

  numberOf(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size))
    return number
  }
}
