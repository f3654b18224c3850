/** People who were told apart earlier, found again where bylines still say the same. */
import { NOWHERE } from '../../columns/incidence.ts'
import { makeNumbers } from '../../columns/make-room.ts'
import { meetOrLookUp } from '../../columns/passing.ts'
import type { Author, DoubtfulPair, Incidence } from '../../model/facts.ts'
import type { Authorship, Paper } from '../../model/paper.ts'

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

/** Which of the people who are known the mentions of some papers are. */
export interface Recognition {
  readonly known: KnownPeople
  /** First mention of each paper; one longer than there are papers. */
  readonly offsets: Uint32Array
  /** For each mention its person as known earlier, or `STRANGER`. */
  readonly personOf: Uint32Array
}

/** Finds the people of a byline that says what it said before; nothing when too many are strangers. */
export function recognise(papers: readonly Paper[], known: KnownPeople): Recognition | undefined {
  // What did not change is mostly the same object, and in the same order.
  const rows = meetOrLookUp(papers, known.papers, ({ id }) => id)
  const { offsets: before, targets } = known.paperAuthors
  const isSame = (paper: number): boolean => known.papers[rows[paper]!]?.authorships === papers[paper]!.authorships
  const offsets = new Uint32Array(papers.length + 1)
  for (let paper = 0; paper < papers.length; paper++) {
    const row = rows[paper]!
    // What is the very same need not be looked at.
    const length = isSame(paper) ? before[row + 1]! - before[row]! : papers[paper]!.authorships.length
    offsets[paper + 1] = offsets[paper]! + length
  }
  const personOf = makeNumbers(offsets[papers.length]!).fill(STRANGER)
  let recognised = 0
  for (let paper = 0; paper < papers.length; paper++) {
    const row = rows[paper]!
    if (row === NOWHERE) continue
    let mention = offsets[paper]!
    const first = before[row]!
    if (isSame(paper)) {
      for (const end = offsets[paper + 1]!, apart = first - mention; mention < end; mention++)
        personOf[mention] = targets[mention + apart]!
      recognised += before[row + 1]! - first
      continue
    }
    const { authorships } = papers[paper]!
    for (let position = 0; position < authorships.length; position++, mention++) {
      const place = placeOf(authorships, position, known.papers[row]!.authorships)
      if (place < 0) continue
      personOf[mention] = targets[first + place]!
      recognised++
    }
  }
  return personOf.length - recognised > personOf.length * MOST_NEW ? undefined : { known, offsets, personOf }
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
