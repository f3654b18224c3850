/** People who were told apart earlier, found again where bylines still say the same. */
import type { Author, DoubtfulPair, Incidence } from '../../model/facts.ts'
import type { Authorship, Paper } from '../../model/paper.ts'
import type { Doubt } from './ledger.ts'
import type { Mentions } from './mentions.ts'

/** What an earlier collection says about its people. */
export interface KnownPeople {
  /** Stands for all that is said here, such as the hash of a file. */
  readonly name: string
  readonly papers: readonly Paper[]
  readonly authors: readonly Author[]
  readonly paperAuthors: Incidence
  readonly doubts: readonly DoubtfulPair[]
}

/** Stands for somebody who is not known. */
export const STRANGER = 0xffffffff
/** With a larger share of new mentions everybody is judged anew: so much more may be known of them now. */
const MOST_NEW = 0.2

/** For each mention its person as known earlier, or `STRANGER`; nothing when too many are strangers. */
export function recognise({ papers, offsets, form }: Mentions, known: KnownPeople): Uint32Array | undefined {
  const rowOf = new Map(known.papers.map(({ id }, row) => [id, row]))
  const people = new Uint32Array(form.length).fill(STRANGER)
  let strangers = 0
  papers.forEach(({ id, authorships }, paper) => {
    const row = rowOf.get(id)
    if (row === undefined) {
      strangers += authorships.length
      return
    }
    const before = known.papers[row]!.authorships
    const first = known.paperAuthors.offsets[row]!
    authorships.forEach((_, position) => {
      const place = placeOf(authorships, position, before)
      if (place < 0) strangers++
      else people[offsets[paper]! + position] = known.paperAuthors.targets[first + place]!
    })
  })
  return strangers > form.length * MOST_NEW ? undefined : people
}

/** Where an author stood in the byline of before: at the same place, or else alone under that name then and now; −1 when nowhere. */
function placeOf(now: readonly Authorship[], position: number, before: readonly Authorship[]): number {
  const authorship = now[position]!
  if (position < before.length && areSame(before[position]!, authorship)) return position
  // A byline of thousands is not searched for each of its names.
  if (Math.max(before.length, now.length) > LONGEST_SEARCHED) return -1
  const isIt = (one: Authorship): boolean => areSame(one, authorship)
  const place = before.findIndex(isIt)
  return before.findLastIndex(isIt) === place && now.filter(isIt).length === 1 ? place : -1
}

const LONGEST_SEARCHED = 100

/** Who of the known people the people of a collection are. */
export class Acquaintances {
  readonly #known: KnownPeople
  readonly #personOf: Uint32Array
  /** Mentions of each person as known earlier. */
  readonly #mentions: Uint32Array
  /** First mention of each person, + 1. */
  readonly #firstMention: Uint32Array

  constructor(known: KnownPeople, personOf: Uint32Array) {
    this.#known = known
    this.#personOf = personOf
    this.#mentions = new Uint32Array(known.authors.length)
    this.#firstMention = new Uint32Array(known.authors.length)
    for (const person of known.paperAuthors.targets) this.#mentions[person]!++
    personOf.forEach((person, mention) => {
      if (person !== STRANGER && this.#firstMention[person] === 0) this.#firstMention[person] = mention + 1
    })
  }

  /** Everybody who is known, by number. */
  get people(): readonly Author[] {
    return this.#known.authors
  }

  /** The one most of these mentions belonged to, the earlier in the list of two; nothing when all are new. */
  among(members: readonly number[]): number | undefined {
    const first = this.#personOf[members[0]!]!
    if (this.#areAll(members, first)) return first === STRANGER ? undefined : first
    const counts = new Map<number, number>()
    for (const member of members) {
      const person = this.#personOf[member]!
      if (person !== STRANGER) counts.set(person, (counts.get(person) ?? 0) + 1)
    }
    const [best] = [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0])
    return best?.[0]
  }

  /** Somebody of whom nothing was added and nothing is missing. */
  unchanged(members: readonly number[]): Author | undefined {
    const person = this.#personOf[members[0]!]!
    const isSame = this.#mentions[person] === members.length && this.#areAll(members, person)
    return isSame ? this.#known.authors[person] : undefined
  }

  #areAll(members: readonly number[], person: number): boolean {
    for (const member of members) if (this.#personOf[member] !== person) return false
    return true
  }

  /** What was doubtful about those who are still there. */
  doubts(): Doubt[] {
    return this.#known.doubts.flatMap(({ a, b, score, evidence }) => {
      const [one, two] = [this.#firstMention[a]!, this.#firstMention[b]!]
      return one === 0 || two === 0 ? [] : [{ a: one - 1, b: two - 1, score, evidence }]
    })
  }
}

/** As far as identity rests on it. */
function areSame(before: Authorship, now: Authorship): boolean {
  const [one, two] = [before.name, now.name]
  return (
    one.printed === two.printed &&
    one.family === two.family &&
    one.given === two.given &&
    one.particle === two.particle &&
    one.suffix === two.suffix &&
    one.isCorporate === two.isCorporate &&
    before.orcid === now.orcid &&
    (before.ids === now.ids || (before.ids ?? []).join('\n') === (now.ids ?? []).join('\n'))
  )
}
