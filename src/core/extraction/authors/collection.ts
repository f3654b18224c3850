/** Everything about a collection that the identity of its authors is judged by, gathered once. */
import { positionsOf } from '../../columns/incidence.ts'
import type { Incidence } from '../../model/facts.ts'
import type { Paper } from '../../model/paper.ts'
import type { Savepoints } from '../../model/savepoints.ts'
import { fold } from '../../text/fold.ts'
import { collectAffiliations, type Affiliations } from './affiliations.ts'
import { judgeNames } from './ambiguity.ts'
import { Circle } from './circle.ts'
import { isGatheredByName } from './gathering.ts'
import type { Mentions } from './mentions.ts'
import { columnsOf, type NameColumns } from './name-columns.ts'
import { collectSubjects, type Subjects } from './subjects.ts'

export interface Collection {
  readonly mentions: Mentions
  /** name → mentions, ascending. */
  readonly mentionsOf: Incidence
  /** paper → folded names of its authors; at most `MOST_COAUTHORS` of them. */
  readonly coauthors: Incidence
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
const MOST_COAUTHORS = 40

interface Gathering {
  readonly savepoints?: Pick<Savepoints<never>, 'part'> | undefined
  /** Papers from which it is learnt how common words are; default: all. What the others say is read when it is asked for. */
  readonly sample?: readonly number[]
}

export function gatherCollection(mentions: Mentions, { savepoints, sample }: Gathering = {}): Collection {
  const { papers } = mentions
  const columns = columnsOf(mentions.names)
  const nameOf = mentions.form.map((form) => mentions.forms[form]!.folded)
  const mentionsOf = positionsOf(nameOf, mentions.names.length)
  const makeSubjects = (): Subjects => collectSubjects(papers, sample)
  const venueIndex = new Map<string, number>()
  const numberOfVenue = new Map<string, number>()
  const venueSizes: number[] = []
  const venues = Int32Array.from(papers, ({ venue }) => {
    if (venue === undefined) return -1
    let number = numberOfVenue.get(venue)
    if (number === undefined) {
      const key = fold(venue)
        .replace(/[^\p{L}]+/gu, ' ')
        .trim()
      number = venueIndex.get(key) ?? venueSizes.push(0) - 1
      venueIndex.set(key, number)
      numberOfVenue.set(venue, number)
    }
    venueSizes[number]!++
    return number
  })
  return {
    mentions,
    mentionsOf,
    coauthors: sketchBylines(mentions, nameOf),
    ...judgeNames(mentions.names, columns),
    isGathered: isGatheredByName(mentions, mentionsOf),
    columns,
    subjects: savepoints?.part?.('subjects', makeSubjects) ?? makeSubjects(),
    affiliations: collectAffiliations(mentions, sample),
    venues,
    venueSizes: Uint32Array.from(venueSizes),
    activity: measureActivity(papers),
    shareOfInitials: columns.isShort.reduce((sum, isShort) => sum + isShort, 0) / Math.max(1, mentions.names.length),
    circle: new Circle(mentions),
    conflicts: findConflicts(mentions, nameOf),
  }
}

/** People within so many years of a paper could have written it. */
const CAREER = 5

function measureActivity(papers: readonly Paper[]): Map<number, number> {
  const sizes = new Map<number, number>()
  let total = 0
  for (const { year, authorships } of papers) {
    if (year === undefined) continue
    sizes.set(year, (sizes.get(year) ?? 0) + authorships.length)
    total += authorships.length
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
 * Long bylines keep the names with the smallest hashes, so that two papers of one large collaboration keep the same
 * ones (bottom-k sketch, Cohen and Kaplan 2007) and the work stays linear in the mentions.
 */
function sketchBylines(mentions: Mentions, nameOf: Uint32Array): Incidence {
  const offsets = new Uint32Array(mentions.papers.length + 1)
  const targets: number[] = []
  const scrambled = (name: number): number => Math.imul(name + 1, 0x9e3779b1) >>> 0
  for (let paper = 0; paper < mentions.papers.length; paper++) {
    const byline = nameOf.subarray(mentions.offsets[paper]!, mentions.offsets[paper + 1]!)
    const chosen =
      byline.length <= MOST_COAUTHORS
        ? byline
        : byline.toSorted((a, b) => scrambled(a) - scrambled(b)).subarray(0, MOST_COAUTHORS)
    for (const name of new Set(chosen)) targets.push(name)
    offsets[paper + 1] = targets.length
  }
  return { offsets, targets: Uint32Array.from(targets) }
}

function findConflicts(mentions: Mentions, nameOf: Uint32Array): Set<number> {
  const conflicts = new Set<number>()
  for (let paper = 0; paper < mentions.papers.length; paper++) {
    const [start, end] = [mentions.offsets[paper]!, mentions.offsets[paper + 1]!]
    // In a short byline each name is soon held against the others; in one of thousands that would take long.
    if (end - start > MOST_COAUTHORS) noteRepeated(nameOf, start, end, conflicts)
    else
      for (let mention = start + 1; mention < end; mention++)
        for (let before = start; before < mention; before++)
          if (nameOf[before] === nameOf[mention]) conflicts.add(before).add(mention)
  }
  return conflicts
}

function noteRepeated(nameOf: Uint32Array, start: number, end: number, conflicts: Set<number>): void {
  const firstOf = new Map<number, number>()
  for (let mention = start; mention < end; mention++) {
    const first = firstOf.get(nameOf[mention]!)
    if (first === undefined) firstOf.set(nameOf[mention]!, mention)
    else conflicts.add(first).add(mention)
  }
}
