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
  const { mentions, namesakes, columns } = collection
  // Variants of one name agree in at least one of these.
  const blockings = [columns.family, columns.first, columns.bag].map((column) => new Blocking(column))
  const guests = new Guests(collection)
  const members = new Members(identities)
  const judged = new Set<number>()
  const isNew = (name: number): boolean => !identities.isKnown(guests.mentionOf(name))
  for (const host of hosts) {
    // A host whose name is several people's introduces people who never met.
    if (namesakes[host]! > 1) continue
    const names = guests.of(host)
    if (names.length < 2 || !names.some(isNew)) continue
    for (const blocking of blockings)
      for (const block of blocking.blocksOf(names))
        for (let at = 1; at < block.length; at++)
          for (let before = 0; before < at; before++) judge(block[at]!, block[before]!)
  }

  function judge(a: number, b: number): void {
    const first = identities.find(guests.mentionOf(a))
    const second = identities.find(guests.mentionOf(b))
    // Most are known, and stay apart.
    if (first === second || (identities.isKnown(first) && identities.isKnown(second))) return
    const prior = oddsOfVariant(collection, a, b)
    if (prior === 0) return
    const pair = Math.min(first, second) * mentions.form.length + Math.max(first, second)
    if (judged.has(pair) || !identities.canUnite(first, second)) return
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
}

/** Mentions of each person, by the root of their set. */
class Members {
  readonly #before: Incidence
  readonly #joined = new Map<number, readonly number[]>()

  constructor(identities: Identities) {
    const roots = identities.roots()
    this.#before = positionsOf(roots, roots.length)
  }

  of(root: number): readonly number[] {
    return this.#joined.get(root) ?? Array.from(rowOf(this.#before, root))
  }

  join(root: number, members: readonly number[]): void {
    this.#joined.set(root, members)
  }
}

/** Who stands beside a name, each with a mention there. */
class Guests {
  readonly #collection: Collection
  /** The last turn in which a name was met, and where first. */
  readonly #turnOf: Uint32Array
  readonly #mentionOf: Uint32Array
  #turn = 0

  constructor(collection: Collection) {
    this.#collection = collection
    this.#turnOf = new Uint32Array(collection.mentions.names.size)
    this.#mentionOf = new Uint32Array(collection.mentions.names.size)
  }

  /** The names on the papers of this one. */
  of(host: number): number[] {
    const { mentions, mentionsOf, coauthors, coauthorMentions } = this.#collection
    const turn = ++this.#turn
    const names: number[] = []
    for (let slot = mentionsOf.offsets[host]!; slot < mentionsOf.offsets[host + 1]!; slot++) {
      const paper = mentions.paper[mentionsOf.targets[slot]!]!
      for (let at = coauthors.offsets[paper]!; at < coauthors.offsets[paper + 1]!; at++) {
        const name = coauthors.targets[at]!
        if (name === host || this.#turnOf[name] === turn) continue
        this.#turnOf[name] = turn
        this.#mentionOf[name] = coauthorMentions[at]!
        names.push(name)
      }
      if (names.length > MOST_COLLABORATORS) break
    }
    return names
  }

  /** Of a name that `of` gave last. */
  mentionOf(name: number): number {
    return this.#mentionOf[name]!
  }
}

/** Places for numbers of names: several times as many as there are guests. */
const PLACES = 2 ** Math.ceil(Math.log2(4 * MOST_COLLABORATORS))

/** Puts names together that have a number in common. */
class Blocking {
  readonly #column: Uint32Array
  /** Open addressing by number: the turn in which a place was taken, by whom first, and the place in `blocks`, + 1. */
  readonly #turnOf = new Uint32Array(PLACES)
  readonly #first = new Uint32Array(PLACES)
  readonly #blockOf = new Uint32Array(PLACES)
  #turn = 0

  /** `column` has the number of each name. */
  constructor(column: Uint32Array) {
    this.#column = column
  }

  /** Of some guests of one host those that are not alone, by what they have in common. */
  blocksOf(guests: readonly number[]): number[][] {
    const turn = ++this.#turn
    const blocks: number[][] = []
    for (const name of guests) {
      const number = this.#column[name]!
      let place = number % PLACES
      while (this.#turnOf[place] === turn && this.#column[this.#first[place]!] !== number) place = (place + 1) % PLACES
      if (this.#turnOf[place] !== turn) {
        this.#turnOf[place] = turn
        this.#first[place] = name
        this.#blockOf[place] = 0
      } else if (this.#blockOf[place] === 0) this.#blockOf[place] = blocks.push([this.#first[place]!, name])
      else blocks[this.#blockOf[place]! - 1]!.push(name)
    }
    return blocks
  }
}
