/** What is known of a group of mentions taken as one person: papers, co-authors, subjects, venues, affiliations, years. */
import type { Collection } from './collection.ts'

export interface Profile {
  readonly members: readonly number[]
  readonly papers: ReadonlySet<number>
  /** Names of co-authors. */
  readonly coauthors: ReadonlySet<number>
  /** The same by family name and first initial. */
  readonly stems: ReadonlyMap<number, number>
  /** Term → summed weight, of length 1 as a vector. */
  readonly subjects: ReadonlyMap<number, number>
  readonly venues: ReadonlySet<number>
  /** Words of affiliations. */
  readonly affiliations: ReadonlySet<number>
  /** First and last year; absent when no paper has a year. */
  readonly years?: readonly [number, number]
}

export function profileOf(collection: Collection, members: readonly number[]): Profile {
  const { mentions, coauthors, subjects, venues, affiliations } = collection
  const papers = new Set<number>()
  const names = new Set<number>()
  const stems = new Map<number, number>()
  const places = new Set<number>()
  const addresses = new Set<number>()
  const terms = new Map<number, number>()
  let first = Infinity
  let last = -Infinity
  for (const member of members) {
    const { offsets, targets } = affiliations.words
    for (let slot = offsets[member]!; slot < offsets[member + 1]!; slot++) addresses.add(targets[slot]!)
    const paper = mentions.paper[member]!
    const own = mentions.forms[mentions.form[member]!]!.folded
    if (papers.has(paper)) continue
    papers.add(paper)
    for (let slot = coauthors.offsets[paper]!; slot < coauthors.offsets[paper + 1]!; slot++) {
      const name = coauthors.targets[slot]!
      if (name === own) continue
      names.add(name)
      stems.set(collection.stems[name]!, name)
    }
    for (let slot = subjects.terms.offsets[paper]!; slot < subjects.terms.offsets[paper + 1]!; slot++) {
      const term = subjects.terms.targets[slot]!
      terms.set(term, (terms.get(term) ?? 0) + subjects.weights[slot]!)
    }
    if (venues[paper]! >= 0) places.add(venues[paper]!)
    const { year } = mentions.papers[paper]!
    if (year !== undefined) {
      first = Math.min(first, year)
      last = Math.max(last, year)
    }
  }
  let squares = 0
  for (const weight of terms.values()) squares += weight * weight
  const length = Math.sqrt(squares) || 1
  for (const [term, weight] of terms) terms.set(term, weight / length)
  return {
    members,
    papers,
    coauthors: names,
    stems,
    subjects: terms,
    venues: places,
    affiliations: addresses,
    ...(last >= first && { years: [first, last] as const }),
  }
}
