/** A representative part of a network too large to draw, by a walk that avoids where it has been. */
import { createRng, shuffle, type Rng } from '../columns/rng.ts'
import type { Adjacency } from '../model/network.ts'
import { createSearch, searchFrom } from './paths.ts'

interface WalkOptions {
  /** How strongly the walk avoids nodes it has visited; 0 is the plain Metropolis–Hastings walk. */
  readonly alpha: number
  readonly start: number
  readonly rng: Rng
}

/**
 * Nodes in the order visited: a self-repellent random walk (Doshi, Hu and Eun 2023) over the Metropolis–Hastings chain whose long-run
 * distribution is uniform over the start's component. Each step costs the degree of the node left; the caller ends the walk.
 *
 * The next node is drawn with probability proportional to P(node, next) × visits(next)^−α.
 */
export function* walkSelfRepellent(adjacency: Adjacency, { alpha, start, rng }: WalkOptions): Generator<number, never> {
  const { offsets, neighbours } = adjacency
  const degree = (node: number): number => offsets[node + 1]! - offsets[node]!
  // Every node counts as visited once before the walk begins, as in the paper.
  const visits = new Map<number, number>()
  const visitsOf = (node: number): number => visits.get(node) ?? 1
  let chances = new Float64Array(64)
  let node = start
  for (;;) {
    visits.set(node, visitsOf(node) + 1)
    yield node
    const count = degree(node)
    if (chances.length <= count) chances = new Float64Array(2 * count)
    // Only the ratios of the visits matter; taken to the least of them, no power can vanish for all choices at once.
    let least = visitsOf(node)
    for (let link = 0; link < count; link++) least = Math.min(least, visitsOf(neighbours[offsets[node]! + link]!))
    let stay = 1
    let sum = 0
    for (let link = 0; link < count; link++) {
      const neighbour = neighbours[offsets[node]! + link]!
      const proposal = Math.min(1 / count, 1 / degree(neighbour))
      stay -= proposal
      sum += proposal * (least / visitsOf(neighbour)) ** alpha
      chances[link] = sum
    }
    sum += Math.max(0, stay) * (least / visitsOf(node)) ** alpha
    const drawn = rng() * sum
    let link = 0
    while (link < count && chances[link]! <= drawn) link++
    if (link < count) node = neighbours[offsets[node]! + link]!
  }
}

interface SampleOptions {
  /** Number of different nodes wanted; all are given where there are no more. */
  readonly size: number
  readonly alpha: number
  readonly seed: number
}

/** Steps per node wanted after which a walk that has not found them all gives up. */
const PATIENCE = 100

/** Different nodes in ascending order: every component gives its share of the size, found by a self-repellent walk in it. */
export function sampleSelfRepellentWalk(adjacency: Adjacency, options: SampleOptions): Uint32Array {
  const { size, alpha, seed } = options
  const order = adjacency.offsets.length - 1
  if (size >= order) return Uint32Array.from({ length: order }, (_, node) => node)
  const rng = createRng(seed)
  const isSampled = new Uint8Array(order)
  // Systematic sampling: shares are rounded so that they add up to the size and no component is favoured.
  const shift = rng()
  const share = (nodes: number): number => Math.floor((nodes * size) / order + shift)
  const search = createSearch(order)
  const isMet = new Uint8Array(order)
  let met = 0
  for (let node = 0; node < order; node++) {
    if (isMet[node] === 1) continue
    searchFrom(adjacency, node, search)
    const component = search.sequence.subarray(0, search.reached)
    for (const member of component) isMet[member] = 1
    const quota = share(met + component.length) - share(met)
    met += component.length
    if (quota > 0) sampleComponent(adjacency, component, Math.min(quota, component.length), alpha, rng, isSampled)
  }
  return Uint32Array.from(isSampled.keys()).filter((node) => isSampled[node] === 1)
}

/** Marks `quota` members; what a walk has not found in good time is drawn at random. */
function sampleComponent(
  adjacency: Adjacency,
  component: Uint32Array,
  quota: number,
  alpha: number,
  rng: Rng,
  isSampled: Uint8Array,
): void {
  const start = component[Math.floor(rng() * component.length)]!
  let wanted = quota
  let steps = PATIENCE * quota
  for (const node of walkSelfRepellent(adjacency, { alpha, start, rng })) {
    if (isSampled[node] === 0) {
      isSampled[node] = 1
      wanted--
    }
    if (wanted === 0 || --steps === 0) break
  }
  for (const node of wanted > 0 ? shuffle(component.slice(), rng) : []) {
    if (wanted === 0) break
    if (isSampled[node] === 1) continue
    isSampled[node] = 1
    wanted--
  }
}
