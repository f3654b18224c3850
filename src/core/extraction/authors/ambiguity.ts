/** How many people of a collection one name is likely to stand for, judged by the names of the collection itself. */
import type { NameColumns } from './name-columns.ts'
import type { NameKey } from './name-keys.ts'

/** Namesakes expected of even the rarest name. */
export const FEWEST_NAMESAKES = 0.005

export interface NameStatistics {
  readonly namesakes: Float64Array
  readonly isCommonFamily: Uint8Array
  readonly familySize: Uint32Array
  readonly givenSize: Uint32Array
}

/**
 * For each name the number of other people expected under it if family and given names were chosen independently:
 * people of that family × share of people whose given names fit. 0.01 for "Wenjie Obermoser", several for "Wei Wang".
 */
export function judgeNames(names: readonly NameKey[], columns: NameColumns): NameStatistics {
  const isPerson = (name: number): boolean => !names[name]!.isCorporate
  const people = names.reduce((count, { isCorporate }) => count + Number(!isCorporate), 0)
  const ofFamily = countTexts(columns.family, isPerson)
  const ofGiven = countTexts(columns.given, isPerson)
  const threshold = commonFrom(ofFamily, people)
  const isCommonFamily = Uint8Array.from(columns.family, (family) => Number(ofFamily[family]! >= threshold))
  const everybody = new GivenNames(columns, isPerson)
  const circles = [0, 1].map(
    (circle) => new GivenNames(columns, (name) => isPerson(name) && isCommonFamily[name] === circle, everybody),
  )
  const namesakes = Float64Array.from(names, ({ isCorporate, given }, name) =>
    isCorporate
      ? 0
      : (ofFamily[columns.family[name]!]! - 1) * circles[isCommonFamily[name]!]!.shareOf(name, given.length),
  )
  const familySize = columns.family.map((family) => ofFamily[family]!)
  const givenSize = columns.given.map((given) => ofGiven[given]!)
  return { namesakes, isCommonFamily, familySize, givenSize }
}

/** How many of some names have each text. */
function countTexts(column: Uint32Array, isCounted: (name: number) => boolean): Uint32Array {
  const counts = new Uint32Array(column.reduce((most, text) => Math.max(most, text + 1), 0))
  column.forEach((text, name) => {
    if (isCounted(name)) counts[text]!++
  })
  return counts
}

/** People it takes to tell what given names are usual among some families from what is usual everywhere. */
const STRENGTH = 300

/** How common given names are among some people. */
class GivenNames {
  readonly #columns: NameColumns
  readonly #everybody: GivenNames | undefined
  readonly #whole: Uint32Array
  readonly #first: Uint32Array
  readonly #initial: Uint32Array
  readonly #people: number

  constructor(columns: NameColumns, isOne: (name: number) => boolean, everybody?: GivenNames) {
    this.#columns = columns
    this.#everybody = everybody
    const isFull = (name: number): boolean => columns.isShort[name] === 0 && isOne(name)
    this.#whole = countTexts(columns.given, isFull)
    this.#first = countTexts(columns.first, isFull)
    this.#initial = countTexts(columns.initial, isOne)
    this.#people = this.#initial.reduce((sum, count) => sum + count, 0)
  }

  /** Share of these people whose given names fit; `words` are those of the given names. */
  shareOf(name: number, words: number): number {
    const fitting = this.#fitting(name, words)
    if (!this.#everybody) return fitting / this.#people
    return (fitting + STRENGTH * this.#everybody.shareOf(name, words)) / (this.#people + STRENGTH)
  }

  #fitting(name: number, words: number): number {
    const { given, first, initial, isShort } = this.#columns
    if (words === 0) return this.#people
    // A second initial narrows the choice, but by less than the alphabet: many people have none.
    if (isShort[name] === 1) return this.#initial[initial[name]!]! / (words > 1 ? 4 : 1)
    if (words === 1) return this.#first[first[name]!]!
    return Math.max(this.#whole[given[name]!]!, this.#first[first[name]!]! / 20)
  }
}

/** Size from which families together hold at most a quarter of the people. */
function commonFrom(sizes: Uint32Array, people: number): number {
  let held = 0
  for (const size of sizes.toSorted((a, b) => b - a)) {
    held += size
    if (held > people / 4) return size + 1
  }
  return Infinity
}
