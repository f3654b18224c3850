/** How two groups of mentions resemble each other, each respect sorted into a few classes that can be counted. */
import { MOST_COAUTHORS, type Collection } from './collection.ts'
import { rowLength } from '../../columns/incidence.ts'
import { weighSharedCoauthors } from './shared-coauthors.ts'
import type { Profile } from './profiles.ts'
import { cosineOf } from './subject-vectors.ts'

/** Respects in which two groups are compared; the class of each is an index below its size. */
export const RESPECTS = { coauthors: 8, subjects: 24, venues: 6, affiliations: 5, years: 6 } as const
export type Respect = keyof typeof RESPECTS
export type Comparison = Readonly<Record<Respect, number>>

export function compareProfiles(collection: Collection, a: Profile, b: Profile): Comparison {
  return {
    coauthors: coauthorClass(collection, a, b),
    subjects: subjectClass(a, b),
    venues: venueClass(collection, a, b),
    affiliations: affiliationClass(collection, a, b),
    years: yearClass(a, b),
  }
}

/** Mentions of a co-author whose company is looked at. */
const MOST_ELSEWHERE = 100

/** Draws the circle of everybody who wrote with a co-author of this group elsewhere, unless it is drawn already. */
function drawCircle({ coauthors, mentionsOf, mentions, namesakes, circle }: Collection, profile: Profile): void {
  if (!circle.begin(profile)) return
  for (const paper of profile.papers) circle.visit(paper, NOBODY)
  for (const name of profile.coauthors) {
    // A co-author whose name is everybody's knows everybody.
    if (namesakes[name]! > 2) continue
    const end = Math.min(mentionsOf.offsets[name + 1]!, mentionsOf.offsets[name]! + MOST_ELSEWHERE)
    for (let place = mentionsOf.offsets[name]!; place < end; place++) {
      const paper = mentions.paper[mentionsOf.targets[place]!]!
      const visitor = circle.visit(paper, name)
      if (visitor === NOBODY) continue
      const start = coauthors.offsets[paper]!
      const isWhole = coauthors.offsets[paper + 1]! - start < MOST_COAUTHORS
      // Everybody but the visitor is in the circle already.
      if (visitor !== name && isWhole) circle.add(visitor)
      else
        for (let slot = start; slot < coauthors.offsets[paper + 1]!; slot++)
          if (coauthors.targets[slot] !== name) circle.add(coauthors.targets[slot]!)
    }
  }
}

/** Stands on the papers of the group itself. */
const NOBODY = 0xffffffff

function coauthorClass(collection: Collection, a: Profile, b: Profile): number {
  if (a.coauthors.size === 0 || b.coauthors.size === 0) return 0
  const shared = weighSharedCoauthors(collection, a, b)
  if (shared > 0) return shared < 0.5 ? 5 : shared < 1.5 ? 6 : 7
  drawCircle(collection, a)
  return collection.circle.size === 0 ? 1 : acquaintanceClass(collection, b)
}

/**
 * Those in the circle that is drawn among the co-authors of the other group, against chance: whoever writes a lot is in
 * many circles, and a large circle holds many.
 */
function acquaintanceClass({ mentionsOf, mentions, namesakes, circle }: Collection, { coauthors }: Profile): number {
  let acquainted = 0
  let expected = 0
  for (const name of coauthors) {
    if (namesakes[name]! > 2) continue
    if (circle.has(name)) acquainted++
    expected += Math.min(1, (circle.size * rowLength(mentionsOf, name)) / mentions.form.length)
  }
  if (acquainted === 0) return 1
  const surprise = acquainted > expected ? acquainted * Math.log(acquainted / expected) - acquainted + expected : 0
  return surprise < SURPRISES[0] ? 2 : surprise < SURPRISES[1] ? 3 : 4
}

/** Logarithms of how much likelier an acquaintance is than chance, from which on it counts as some and as much. */
const SURPRISES = [2, 5] as const

const COSINES = [0.01, 0.03, 0.06, 0.1, 0.16, 0.25, 0.4]

function subjectClass(a: Profile, b: Profile): number {
  const cosine = cosineOf(a.subjects, b.subjects)
  let level = 0
  while (level < COSINES.length && cosine > COSINES[level]!) level++
  const size = Number(a.papers.size > 1) + Number(b.papers.size > 1)
  return size * (COSINES.length + 1) + level
}

function venueClass({ venueSizes, mentions }: Collection, a: Profile, b: Profile): number {
  if (a.venues.size === 0 || b.venues.size === 0) return 0
  let rarest = 1
  for (const venue of a.venues)
    if (b.venues.has(venue)) rarest = Math.min(rarest, venueSizes[venue]! / mentions.papers.length)
  return rarest === 1 ? 1 : rarest > 0.05 ? 2 : rarest > 0.01 ? 3 : rarest > 0.002 ? 4 : 5
}

function affiliationClass({ affiliations }: Collection, a: Profile, b: Profile): number {
  if (a.affiliations.size === 0 || b.affiliations.size === 0) return 0
  let rarest = Infinity
  for (const word of a.affiliations) if (b.affiliations.has(word)) rarest = Math.min(rarest, affiliations.shareOf(word))
  return rarest === Infinity ? 1 : rarest > 0.05 ? 2 : rarest > 0.01 ? 3 : 4
}

function yearClass(a: Profile, b: Profile): number {
  if (!a.years || !b.years) return 0
  const gap = Math.max(a.years[0] - b.years[1], b.years[0] - a.years[1])
  return gap <= 0 ? 1 : gap <= 2 ? 2 : gap <= 5 ? 3 : gap <= 10 ? 4 : 5
}

/** What two groups have in common, in plain words. */
export function describe(collection: Collection, a: Profile, b: Profile): string[] {
  const shared = [...a.coauthors].filter((name) => b.coauthors.has(name)).length
  const words: string[] = []
  if (shared > 0) words.push(shared === 1 ? '1 shared co-author' : `${shared} shared co-authors`)
  else if (a.coauthors.size > 0 && b.coauthors.size > 0) words.push('no shared co-author')
  if (subjectClass(a, b) % (COSINES.length + 1) >= 4) words.push('similar subjects')
  if (venueClass(collection, a, b) >= 2) words.push('same venue')
  if (affiliationClass(collection, a, b) >= 3) words.push('similar affiliations')
  if (yearClass(a, b) === 5) words.push('more than ten years apart')
  return words
}
