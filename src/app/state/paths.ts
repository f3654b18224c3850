/** Ways from one person to another over common papers: the shortest, and the next best ones. */
import { rowOf, toAdjacency, type Facts } from '../../core/index.ts'
import { neighboursOf, type LensView } from './lens-view.ts'

/** Paths looked at before the best are chosen; where there are more, many are as good. */
const MOST_LOOKED_AT = 2000
/** How much longer than the shortest a path may be. */
const DETOUR = 1

/** Papers that no path may lead over. */
export interface PathLimits {
  /** Those with more authors. */
  readonly maxAuthors?: number | undefined
  /** Those after the year, and those that say none. */
  readonly untilYear?: number | undefined
}

/**
 * The co-author lens with only the links, and their strengths, that papers within the limits make. `most`: papers with
 * more authors made no links in the first place. Costs the pairs of those papers.
 */
export function limitView(facts: Facts, view: LensView, limits: PathLimits, most: number): LensView {
  if (limits.maxAuthors === undefined && limits.untilYear === undefined) return view
  const nodeOf = new Map(Array.from(view.entities, (author, node) => [author, node]))
  const papers = new Map<number, number>()
  facts.papers.forEach(({ year }, paper) => {
    if (limits.untilYear !== undefined && (year === undefined || year > limits.untilYear)) return
    const nodes = [...new Set(rowOf(facts.paperAuthors, paper))].flatMap((author) => nodeOf.get(author) ?? [])
    if (nodes.length > Math.min(most, limits.maxAuthors ?? most)) return
    for (const a of nodes)
      for (const b of nodes) if (a < b) papers.set(a * view.order + b, (papers.get(a * view.order + b) ?? 0) + 1)
  })
  const pairs = [...papers].sort(([a], [b]) => a - b)
  const network = {
    order: view.order,
    sources: Uint32Array.from(pairs, ([pair]) => Math.floor(pair / view.order)),
    targets: Uint32Array.from(pairs, ([pair]) => pair % view.order),
    weights: Float64Array.from(pairs, ([, count]) => count),
  }
  return { ...view, network, adjacency: toAdjacency(network) }
}

/**
 * Up to `limit` paths between two nodes, shortest first, then those whose weakest link is strongest, then by total
 * strength. Linear in the links, and in the paths looked at; deterministic.
 */
export function findPaths(view: LensView, from: number, to: number, limit: number): number[][] {
  if (from === to) return []
  const distances = distancesTo(view, to)
  const shortest = distances[from]!
  if (shortest < 0) return []
  const found: number[][] = []
  const path = [from]
  const isOnPath = new Set(path)
  const extend = (longest: number): void => {
    const last = path.at(-1)!
    if (last === to) {
      found.push([...path])
      return
    }
    for (const next of neighboursOf(view, last)) {
      if (found.length >= MOST_LOOKED_AT) return
      const distance = distances[next]!
      if (distance < 0 || isOnPath.has(next) || path.length + distance > longest) continue
      path.push(next)
      isOnPath.add(next)
      extend(longest)
      path.pop()
      isOnPath.delete(next)
    }
  }
  extend(shortest)
  if (found.length < limit) {
    found.length = 0
    extend(shortest + DETOUR)
  }
  return found
    .map((nodes) => ({ nodes, strengths: strengthsOf(view, nodes) }))
    .sort(
      (a, b) =>
        a.nodes.length - b.nodes.length ||
        Math.min(...b.strengths) - Math.min(...a.strengths) ||
        total(b.strengths) - total(a.strengths) ||
        compare(a.nodes, b.nodes),
    )
    .slice(0, limit)
    .map(({ nodes }) => nodes)
}

/** Links to `target`, −1 where there is no way. */
function distancesTo(view: LensView, target: number): Int32Array {
  const distances = new Int32Array(view.order).fill(-1)
  distances[target] = 0
  const queue = [target]
  for (const node of queue)
    for (const next of neighboursOf(view, node))
      if (distances[next] === -1) {
        distances[next] = distances[node]! + 1
        queue.push(next)
      }
  return distances
}

function strengthsOf({ adjacency }: LensView, nodes: readonly number[]): number[] {
  return nodes.slice(1).map((node, step) => {
    const before = nodes[step]!
    for (let slot = adjacency.offsets[before]!; slot < adjacency.offsets[before + 1]!; slot++)
      if (adjacency.neighbours[slot] === node) return adjacency.weights[slot]!
    return 0
  })
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((node, index) => node !== b[index])
  return place < 0 ? 0 : a[place]! - b[place]!
}
