import { describe, expect, it } from 'vitest'
import {
  LAYOUTS,
  layoutNetwork,
  runLayout,
  strengths,
  type LayoutOptions,
  type LayoutRun,
} from '../../../src/core/analysis/index.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import type { Network, Positions } from '../../../src/core/model/network.ts'
import { groupedNetwork, neighboursOf, networkOf, randomNetwork } from './random-networks.ts'

function distance({ x, y }: Positions, one: number, other: number): number {
  return Math.hypot(x[one]! - x[other]!, y[one]! - y[other]!)
}

/** Pairs of discs that overlap; every pair is looked at. */
function countOverlaps(positions: Positions, radii: Float32Array): number {
  let overlaps = 0
  for (let one = 0; one < radii.length; one++)
    for (let other = 0; other < one; other++)
      if (distance(positions, one, other) < radii[one]! + radii[other]!) overlaps++
  return overlaps
}

function star(leaves: number): Network {
  return networkOf(
    leaves + 1,
    Array.from({ length: leaves }, (_, leaf): [number, number] => [0, leaf + 1]),
  )
}

function path(order: number): Network {
  return networkOf(
    order,
    Array.from({ length: order - 1 }, (_, node): [number, number] => [node, node + 1]),
  )
}

const NETWORKS: [string, Network][] = [
  ['nothing', networkOf(0, [])],
  ['one node', networkOf(1, [])],
  ['two nodes without a link', networkOf(2, [])],
  ['a pair', path(2)],
  ['a star', star(400)],
  ['a path', path(700)],
  ['a complete network', randomNetwork(40, 1.1, 1)],
  ['5,000 isolated nodes', networkOf(5000, [])],
  ['scattered parts', randomNetwork(600, 0.0015, 2)],
  ['groups', groupedNetwork(12, 25, 3)],
  [
    'links without weight',
    networkOf(3, [
      [0, 1, 0],
      [1, 2, 0],
    ]),
  ],
]

describe('layoutNetwork', () => {
  it.each(NETWORKS)('places %s apart, at finite places', (_, network) => {
    const positions = layoutNetwork(network, { seed: 1 })
    expect(positions.x).toHaveLength(network.order)
    expect(positions.x.every(Number.isFinite) && positions.y.every(Number.isFinite)).toBe(true)
    expect(countOverlaps(positions, new Float32Array(network.order).fill(0.25))).toBe(0)
  })

  it('keeps discs of very different sizes apart, and takes radii that are none for points', () => {
    const rng = createRng(5)
    const network = randomNetwork(300, 0.01, 5)
    const radii = Float32Array.from({ length: 300 }, () => 0.1 * 200 ** rng())
    expect(countOverlaps(layoutNetwork(network, { seed: 1, radii }), radii)).toBe(0)
    const odd = layoutNetwork(path(3), { seed: 1, radii: Float32Array.of(NaN, -1, Infinity) })
    expect([...odd.x, ...odd.y].every(Number.isFinite)).toBe(true)
  })

  it('gives the same bytes for the same seed, others for another', () => {
    const network = groupedNetwork(6, 20, 1)
    expect(layoutNetwork(network, { seed: 1 })).toEqual(layoutNetwork(network, { seed: 1 }))
    expect(layoutNetwork(network, { seed: 2 })).not.toEqual(layoutNetwork(network, { seed: 1 }))
  })

  it('shows groups: the nearest nodes are of the same group, and linked ones near', () => {
    const network = groupedNetwork(12, 25, 3)
    const positions = layoutNetwork(network, { seed: 1 })
    const near = neighboursOf(network)
    let same = 0
    let linked = 0
    let links = 0
    for (let node = 0; node < network.order; node++) {
      const nearest = [...near.keys()]
        .filter((other) => other !== node)
        .sort((one, other) => distance(positions, node, one) - distance(positions, node, other))
      same += nearest.slice(0, 15).filter((other) => Math.floor(other / 25) === Math.floor(node / 25)).length
      linked += nearest.slice(0, near[node]!.size).filter((other) => near[node]!.has(other)).length
      links += near[node]!.size
    }
    expect(same / (15 * network.order)).toBeGreaterThan(0.9)
    expect(linked / links).toBeGreaterThan(0.45)
  })

  it('puts a hub in the middle of its leaves and fills a wide picture', () => {
    const { x, y } = layoutNetwork(star(400), { seed: 1 })
    const width = Math.max(...x) - Math.min(...x)
    const height = Math.max(...y) - Math.min(...y)
    const middle = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(Math.hypot(x[0]! - middle(x), y[0]! - middle(y))).toBeLessThan(width / 10)
    expect(width / height).toBeGreaterThan(1.1)
    expect(width / height).toBeLessThan(1.7)
  })

  it('keeps components from running into each other', () => {
    const cliques = Array.from({ length: 30 }, (_, clique) =>
      [0, 1, 2, 3].flatMap((one) =>
        [0, 1, 2, 3].map((other): [number, number] => [4 * clique + one, 4 * clique + other]),
      ),
    )
    const network = networkOf(
      120,
      cliques.flat().filter(([one, other]) => one < other),
    )
    const positions = layoutNetwork(network, { seed: 1 })
    for (let node = 0; node < 120; node++) {
      const others = [...Array.from({ length: 120 }).keys()].filter((other) => other !== node)
      const nearest = others.sort((one, other) => distance(positions, node, one) - distance(positions, node, other))[0]!
      expect(Math.floor(nearest / 4)).toBe(Math.floor(node / 4))
    }
  })
})

