/** How well a layout shows its network. */
import { toAdjacency } from '../src/core/columns/adjacency.ts'
import { createRng } from '../src/core/columns/rng.ts'
import type { Network, Positions } from '../src/core/model/network.ts'
import { createSearch, searchFrom, UNREACHED } from '../src/core/analysis/paths.ts'

export interface LayoutQuality {
  /** Mean Jaccard index of a node's k neighbours and its k nearest nodes in the layout, k its degree. */
  readonly neighbourhoodPreservation: number
  /** Mean share of the 15 nearest nodes that are in the node's own community. */
  readonly communityShare: number
  /** Different cells of a 1,000 × 1,000 grid over the layout that hold a node, per node. */
  readonly occupancy: number
  /** Spearman's rank correlation of distances in the network and in the layout, for pairs from 50 random nodes. */
  readonly distanceCorrelation: number
}

const NEAREST = 15
const SAMPLED_NODES = 5000
const SAMPLED_SOURCES = 50

export function measureLayout(network: Network, positions: Positions, communities: Uint32Array): LayoutQuality {
  const rng = createRng(7)
  const adjacency = toAdjacency(network)
  const grid = new PointGrid(positions)
  let preserved = 0
  let shared = 0
  let counted = 0
  const step = Math.max(1, network.order / SAMPLED_NODES)
  for (let at = 0; at < network.order; at += step) {
    const node = Math.floor(at)
    const neighbours = adjacency.neighbours.subarray(adjacency.offsets[node], adjacency.offsets[node + 1])
    if (neighbours.length === 0) continue
    const nearest = grid.nearest(node, Math.max(NEAREST, neighbours.length))
    const near = new Set(nearest.slice(0, neighbours.length))
    const common = neighbours.reduce((count, neighbour) => count + (near.has(neighbour) ? 1 : 0), 0)
    preserved += common / (2 * neighbours.length - common)
    shared += nearest.slice(0, NEAREST).filter((other) => communities[other] === communities[node]).length / NEAREST
    counted++
  }
  const cells = new Set<number>()
  const { left, bottom, width, height } = grid
  for (let node = 0; node < network.order; node++) {
    const column = Math.floor(((positions.x[node]! - left) / width) * 999.999)
    cells.add(column * 1000 + Math.floor(((positions.y[node]! - bottom) / height) * 999.999))
  }
  const inNetwork: number[] = []
  const inLayout: number[] = []
  const search = createSearch(network.order)
  for (let sample = 0; sample < SAMPLED_SOURCES; sample++) {
    const source = Math.floor(rng() * network.order)
    searchFrom(adjacency, source, search)
    for (let pair = 0; pair < 1000; pair++) {
      const other = Math.floor(rng() * network.order)
      if (other === source || search.distances[other] === UNREACHED) continue
      inNetwork.push(search.distances[other]!)
      inLayout.push(Math.hypot(positions.x[other]! - positions.x[source]!, positions.y[other]! - positions.y[source]!))
    }
  }
  return {
    neighbourhoodPreservation: preserved / counted,
    communityShare: shared / counted,
    occupancy: cells.size / network.order,
    distanceCorrelation: correlate(rank(inNetwork), rank(inLayout)),
  }
}

/** Points in square cells of about two points each, for exact nearest neighbours. */
class PointGrid {
  readonly left: number
  readonly bottom: number
  readonly width: number
  readonly height: number
  private readonly positions: Positions
  private readonly side: number
  private readonly cells = new Map<number, number[]>()

  constructor(positions: Positions) {
    this.positions = positions
    const { x, y } = positions
    this.left = x.reduce((least, value) => Math.min(least, value), Infinity)
    this.bottom = y.reduce((least, value) => Math.min(least, value), Infinity)
    this.width = x.reduce((most, value) => Math.max(most, value), -Infinity) - this.left || 1
    this.height = y.reduce((most, value) => Math.max(most, value), -Infinity) - this.bottom || 1
    this.side = Math.sqrt((2 * this.width * this.height) / x.length)
    for (let node = 0; node < x.length; node++) {
      const key = this.column(node) * 1e6 + this.row(node)
      const cell = this.cells.get(key)
      if (cell) cell.push(node)
      else this.cells.set(key, [node])
    }
  }

  private column(node: number): number {
    return Math.floor((this.positions.x[node]! - this.left) / this.side)
  }

  private row(node: number): number {
    return Math.floor((this.positions.y[node]! - this.bottom) / this.side)
  }

  /** The `count` nodes nearest to a node, nearest first. */
  nearest(node: number, count: number): number[] {
    const { x, y } = this.positions
    const found: { other: number; distance: number }[] = []
    const most = Math.ceil(Math.max(this.width, this.height) / this.side)
    for (let ring = 0; ring <= most; ring++) {
      for (let i = -ring; i <= ring; i++)
        for (let j = -ring; j <= ring; j += Math.abs(i) === ring ? 1 : Math.max(1, 2 * ring))
          for (const other of this.cells.get((this.column(node) + i) * 1e6 + this.row(node) + j) ?? [])
            if (other !== node) found.push({ other, distance: Math.hypot(x[other]! - x[node]!, y[other]! - y[node]!) })
      if (found.filter(({ distance }) => distance <= ring * this.side).length >= count) break
    }
    found.sort((one, other) => one.distance - other.distance)
    return found.slice(0, count).map(({ other }) => other)
  }
}

/** Ranks, ties at their mean. */
function rank(values: number[]): number[] {
  const sequence = [...values.keys()].sort((one, other) => values[one]! - values[other]!)
  const ranks = Array.from<number>({ length: values.length })
  for (let first = 0; first < sequence.length;) {
    let last = first
    while (last < sequence.length && values[sequence[last]!] === values[sequence[first]!]) last++
    for (let index = first; index < last; index++) ranks[sequence[index]!] = (first + last - 1) / 2
    first = last
  }
  return ranks
}

function correlate(one: number[], other: number[]): number {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const [a, b] = [mean(one), mean(other)]
  let product = 0
  let squareOne = 0
  let squareOther = 0
  for (let index = 0; index < one.length; index++) {
    product += (one[index]! - a) * (other[index]! - b)
    squareOne += (one[index]! - a) ** 2
    squareOther += (other[index]! - b) ** 2
  }
  return product / Math.sqrt(squareOne * squareOther)
}
