/** Everything about a collection that the identity of its authors is judged by, gathered once. */
import { positionsOf } from '../../columns/incidence.ts'
import { makeNumbers } from '../../columns/make-room.ts'
import type { Incidence } from '../../model/facts.ts'
import type { Paper } from '../../model/paper.ts'
import type { Savepoints } from '../../model/savepoints.ts'
import { fold } from '../../text/fold.ts'
import { collectAffiliations, type Affiliations } from './affiliations.ts'
import { judgeNames } from './ambiguity.ts'
import { Circle } from './circle.ts'
import { isGatheredByName } from './gathering.ts'
import type { Mentions } from './mentions.ts'
import type { NameColumns } from './name-columns.ts'
import { collectSubjects, type Subjects } from './subjects.ts'

export interface Collection {
  readonly mentions: Mentions
  /** name → mentions, ascending. */
  readonly mentionsOf: Incidence
  /** paper → folded names of its authors; at most `MOST_COAUTHORS` of them. */
  readonly coauthors: Incidence
  /** The first mention on the paper of each of these names, in the order of `coauthors.targets`. */
  readonly coauthorMentions: Uint32Array
  /** For each name the other people expected under it. */
  readonly namesakes: Float64Array
  /** 1 for each name of one of the families that together hold a quarter of all people. */
  readonly isCommonFamily: Uint8Array
  readonly familySize: Uint32Array
  readonly givenSize: Uint32Array
  /** True when the papers were gathered by looking up names; `namesakes` then counts people instead of expecting them. */
  readonly isGathered: boolean
  readonly columns: NameColumns
  readonly subjects: Subjects
  readonly affiliations: Affiliations
  /** Venue of each paper as a number; −1 where the source has none. */
  readonly venues: Int32Array
  readonly venueSizes: Uint32Array
  /** Year → share of all mentions within `CAREER` years of it; 1 for a year that no paper has. */
  readonly activity: ReadonlyMap<number, number>
  /** Of all names, the share that has only initials. */
  readonly shareOfInitials: number
  readonly circle: Circle
  /** Mentions whose name stands twice in the same byline. */
  readonly conflicts: ReadonlySet<number>
}

/** A byline longer than this is represented by as many of its names, the same ones on every paper of the same people. */
export const MOST_COAUTHORS = 40

interface Gathering {
  readonly savepoints?: Pick<Savepoints<never>, 'part'> | undefined
  /** Papers from which it is learnt how common words are; default: all. What the others say is read when it is asked for. */
  readonly sample?: readonly number[]
}

export function gatherCollection(mentions: Mentions, { savepoints, sample }: Gathering = {}): Collection {
  const { papers } = mentions
  const { columns, size } = mentions.names
  const mentionsOf = positionsOf(mentions.name, size)
  const makeSubjects = (): Subjects => collectSubjects(papers, sample)
  return {
    mentions,
    mentionsOf,
    ...sketchBylines(mentions),
    ...judgeNames(columns),
    isGathered: isGatheredByName(mentions, mentionsOf),
    columns,
    subjects: savepoints?.part?.('subjects', makeSubjects) ?? makeSubjects(),
    affiliations: collectAffiliations(mentions, sample),
    ...numberVenues(papers),
    activity: measureActivity(mentions),
    shareOfInitials: columns.isShort.reduce((sum, isShort) => sum + isShort, 0) / Math.max(1, size),
    circle: new Circle(mentions),
  }
}

/** Venues are the same that differ by no letter, but by a year or a volume. */
function numberVenues(papers: readonly Paper[]): Pick<Collection, 'venues' | 'venueSizes'> {
  const numberOfKey = new Map<string, number>()
  const numberOfVenue = new Map<string, number>()
  const sizes: number[] = []
  const venues = new Int32Array(papers.length)
  for (let paper = 0; paper < papers.length; paper++) {
    const { venue } = papers[paper]!
    if (venue === undefined) {
      venues[paper] = -1
      continue
    }
    let number = numberOfVenue.get(venue)
    if (number === undefined) {
      const key = fold(venue)
        .replace(/[^\p{L}]+/gu, ' ')
        .trim()
      number = numberOfKey.get(key) ?? sizes.push(0) - 1
      numberOfKey.set(key, number)
      numberOfVenue.set(venue, number)
    }
    sizes[number]!++
    venues[paper] = number
  }
  return { venues, venueSizes: Uint32Array.from(sizes) }
}

/** People within so many years of a paper could have written it. */
const CAREER = 5

function measureActivity({ papers, offsets }: Mentions): Map<number, number> {
  const sizes = new Map<number, number>()
  let total = 0
  for (let paper = 0; paper < papers.length; paper++) {
    const { year } = papers[paper]!
    if (year === undefined) continue
    const size = offsets[paper + 1]! - offsets[paper]!
    sizes.set(year, (sizes.get(year) ?? 0) + size)
    total += size
  }
  const activity = new Map<number, number>()
  for (const year of sizes.keys()) {
    let near = 0
    for (let other = year - CAREER; other <= year + CAREER; other++) near += sizes.get(other) ?? 0
    activity.set(year, near / total)
  }
  return activity
}

/**
 * The names on each paper, each once, and the mentions of those that stand there more than once. Long bylines keep the
 * names with the smallest hashes, so that two papers of one large collaboration keep the same ones (bottom-k sketch, Cohen
 * and Kaplan 2007) and the work stays linear in the mentions.
 */
function sketchBylines({
  papers,
  offsets: starts,
  name,
  names,
}: Mentions): Pick<Collection, 'coauthors' | 'coauthorMentions' | 'conflicts'> {
  const offsets = new Uint32Array(papers.length + 1)
  const targets = makeNumbers(name.length)
  const conflicts = new Set<number>()
  // The last paper that had the name, + 1, and where it stood first.
  const metOn = new Uint32Array(names.size)
  const first = new Uint32Array(names.size)
  const coauthorMentions = makeNumbers(name.length)
  let count = 0
  for (let paper = 0; paper < papers.length; paper++) {
    const start = count
    for (let mention = starts[paper]!; mention < starts[paper + 1]!; mention++) {
      const own = name[mention]!
      if (metOn[own] === paper + 1) {
        conflicts.add(first[own]!).add(mention)
        continue
      }
      metOn[own] = paper + 1
      first[own] = mention
      targets[count++] = own
    }
    if (starts[paper + 1]! - starts[paper]! > MOST_COAUTHORS) {
      const byline = name.subarray(starts[paper], starts[paper + 1]).toSorted((a, b) => scrambled(a) - scrambled(b))
      const chosen = new Set(byline.subarray(0, MOST_COAUTHORS))
      targets.set([...chosen], start)
      count = start + chosen.size
    }
    for (let slot = start; slot < count; slot++) coauthorMentions[slot] = first[targets[slot]!]!
    offsets[paper + 1] = count
  }
  return { coauthors: { offsets, targets: targets.subarray(0, count) }, coauthorMentions, conflicts }
}

function scrambled(name: number): number {
  return Math.imul(name + 1, 0x9e3779b1) >>> 0
}
