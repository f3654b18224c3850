/** What names are made of, as numbers: equal numbers are equal texts. */

/** A column has one number for each name; a first name or initial that is missing is a text of its own. */
export interface NameColumns {
  readonly family: Uint32Array
  /** Given names run together, and the first of them. */
  readonly given: Uint32Array
  readonly first: Uint32Array
  /** How many given names there are. */
  readonly words: Uint16Array
  /** How much of the person they tell: more letters, then more words. */
  readonly detail: Uint32Array
  /** Code unit with which the given names begin; 0 where there are none. */
  readonly initial: Uint32Array
  /** Family name and initial. */
  readonly stem: Uint32Array
  /** A hash of all words in whatever order: equal for "Le-Minh Nguyen" and "Nguyen Le Minh", and hardly ever for others. */
  readonly bag: Uint32Array
  /** 1 where the first of the given names is an initial. */
  readonly isShort: Uint8Array
  readonly isCorporate: Uint8Array
}

export function makeColumns(names: number): NameColumns {
  return {
    family: new Uint32Array(names),
    given: new Uint32Array(names),
    first: new Uint32Array(names),
    words: new Uint16Array(names),
    detail: new Uint32Array(names),
    initial: new Uint32Array(names),
    stem: new Uint32Array(names),
    bag: new Uint32Array(names),
    isShort: new Uint8Array(names),
    isCorporate: new Uint8Array(names),
  }
}
