/**
 * How much each likeness counts, learnt from the collection itself without any answers: rare names show how alike the
 * works of one person are, different names how alike the works of two (Fellegi and Sunter 1969).
 */
import { createRng, type Rng } from '../../columns/rng.ts'
import type { Collection } from './collection.ts'
import { circleOf, compareProfiles, RESPECTS, type Comparison, type Respect } from './comparison.ts'
import { profileOf, type Profile } from './profiles.ts'

/** For each respect and class the natural logarithm of P(class | same person) / P(class | two people). */
export type Weights = Readonly<Record<Respect, Float64Array>>

/** People of common families move in each other's circles more than others do, so they are measured by themselves. */
export interface Calibration {
  readonly usual: Weights
  readonly common: Weights
}

const MOST_NAMES = 4000
/** People with many groups are the ones to judge, so they count more often. */
const PAIRS_PER_NAME = 10
/** A name with fewer expected namesakes is taken to be one person's. */
const RARE = 0.02

export function calibrate(
  collection: Collection,
  groups: ReadonlyMap<number, readonly (readonly number[])[]>,
): Calibration {
  const rng = createRng(20)
  const rare = [...groups].filter(([name]) => collection.namesakes[name]! < RARE)
  const isCommon = (name: number): boolean => collection.isCommonFamily[name] === 1
  const usual = rare.filter(([name]) => !isCommon(name)).map(([, parts]) => parts)
  const common = rare.filter(([name]) => isCommon(name)).map(([, parts]) => parts)
  return {
    usual: measure(collection, usual, rng),
    common: measure(collection, common.length > 50 ? common : usual, rng),
  }
}

export function weightsFor(collection: Collection, { usual, common }: Calibration, name: number): Weights {
  return collection.isCommonFamily[name] === 1 ? common : usual
}

export function likelihood(weights: Weights, comparison: Comparison): number {
  return (
    weights.coauthors[comparison.coauthors]! +
    weights.subjects[comparison.subjects]! +
    weights.venues[comparison.venues]! +
    weights.affiliations[comparison.affiliations]! +
    weights.years[comparison.years]!
  )
}

function measure(collection: Collection, people: readonly (readonly (readonly number[])[])[], rng: Rng): Weights {
  const same = emptyCounts()
  const different = emptyCounts()
  const step = Math.max(1, people.length / MOST_NAMES)
  let strangers: Profile[] = []
  for (let at = 0; at < people.length; at += step) {
    const parts = people[Math.floor(at)]!
    const own: Profile[] = []
    for (let pair = 0; pair < Math.min(PAIRS_PER_NAME, parts.length - 1); pair++) {
      const first = Math.floor(rng() * parts.length)
      const second = (first + 1 + Math.floor(rng() * (parts.length - 1))) % parts.length
      const a = profileOf(collection, parts[first]!)
      const b = profileOf(collection, parts[second]!)
      const circle = circleOf(collection, a)
      count(same, compareProfiles(collection, a, b, circle))
      const stranger = strangers[pair % strangers.length]
      if (stranger) count(different, compareProfiles(collection, a, stranger, circle))
      own.push(b)
    }
    strangers = own
  }
  const weights = Object.fromEntries(
    (Object.keys(RESPECTS) as Respect[]).map((respect) => [
      respect,
      ratios(respect, same[respect], different[respect]),
    ]),
  ) as Record<Respect, Float64Array>
  weights.coauthors[7] = 5
  return weights
}

type Counts = Record<Respect, Float64Array>

function emptyCounts(): Counts {
  return Object.fromEntries(
    Object.entries(RESPECTS).map(([respect, size]) => [respect, new Float64Array(size)]),
  ) as Counts
}

function count(counts: Counts, comparison: Comparison): void {
  for (const respect of Object.keys(RESPECTS) as Respect[]) counts[respect][comparison[respect]]!++
}

function ratios(respect: Respect, same: Float64Array, different: Float64Array): Float64Array {
  // Subjects are compared within a class of group sizes, which itself says nothing.
  const span = respect === 'subjects' ? RESPECTS.subjects / 3 : same.length
  return same.map((seen, at) => {
    const from = at - (at % span)
    const sum = (counts: Float64Array): number => counts.subarray(from, from + span).reduce((a, b) => a + b, 0)
    const known = (seen + 1) / (sum(same) + span)
    const chance = (different[at]! + 1) / (sum(different) + span)
    if (span === same.length && at === 0) return 0
    return Math.log(known / chance)
  })
}
