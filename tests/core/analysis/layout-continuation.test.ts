import { describe, expect, it } from 'vitest'
import { detectCommunities, layoutNetwork } from '../../../src/core/analysis/index.ts'
import { DiscGrid } from '../../../src/core/analysis/layout/disc-grid.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import type { Network, Positions } from '../../../src/core/model/network.ts'
import { groupedNetwork, neighboursOf, networkOf } from './random-networks.ts'

const GROUP = 25
const network = groupedNetwork(24, GROUP, 3)
const near = neighboursOf(network)
const radii = Float32Array.from({ length: network.order }, (_, node) => 2 + (node % 5))
const { communities } = detectCommunities(network, { seed: 1, resolution: 1 })
const isNew = (node: number): boolean => node % 20 === 7

/** What has no place keeps none. */
function toZero(at: number): number {
  return Number.isNaN(at) ? NaN : 0
}

function distance({ x, y }: Positions, one: number, other: number): number {
  return Math.hypot(x[one]! - x[other]!, y[one]! - y[other]!)
}

function countOverlaps(positions: Positions, own: Float32Array): number {
  let overlaps = 0
  for (let one = 0; one < own.length; one++)
    for (let other = 0; other < one; other++) if (distance(positions, one, other) < own[one]! + own[other]!) overlaps++
  return overlaps
}

/** The network without what is new, and its nodes. */
function networkBefore(): { readonly known: Network; readonly nodes: readonly number[] } {
  const nodes = [...near.keys()].filter((node) => !isNew(node))
  const places = new Map(nodes.map((node, place) => [node, place]))
  const edges = [...network.sources].flatMap((source, edge): [number, number][] => {
    const [one, other] = [places.get(source), places.get(network.targets[edge]!)]
    return one === undefined || other === undefined ? [] : [[one, other]]
  })
  return { known: networkOf(nodes.length, edges), nodes }
}

function mapBefore(): Positions {
  const { known, nodes } = networkBefore()
  const drawn = layoutNetwork(known, { seed: 1, radii: Float32Array.from(nodes, (node) => radii[node]!) })
  const start = { x: new Float32Array(network.order).fill(NaN), y: new Float32Array(network.order).fill(NaN) }
  nodes.forEach((node, place) => {
    start.x[node] = drawn.x[place]!
    start.y[node] = drawn.y[place]!
  })
  return start
}

/** Mean share of a node's neighbours among as many nearest nodes. */
function keptNeighbours(positions: Positions, nodes: readonly number[]): number {
  let kept = 0
  for (const node of nodes) {
    const nearest = [...near.keys()]
      .filter((other) => other !== node)
      .sort((one, other) => distance(positions, node, one) - distance(positions, node, other))
      .slice(0, near[node]!.size)
    kept += nearest.filter((other) => near[node]!.has(other)).length / near[node]!.size / nodes.length
  }
  return kept
}

function moves(from: Positions, to: Positions): number[] {
  return [...from.x.keys()]
    .filter((node) => !Number.isNaN(from.x[node]))
    .map((node) => Math.hypot(to.x[node]! - from.x[node]!, to.y[node]! - from.y[node]!))
}

