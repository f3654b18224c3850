/** How many people of a collection one name is likely to stand for, judged by the names of the collection itself. */
import { isInitial, type NameKey } from './name-keys.ts'

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
export function judgeNames(names: readonly NameKey[]): NameStatistics {
  const ofFamily = new Map<string, number>()
  const ofWholeGiven = new Map<string, number>()
  let people = 0
  for (const { family, given, isCorporate } of names) {
    if (isCorporate) continue
    people++
    increase(ofFamily, family)
    increase(ofWholeGiven, given.join(''))
  }
  const threshold = commonFrom([...ofFamily.values()], people)
  const isCommonFamily = Uint8Array.from(names, ({ family }) => Number((ofFamily.get(family) ?? 0) >= threshold))
  const everybody = new GivenNames()
  const circles = [new GivenNames(everybody), new GivenNames(everybody)] as const
  names.forEach((name, at) => {
    if (!name.isCorporate) circles[isCommonFamily[at]!]!.add(name)
  })
  const namesakes = Float64Array.from(names, (name, at) =>
    name.isCorporate ? 0 : (ofFamily.get(name.family)! - 1) * circles[isCommonFamily[at]!]!.shareOf(name),
  )
  const familySize = Uint32Array.from(names, ({ family }) => ofFamily.get(family) ?? 0)
  const givenSize = Uint32Array.from(names, ({ given }) => ofWholeGiven.get(given.join('')) ?? 0)
  return { namesakes, isCommonFamily, familySize, givenSize }
}

/** People it takes to tell what given names are usual among some families from what is usual everywhere. */
const STRENGTH = 300

/** How common given names are among the people of some families. */
class GivenNames {
  readonly #everybody: GivenNames | undefined
  readonly #whole = new Map<string, number>()
  readonly #first = new Map<string, number>()
  readonly #initial = new Map<string, number>()
  #people = 0

  constructor(everybody?: GivenNames) {
    this.#everybody = everybody
  }

  add(name: NameKey): void {
    this.#everybody?.add(name)
    this.#people++
    const first = name.given[0] ?? ''
    increase(this.#initial, first.slice(0, 1))
    if (isInitial(first)) return
    increase(this.#whole, name.given.join(''))
    increase(this.#first, first)
  }

  /** Share of these people whose given names fit. */
  shareOf(name: NameKey): number {
    if (!this.#everybody) return this.#fitting(name) / this.#people
    return (this.#fitting(name) + STRENGTH * this.#everybody.shareOf(name)) / (this.#people + STRENGTH)
  }

  #fitting({ given }: NameKey): number {
    const first = given[0] ?? ''
    if (first === '') return this.#people
    // A second initial narrows the choice, but by less than the alphabet: many people have none.
    if (isInitial(first)) return this.#initial.get(first)! / (given.length > 1 ? 4 : 1)
    if (given.length === 1) return this.#first.get(first)!
    return Math.max(this.#whole.get(given.join(''))!, this.#first.get(first)! / 20)
  }
}

/** Size from which families together hold at most a quarter of the people. */
function commonFrom(sizes: number[], people: number): number {
  sizes.sort((a, b) => b - a)
  let held = 0
  for (const size of sizes) {
    held += size
    if (held > people / 4) return size + 1
  }
  return Infinity
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
