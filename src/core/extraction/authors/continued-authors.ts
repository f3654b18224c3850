/** Authors when most are known: who wrote nothing new is taken over, and the others are painted anew. */
import { makeNumbers } from '../../columns/make-room.ts'
import type { Author } from '../../model/facts.ts'
import type { Identities } from './identities.ts'
import { STRANGER, type KnownPeople, type Recognition } from './known-people.ts'
import type { Doubt, Ledger } from './ledger.ts'
import { translate, type Mentions } from './mentions.ts'
import { draftAuthors, paintAuthor, type AuthorBefore, type Draft } from './portraits.ts'

export interface AuthorsMade {
  /** In the order of their ids. */
  readonly authors: Author[]
  /** Author of each mention. */
  readonly authorOf: Uint32Array
  readonly doubts: readonly Doubt[]
}

/** What was doubtful before about those who are still there stays so. */
export function continueAuthors(
  mentions: Mentions,
  identities: Identities,
  ledger: Ledger,
  { known, personOf }: Recognition,
): AuthorsMade {
  const groupOf = identities.roots()
  const { unchanged, changed } = compareGroups(groupOf, personOf, known)
  const before = new Map<Draft, AuthorBefore>()
  const strangers: number[][] = []
  const isThere = new Uint8Array(unchanged.length)
  for (let person = 0; person < isThere.length; person++) isThere[person] = Number(unchanged[person]! > 0)
  for (const members of changed) {
    const person = mostMentioned(members, personOf)
    if (person === STRANGER) {
      strangers.push(members)
      continue
    }
    isThere[person] = 1
    const author = known.authors[person]!
    before.set({ id: author.id, members }, { author, added: members.filter((member) => personOf[member] !== person) })
  }
  const found = draftAuthors(mentions, strangers, (beginning) => idsFrom(beginning, known.authors, isThere))
  const drafts = [...before.keys(), ...found].sort((one, two) => (one.id < two.id ? -1 : 1))
  const authors: Author[] = []
  const numberOfGroup = makeNumbers(groupOf.length)
  let next = 0
  const paintUpTo = (id: string | undefined): void => {
    for (; next < drafts.length; next++) {
      const draft = drafts[next]!
      if (id !== undefined && draft.id > id) break
      numberOfGroup[groupOf[draft.members[0]!]!] =
        authors.push(paintAuthor(mentions, ledger, draft, before.get(draft))) - 1
    }
  }
  for (let person = 0; person < unchanged.length; person++) {
    if (unchanged[person] === 0) continue
    const author = known.authors[person]!
    paintUpTo(author.id)
    numberOfGroup[unchanged[person]! - 1] = authors.push(author) - 1
  }
  paintUpTo(undefined)
  const authorOf = translate(groupOf, numberOfGroup)
  return { authors, authorOf, doubts: [...doubtsOf(known, personOf), ...ledger.doubts] }
}

/** The ids that begin so, of those who are still there; authors are in the order of their ids. */
function* idsFrom(beginning: string, authors: readonly Author[], isThere: Uint8Array): Generator<string> {
  let low = 0
  let high = authors.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (authors[middle]!.id < beginning) low = middle + 1
    else high = middle
  }
  for (; low < authors.length && authors[low]!.id.startsWith(beginning); low++)
    if (isThere[low] === 1) yield authors[low]!.id
}

/** `groupOf` names for each mention the first one of its group. */
function compareGroups(
  groupOf: Uint32Array,
  personOf: Uint32Array,
  { authors, paperAuthors }: KnownPeople,
): {
  /** Person → its group, + 1, where nothing was added to it and nothing is missing. */
  readonly unchanged: Uint32Array
  /** The mentions of the other groups. */
  readonly changed: Iterable<number[]>
} {
  const sizes = makeNumbers(groupOf.length)
  const isMixed = new Uint8Array(groupOf.length)
  for (let mention = 0; mention < groupOf.length; mention++) {
    const group = groupOf[mention]!
    sizes[group]!++
    if (personOf[mention] !== personOf[group]) isMixed[group] = 1
  }
  const sizesBefore = new Uint32Array(authors.length)
  for (const person of paperAuthors.targets) sizesBefore[person]!++
  const unchanged = new Uint32Array(authors.length)
  const changed = new Map<number, number[]>()
  for (let mention = 0; mention < groupOf.length; mention++) {
    const group = groupOf[mention]!
    const person = personOf[group]!
    if (isMixed[group] === 0 && person !== STRANGER && sizes[group] === sizesBefore[person]) {
      unchanged[person] = group + 1
      continue
    }
    const members = changed.get(group)
    if (members) members.push(mention)
    else changed.set(group, [mention])
  }
  return { unchanged, changed: changed.values() }
}

/** The known person most of these mentions belonged to, the earlier in the list of two; `STRANGER` when all are new. */
function mostMentioned(members: readonly number[], personOf: Uint32Array): number {
  const counts = new Map<number, number>()
  for (const member of members) {
    const person = personOf[member]!
    if (person !== STRANGER) counts.set(person, (counts.get(person) ?? 0) + 1)
  }
  const [best] = [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0])
  return best?.[0] ?? STRANGER
}

function doubtsOf({ authors, doubts }: KnownPeople, personOf: Uint32Array): Doubt[] {
  /** First mention of each person, + 1. */
  const first = new Uint32Array(authors.length)
  for (let mention = personOf.length - 1; mention >= 0; mention--)
    if (personOf[mention] !== STRANGER) first[personOf[mention]!] = mention + 1
  return doubts.flatMap(({ a, b, score, evidence }) => {
    const [one, two] = [first[a]!, first[b]!]
    return one === 0 || two === 0 ? [] : [{ a: one - 1, b: two - 1, score, evidence }]
  })
}