describe('a map that is taken further where little is new', () => {
  const start = mapBefore()
  const newcomers = [...near.keys()].filter(isNew)

  it('settles newcomers among their neighbours, nearly as well as in a map drawn anew, and moves hardly anybody', () => {
    const after = layoutNetwork(network, { seed: 1, radii, communities, start })
    const anew = layoutNetwork(network, { seed: 1, radii, communities })
    expect(countOverlaps(after, radii)).toBe(0)
    expect(keptNeighbours(after, newcomers)).toBeGreaterThan(0.7 * keptNeighbours(anew, newcomers))
    const moved = moves(start, after)
    expect(moved.filter((length) => length > 0).length).toBeLessThan(moved.length / 10)
    expect(Math.max(...moved)).toBeLessThan(6)
  })

  it('gives the same bytes again', () => {
    const options = { seed: 4, radii, communities, start }
    expect(layoutNetwork(network, options)).toEqual(layoutNetwork(network, options))
  })

  it('moves nobody where nothing is new', () => {
    const drawn = layoutNetwork(network, { seed: 1, radii, communities, start })
    expect(layoutNetwork(network, { seed: 5, radii, communities, start: drawn })).toEqual(drawn)
  })

  it('pushes around discs that grew, and leaves the rest', () => {
    const grown = radii.map((radius, node) => (node % 40 === 3 ? 2 * radius : radius))
    const after = layoutNetwork(network, { seed: 1, radii: grown, communities, start })
    expect(countOverlaps(after, grown)).toBe(0)
    const moved = moves(start, after)
    expect(moved.some((length) => length > 1)).toBe(true)
    expect(moved.filter((length) => length === 0).length).toBeGreaterThan(moved.length / 2)
  })

  it('takes apart what overlaps on the earlier map: a few discs, all of them, all in one point', () => {
    const crowded = { x: start.x.slice(), y: start.y.slice() }
    for (const node of [11, 222, 333]) {
      crowded.x[node] = crowded.x[0]!
      crowded.y[node] = crowded.y[0]!
    }
    const shrunk = { x: start.x.map((at) => at / 4), y: start.y.map((at) => at / 4) }
    const heap = { x: start.x.map(toZero), y: start.y.map(toZero) }
    for (const places of [crowded, shrunk, heap]) {
      const after = layoutNetwork(network, { seed: 1, radii, communities, start: places })
      expect(after.x.every(Number.isFinite) && after.y.every(Number.isFinite)).toBe(true)
      expect(countOverlaps(after, radii)).toBe(0)
    }
    expect(
      moves(crowded, layoutNetwork(network, { seed: 1, radii, start: crowded })).filter((l) => l > 0).length,
    ).toBeLessThan(200)
  })

  it('finds room for many that belong to one place, and keeps them close', () => {
    const order = 4000
    const star = networkOf(
      order,
      Array.from({ length: order - 1 }, (_, leaf): [number, number] => [0, leaf + 1]),
    )
    const places = { x: new Float32Array(order).fill(NaN), y: new Float32Array(order).fill(NaN) }
    for (let node = 0; node < 40; node++) {
      places.x[node] = 4 * (node % 8)
      places.y[node] = 4 * Math.floor(node / 8)
    }
    const own = new Float32Array(order).fill(1)
    const after = layoutNetwork(star, { seed: 1, radii: own, start: places })
    expect(countOverlaps(after, own)).toBe(0)
    expect(Math.max(...moves(places, after))).toBeLessThan(2)
    // Twice as wide as the discs side by side.
    for (let node = 0; node < order; node++) expect(distance(after, 0, node)).toBeLessThan(2 * 1.25 * Math.sqrt(order))
  })

  it('puts components that are new beside the map, and newcomers that follow newcomers on it', () => {
    const order = network.order + 9
    const links = [...network.sources].map((source, edge): [number, number] => [source, network.targets[edge]!])
    const at = network.order
    // A chain that hangs on node 0, a triangle and a node by themselves.
    const chain: [number, number][] = [
      [0, at + 4],
      [at + 3, at + 4],
      [at + 2, at + 3],
    ]
    const triangle: [number, number][] = [
      [at + 5, at + 6],
      [at + 6, at + 7],
      [at + 5, at + 7],
    ]
    const grown = networkOf(order, [...links, ...chain, ...triangle])
    const places = { x: new Float32Array(order).fill(NaN), y: new Float32Array(order).fill(NaN) }
    places.x.set(start.x)
    places.y.set(start.y)
    const own = Float32Array.from({ length: order }, (_, node) => radii[node] ?? 3)
    const after = layoutNetwork(grown, { seed: 1, radii: own, start: places })
    expect(countOverlaps(after, own)).toBe(0)
    expect(after.x.every(Number.isFinite)).toBe(true)
    for (const node of [at + 2, at + 3, at + 4]) expect(distance(after, node, 0)).toBeLessThan(60)
    for (const node of [at, at + 1, at + 5, at + 8])
      for (let known = 0; known < network.order; known++)
        expect(distance(after, node, known)).toBeGreaterThan(own[known]! + 4)
    expect(Math.max(...moves(places, after))).toBeLessThan(6)
  })
})

describe('DiscGrid', () => {
  it('finds what a look at every disc finds, while discs come and move', () => {
    const rng = createRng(5)
    const count = 300
    const x = Float64Array.from({ length: count }, (_, node) => (node % 9 === 0 ? NaN : 100 * rng()))
    const y = Float64Array.from({ length: count }, () => 100 * rng())
    const own = Float64Array.from({ length: count }, (_, node) => (node % 50 === 0 ? 0 : 0.3 * 40 ** rng()))
    const grid = new DiscGrid(x, y, own)
    const found = new Uint32Array(count)
    for (let round = 0; round < 400; round++) {
      const moved = Math.floor(rng() * count)
      // Now and then far outside.
      x[moved] = 100 * rng() * (round % 7 === 0 ? 50 : 1)
      y[moved] = 100 * rng()
      grid.put(moved)
      const node = Math.floor(rng() * count)
      if (Number.isNaN(x[node]!)) continue
      const overlapping = [...x.keys()].filter(
        (other) =>
          other !== node &&
          own[other]! > 0 &&
          !Number.isNaN(x[other]!) &&
          Math.hypot(x[other]! - x[node]!, y[other]! - y[node]!) < own[node]! + own[other]!,
      )
      const known = [...found.subarray(0, grid.findOverlapping(node, own[node]!, found))]
      expect(known.sort((a, b) => a - b)).toEqual(overlapping)
    }
  })
})
