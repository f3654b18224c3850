/** A lens made ready for the eye: labels, places, ranks and neighbours of every mark, as columns. */
import { toAdjacencyLater } from '../columns/adjacency.ts'
import { orderByValue } from '../columns/ordering.ts'
import { expandRuns } from '../columns/runs.ts'
import type { Facts } from '../model/facts.ts'
import type { Adjacency, Community, EdgeKind, Network, Omission } from '../model/network.ts'
import type { Lens } from '../model/snapshot.ts'
import { NODE_KINDS, type Counting, type LensName, type NodeKind } from '../model/terms.ts'
import { labelOf } from './lens-view.ts'

/** Arrays are as long as there are nodes. Nothing in it is NaN or out of range, whatever the lens says. */
export interface LensColumns {
  readonly lens: LensName
  readonly counting: Counting
  readonly order: number
  readonly keys: readonly string[]
  readonly labels: readonly string[]
  readonly kinds: readonly NodeKind[]
  readonly entities: Uint32Array
  readonly x: Float32Array
  readonly y: Float32Array
  readonly communities: Uint32Array
  readonly communityList: readonly Community[]
  readonly components: Uint32Array
  readonly documents: Uint32Array
  /** Documents over all years: what sizes are measured by, so that they stay when the years change. */
  readonly allDocuments: Uint32Array
  readonly links: Uint32Array
  readonly totalLinkStrength: Float64Array
  readonly network: Network
  readonly edgeKinds: readonly EdgeKind[]
  readonly adjacency: Adjacency
  /** Nodes from the most to the least important: the order in which labels are given a place. */
  readonly ranking: Uint32Array
  /** Node of each key. */
  readonly indexOf: KeyPlaces
  readonly omissions: readonly Omission[]
}

/** Numbers of nodes by their keys, found out when the first is asked for. */
interface KeyPlaces extends Pick<ReadonlyMap<string, number>, 'get' | 'has'> {
  /** Finds them out before, a part at a time. */
  prepare(): Generator<undefined, void>
}

/** What is let through to the map. */
export interface Visible {
  /** 1 where a node, an edge is shown. */
  readonly nodes: Uint8Array
  readonly edges: Uint8Array
  readonly nodeCount: number
  readonly edgeCount: number
}

/**
 * Links of people to topics follow from the papers between them; at rest they would only hide the rest,
 * so they are drawn when one of their ends is picked.
 */
export function isLinkAtRest(kind: EdgeKind | undefined): boolean {
  return kind !== 'topic-of-author'
}

/** People come first: a person of three papers is more of a landmark than a topic of four. */
const PROMINENCE: Readonly<Record<NodeKind, number>> = { author: 1.6, system: 1.2, topic: 1, paper: 0.5 }

export function arrangeLens(facts: Facts, { graph, analysis }: Lens): LensColumns {
  const order = graph.keys.length
  const { x, y, misplaced } = placeAll(analysis.positions.x, analysis.positions.y, order)
  const isKnown = (kind: NodeKind): boolean => NODE_KINDS.includes(kind)
  const kinds = graph.kinds.every(isKnown) ? graph.kinds : graph.kinds.map((kind) => (isKnown(kind) ? kind : 'paper'))
  const { documents, links } = analysis
  return {
    lens: graph.lens,
    counting: graph.counting,
    order,
    keys: graph.keys,
    labels: graph.keys.map((_, node) => labelOf(facts, graph.kinds[node]!, graph.entities[node]!)),
    kinds,
    entities: graph.entities,
    x,
    y,
    communities: analysis.communities,
    communityList: analysis.communityList,
    components: analysis.components,
    documents,
    allDocuments: documents,
    links,
    totalLinkStrength: analysis.totalLinkStrength,
    network: graph.network,
    edgeKinds: expandRuns(graph.edgeKinds),
    adjacency: toAdjacencyLater(graph.network),
    ranking: rankNodes(kinds, documents, links),
    indexOf: placesOf(graph.keys),
    omissions:
      misplaced > 0
        ? [
            ...graph.omissions,
            {
              count: misplaced,
              what: 'places',
              why: 'the snapshot gives no usable position for them; they are in the centre',
            },
          ]
        : graph.omissions,
  }
}

/** Keys that are looked through between two rests. */
const STRIDE = 4000

/** A map is drawn without it. */
function placesOf(keys: readonly string[]): KeyPlaces {
  const places = new Map<string, number>()
  let known = 0
  const extend = (beyond: number): void => {
    for (; known < beyond; known++) places.set(keys[known]!, known)
  }
  const find = (key: string): number | undefined => {
    extend(keys.length)
    return places.get(key)
  }
  return {
    get: find,
    has: (key) => find(key) !== undefined,
    *prepare() {
      while (known < keys.length) {
        extend(Math.min(known + STRIDE, keys.length))
        yield
      }
    },
  }
}

/** From the most prominent; of equals the one with more links, then the first. */
function rankNodes(kinds: readonly NodeKind[], documents: Uint32Array, links: Uint32Array): Uint32Array {
  const ranking = Uint32Array.from({ length: kinds.length }, (_, place) => kinds.length - 1 - place)
  orderByValue(ranking, Float32Array.from(links))
  const importance = new Float32Array(kinds.length)
  for (let node = 0; node < kinds.length; node++) importance[node] = documents[node]! * PROMINENCE[kinds[node]!]
  orderByValue(ranking, importance)
  return ranking.reverse()
}

/** Nodes without a usable position come to the centre: one bad number must not blank the map. */
function placeAll(
  givenX: Float32Array,
  givenY: Float32Array,
  order: number,
): { x: Float32Array; y: Float32Array; misplaced: number } {
  if (
    givenX.length === order &&
    givenX.every(Number.isFinite) &&
    givenY.length === order &&
    givenY.every(Number.isFinite)
  )
    return { x: givenX, y: givenY, misplaced: 0 }
  const x = new Float32Array(order)
  const y = new Float32Array(order)
  const lost: number[] = []
  let sumX = 0
  let sumY = 0
  for (let node = 0; node < order; node++) {
    if (Number.isFinite(givenX[node]) && Number.isFinite(givenY[node])) {
      sumX += x[node] = givenX[node]!
      sumY += y[node] = givenY[node]!
    } else lost.push(node)
  }
  const placed = Math.max(1, order - lost.length)
  for (const node of lost) {
    x[node] = sumX / placed
    y[node] = sumY / placed
  }
  return { x, y, misplaced: lost.length }
}