describe('layoutNetwork from an earlier layout', () => {
  const earlier = groupedNetwork(6, 20, 1)
  const before = layoutNetwork(earlier, { seed: 1 })
  const width = Math.max(...before.x) - Math.min(...before.x)

  it('leaves it as it is when nothing is new', () => {
    const after = layoutNetwork(earlier, { seed: 9, start: before })
    for (let node = 0; node < earlier.order; node++)
      expect(Math.hypot(after.x[node]! - before.x[node]!, after.y[node]! - before.y[node]!)).toBeLessThan(1e-3)
  })

  it('places new nodes by their neighbours and new components outside, and moves the others little', () => {
    const links = [...earlier.sources].map((source, edge): [number, number] => [source, earlier.targets[edge]!])
    const network = networkOf(126, [...links, [3, 120], [4, 120], [120, 121], [122, 123], [123, 124]])
    const start = { x: new Float32Array(126).fill(NaN), y: new Float32Array(126).fill(NaN) }
    start.x.set(before.x)
    start.y.set(before.y)
    const after = layoutNetwork(network, { seed: 1, start })
    let moved = 0
    for (let node = 0; node < 120; node++)
      moved += Math.hypot(after.x[node]! - before.x[node]!, after.y[node]! - before.y[node]!) / 120
    expect(moved).toBeLessThan(width / 50)
    expect(distance(after, 120, 3)).toBeLessThan(width / 4)
    expect(countOverlaps(after, new Float32Array(126).fill(0.25))).toBe(0)
    expect(after.x.every(Number.isFinite)).toBe(true)
  })

  it('takes any places: all in one point, infinite, none', () => {
    for (const value of [0, Infinity, NaN]) {
      const places = { x: new Float32Array(120).fill(value), y: new Float32Array(120).fill(value) }
      const after = layoutNetwork(earlier, { seed: 1, start: places })
      expect(after.x.every(Number.isFinite) && after.y.every(Number.isFinite)).toBe(true)
      expect(countOverlaps(after, new Float32Array(120).fill(0.25))).toBe(0)
    }
  })
})

