import { describe, expect, it } from 'vitest'
import { layoutNetwork, type LayoutOptions } from '../../../src/core/analysis/index.ts'
import type { LayoutState } from '../../../src/core/analysis/layout/arrangement.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import type { Network, Positions } from '../../../src/core/model/network.ts'

/** A large component, a middling one and many of two or three nodes. */
function network(large: number): Network {
  const rng = createRng(5)
  const sources: number[] = []
  const targets: number[] = []
  const link = (one: number, other: number): void => {
    sources.push(Math.min(one, other))
    targets.push(Math.max(one, other))
  }
  const grow = (from: number, order: number): number => {
    for (let node = 1; node < order; node++) {
      link(from + node, from + Math.floor(rng() * node))
      if (node > 30) link(from + node, from + node - 1 - Math.floor(rng() * 20))
    }
    return from + order
  }
  let order = grow(0, large)
  order = grow(order, 90)
  for (let piece = 0; piece < 12; piece++) order = grow(order, 1 + (piece % 3))
  return {
    order,
    sources: Uint32Array.from(sources),
    targets: Uint32Array.from(targets),
    weights: new Float64Array(sources.length).fill(1),
  }
}

/** States reached at about so many moments all through the work, as they come back from a file. */
function statesOf(given: Network, options: LayoutOptions, moments: number): LayoutState[] {
  let steps = 0
  layoutNetwork(given, { ...options, savepoints: { reach: () => steps++ } })
  const states: LayoutState[] = []
  const every = Math.floor(steps / moments)
  let step = 0
  const reach = (state: () => LayoutState): void => {
    if (++step % every === 0) states.push(structuredClone(state()))
  }
  layoutNetwork(given, { ...options, savepoints: { reach } })
  return states
}

function bytesOf({ x, y }: Positions): Buffer {
  return Buffer.concat([Buffer.from(x.buffer), Buffer.from(y.buffer)])
}

describe('a layout that is stopped', () => {
  it.each([
    ['of a few hundred nodes', 600],
    ['of nodes that are renumbered along the way', 5200],
  ])('%s goes on to the same places', (_, large) => {
    const given = network(large)
    const options = {
      seed: 3,
      radii: Float32Array.from({ length: given.order }, (_value, node) => 0.2 + (node % 7) / 10),
      communities: Uint32Array.from({ length: given.order }, (_value, node) => 1 + (node % 11)),
    }
    const whole = bytesOf(layoutNetwork(given, options))
    const states = statesOf(given, options, 7)
    expect(states.length).toBeGreaterThan(5)
    expect(new Set(states.map(({ part, arrangement }) => `${part} ${arrangement?.depth}`)).size).toBeGreaterThan(3)
    for (const resumed of states) {
      let latest = 0
      const reach = (state: () => LayoutState): void => {
        latest = Math.max(latest, state().part)
      }
      expect(bytesOf(layoutNetwork(given, { ...options, savepoints: { resumed, reach } })).equals(whole)).toBe(true)
      // What was laid out before is not laid out again.
      expect(latest).toBe(resumed.part)
    }
  })

  it('goes on beside a guide, and from an earlier map', () => {
    const given = network(200)
    const guide = layoutNetwork(given, { seed: 1 })
    const start = { x: guide.x.slice(), y: guide.y.slice() }
    // All of the middling component is new, and a few of the large one.
    for (let node = 0; node < 290; node++) if (node >= 200 || node % 9 === 0) start.x[node] = start.y[node] = NaN
    for (const options of [
      { seed: 2, guide },
      { seed: 2, start },
    ]) {
      const whole = bytesOf(layoutNetwork(given, options))
      const states = statesOf(given, options, 5)
      expect(states.length).toBeGreaterThan(3)
      for (const resumed of states) {
        const savepoints = { resumed, reach: () => undefined }
        expect(bytesOf(layoutNetwork(given, { ...options, savepoints })).equals(whole)).toBe(true)
      }
    }
  })
})
