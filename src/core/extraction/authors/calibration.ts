/**
 * How much each likeness counts, learnt from the collection itself without any answers: rare names show how alike the
 * works of one person are, people who worked at the same time how alike the works of two (Fellegi and Sunter 1969).
 */
import { createRng, type Rng } from '../../columns/rng.ts'
import type { Collection } from './collection.ts'
import { compareProfiles, RESPECTS, type Comparison, type Respect } from './comparison.ts'
import { fitLogistic } from './logistic.ts'
import { Profile } from './profiles.ts'

/** For each respect and class the natural logarithm of P(class | same person) / P(class | two people). */
export type Weights = Readonly<Record<Respect, Float64Array>>

/** People of common families move in each other's circles more than others do, so they are measured by themselves. */
export interface Calibration {
  readonly usual: Weights
  readonly common: Weights
}

type Members = readonly number[]

/** Two groups of one rare name. */
interface Pair {
  readonly person: number
  readonly a: Members
  readonly b: Members
}

const MOST_NAMES = 4000
/** People with many groups are the ones to judge, so they count more often. */
const PAIRS_PER_NAME = 4
/** A name with fewer expected namesakes is taken to be one person's. */
export const RARE = 0.02
/** What shared co-authors of weight speak for one person. */
const SHARED_COAUTHORS = 5
const KINDS = Object.keys(RESPECTS) as Respect[]

/** `groups` are those of each name; at most `mostNames` of the names are looked at. */
export function calibrate(
  collection: Collection,
  groups: ReadonlyMap<number, readonly Members[]>,
  mostNames = MOST_NAMES,
): Calibration {
  const rng = createRng(20)
  const rare = [...groups].filter(([name]) => collection.namesakes[name]! < RARE)
  const isCommon = (name: number): boolean => collection.isCommonFamily[name] === 1
  const usual = rare.filter(([name]) => !isCommon(name)).map(([, parts]) => parts)
  const common = rare.filter(([name]) => isCommon(name)).map(([, parts]) => parts)
  return {
    usual: measure(collection, usual, mostNames, rng),
    common: measure(collection, common.length > 50 ? common : usual, mostNames, rng),
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

function measure(
  collection: Collection,
  people: readonly (readonly Members[])[],
  mostNames: number,
  rng: Rng,
): Weights {
  const pairs = drawPairs(people, mostNames, rng)
  const strangers = matchStrangers(collection, pairs)
  const same: Comparison[] = []
  const different: Comparison[] = []
  pairs.forEach(({ a, b }, at) => {
    const own = new Profile(collection, a)
    same.push(compareProfiles(collection, own, new Profile(collection, b)))
    const stranger = strangers[at]
    if (stranger) different.push(compareProfiles(collection, own, new Profile(collection, stranger)))
  })
  const weights = Object.fromEntries(
    KINDS.map((respect) => [respect, ratios(respect, count(respect, same), count(respect, different))]),
  ) as Record<Respect, Float64Array>
  temper(weights, same, different)
  // Groups of one name that share co-authors for sure were united before, so there are none to learn this from.
  weights.coauthors[RESPECTS.coauthors - 1] = SHARED_COAUTHORS
  return weights
}

function drawPairs(people: readonly (readonly Members[])[], mostNames: number, rng: Rng): Pair[] {
  const pairs: Pair[] = []
  const step = Math.max(1, people.length / mostNames)
  for (let at = 0; at < people.length; at += step) {
    const person = Math.floor(at)
    const parts = people[person]!
    for (let pair = 0; pair < Math.min(PAIRS_PER_NAME, parts.length - 1); pair++) {
      const first = Math.floor(rng() * parts.length)
      const second = (first + 1 + Math.floor(rng() * (parts.length - 1))) % parts.length
      pairs.push({ person, a: parts[first]!, b: parts[second]! })
    }
  }
  return pairs
}

/**
 * For each pair a group of somebody else that is as large as its second one and of the same years: fields grow denser,
 * so that strangers of one year have more in common than any two strangers.
 */
function matchStrangers({ mentions }: Collection, pairs: readonly Pair[]): (Members | undefined)[] {
  const yearOf = (members: Members): number => {
    let last = 0
    for (const member of members) last = Math.max(last, mentions.papers[mentions.paper[member]!]!.year ?? 0)
    return last
  }
  const years = pairs.map(({ b }) => yearOf(b))
  const order = pairs.map((_, at) => at)
  order.sort((x, y) => years[x]! - years[y]! || pairs[x]!.b.length - pairs[y]!.b.length || x - y)
  const strangers: (Members | undefined)[] = []
  order.forEach((at, place) => {
    for (let next = 1; next < order.length; next++) {
      const other = pairs[order[(place + next) % order.length]!]!
      if (other.person === pairs[at]!.person) continue
      strangers[at] = other.b
      break
    }
  })
  return strangers
}

function count(respect: Respect, comparisons: readonly Comparison[]): Float64Array {
  const counts = new Float64Array(RESPECTS[respect])
  for (const comparison of comparisons) counts[comparison[respect]]!++
  return counts
}

/** Respects that go together say one thing, not several: weighs them by how well they tell together. */
function temper(weights: Weights, same: readonly Comparison[], different: readonly Comparison[]): void {
  const row = (comparison: Comparison): number[] => KINDS.map((respect) => weights[respect][comparison[respect]]!)
  const factors = fitLogistic(KINDS.length, same.map(row), different.map(row))
  KINDS.forEach((respect, at) => {
    for (let level = 0; level < weights[respect].length; level++) weights[respect][level]! *= factors[at]!
  })
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
