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
  const ofGiven = new Map<string, number>()
  const ofFirst = new Map<string, number>()
  const ofInitial = new Map<string, number>()
  let people = 0
  for (const { family, given, isCorporate } of names) {
    if (isCorporate) continue
    people++
    increase(ofFamily, family)
    const first = given[0] ?? ''
    increase(ofInitial, first.slice(0, 1))
    if (isInitial(first)) continue
    increase(ofGiven, given.join(''))
    increase(ofFirst, first)
  }
  const namesakes = Float64Array.from(names, ({ family, given, isCorporate }) => {
    if (isCorporate) return 0
    const first = given[0] ?? ''
    const matching =
      first === ''
        ? people
        : isInitial(first)
          ? // A second initial narrows the choice, but by less than the alphabet: many people have none.
            ofInitial.get(first)! / (given.length > 1 ? 4 : 1)
          : given.length === 1
            ? ofFirst.get(first)!
            : Math.max(ofGiven.get(given.join(''))!, ofFirst.get(first)! / 20)
    return ((ofFamily.get(family)! - 1) * matching) / people
  })
  const threshold = commonFrom([...ofFamily.values()], people)
  const isCommonFamily = Uint8Array.from(names, ({ family }) => Number((ofFamily.get(family) ?? 0) >= threshold))
  const familySize = Uint32Array.from(names, ({ family }) => ofFamily.get(family) ?? 0)
  const givenSize = Uint32Array.from(names, ({ given }) => ofGiven.get(given.join('')) ?? 0)
  return { namesakes, isCommonFamily, familySize, givenSize }
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
