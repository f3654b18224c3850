/** What the page and its worker say to each other. */
import type {
  ClusterPart,
  LensChanges,
  SnapshotComparison,
  Correction,
  GivenDocument,
  Incidence,
  LensCounts,
  LensGroups,
  LayoutRun,
  LensName,
  LinesRead,
  Network,
  NetworkPart,
  Options,
  PaperFilter,
  PartWish,
  Positions,
  Paper,
  Progress,
  ReadReport,
  Settled,
  Topic,
} from '../core/index.ts'
import type { Piece } from './pieces.ts'

/** A document as the page has it: a dropped file, or pasted text under a name. Nothing of it leaves the machine. */
export type PageDocument = GivenDocument<Blob>

/** How central every node of a network is. */
export interface Centralities {
  /** Weighted; sums to 1. */
  readonly pagerank: Float64Array
  /** Share of the shortest paths between two others that lead through a node, 0–1. */
  readonly betweenness: Float64Array
  /** Nodes from which paths were searched; fewer than all where betweenness is estimated. */
  readonly samples: number
}

/** What changed in each lens that two snapshots have, and what that makes of marks and links when both stand on one map. */
export type ComparedLenses = Readonly<
  Partial<Record<LensName, { readonly changes: LensChanges; readonly comparison: SnapshotComparison }>>
>

export interface Opened {
  /** Why the file could not be opened; without it, the snapshot waits to be taken. */
  readonly problem?: string
}

/**
 * Snapshots cross in pieces: the page gives those of the graph it has, the worker works, the page takes those of the
 * graph that came of it.
 */
export interface WorkerApi {
  /** Checks and opens a snapshot file; bytes are moved, not copied. */
  open(file: Blob | ArrayBuffer): Promise<Opened>
  /** Reads documents and keeps what it read for `build`. */
  read(documents: readonly PageDocument[], onProgress: OnProgress): Promise<ReadReport>
  /** Reads text as a listing with the given corrections, and says what the first `most` lines are. */
  readLines(text: string, corrections: readonly Correction[], most: number): Promise<LinesRead>
  /** Takes a piece of the snapshot that the next `build`, `settle` or `write` rests on. */
  give(piece: Piece): Promise<void>
  /**
   * Builds a snapshot from what was read last. The papers of a snapshot that was given are kept, duplicates joined, and
   * everyone who is on its map stays where they are.
   */
  build(options: Options, onProgress: OnProgress): Promise<void>
  /** The given papers with something else settled about people and topics; the map keeps its shape. */
  settle(settled: Settled, onProgress: OnProgress): Promise<void>
  /** The two snapshots given last, the earlier first; their union is there to be taken. See `uniteSnapshots`. */
  compare(): Promise<ComparedLenses>
  /** The next piece of the snapshot that was made last; nothing when all were taken. */
  take(): Promise<Piece | undefined>
  /** The parts that the papers of a cluster fall into; see `divideCluster`. */
  divide(
    papers: readonly Paper[],
    topics: readonly Topic[],
    paperTopics: Incidence,
    seed: number,
  ): Promise<ClusterPart[]>
  /** Centralities of every node; see `Centralities`. */
  measure(network: Network, seed: number): Promise<Centralities>
  /** A part to look at instead of the whole; see `findPart`. */
  findPart(network: Network, communities: Uint32Array, wish: PartWish, seed: number): Promise<NetworkPart>
  /** Keeps the given snapshot for questions about it, until another one is kept. */
  keep(): Promise<void>
  /** A lens of the kept snapshot as it is when only some papers count. */
  countPapers(lens: LensName, filter: PaperFilter): Promise<LensCounts>
  /** Its communities then, as fine as wanted or as the snapshot has them; see `regroupLens`. */
  regroup(lens: LensName, filter: PaperFilter, resolution: number | undefined): Promise<LensGroups>
  /**
   * Lays a network out; `documents` are those behind its nodes, which their size is by. Places on the way come with the part
   * done, where there are any yet; the work goes on when the page has taken them.
   */
  layout(network: Network, documents: Uint32Array, run: LayoutRun, onFrame: OnFrame): Promise<Positions>
  /** Lets the layout that runs end with the places it has reached. */
  endLayout(): Promise<void>
  /** The snapshot file of the given snapshot, in its compact form. */
  write(): Promise<Blob>
}

/** What the worker does besides opening files and passing snapshots. */
export type Job = Exclude<keyof WorkerApi, 'open' | 'give' | 'take'>

/** `fraction` is the part done, 0–1. */
export type OnFrame = (fraction: number, places: Positions | undefined) => Promise<void>

export type OnProgress = (progress: Progress) => void
