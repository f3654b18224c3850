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
export function placeNewcomers(
  { members, links, sequence, strengths, communities }: Newcomers,
  grid: DiscGrid,
): number[] {
  const { x, y, radii } = grid
  const near = NEAR * (radii.reduce((sum, radius) => sum + radius, 0) / radii.length || 1)
  const gaps = new GapSearch(grid, near)
  const crowded: number[] = []
  for (const node of sequence) {
    const drawn: Drawing[] = []
    for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) {
      const neighbour = links.neighbours[link]!
      if (Number.isNaN(x[neighbour]!)) continue
      const isAcross = communities !== undefined && communities[members[neighbour]!] !== communities[members[node]!]
      const hold = powerOf(strengths[members[neighbour]!]!, MODESTY) || 1
      const pull = (links.weights[link]! / hold) * (isAcross ? ACROSS : 1)
      drawn.push({ x: x[neighbour]!, y: y[neighbour]!, pull })
    }
    const { x: middleX, y: middleY } = findDensest(drawn, near)
    if (!gaps.settle(node, middleX, middleY)) crowded.push(node)
  }
  return crowded
}

/** A place, and how strongly it draws. */
interface Drawing {
  readonly x: number
  readonly y: number
  readonly pull: number
}

/**
 * Where Σ pull × log(distance² + near²) is least, about: from the best of the strongest by mean shift with Cauchy's kernel (Cheng 1995).
 * Unlike the mean it doesn't lie halfway between two groups, where nothing that it belongs to stands.
 */
function findDensest(drawn: readonly Drawing[], near: number): Pick<Drawing, 'x' | 'y'> {
  const strongest = drawn.length > BEGINNINGS ? drawn.toSorted((one, other) => other.pull - one.pull) : drawn
  let best: Pick<Drawing, 'x' | 'y'> = strongest[0]!
  let least = Infinity
  for (const beginning of strongest.slice(0, BEGINNINGS)) {
    let energy = 0
    for (const { x, y, pull } of drawn)
      energy += pull * Math.log((x - beginning.x) ** 2 + (y - beginning.y) ** 2 + near * near)
    if (energy >= least) continue
    least = energy
    best = beginning
  }
  for (let shift = 0; shift < SHIFTS; shift++) {
    let sumX = 0
    let sumY = 0
    let total = 0
    for (const { x, y, pull } of drawn) {
      const share = pull / ((x - best.x) ** 2 + (y - best.y) ** 2 + near * near)
      sumX += share * x
      sumY += share * y
      total += share
    }
    // Links without weight draw nowhere.
    if (total > 0) best = { x: sumX / total, y: sumY / total }
  }
  return best
}
