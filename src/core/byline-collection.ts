/** The people and papers of many documents as columns: who stands in which byline, without an object for either. */
import { GrowingColumn } from './columns/growing-column.ts'
import { DuplicateSuspects } from './extraction/duplicate-suspects.ts'
import { PlainPeople, QUEUED } from './extraction/authors/plain-people.ts'
import type { Incidence } from './model/facts.ts'
import type { Issue } from './model/issue.ts'
import type { Authorship } from './model/paper.ts'
import type { Byline, BylineSink, Span } from './readers/byline.ts'

/** So many names are looked up together: enough to wait for memory at once, and few enough to be at hand meanwhile. */
const MOST_QUEUED = 2048

export interface Years {
  readonly from: number
  readonly to: number
}

/** What several records say of their paper. */
export interface Replacement {
  readonly authors: Uint32Array
  readonly year: number
}

/** What is known of a paper without reading it again. */
interface PaperPlace {
  readonly document: number
  /** Line of its record, or its place in the order of the papers of its document. */
  readonly line: number
  readonly place: number
}

export class BylineCollection implements BylineSink {
  readonly people = new PlainPeople()
  readonly issues: Issue[] = []
  readonly #suspects = new DuplicateSuspects()
  readonly #ends = new GrowingColumn()
  /** Forms of the authors of one paper after the other. */
  readonly #mentions = new GrowingColumn()
  /** The first so many mentions are forms, and no places in the queue of names. */
  #taken = 0
  /** 0 where the source has none. */
  readonly #years = new GrowingColumn()
  readonly #lines = new GrowingColumn()
  /** First paper and first issue of each document. */
  readonly #starts: { readonly paper: number; readonly issue: number }[] = []
  readonly #files: string[] = []
  readonly #conflicts = new Set<string>()

  get papers(): number {
    return this.#ends.length
  }

  beginDocument(file: string): void {
    this.#takeQueue()
    this.#starts.push({ paper: this.papers, issue: this.issues.length })
    this.#files.push(file)
  }

  /** Forgets what was given of the last document. */
  restartDocument(): void {
    this.#takeQueue()
    const { paper, issue } = this.#starts.at(-1)!
    this.#mentions.cut(paper === 0 ? 0 : this.#ends.at(paper - 1))
    this.#taken = this.#mentions.length
    this.#suspects.cut(paper)
    for (const column of [this.#ends, this.#years, this.#lines]) column.cut(paper)
    this.issues.length = issue
  }

  numberOf(authorship: Authorship): number {
    return this.people.formOf(authorship)
  }

  numberOfName(bytes: Uint8Array, given: Readonly<Span>, family: Readonly<Span>): number {
    return this.people.queueName(bytes, given, family)
  }

  byline(byline: Byline): void {
    this.#suspects.add(this.papers, byline.title, byline.titleLength, byline)
    if (this.people.hasIdentifiers && byline.size > 1) this.#settleConflicts(byline)
    this.#mentions.append(byline.authors, byline.size)
    if (this.people.queued >= MOST_QUEUED) this.#takeQueue()
    this.#ends.push(this.#mentions.length)
    this.#years.push(byline.year ?? 0)
    this.#lines.push(byline.line)
  }

  issue(issue: Issue): void {
    this.issues.push(issue)
  }

  /** Numbers of the papers that may be the same as another one, ascending. */
  suspects(): number[] {
    return this.#suspects.list()
  }

  placeOf(paper: number): PaperPlace {
    let document = this.#starts.length - 1
    while (this.#starts[document]!.paper > paper) document--
    return { document, line: this.#lines.at(paper), place: paper - this.#starts[document]!.paper }
  }

  /**
   * paper → forms of its authors, in byline order, and the year of each paper. `replaced` has something else
   * for some papers, and nothing for those that are not to be there.
   */
  rows(replaced: ReadonlyMap<number, Replacement | undefined>): { mentions: Incidence; years: Uint32Array } {
    this.#takeQueue()
    const ends = this.#ends.view()
    const mentions = this.#mentions.view()
    const offsets = new Uint32Array(ends.length + 1)
    if (replaced.size === 0) {
      offsets.set(ends, 1)
      return { mentions: { offsets, targets: mentions }, years: this.#years.view() }
    }
    const targets = new GrowingColumn()
    const years = new GrowingColumn()
    for (let paper = 0; paper < ends.length; paper++) {
      if (!replaced.has(paper)) {
        const start = paper === 0 ? 0 : ends[paper - 1]!
        targets.append(mentions.subarray(start, ends[paper]!), ends[paper]! - start)
      } else {
        const other = replaced.get(paper)
        if (!other) continue
        targets.append(other.authors, other.authors.length)
      }
      years.push(replaced.get(paper)?.year ?? this.#years.at(paper))
      offsets[years.length] = targets.length
    }
    return {
      mentions: { offsets: offsets.subarray(0, years.length + 1), targets: targets.view() },
      years: years.view(),
    }
  }

  #takeQueue(): void {
    const forms = this.people.takeQueue()
    const mentions = this.#mentions.view()
    for (let at = this.#taken; at < mentions.length; at++)
      if (mentions[at]! >= QUEUED) mentions[at] = forms[mentions[at]! - QUEUED]!
    this.#taken = mentions.length
  }

  /** An identifier that two people of one byline have says nothing of either. */
  #settleConflicts({ authors, size, line }: Byline): void {
    const met = new Set<string>()
    this.#conflicts.clear()
    for (let index = 0; index < size; index++)
      for (const identifier of new Set(this.people.identifiersOf(authors[index]!)))
        if (met.has(identifier)) this.#conflicts.add(identifier)
        else met.add(identifier)
    if (this.#conflicts.size === 0) return
    for (const identifier of this.#conflicts)
      this.issues.push({
        code: 'doubtful',
        severity: 'warning',
        file: this.#files.at(-1)!,
        line,
        message: `Several authors of one paper have the identifier ${identifier}`,
        action: 'identifier not used for this paper',
      })
    for (let index = 0; index < size; index++)
      if (this.people.identifiersOf(authors[index]!).some((identifier) => this.#conflicts.has(identifier)))
        authors[index] = this.people.without(authors[index]!, this.#conflicts)
  }
}
