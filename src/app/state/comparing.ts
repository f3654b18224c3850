/** The map beside an earlier one: which of the snapshots on the page are two in one, and what changed between them. */
import type { StoreApi } from 'zustand/vanilla'
import type { LensChanges, LensName, Snapshot, SnapshotComparison } from '../../core/index.ts'
import { exchangeSnapshot } from './exchange.ts'
import type { Store } from './store.ts'

export interface Comparing {
  /** What the earlier snapshot is called. */
  readonly name: string
  readonly before: Snapshot
  /** The later one, as it was on the page. */
  readonly after: Snapshot
  readonly lenses: Readonly<Partial<Record<LensName, ComparedLens>>>
}

export interface ComparedLens {
  /** Of the marks and links of both on one map. */
  readonly changes: LensChanges
  readonly comparison: SnapshotComparison
}

export type ComparerState =
  { readonly status: 'idle' } | { readonly status: 'working' } | { readonly status: 'failed'; readonly problem: string }

/** How the page compares; what it does stands in `state`. */
export interface Comparer {
  readonly state: StoreApi<ComparerState>
  /** Asks for the file of an earlier snapshot, then shows it with the map. */
  ask(): void
  compare(before: Snapshot, name: string): void
  /** Shows the map by itself again, and whatever was done to it meanwhile. */
  leave(): void
  /** Nothing more needs to be said of what failed. */
  dismiss(): void
}

const comparings = new WeakMap<Snapshot, Comparing>()

export function rememberComparing(united: Snapshot, comparing: Comparing): void {
  comparings.set(united, comparing)
}

/** What is compared where this snapshot is two in one. */
export function comparingOf(snapshot: Snapshot | undefined): Comparing | undefined {
  return snapshot && comparings.get(snapshot)
}

/** Shows the later map by itself again; false where nothing is compared. */
export function leaveComparing(store: Store): boolean {
  const { snapshot, panel } = store.getState()
  const comparing = comparingOf(snapshot)
  if (!comparing) return false
  exchangeSnapshot(store, comparing.after)
  if (panel === 'changes') store.setState({ panel: undefined })
  return true
}

/** The snapshot that may be saved, built upon and settled: never two in one. */
export function ownSnapshot(snapshot: Snapshot): Snapshot {
  return comparings.get(snapshot)?.after ?? snapshot
}
