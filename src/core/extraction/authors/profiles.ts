/** What is known of a group of mentions taken as one person: papers, co-authors, subjects, venues, affiliations, years. */
import type { Collection } from './collection.ts'
import { sumSubjects, type SubjectVector } from './subject-vectors.ts'

/** Everything is gathered when it is first asked for: most groups are told apart by a part of it. */
export class Profile {
  readonly members: readonly number[]
  readonly #collection: Collection
  #papers: ReadonlySet<number> | undefined
  #coauthors: ReadonlySet<number> | undefined
  #stems: ReadonlyMap<number, number> | undefined
  #subjects: SubjectVector | undefined
  #venues: ReadonlySet<number> | undefined
  #affiliations: ReadonlySet<number> | undefined
  #years: readonly [number, number] | undefined

  constructor(collection: Collection, members: readonly number[]) {
    this.#collection = collection
    this.members = members
  }

  get papers(): ReadonlySet<number> {
    return (this.#papers ??= this.#gather((papers, member) => papers.add(this.#collection.mentions.paper[member]!)))
  }

  /** Names of co-authors. */
  get coauthors(): ReadonlySet<number> {
    if (!this.#coauthors) {
      const names = new Set<number>()
      this.#visitCoauthors((name) => names.add(name))
      this.#coauthors = names
    }
    return this.#coauthors
  }

  /** The same by family name and first initial. */
  get stems(): ReadonlyMap<number, number> {
    if (!this.#stems) {
      const stems = new Map<number, number>()
      this.#visitCoauthors((name) => stems.set(this.#collection.columns.stem[name]!, name))
      this.#stems = stems
    }
    return this.#stems
  }

  get subjects(): SubjectVector {
    return (this.#subjects ??= sumSubjects(this.#collection.subjects, this.papers))
  }

  get venues(): ReadonlySet<number> {
    if (!this.#venues) {
      const venues = new Set<number>()
      for (const paper of this.papers)
        if (this.#collection.venues[paper]! >= 0) venues.add(this.#collection.venues[paper]!)
      this.#venues = venues
    }
    return this.#venues
  }

  /** Words of affiliations. */
  get affiliations(): ReadonlySet<number> {
    return (this.#affiliations ??= this.#gather((words, member) => {
      for (const word of this.#collection.affiliations.wordsOf(member)) words.add(word)
    }))
  }

  /** First and last year; absent when no paper has a year. */
  get years(): readonly [number, number] | undefined {
    if (!this.#years) {
      let first = Infinity
      let last = -Infinity
      for (const paper of this.papers) {
        const { year } = this.#collection.mentions.papers[paper]!
        if (year === undefined) continue
        first = Math.min(first, year)
        last = Math.max(last, year)
      }
      this.#years = [first, last]
    }
    return this.#years[0] <= this.#years[1] ? this.#years : undefined
  }

  #gather(add: (found: Set<number>, member: number) => void): Set<number> {
    const found = new Set<number>()
    for (const member of this.members) add(found, member)
    return found
  }

  /** Names beside the person's own on each of the papers. */
  #visitCoauthors(visit: (name: number) => void): void {
    const { mentions, coauthors } = this.#collection
    const met = new Set<number>()
    for (const member of this.members) {
      const paper = mentions.paper[member]!
      if (met.has(paper)) continue
      met.add(paper)
      const own = mentions.name[member]
      for (let slot = coauthors.offsets[paper]!; slot < coauthors.offsets[paper + 1]!; slot++)
        if (coauthors.targets[slot] !== own) visit(coauthors.targets[slot]!)
    }
  }
}
