/** One person under names that only a common collaborator brings together. */
import { positionsOf, rowOf } from '../../columns/incidence.ts'
import type { Incidence } from '../../model/facts.ts'
import { likelihood, weightsFor, type Calibration } from './calibration.ts'
import type { Collection } from './collection.ts'
import { compareProfiles, describe } from './comparison.ts'
import { haveCommonPaper } from './homonyms.ts'
import type { Identities } from './identities.ts'
import { noteJoin, type Ledger } from './ledger.ts'
import { Profile } from './profiles.ts'
import { oddsOfVariant } from './variants.ts'

/** A collaborator of more people than this introduces only the first ones. */
const MOST_COLLABORATORS = 300
const WORTH_A_LOOK = 0.1
/** A wrong merge is harder to see than a missed one. */
const SURE = 0.97

/** Looks among the co-authors of these names (default: all) for variants of one name, and unites those that the works speak for. */
export function joinVariants(
  collection: Collection,
  identities: Identities,
  calibration: Calibration,
  ledger: Ledger,
  hosts: Iterable<number> = collection.mentions.names.numbers(),
): void {
  const { mentions, namesakes } = collection
  const keys = blockingKeys(collection)
  const members = new Members(collection, identities)
  const judged = new Set<number>()
  for (const host of hosts) {
    // A host whose name is several people's introduces people who never met.
    if (namesakes[host]! > 1) continue
    const guests = guestsOf(collection, host)
    if (guests.size < 2) continue
    for (const key of keys)
      for (const block of blocksOf(guests, key))
        for (let at = 1; at < block.length; at++)
          for (const before of block.slice(0, at)) judge(block[at]!, before, guests)
  }

  function judge(a: number, b: number, guests: ReadonlyMap<number, number>): void {
    const prior = oddsOfVariant(collection, a, b)
    if (prior === 0) return
    const first = rootOn(guests.get(a)!, a)
    const second = rootOn(guests.get(b)!, b)
    const pair = Math.min(first, second) * mentions.form.length + Math.max(first, second)
    if (first === second || judged.has(pair) || !identities.canUnite(first, second)) return
    judged.add(pair)
    const one = new Profile(collection, members.of(first))
    const other = new Profile(collection, members.of(second))
    if (haveCommonPaper(one, other)) return
    const weights = weightsFor(collection, calibration, a)
    const likeness = likelihood(weights, compareProfiles(collection, one, other))
    const odds = (prior * Math.exp(likeness)) / (1 + Math.min(namesakes[a]!, namesakes[b]!))
    const probability = odds / (1 + odds)
    const evidence = ['variants of one name', ...describe(collection, one, other)]
    if (probability < SURE) {
      if (probability > WORTH_A_LOOK) ledger.doubts.push({ a: first, b: second, score: probability, evidence })
      return
    }
    noteJoin(ledger, one.members.length < other.members.length ? one.members : other.members, probability, evidence)
    identities.unite(first, second)
    members.join(identities.find(first), [...one.members, ...other.members])
  }

  function rootOn(paper: number, name: number): number {
    let mention = mentions.offsets[paper]!
    while (mentions.name[mention] !== name) mention++
    return identities.find(mention)
  }
}

/** Mentions of each person, by the root of their set. */
class Members {
  readonly #before: Incidence
  readonly #joined = new Map<number, readonly number[]>()

  constructor({ mentions }: Collection, identities: Identities) {
    const roots = mentions.form.map((_, mention) => identities.find(mention))
    this.#before = positionsOf(roots, roots.length)
  }

  of(root: number): readonly number[] {
    return this.#joined.get(root) ?? Array.from(rowOf(this.#before, root))
  }

  join(root: number, members: readonly number[]): void {
    this.#joined.set(root, members)
  }
}

/** Names that stand beside this one, each with the first paper where they do. */
function guestsOf({ mentions, mentionsOf, coauthors }: Collection, host: number): Map<number, number> {
  const guests = new Map<number, number>()
  for (let slot = mentionsOf.offsets[host]!; slot < mentionsOf.offsets[host + 1]!; slot++) {
    const paper = mentions.paper[mentionsOf.targets[slot]!]!
    for (let at = coauthors.offsets[paper]!; at < coauthors.offsets[paper + 1]!; at++) {
      const name = coauthors.targets[at]!
      if (name !== host && !guests.has(name)) guests.set(name, paper)
    }
    if (guests.size > MOST_COLLABORATORS) break
  }
  return guests
}

function blocksOf(guests: ReadonlyMap<number, number>, key: (name: number) => number): number[][] {
  const firstOf = new Map<number, number>()
  const blocks = new Map<number, number[]>()
  for (const name of guests.keys()) {
    const value = key(name)
    const first = firstOf.get(value)
    if (first === undefined) {
      firstOf.set(value, name)
      continue
    }
    const block = blocks.get(value)
    if (block) block.push(name)
    else blocks.set(value, [first, name])
  }
  return [...blocks.values()]
}

/** Texts of names as numbers; variants of one name agree in at least one of them. */
function blockingKeys({ mentions, columns }: Collection): ((name: number) => number)[] {
  const index = new Map<string, number>()
  // Numbered when they are asked for: few names stand beside those that are looked at when most people are known.
  const numbers = new Uint32Array(mentions.names.size)
  const sorted = (name: number): number => {
    if (numbers[name] === 0) {
      const text = mentions.names.keyOf(name).sorted
      numbers[name] = index.get(text) ?? index.size + 1
      index.set(text, numbers[name]!)
    }
    return numbers[name]!
  }
  return [(name) => columns.family[name]!, (name) => columns.first[name]!, sorted]
}
