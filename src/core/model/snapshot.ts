/** A graph as it is saved and shown: facts, the lenses on them, and how it was made. */
import type { Annotations } from './annotations.ts'
import type { DoubtfulPair, Facts } from './facts.ts'
import type { FileReport, Issue } from './issue.ts'
import type { LensAnalysis, LensGraph } from './network.ts'
import type { Options } from './options.ts'
import type { Settled } from './settled.ts'
import type { LensName } from './terms.ts'

/** A lens with what analysis says of it. */
export interface Lens {
  readonly graph: LensGraph
  readonly analysis: LensAnalysis
}

/** How a snapshot was made, so that it can be made again. No date is taken: the same input gives the same bytes. */
export interface Manifest {
  /** Version of Coterie. */
  readonly coterie: string
  readonly options: Options
  readonly inputs: readonly FileReport[]
  /** Absent where nothing was settled by hand. */
  readonly settled?: Settled
  /** Absent where nothing was written or moved by hand. */
  readonly annotations?: Annotations
  /** As given by whoever made it, "2026-03-31"; absent where none was given. */
  readonly date?: string
  /** SHA-256 of the snapshot file whose map was kept, hex; absent where the map was drawn anew. */
  readonly map?: string
}

export interface Snapshot {
  readonly manifest: Manifest
  readonly facts: Facts
  readonly lenses: Readonly<Partial<Record<LensName, Lens>>>
  readonly issues: readonly Issue[]
  /** Best first; absent where there is no doubt. */
  readonly doubts?: readonly DoubtfulPair[]
}
