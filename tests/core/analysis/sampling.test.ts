import { describe, expect, it } from 'vitest'
import {
  describeSample,
  degrees,
  detectCommunities,
  sampleSelfRepellentWalk,
} from '../../../src/core/analysis/index.ts'
import { createRng } from '../../../src/core/columns/rng.ts'
import type { Network } from '../../../src/core/model/network.ts'
import { networkOf, randomNetwork } from './random-networks.ts'

/** A part of a network that is one community. */
function sampleOf(network: Network, size: number, alpha: number, seed: number): Uint32Array {
  return sampleSelfRepellentWalk(network, { size, alpha, seed, communities: new Uint32Array(network.order).fill(1) })
}

describe('sampleSelfRepellentWalk', () => {
  it('leans neither to hubs nor to leaves, however strongly it avoids where it has been', () => {
    // Hubs of 20 leaves in a ring: a walk that hardly ever stays would meet hubs far too often.
    const HUBS = 100
    const edges = Array.from({ length: HUBS }, (_, hub) => [
      [hub, (hub + 1) % HUBS] as [number, number],
      ...Array.from({ length: 20 }, (__, leaf): [number, number] => [hub, HUBS + 20 * hub + leaf]),
    ]).flat()
    const network = networkOf(21 * HUBS, edges)
    for (const alpha of [0, 5]) {
      const sample = sampleOf(network, 420, alpha, 1)
      const hubs = sample.filter((node) => node < HUBS).length
      expect(hubs).toBeGreaterThan(8)
      expect(hubs).toBeLessThan(40)
    }
  })

  it('gives communities and degrees their shares better than the plain walk', () => {
    // Trees of 40 nodes in a ring: a walk takes long to come from one to the next.
    const rng = createRng(5)
    const edges = Array.from({ length: 800 }, (_, node): [number, number] =>
      node % 40 === 0 ? [node, (node + 40) % 800] : [node, node - 1 - Math.floor(rng() * (node % 40))],
    )
    const network = networkOf(800, edges)
    const { communities } = detectCommunities(network, { seed: 1, resolution: 1 })
    const degree = degrees(network)
    const distances = (alpha: number): number[] => {
      const fits = Array.from({ length: 40 }, (_, seed) =>
        describeSample(degree, communities, sampleSelfRepellentWalk(network, { size: 100, alpha, seed, communities })),
      )
      return [
        fits.reduce((sum, fit) => sum + fit.communityDistance, 0),
        fits.reduce((sum, fit) => sum + fit.degreeDistance, 0),
      ]
    }
    const plain = distances(0)
    for (const alpha of [1, 5, 1000])
      distances(alpha).forEach((distance, which) =>
        expect(distance / plain[which]!, `alpha ${alpha}, ${which}`).toBeLessThan(1),
      )
  })

  it('gives different nodes, each component its share, and the same again', () => {
    const parts = [60, 30, 10]
    const edges: [number, number][] = []
    let first = 0
    for (const size of parts) {
      const part = randomNetwork(size, 0.3, size)
      part.sources.forEach((source, edge) => edges.push([first + source, first + part.targets[edge]!]))
      first += size
    }
    const network = networkOf(100, edges)
    const sample = sampleOf(network, 50, 5, 3)
    expect(new Set(sample).size).toBe(50)
    expect([...sample]).toEqual([...sample].sort((a, b) => a - b))
    expect(sample.filter((node) => node < 60)).toHaveLength(30)
    expect(sample.filter((node) => node >= 90)).toHaveLength(5)
    expect(sampleOf(network, 50, 5, 3)).toEqual(sample)
    expect(sampleOf(network, 50, 5, 4)).not.toEqual(sample)
  })

  it('gives all nodes where there are no more, and the number wanted where a hub is in the way', () => {
    const star = networkOf(
      40,
      Array.from({ length: 39 }, (_, leaf): [number, number] => [0, leaf + 1]),
    )
    expect(sampleOf(star, 400, 1, 1)).toHaveLength(40)
    expect(sampleOf(star, 39, 0, 1)).toHaveLength(39)
    expect(sampleOf(star, 0, 200, 1)).toHaveLength(0)
    const unlinked = networkOf(10, [])
    expect(sampleOf(unlinked, 4, 200, 1)).toHaveLength(4)
    expect(sampleOf(networkOf(0, []), 4, 1, 1)).toHaveLength(0)
  })
})