describe('progress and cancelling', () => {
  it('rises from 0 to 1', () => {
    const fractions: number[] = []
    const options: LayoutOptions = { seed: 1, onProgress: (fraction) => fractions.push(fraction) }
    layoutNetwork(groupedNetwork(12, 25, 3), options)
    expect(fractions.length).toBeGreaterThan(10)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(fractions.at(-1)).toBe(1)
    expect(fractions.filter((fraction) => fraction < 0.99).length).toBeGreaterThan(10)
  })

  it('ends early when cancelled, with finite places', () => {
    let asked = 0
    const { x, y } = layoutNetwork(groupedNetwork(12, 25, 3), { seed: 1, isCancelled: () => ++asked > 5 })
    expect(asked).toBeLessThan(20)
    expect([...x, ...y].every(Number.isFinite)).toBe(true)
  })
})

/** Mean share of the 15 nearest nodes that are of the node's own group. */
function shareOfGroup(positions: Positions, groups: Uint32Array): number {
  let same = 0
  for (let node = 0; node < groups.length; node++)
    same += [...groups.keys()]
      .filter((other) => other !== node)
      .sort((one, other) => distance(positions, node, one) - distance(positions, node, other))
      .slice(0, 15)
      .filter((other) => groups[other] === groups[node]).length
  return same / (15 * groups.length)
}

describe('layoutNetwork with communities', () => {
  // Links hardly tell the groups: half of them lead out.
  const rng = createRng(8)
  const edges = new Map<number, [number, number]>()
  while (edges.size < 1600) {
    const one = Math.floor(rng() * 400)
    const other = rng() < 0.5 ? 40 * Math.floor(one / 40) + Math.floor(rng() * 40) : Math.floor(rng() * 400)
    if (one !== other) edges.set(Math.min(one, other) * 400 + Math.max(one, other), [one, other])
  }
  const network = networkOf(400, [...edges.values()])
  const communities = Uint32Array.from({ length: 400 }, (_, node) => 1 + Math.floor(node / 40))

  it('keeps those of one community together', () => {
    const kept = shareOfGroup(layoutNetwork(network, { seed: 1, communities }), communities)
    expect(kept).toBeGreaterThan(0.75)
    expect(kept).toBeGreaterThan(shareOfGroup(layoutNetwork(network, { seed: 1 }), communities) + 0.1)
  })

  it('takes nodes of no community, and communities that are not connected', () => {
    const odd = communities.map((community, node) => (node % 7 === 0 ? 0 : node % 5 === 0 ? 99 : community))
    const positions = layoutNetwork(network, { seed: 1, communities: odd })
    expect(positions.x.every(Number.isFinite) && positions.y.every(Number.isFinite)).toBe(true)
    expect(countOverlaps(positions, new Float32Array(400).fill(0.25))).toBe(0)
  })
})

describe('layoutNetwork beside another map', () => {
  it('follows its outline, also where nodes are missing in it', () => {
    const network = groupedNetwork(12, 25, 3)
    const guide = layoutNetwork(network, { seed: 1 })
    for (let node = 0; node < network.order; node += 3) guide.x[node] = NaN
    const along = (positions: Positions): number => {
      let sum = 0
      let length = 0
      for (let node = 0; node < network.order; node++) {
        if (Number.isNaN(guide.x[node]!)) continue
        sum += positions.x[node]! * guide.x[node]! + positions.y[node]! * guide.y[node]!
        length += Math.hypot(positions.x[node]!, positions.y[node]!) * Math.hypot(guide.x[node]!, guide.y[node]!)
      }
      return sum / length
    }
    const seeds = [2, 3, 4]
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
    const guided = mean(seeds.map((seed) => along(layoutNetwork(network, { seed, guide }))))
    // Another seed alone turns the picture anyhow.
    const free = mean(seeds.map((seed) => along(layoutNetwork(network, { seed }))))
    expect(guided).toBeGreaterThan(0.5)
    expect(guided).toBeGreaterThan(free + 0.3)
  })
})

