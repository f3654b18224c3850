/** Finds places for nodes that are new on a map: where their neighbours crowd, in the nearest gap between the discs that stand there. */
import { powerOf } from '../../columns/power.ts'
import type { Links, Part } from '../../columns/quotient.ts'
import type { DiscGrid } from './disc-grid.ts'
import { GapSearch } from './gaps.ts'

/** Nodes of a part of a network that have no place, and whom they belong to. */
export interface Newcomers extends Part {
  /** Rows of the newcomers; those of the others may be empty. */
  readonly links: Links
  /** The newcomers, each after a neighbour that has a place by then. */
  readonly sequence: readonly number[]
  /** Total link strengths of all nodes of the whole network. */
  readonly strengths: Float64Array
  /** Of all nodes of the whole network. */
  readonly communities: Uint32Array | undefined
}

/** How much weaker a link into another community draws: a newcomer is to stand within its own. */
const ACROSS = 1 / 4
/** A neighbour draws less by this power of its strength: a hub is near to many things. */
const MODESTY = 0.25
/** Distance, in mean radii, up to which a neighbour counts as near. */
const NEAR = 4
/** Neighbours, of those that draw most, at which the search for the densest place may begin. */
const BEGINNINGS = 16
const SHIFTS = 15

/**
 * Places the newcomers, one after another, and keeps them in the grid. Returns those that found no gap near by: they lie over
 * others. Time linear in their links.
 */
export function placeNewcomers(newcomers: Newcomers, grid: DiscGrid): number[] {
  const { links, sequence } = newcomers
  const { x, y, radii } = grid
  const near = NEAR * (radii.reduce((sum, radius) => sum + radius, 0) / radii.length || 1)
  const gaps = new GapSearch(grid, near)
  const most = sequence.reduce((sum, node) => Math.max(sum, links.offsets[node + 1]! - links.offsets[node]!), 0)
  const drawn = { count: 0, x: new Float64Array(most), y: new Float64Array(most), pulls: new Float64Array(most) }
  const crowded: number[] = []
  for (const node of sequence) {
    draw(node, newcomers, x, y, drawn)
    const { x: middleX, y: middleY } = findDensest(drawn, near)
    if (!gaps.settle(node, middleX, middleY)) crowded.push(node)
  }
  return crowded
}

/** Places, and how strongly each draws. */
interface Drawn {
  count: number
  readonly x: Float64Array
  readonly y: Float64Array
  readonly pulls: Float64Array
}

/** The neighbours of a node that have a place. */
function draw(
  node: number,
  { members, links, strengths, communities }: Newcomers,
  x: Float64Array,
  y: Float64Array,
  drawn: Drawn,
): void {
  let count = 0
  for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) {
    const neighbour = links.neighbours[link]!
    if (Number.isNaN(x[neighbour]!)) continue
    const isAcross = communities !== undefined && communities[members[neighbour]!] !== communities[members[node]!]
    const hold = powerOf(strengths[members[neighbour]!]!, MODESTY) || 1
    drawn.x[count] = x[neighbour]!
    drawn.y[count] = y[neighbour]!
    drawn.pulls[count++] = (links.weights[link]! / hold) * (isAcross ? ACROSS : 1)
  }
  drawn.count = count
}

/**
 * Where Σ pull × log(distance² + near²) is least, about: from the best of the strongest by mean shift with Cauchy's kernel (Cheng 1995).
 * Unlike the mean it doesn't lie halfway between two groups, where nothing that it belongs to stands.
 */
function findDensest(drawn: Drawn, near: number): { readonly x: number; readonly y: number } {
  const best = findBeginning(drawn, near)
  let x = drawn.x[best]!
  let y = drawn.y[best]!
  for (let shift = 0; shift < SHIFTS; shift++) {
    let sumX = 0
    let sumY = 0
    let total = 0
    for (let place = 0; place < drawn.count; place++) {
      const dx = drawn.x[place]! - x
      const dy = drawn.y[place]! - y
      const share = drawn.pulls[place]! / (dx * dx + dy * dy + near * near)
      sumX += share * drawn.x[place]!
      sumY += share * drawn.y[place]!
      total += share
    }
    // Links without weight draw nowhere.
    if (!(total > 0)) break
    x = sumX / total
    y = sumY / total
  }
  return { x, y }
}

function findBeginning(drawn: Drawn, near: number): number {
  const places = Array.from({ length: drawn.count }, (_, place) => place)
  if (drawn.count > BEGINNINGS) places.sort((one, other) => drawn.pulls[other]! - drawn.pulls[one]!).length = BEGINNINGS
  let best = places[0]!
  let least = Infinity
  for (const place of places) {
    const energy = energyAt(drawn, drawn.x[place]!, drawn.y[place]!, near)
    if (energy >= least) continue
    least = energy
    best = place
  }
  return best
}

function energyAt(drawn: Drawn, x: number, y: number, near: number): number {
  let energy = 0
  for (let place = 0; place < drawn.count; place++) {
    const dx = drawn.x[place]! - x
    const dy = drawn.y[place]! - y
    energy += drawn.pulls[place]! * Math.log(dx * dx + dy * dy + near * near)
  }
  return energy
}
