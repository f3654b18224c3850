/** How many people of a collection one name is likely to stand for, judged by the names of the collection itself. */
import type { NameColumns } from './name-columns.ts'

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
export function judgeNames(columns: NameColumns): NameStatistics {
  const { family, given, words, isCorporate } = columns
  const count = family.length
  const isPerson = isCorporate.map((is) => 1 - is)
  const people = isPerson.reduce((sum, is) => sum + is, 0)
  const ofFamily = countTexts(family, isPerson)
  const ofGiven = countTexts(given, isPerson)
  const threshold = commonFrom(ofFamily, people)
  const isCommonFamily = new Uint8Array(count)
  const circleOf = [new Uint8Array(count), new Uint8Array(count)] as const
  for (let name = 0; name < count; name++) {
    isCommonFamily[name] = Number(ofFamily[family[name]!]! >= threshold)
    circleOf[isCommonFamily[name] === 1 ? 1 : 0][name] = isPerson[name]!
  }
  const everybody = new GivenNames(columns, isPerson)
  const [usual, common] = circleOf.map((isOne) => new GivenNames(columns, isOne, everybody)) as [GivenNames, GivenNames]
  const namesakes = new Float64Array(count)
  const familySize = new Uint32Array(count)
  const givenSize = new Uint32Array(count)
  for (let name = 0; name < count; name++) {
    familySize[name] = ofFamily[family[name]!]!
    givenSize[name] = ofGiven[given[name]!]!
    if (isCorporate[name] === 1) continue
    const circle = isCommonFamily[name] === 1 ? common : usual
    namesakes[name] = (familySize[name]! - 1) * circle.shareOf(name, words[name]!)
  }
  return { namesakes, isCommonFamily, familySize, givenSize }
}

/** How many of the names that are counted (1) have each text. */
function countTexts(column: Uint32Array, isCounted: Uint8Array): Uint32Array {
  let texts = 0
  for (let name = 0; name < column.length; name++) if (column[name]! >= texts) texts = column[name]! + 1
  const counts = new Uint32Array(texts)
  for (let name = 0; name < column.length; name++) counts[column[name]!]! += isCounted[name]!
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

  /** `isOne` is 1 for each of these people. */
  constructor(columns: NameColumns, isOne: Uint8Array, everybody?: GivenNames) {
    this.#columns = columns
    this.#everybody = everybody
    const isFull = isOne.map((is, name) => is & ~columns.isShort[name]!)
    this.#whole = countTexts(columns.given, isFull)
    this.#first = countTexts(columns.first, isFull)
    this.#initial = countTexts(columns.initial, isOne)
    this.#people = isOne.reduce((sum, is) => sum + is, 0)
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
  for (const size of sizes.toSorted().reverse()) {
    held += size
    if (held > people / 4) return size + 1
  }
  return Infinity
}
