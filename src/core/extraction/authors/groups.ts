/** Mentions of one name that surely belong together, because they share a co-author whose own name is rare enough. */
import type { Collection } from './collection.ts'
import type { Identities } from './identities.ts'

/** Shared co-authors must be this unlikely, together, to be namesakes (natural logarithm of the odds). */
const SURE = 1.5

/** A co-author's name that stands for several people proves little; one that stands for nobody else proves a lot. */
export function weightOfCoauthor(collection: Collection, name: number): number {
  return weightOfNamesakes(collection.namesakes[name]!)
}

function weightOfNamesakes(namesakes: number): number {
  return Math.log1p(1 / (namesakes + 0.05))
}

/** Unites those of these names; default: of all. `isNew` leaves out what speaks for old mentions alone. */
export function groupByCoauthors(
  collection: Collection,
  identities: Identities,
  names: Iterable<number> = collection.mentions.names.numbers(),
  isNew?: (mention: number) => boolean,
): void {
  const company = new Company(collection)
  for (const name of names) connect(collection, identities, company.meetingsOf(name, isNew))
}

function connect(
  { mentions, conflicts, namesakes }: Collection,
  identities: Identities,
  meetings: readonly Meeting[],
): void {
  if (meetings.length === 0) return
  const weak = new Map<number, number>()
  for (const { coauthor, before, after } of meetings) {
    if (conflicts.has(before) || conflicts.has(after)) continue
    const pair = before * mentions.form.length + after
    const total = weightOfNamesakes(namesakes[coauthor]!) + (weak.get(pair) ?? 0)
    if (total >= SURE) identities.unite(before, after)
    else weak.set(pair, total)
  }
}

/** Two mentions of one name with the same co-author, and none of that name between them. */
interface Meeting {
  readonly coauthor: number
  readonly before: number
  readonly after: number
}

/** Whom the mentions of one name stand beside. */
class Company {
  readonly #collection: Collection
  /** The last turn in which a co-author was met, with which mention last, and as which of the co-authors of the turn. */
  readonly #turnOf: Uint32Array
  readonly #lastOf: Uint32Array
  readonly #placeOf: Uint32Array
  /** The last turn in which a co-author was wanted. */
  readonly #wantedIn: Uint32Array
  #turn = 0

  constructor(collection: Collection) {
    const { size } = collection.mentions.names
    this.#collection = collection
    this.#turnOf = new Uint32Array(size)
    this.#lastOf = new Uint32Array(size)
    this.#placeOf = new Uint32Array(size)
    this.#wantedIn = new Uint32Array(size)
  }

  /** Those of the first co-author first, each co-author's in the order of mentions; with `isNew` those of co-authors of new mentions only. */
  meetingsOf(name: number, isNew: ((mention: number) => boolean) | undefined): readonly Meeting[] {
    const { mentions, mentionsOf, coauthors } = this.#collection
    const [start, end] = [mentionsOf.offsets[name]!, mentionsOf.offsets[name + 1]!]
    if (end - start < 2) return NO_MEETINGS
    const turn = ++this.#turn
    if (isNew)
      for (let at = start; at < end; at++)
        if (isNew(mentionsOf.targets[at]!)) this.#want(mentions.paper[mentionsOf.targets[at]!]!)
    const meetings: (Meeting & { readonly place: number })[] = []
    let met = 0
    for (let at = start; at < end; at++) {
      const mention = mentionsOf.targets[at]!
      const paper = mentions.paper[mention]!
      for (let slot = coauthors.offsets[paper]!; slot < coauthors.offsets[paper + 1]!; slot++) {
        const coauthor = coauthors.targets[slot]!
        if (coauthor === name || (isNew && this.#wantedIn[coauthor] !== turn)) continue
        if (this.#turnOf[coauthor] !== turn) {
          this.#turnOf[coauthor] = turn
          this.#placeOf[coauthor] = met++
        } else
          meetings.push({ coauthor, before: this.#lastOf[coauthor]!, after: mention, place: this.#placeOf[coauthor]! })
        this.#lastOf[coauthor] = mention
      }
    }
    return meetings.sort((one, two) => one.place - two.place)
  }

  /** Everybody on this paper. */
  #want(paper: number): void {
    const { offsets, targets } = this.#collection.coauthors
    for (let slot = offsets[paper]!; slot < offsets[paper + 1]!; slot++) this.#wantedIn[targets[slot]!] = this.#turn
  }
}

const NO_MEETINGS: readonly Meeting[] = []
