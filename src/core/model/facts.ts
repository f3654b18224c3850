/** The stored truth: papers, people, topics, systems and who belongs to which paper. Everything else is derived. */
import type { Paper, PersonName } from './paper.ts'

/**
 * Rows of integers in two flat arrays (compressed sparse rows): the targets of row `r` are
 * `targets.slice(offsets[r], offsets[r + 1])`. `offsets` is one longer than there are rows.
 */
export interface Incidence {
  readonly offsets: Uint32Array
  readonly targets: Uint32Array
}

export interface Author {
  /** `author:<slug>`, the node key. */
  readonly id: string
  readonly name: PersonName
  /** Display form, "Family, Given". */
  readonly label: string
  /** Every printed form met, most frequent first. */
  readonly forms: readonly string[]
  readonly orcid?: string
  /** 0–1: how sure it is that these mentions are one person. */
  readonly confidence?: number
  /** Why the mentions were joined or kept apart, in plain words; absent when every mention has the same form. */
  readonly evidence?: readonly string[]
  /** Set when the mentions fall into unconnected groups of co-authors. */
  readonly isPossiblySeveral?: true
}

export interface Topic {
  /** `topic:<slug>`, the node key. */
  readonly id: string
  /** As most people write it. */
  readonly label: string
  /** Every variant joined under it. */
  readonly forms: readonly string[]
  /** 0–1, higher is more telling. */
  readonly relevance: number
}

export interface System {
  /** `system:<slug>`, the node key. */
  readonly id: string
  readonly name: string
  readonly expansion?: string
  readonly links: readonly string[]
}

/** Two authors that may be one person. */
export interface DoubtfulPair {
  /** Indices of authors. */
  readonly a: number
  readonly b: number
  /** 0–1, higher is likelier. */
  readonly score: number
  /** What speaks for and against it, in plain words. */
  readonly evidence: readonly string[]
}

/** Facts of one collection. Every index is a position in the array of that kind. */
export interface Facts {
  readonly papers: readonly Paper[]
  readonly authors: readonly Author[]
  readonly topics: readonly Topic[]
  readonly systems: readonly System[]
  /** paper → authors, in byline order. */
  readonly paperAuthors: Incidence
  /** paper → topics, most telling first. */
  readonly paperTopics: Incidence
  /** paper → systems that it introduces. */
  readonly introducedSystems: Incidence
  /** paper → systems that it only mentions. */
  readonly mentionedSystems: Incidence
}
