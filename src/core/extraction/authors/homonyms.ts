/** Several people under one name: which groups of mentions are one person, given how common the name is. */
import { FEWEST_NAMESAKES } from './ambiguity.ts'
import { likelihood, weightsFor, type Calibration } from './calibration.ts'
import type { Collection } from './collection.ts'
import { compareProfiles, describe } from './comparison.ts'
import type { Identities } from './identities.ts'
import { noteJoin, type Ledger } from './ledger.ts'
import { Profile } from './profiles.ts'

/** How many pairs of groups it takes to correct what a name with one expected namesake is thought to be. */
const PRIOR_STRENGTH = 10
const PRIOR_STRENGTH_OF_UNUSUAL = 100
/**
 * An author flagged as possibly several misleads less than a person cut into pieces, so groups of a full name are joined
 * down to these odds against it (natural logarithm). Initials are shared by nature: there it goes to several.
 */
const LENIENCE = 1.65
const LENIENCE_OF_GATHERED = 1
const LENIENCE_OF_INITIALS = -0.6
const NEVER = -1000
/** More groups than this under one name are worked through in turns, the largest first. */
const MOST_GROUPS = 400

/** Unites groups of one name, best first, while the average evidence between two of them speaks for one person. */
export function joinNamesakes(
  collection: Collection,
  identities: Identities,
  calibration: Calibration,
  ledger: Ledger,
  name: number,
  groups: readonly (readonly number[])[],
): void {
  let waiting = groups.toSorted((a, b) => b.length - a.length || a[0]! - b[0]!)
  while (waiting.length > 1) {
    const turn = waiting.slice(0, MOST_GROUPS)
    const rest = waiting.slice(MOST_GROUPS)
    const people = joinTurn(collection, identities, calibration, ledger, name, turn)
    if (rest.length === 0) return
    waiting = [...people.sort((a, b) => b.length - a.length || a[0]! - b[0]!).slice(0, MOST_GROUPS / 4), ...rest]
  }
}

function joinTurn(
  collection: Collection,
  identities: Identities,
  calibration: Calibration,
  ledger: Ledger,
  name: number,
  groups: readonly (readonly number[])[],
): number[][] {
  const profiles = groups.map((members) => new Profile(collection, members))
  const scores = scorePairs(collection, identities, calibration, name, profiles)
  const lenience = lenienceOf(collection, name)
  const people = groups.map((members) => [...members])
  const sizes = groups.map((members) => Math.sqrt(members.length))
  const alive = groups.map((_, index) => index)
  for (;;) {
    const [kept, gone, score] = bestPair(alive, scores)
    if (score <= -lenience) break
    if (score < LOOSE) ledger.loose.add(people[gone]![0]!)
    noteJoin(ledger, people[gone]!, probability(score), [])
    identities.unite(people[kept]![0]!, people[gone]![0]!)
    people[kept]!.push(...people[gone]!)
    const total = sizes[kept]! + sizes[gone]!
    for (const other of alive) {
      if (other === kept || other === gone) continue
      const one = scores[kept]![other]!
      const two = scores[gone]![other]!
      const mean = (one * sizes[kept]! + two * sizes[gone]!) / total
      scores[kept]![other] = scores[other]![kept] = Math.min(one, two) < NEVER / 2 ? NEVER : mean
    }
    sizes[kept] = total
    alive.splice(alive.indexOf(gone), 1)
  }
  noteDoubts(collection, ledger, alive, scores, profiles, people)
  return alive.map((index) => people[index]!)
}

/** Joins below this, as logarithm of the odds, leave it open whether a name is one person's. */
const LOOSE = 1

function scorePairs(
  collection: Collection,
  identities: Identities,
  calibration: Calibration,
  name: number,
  profiles: readonly Profile[],
): Float64Array[] {
  const weights = weightsFor(collection, calibration, name)
  const namesakes = collection.namesakes[name]!
  const evidence: number[] = []
  const scores = profiles.map(() => new Float64Array(profiles.length).fill(NEVER))
  profiles.forEach((first, a) => {
    for (let b = 0; b < a; b++) {
      const second = profiles[b]!
      if (!identities.canUnite(first.members[0]!, second.members[0]!) || haveCommonPaper(first, second)) continue
      const score = likelihood(weights, compareProfiles(collection, first, second))
      evidence.push(score)
      // A namesake must have been about at the time: few were when the collection was small.
      const about = (activityOf(collection, first) + activityOf(collection, second)) / 2
      const shift = Math.log((namesakes + FEWEST_NAMESAKES) / (namesakes * about + FEWEST_NAMESAKES))
      scores[a]![b] = scores[b]![a] = score + shift
    }
  })
  const isCommon = collection.isCommonFamily[name] === 1
  const strength = isCommon ? PRIOR_STRENGTH : PRIOR_STRENGTH_OF_UNUSUAL
  const prior = priorOdds(namesakes + FEWEST_NAMESAKES, evidence, strength)
  for (const row of scores)
    for (let other = 0; other < row.length; other++) if (row[other] !== NEVER) row[other]! += prior
  return scores
}

function lenienceOf({ isGathered, columns }: Collection, name: number): number {
  if (columns.isShort[name] === 1) return LENIENCE_OF_INITIALS
  return isGathered ? LENIENCE_OF_GATHERED : LENIENCE
}

/** Logarithm of the odds that two groups are one person: the name's commonness, corrected by what the groups show. */
function priorOdds(namesakes: number, evidence: readonly number[], strengthOfOne: number): number {
  const expected = 1 / (1 + namesakes)
  const strength = strengthOfOne / Math.min(1, namesakes)
  let share = expected
  for (let round = 0; round < 10; round++) {
    let sum = strength * expected
    for (const score of evidence) sum += 1 / (1 + Math.exp(-score) * (1 / share - 1))
    share = Math.min(0.9999, sum / (strength + evidence.length))
  }
  return Math.log(share / (1 - share))
}

function activityOf({ activity }: Collection, { years }: Profile): number {
  return years ? (activity.get(years[0])! + activity.get(years[1])!) / 2 : 1
}

function bestPair(alive: readonly number[], scores: readonly Float64Array[]): [number, number, number] {
  let kept = -1
  let gone = -1
  let best = -Infinity
  for (const a of alive)
    for (const b of alive) {
      if (b >= a) break
      if (scores[a]![b]! > best) {
        best = scores[a]![b]!
        kept = b
        gone = a
      }
    }
  return [kept, gone, best]
}

/** Pairs that stay apart with at least this probability of being one person are worth a look. */
const WORTH_A_LOOK = 0.05

function noteDoubts(
  collection: Collection,
  ledger: Ledger,
  alive: readonly number[],
  scores: readonly Float64Array[],
  profiles: readonly Profile[],
  people: readonly (readonly number[])[],
): void {
  for (const a of alive) {
    let best = -1
    for (const b of alive) if (b !== a && (best < 0 || scores[a]![b]! > scores[a]![best]!)) best = b
    if (best < 0 || probability(scores[a]![best]!) < WORTH_A_LOOK) continue
    const evidence = ['same name', ...describe(collection, profiles[a]!, profiles[best]!)]
    ledger.doubts.push({ a: people[a]![0]!, b: people[best]![0]!, score: probability(scores[a]![best]!), evidence })
  }
}

export function haveCommonPaper(a: Profile, b: Profile): boolean {
  const [small, large] = a.papers.size <= b.papers.size ? [a.papers, b.papers] : [b.papers, a.papers]
  for (const paper of small) if (large.has(paper)) return true
  return false
}

function probability(score: number): number {
  return 1 / (1 + Math.exp(-score))
}
