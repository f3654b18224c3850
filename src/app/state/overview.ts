/** Whether the map shows clusters as single marks that open as one comes near. */
import type { State } from './store.ts'

/** Marks and links together from which on clusters come first unless somebody wants it otherwise. */
const MOST_AT_ONCE = 150_000

type Seen = Pick<State, 'view' | 'visible' | 'look' | 'filters'>

/** Whether there is more than one cluster that could be seen as a mark. */
export function hasOverview({ view, filters }: Pick<Seen, 'view' | 'filters'>): boolean {
  return view !== undefined && view.communityList.length > 1 && filters.cluster === undefined
}

export function isOverview(state: Seen): boolean {
  const { view, visible, look } = state
  if (!view || !visible || look.isDensity || !hasOverview(state)) return false
  return look.isOverview ?? visible.nodeCount + visible.edgeCount > MOST_AT_ONCE
}
