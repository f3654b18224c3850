/** Networks as columns: what analysis works on and what a lens is made of. */
import type { Counting, LensName, NodeKind } from './terms.ts'

/** An undirected, simple, weighted network: edge `e` joins `sources[e]` and `targets[e]`, with `sources[e] < targets[e]`. */
export interface Network {
  /** Number of nodes; nodes are 0 … order − 1. */
  readonly order: number
  readonly sources: Uint32Array
  readonly targets: Uint32Array
  readonly weights: Float64Array
}

/** Both directions of a network as compressed sparse rows; `edges[i]` is the edge behind neighbour `i`. */
export interface Adjacency {
  readonly offsets: Uint32Array
  readonly neighbours: Uint32Array
  readonly weights: Float64Array
  readonly edges: Uint32Array
}

/** x and y of every node. */
export interface Positions {
  readonly x: Float32Array
  readonly y: Float32Array
}

/** A named group of nodes. `id` counts from 1, largest first; 0 means "in no community". */
export interface Community {
  readonly id: number
  /** Two or three of its own topics, or its hub where it has none. */
  readonly name: string
  readonly size: number
  /** Indices into `Facts.topics`, most telling first. */
  readonly topics: readonly number[]
}

/** Something that the picture leaves out, and why, in plain words. */
export interface Omission {
  readonly count: number
  /** "co-author links", "topics". */
  readonly what: string
  readonly why: string
}

export type EdgeKind =
  'coauthorship' | 'authorship' | 'topic-of-paper' | 'topic-of-author' | 'system-of-paper' | 'cooccurrence' | 'shared'

/** One lens on the facts. Node `n` stands for entity `entities[n]` of kind `kinds[n]` in the facts. */
export interface LensGraph {
  readonly lens: LensName
  readonly counting: Counting
  /** Node key, e.g. `author:qu-wenjie`. */
  readonly keys: readonly string[]
  readonly kinds: readonly NodeKind[]
  readonly entities: Uint32Array
  readonly network: Network
  /** In the order of the edges: so many of a kind, then so many of the next. A map of many papers has millions. */
  readonly edgeKinds: readonly (readonly [EdgeKind, number])[]
  readonly omissions: readonly Omission[]
}

/** What analysis adds to a lens. Arrays are as long as there are nodes. */
export interface LensAnalysis {
  readonly positions: Positions
  /** Community id of every node. */
  readonly communities: Uint32Array
  readonly communityList: readonly Community[]
  /** Connected component of every node, 1 is the largest. */
  readonly components: Uint32Array
  /** Degree. */
  readonly links: Uint32Array
  readonly totalLinkStrength: Float64Array
  /** Papers behind the node (1 for a paper). */
  readonly documents: Uint32Array
  /**
   * Strength that the nodes gained and lost since communities were last looked at as wholes, as a part of all that they have; absent
   * where they just were.
   */
  readonly drift?: number
}
