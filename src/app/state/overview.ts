/** Whether the map shows clusters as single marks that open as one comes near, and the way from one to another. */
import type { Clusters } from '../../core/index.ts'
import type { State } from './store.ts'
import { neighbourTowards, type Direction } from './walk.ts'

/** Marks and links together from which on clusters come first unless somebody wants it otherwise. */
const MOST_AT_ONCE = 100_000

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

/** The id of the linked cluster in a direction from another one, as the discs lie. */
export function clusterTowards(
  { overview, discs }: Pick<Clusters, 'overview' | 'discs'>,
  id: number,
  direction: Direction,
): number | undefined {
  const place = overview.places[id] ?? -1
  if (place === -1) return undefined
  const all = new Uint8Array(overview.ids.length).fill(1)
  const next = neighbourTowards(
    { adjacency: overview.adjacency, x: discs.x, y: discs.y },
    { nodes: all },
    place,
    direction,
  )
  return next === undefined ? undefined : overview.ids[next]
}

export function isOpenCluster(clusters: Clusters | undefined, id: number): boolean {
  return clusters !== undefined && clusters.open[clusters.overview.places[id] ?? -1] === 1
}
