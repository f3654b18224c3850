/** One person under several spellings: which initials and shortened names belong to whom. */
import { likelihood, weightsFor, type Calibration } from './calibration.ts'
import type { Collection } from './collection.ts'
import { compareProfiles, describe } from './comparison.ts'
import { areCompatible, mayBeCompatible } from './compatibility.ts'
import { haveCommonPaper } from './homonyms.ts'
import type { Identities } from './identities.ts'
import { noteJoin, type Ledger } from './ledger.ts'
import { isInitial, type NameKey } from './name-keys.ts'
import { Profile } from './profiles.ts'

/** Mentions of one name that are one person. */
export interface Persona {
  readonly name: number
  readonly members: readonly number[]
}

/** People of one family and initial, and who of them has which mentions by the first of these. */
interface Block {
  readonly people: Candidate[]
  readonly byRoot: Map<number, Candidate>
}

interface Candidate {
  readonly names: number[]
  profile: Profile
}

/** Somebody whom the collection knows by no fuller name is possible even where no namesake is expected. */
const UNKNOWN_PERSON = 0.1
/** Odds that somebody known with a second given name also goes without it. */
const DROPS_WORD = 0.0001
/** A wrong merge is harder to see than a missed one, so full names must fit better than initials, which say less. */
const SURE_OF_NAME = 0.9
const SURE_OF_INITIALS = 0.5
const WORTH_A_LOOK = 0.1
/** Families with more people under one initial are compared with the best known of them only. */
const MOST_CANDIDATES = 400

/**
 * Goes through the personas of a family from the most to the least detailed name. Each joins the person it most probably
 * is, weighing all people whose names are compatible against somebody who appears under no fuller name.
 */
export function joinSpellings(
  collection: Collection,
  identities: Identities,
  calibration: Calibration,
  ledger: Ledger,
  family: readonly Persona[],
): void {
  const { detail, initial: initialOf } = collection.columns
  const order = family.toSorted(
    (a, b) => detail[b.name]! - detail[a.name]! || b.members.length - a.members.length || a.name - b.name,
  )
  const byInitial = new Map<number, Block>()
  for (const persona of order) {
    const initial = initialOf[persona.name]!
    let block = byInitial.get(initial)
    if (!block) byInitial.set(initial, (block = { people: [], byRoot: new Map() }))
    const profile = new Profile(collection, persona.members)
    const known = block.byRoot.get(identities.find(persona.members[0]!))
    const candidates = known
      ? []
      : block.people
          .slice(0, MOST_CANDIDATES)
          .filter((candidate) => isPossible(collection, identities, persona, profile, candidate))
    const best = known ?? mostProbable(collection, calibration, ledger, persona, profile, candidates)
    if (!best) {
      const candidate = { names: [persona.name], profile }
      block.people.push(candidate)
      block.byRoot.set(identities.find(persona.members[0]!), candidate)
      continue
    }
    identities.unite(best.profile.members[0]!, persona.members[0]!)
    block.byRoot.set(identities.find(persona.members[0]!), best)
    if (!best.names.includes(persona.name)) best.names.push(persona.name)
    best.profile = new Profile(collection, [...best.profile.members, ...persona.members])
  }
}

function isPossible(
  collection: Collection,
  identities: Identities,
  persona: Persona,
  profile: Profile,
  candidate: Candidate,
): boolean {
  const { names } = collection.mentions
  // Personas of one name were told apart already.
  if (candidate.names.every((other) => other === persona.name)) return false
  return (
    identities.canUnite(candidate.profile.members[0]!, persona.members[0]!) &&
    candidate.names.every((other) => mayBeCompatible(collection.columns, other, persona.name)) &&
    candidate.names.every((other) => areCompatible(names.keyOf(other), names.keyOf(persona.name))) &&
    !haveCommonPaper(candidate.profile, profile)
  )
}

function mostProbable(
  collection: Collection,
  calibration: Calibration,
  ledger: Ledger,
  persona: Persona,
  profile: Profile,
  candidates: readonly Candidate[],
): Candidate | undefined {
  if (candidates.length === 0) return undefined
  const weights = weightsFor(collection, calibration, persona.name)
  const { names } = collection.mentions
  const name = names.keyOf(persona.name)
  const isShort = isInitial(name.given[0]!)
  let total = collection.namesakes[persona.name]! * (isShort ? collection.shareOfInitials : 1) + UNKNOWN_PERSON
  let best: Candidate | undefined
  let bestOdds = 0
  for (const candidate of candidates) {
    const habit = Math.max(...candidate.names.map((other) => oddsOfShortening(names.keyOf(other), name)))
    const odds = habit * Math.exp(likelihood(weights, compareProfiles(collection, profile, candidate.profile)))
    total += odds
    if (odds <= bestOdds) continue
    bestOdds = odds
    best = candidate
  }
  if (!best) return undefined
  const probability = bestOdds / total
  const evidence = [
    candidates.length === 1 ? 'the only compatible name' : `likeliest of ${candidates.length} compatible names`,
    ...describe(collection, profile, best.profile),
  ]
  if (probability > (isShort ? SURE_OF_INITIALS : SURE_OF_NAME)) {
    noteJoin(ledger, persona.members, probability, evidence)
    return best
  }
  if (probability > WORTH_A_LOOK)
    ledger.doubts.push({ a: persona.members[0]!, b: best.profile.members[0]!, score: probability, evidence })
  return undefined
}

/** How readily somebody known by the fuller name goes by the shorter one. */
function oddsOfShortening(fuller: NameKey, shorter: NameKey): number {
  if (fuller.given.length <= shorter.given.length || isInitial(shorter.given[0]!)) return 1
  if (fuller.given.slice(shorter.given.length).every(isInitial)) return 1
  return DROPS_WORD
}