describe('runLayout', () => {
  const network = groupedNetwork(6, 20, 1)
  const radii = new Float32Array(network.order).fill(2)

  function finish(run: LayoutRun, stopAfter = Infinity): { positions: Positions; frames: number; last: number } {
    const steps = runLayout(network, run)
    let frames = 0
    let last = 0
    for (let step = steps.next(); ; step = steps.next(frames > stopAfter)) {
      if (step.done) return { positions: step.value, frames, last }
      expect(step.value.fraction).toBeGreaterThanOrEqual(last)
      last = step.value.fraction
      frames++
      if (frames % 50 === 0) expect(step.value.places?.().x.every(Number.isFinite)).not.toBe(false)
    }
  }

  it.each(LAYOUTS.map(({ kind }) => kind))(
    '%s: shows groups, discs apart, the same again, whoever looks on',
    (kind) => {
      const run = { kind, seed: 1, radii }
      const { positions, frames } = finish(run)
      expect(frames).toBeGreaterThan(20)
      expect(countOverlaps(positions, radii)).toBe(0)
      expect(
        shareOfGroup(
          positions,
          Uint32Array.from({ length: 120 }, (_, node) => Math.floor(node / 20)),
        ),
      ).toBeGreaterThan(0.7)
      const unseen = runLayout(network, run)
      let step = unseen.next()
      while (!step.done) step = unseen.next()
      expect(step.value).toEqual(positions)
    },
  )

  it.each(LAYOUTS.map(({ kind }) => kind))('%s: ends early when told, with discs apart', (kind) => {
    const { positions, frames } = finish({ kind, seed: 1, radii }, 3)
    expect(frames).toBeLessThan(6)
    expect(countOverlaps(positions, radii)).toBe(0)
  })

  it.each(NETWORKS)('vos and forceatlas2 place %s', (_, any) => {
    for (const kind of ['vos', 'forceatlas2'] as const) {
      const steps = runLayout(any, { kind, seed: 1, settings: { steps: 20 } })
      let step = steps.next()
      while (!step.done) step = steps.next()
      expect(step.value.x.every(Number.isFinite) && step.value.y.every(Number.isFinite)).toBe(true)
    }
  })

  it('vos: has the least weighted squared distances for its mean distance', () => {
    const strength = strengths(network)
    const total = strength.reduce((sum, value) => sum + value, 0)
    /** Σ association strength × distance² over (Σ distance)², whatever the scale. */
    const cost = (positions: Positions): number => {
      let pull = 0
      let spread = 0
      network.weights.forEach((weight, edge) => {
        const [one, other] = [network.sources[edge]!, network.targets[edge]!]
        pull += ((weight * total) / (strength[one]! * strength[other]!)) * distance(positions, one, other) ** 2
      })
      for (let one = 0; one < network.order; one++)
        for (let other = 0; other < one; other++) spread += distance(positions, one, other)
      return pull / spread ** 2
    }
    // Discs of no size, so that nothing is pushed apart.
    const points = new Float32Array(network.order).fill(1e-6)
    const { positions } = finish({ kind: 'vos', seed: 1, radii: points, settings: { steps: 800 } })
    const least = cost(positions)
    expect(least).toBeLessThan(cost(finish({ kind: 'multilevel', seed: 1, radii: points }).positions))
    const width = Math.max(...positions.x) - Math.min(...positions.x)
    const rng = createRng(3)
    for (let attempt = 0; attempt < 100; attempt++) {
      const moved = { x: positions.x.slice(), y: positions.y.slice() }
      const node = Math.floor(rng() * network.order)
      moved.x[node]! += (rng() - 0.5) * 0.04 * width
      moved.y[node]! += (rng() - 0.5) * 0.04 * width
      expect(cost(moved)).toBeGreaterThan(least * 0.998)
    }
  })

  it('refuses an attraction that is not above the repulsion', () => {
    expect(() => finish({ kind: 'vos', seed: 1, settings: { attraction: 1, repulsion: 2 } })).toThrow(
      'above the repulsion',
    )
  })
})

