/** A representative part of a network too large to draw, by a walk that avoids where it has been. */
import type { Links } from '../columns/quotient.ts'
import { createRng, shuffle, type Rng } from '../columns/rng.ts'
import type { Adjacency } from '../model/network.ts'
import { createSearch, searchFrom } from './paths.ts'

interface WalkOptions {
  /** How strongly the walk avoids nodes it has visited; 0 is the plain Metropolis–Hastings walk. */
  readonly alpha: number
  readonly start: number
  readonly rng: Rng
}

interface Visit {
  readonly node: number
  /** Steps that the plain walk would stay, in the mean: what the visit counts in an estimate. */
  readonly stay: number
}

/**
 * A self-repellent random walk (Doshi, Hu and Eun 2023) over the Metropolis–Hastings chain whose long-run distribution is uniform over
 * the start's component. Where that chain stays at a node, this one moves on and counts the visit for as long: a walk that avoids
 * where it is would hardly ever stay, and lean towards hubs until it has met every node several times. The next node is drawn
 * with probability proportional to P(node, next) × (1 + its stays so far)^−α. Each step costs the degree of the node left; the caller
 * ends the walk.
 */
export function* walkSelfRepellent(
  { offsets, neighbours }: Links,
  { alpha, start, rng }: WalkOptions,
): Generator<Visit, never> {
  const stays = new Map<number, number>()
  let chances = new Float64Array(64)
  let node = start
  for (;;) {
    const first = offsets[node]!
    const count = offsets[node + 1]! - first
    if (chances.length < count) chances = new Float64Array(2 * count)
    // Only the ratios of the stays matter; taken to the least of them, no power can vanish for all choices at once.
    let least = Infinity
    for (let link = 0; link < count; link++) least = Math.min(least, stays.get(neighbours[first + link]!) ?? 1)
    let leaving = 0
    let sum = 0
    for (let link = 0; link < count; link++) {
      const neighbour = neighbours[first + link]!
      const proposal = 1 / Math.max(count, offsets[neighbour + 1]! - offsets[neighbour]!)
      leaving += proposal
      sum += proposal * (least / (stays.get(neighbour) ?? 1)) ** alpha
      chances[link] = sum
    }
    const stay = count === 0 ? 1 : 1 / leaving
    stays.set(node, (stays.get(node) ?? 1) + stay)
    yield { node, stay }
    const drawn = rng() * sum
    let link = 0
    while (link < count - 1 && chances[link]! <= drawn) link++
    if (count > 0) node = neighbours[first + link]!
  }
}

interface SampleOptions {
  /** Number of different nodes wanted; all are given where there are no more. */
  readonly size: number
  readonly alpha: number
  readonly seed: number
}

/** Visits per node wanted after which a walk that has not found them all gives up. */
const PATIENCE = 100
/** Nodes are taken at even intervals of the walk's stays, this many times the mean stay: long stays then count no more than once. */
const INTERVAL = 4

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
  const interval = INTERVAL * meanStay(adjacency, component)
  let wanted = quota
  let visits = PATIENCE * quota
  let clock = rng() * interval
  for (const { node, stay } of walkSelfRepellent(adjacency, { alpha, start, rng })) {
    clock += stay
    if (clock >= interval) {
      clock %= interval
      if (isSampled[node] === 0) {
        isSampled[node] = 1
        wanted--
      }
    }
    if (wanted === 0 || --visits === 0) break
  }
  for (const node of wanted > 0 ? shuffle(component.slice(), rng) : []) {
    if (wanted === 0) break
    if (isSampled[node] === 1) continue
    isSampled[node] = 1
    wanted--
  }
}

/** Mean stay of the visits of a long plain walk: every node is left as often as its chance of leaving says. */
function meanStay({ offsets, neighbours }: Links, component: Uint32Array): number {
  const degree = (node: number): number => offsets[node + 1]! - offsets[node]!
  let leaving = 0
  for (const node of component)
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++)
      leaving += 1 / Math.max(degree(node), degree(neighbours[link]!))
  return leaving > 0 ? component.length / leaving : 1
}
