/** The clusters of a lens as a small network of their own: how many marks each holds, and what links lead from one to another. */
import { toAdjacency } from '../columns/adjacency.ts'
import type { Adjacency, Network } from '../model/network.ts'
import { isLinkAtRest, type LensColumns, type Visible } from './lens-columns.ts'

/** Clusters are numbered by place, largest first; arrays are as long as there are clusters unless it says otherwise. */
export interface Overview {
  /** Community ids. */
  readonly ids: Uint32Array
  /** Visible marks. */
  readonly sizes: Uint32Array
  /** Sum of the measure that areas show; the number of marks where none was given. */
  readonly areas: Float64Array
  /** Place of every community by its id, -1 for one that is none of the clusters. */
  readonly places: Int32Array
  /** Visible nodes by cluster, the most important of each first; after the last cluster those that are in none. */
  readonly members: Uint32Array
  /** Where the members of each cluster begin; one longer than there are clusters. */
  readonly offsets: Uint32Array
  /** What joins two clusters: the total strength of the links between their marks. */
  readonly network: Network
  readonly adjacency: Adjacency
}

/** A group of fewer is no cluster. */
const SMALLEST = 2
/** Links that are looked at between two rests. */
const STRIDE = 40_000

/**
 * Counts what is visible; `sizes` are the measure of every node that areas show. Yields now and then, so that whoever
 * drives it can let other work through. Linear in nodes and links.
 */
export function* gatherClusters(
  view: LensColumns,
  visible: Visible,
  sizes?: Float64Array,
): Generator<undefined, Overview> {
  const { ids, places, counts } = rankClusters(view, visible)
  yield
  const { offsets, members } = sortMembers(view, visible, places, counts)
  yield
  const areas = Float64Array.from(counts)
  if (sizes) {
    areas.fill(0)
    for (let place = 0; place < ids.length; place++)
      for (let at = offsets[place]!; at < offsets[place + 1]!; at++) areas[place]! += Math.max(0, sizes[members[at]!]!)
    yield
  }
  const network = yield* joinClusters(view, visible, places, ids.length)
  return { ids, sizes: counts, areas, places, members, offsets, network, adjacency: toAdjacency(network) }
}

/** Runs work that yields to its end. */
export function finish<Result>(work: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

function rankClusters(
  { communities, communityList }: LensColumns,
  { nodes }: Visible,
): { ids: Uint32Array; places: Int32Array; counts: Uint32Array } {
  const most = communityList.reduce((id, community) => Math.max(id, community.id), 0)
  const all = new Uint32Array(most + 1)
  for (let node = 0; node < communities.length; node++)
    if (nodes[node] && communities[node]! <= most) all[communities[node]!]!++
  all[0] = 0
  const ids = Uint32Array.from(all.keys())
    .filter((id) => all[id]! >= SMALLEST)
    .sort((a, b) => all[b]! - all[a]! || a - b)
  const places = new Int32Array(most + 1).fill(-1)
  ids.forEach((id, place) => (places[id] = place))
  return { ids, places, counts: ids.map((id) => all[id]!) }
}

/** A counting sort that keeps the order of importance. */
function sortMembers(
  { communities, ranking }: LensColumns,
  { nodes, nodeCount }: Visible,
  places: Int32Array,
  counts: Uint32Array,
): { offsets: Uint32Array; members: Uint32Array } {
  const offsets = new Uint32Array(counts.length + 1)
  for (let place = 0; place < counts.length; place++) offsets[place + 1] = offsets[place]! + counts[place]!
  const next = offsets.slice()
  const members = new Uint32Array(nodeCount)
  for (let rank = 0; rank < ranking.length; rank++) {
    const node = ranking[rank]!
    if (!nodes[node]) continue
    const place = places[communities[node]!] ?? -1
    members[next[place === -1 ? counts.length : place]!++] = node
  }
  return { offsets, members }
}

/** Cluster by cluster: what the links to every later one add up to. */
function* joinClusters(
  { network, communities, edgeKinds }: LensColumns,
  visible: Visible,
  places: Int32Array,
  order: number,
): Generator<undefined, Network> {
  const placeOf = (node: number): number => places[communities[node]!] ?? -1
  /** The earlier of the two clusters that a link joins; -1 if it joins none. */
  const earlierOf = (edge: number): number => {
    if (!visible.edges[edge] || !isLinkAtRest(edgeKinds[edge])) return -1
    const [one, other] = [placeOf(network.sources[edge]!), placeOf(network.targets[edge]!)]
    return one === other ? -1 : Math.min(one, other)
  }
  const size = network.sources.length
  const ends = new Uint32Array(order + 1)
  for (let edge = 0; edge < size; edge++) {
    const earlier = earlierOf(edge)
    if (earlier >= 0) ends[earlier + 1]!++
    if (edge % STRIDE === STRIDE - 1) yield
  }
  for (let place = 0; place < order; place++) ends[place + 1]! += ends[place]!
  const next = ends.slice()
  const between = new Uint32Array(ends[order]!)
  for (let edge = 0; edge < size; edge++) {
    const earlier = earlierOf(edge)
    if (earlier >= 0) between[next[earlier]!++] = edge
    if (edge % STRIDE === STRIDE - 1) yield
  }
  const sums = new Float64Array(order)
  const sources: number[] = []
  const targets: number[] = []
  const weights: number[] = []
  for (let place = 0; place < order; place++) {
    const touched: number[] = []
    for (let at = ends[place]!; at < ends[place + 1]!; at++) {
      const edge = between[at]!
      const other = Math.max(placeOf(network.sources[edge]!), placeOf(network.targets[edge]!))
      if (sums[other] === 0) touched.push(other)
      sums[other]! += network.weights[edge]!
    }
    for (const other of touched.sort((a, b) => a - b)) {
      sources.push(place)
      targets.push(other)
      weights.push(sums[other]!)
      sums[other] = 0
    }
  }
  return {
    order,
    sources: Uint32Array.from(sources),
    targets: Uint32Array.from(targets),
    weights: Float64Array.from(weights),
  }
}