describe('runLayout with pins', () => {
  const network = groupedNetwork(6, 20, 1)
  const radii = new Float32Array(network.order).fill(2)
  const pins = nowhere(network.order)
  for (const [node, x, y] of [
    [0, 70, 10],
    [25, -60, 35],
    [50, 0, -55],
  ] as const) {
    pins.x[node] = x
    pins.y[node] = y
  }

  function nowhere(order: number): Positions {
    return { x: new Float32Array(order).fill(NaN), y: new Float32Array(order).fill(NaN) }
  }

  function finish(of: Network, run: LayoutRun, stopAfter = Infinity): Positions {
    const steps = runLayout(of, run)
    let step = steps.next()
    for (let frames = 0; !step.done; frames++) step = steps.next(frames > stopAfter)
    return step.value
  }

  function expectHeld(places: Positions, held: Positions): void {
    held.x.forEach((x, node) => {
      if (!Number.isNaN(x)) expect([node, places.x[node], places.y[node]]).toEqual([node, x, held.y[node]])
    })
  }

  const kinds = LAYOUTS.map(({ kind }) => kind)

  it.each(kinds)('%s: holds them, the others move, near their own and apart', (kind) => {
    const start = finish(network, { kind: 'multilevel', seed: 2, radii })
    const places = finish(network, { kind, seed: 1, radii, pins, ...(kind !== 'multilevel' && { start }) })
    expectHeld(places, pins)
    expect(countOverlaps(places, radii)).toBe(0)
    let moved = 0
    for (let node = 0; node < network.order; node++)
      if (Math.hypot(places.x[node]! - start.x[node]!, places.y[node]! - start.y[node]!) > 1) moved++
    expect(moved).toBeGreaterThan(100)
    const groups = Uint32Array.from({ length: 120 }, (_, node) => Math.floor(node / 20))
    expect(shareOfGroup(places, groups)).toBeGreaterThan(0.6)
    // Discs of radius 2 that cover a third: no picture of thousands, no heap.
    expect(Math.max(...places.x) - Math.min(...places.x)).toBeLessThan(400)
    for (const pinned of [0, 25, 50]) {
      const mates = [...groups.keys()].filter((node) => groups[node] === groups[pinned])
      const others = [...groups.keys()].filter((node) => groups[node] !== groups[pinned])
      const mean = (nodes: number[]): number =>
        nodes.reduce((sum, node) => sum + distance(places, pinned, node), 0) / nodes.length
      expect(mean(mates)).toBeLessThan(mean(others))
    }
  })

  it('holds them on an earlier map too, where the others make room', () => {
    const start = finish(network, { kind: 'multilevel', seed: 2, radii })
    for (const node of [3, 44, 99]) start.x[node] = start.y[node] = NaN
    const places = finish(network, { kind: 'multilevel', seed: 1, radii, pins, start })
    expectHeld(places, pins)
    expect(countOverlaps(places, radii)).toBe(0)
    expect(places.x.every(Number.isFinite)).toBe(true)
  })

  it.each(kinds)('%s: holds them when ended early, and on the way', (kind) => {
    for (const early of [0, 5]) expectHeld(finish(network, { kind, seed: 1, radii, pins }, early), pins)
    const steps = runLayout(network, { kind, seed: 1, radii, pins })
    for (let step = steps.next(), seen = 0; !step.done && seen < 20; step = steps.next(), seen++)
      if (step.value.places) expectHeld(step.value.places(), pins)
  })

  it.each(kinds)('%s: holds them in several components, one alone and two in one place', (kind) => {
    const scattered = randomNetwork(120, 0.012, 2)
    const held = nowhere(120)
    for (let node = 0; node < 120; node += 9) {
      held.x[node] = (node % 2) * 30
      held.y[node] = 0.1 * node
    }
    held.x[9] = held.x[27] = 5
    held.y[9] = held.y[27] = 5
    const places = finish(scattered, { kind, seed: 1, pins: held })
    expectHeld(places, held)
    expect(places.x.every(Number.isFinite) && places.y.every(Number.isFinite)).toBe(true)
  })
})
