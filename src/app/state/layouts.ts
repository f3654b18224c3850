/** Laying the map out anew: what panels may ask for, what they are told, and where the marks end up. */
import type { StoreApi } from 'zustand/vanilla'
import type { LayoutKind, LensName, Positions, Snapshot } from '../../core/index.ts'
import { keepView } from './lens-view.ts'
import { deriveView, type Store } from './store.ts'

export type LayoutWork =
  | { readonly status: 'idle' }
  /** `fraction` is the part done, 0–1. */
  | { readonly status: 'running'; readonly kind: LayoutKind; readonly fraction: number }
  | { readonly status: 'failed'; readonly problem: string }

/** How the page lays marks out; what it does stands in `state`. */
export interface LayoutRunner {
  readonly state: StoreApi<LayoutWork>
  /** Lays the lens that is shown out anew; `settings` are those of the kind that are other than usual. */
  run(kind: LayoutKind, settings: Readonly<Record<string, number>>): void
  /** Ends the run with the places that were reached. */
  stop(): void
}

/** Puts the marks of a lens elsewhere for good: the snapshot that is saved has these places. */
export function place(store: Store, lens: LensName, positions: Positions): void {
  const { snapshot, lens: shown, filters } = store.getState()
  const before = snapshot?.lenses[lens]
  if (!snapshot || !before) return
  const after = { ...before, analysis: { ...before.analysis, positions } }
  keepView(snapshot.facts, before, after)
  const moved: Snapshot = { ...snapshot, lenses: { ...snapshot.lenses, [lens]: after } }
  store.setState({
    snapshot: moved,
    places: undefined,
    ...(lens === shown && deriveView(store, moved, lens, filters)),
  })
}

/** Shows places on the way, of the lens that is shown, without keeping them. */
export function showPlaces(store: Store, lens: LensName, places: Positions): void {
  if (store.getState().lens === lens) store.setState({ places })
}
