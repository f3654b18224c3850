import { describe, expect, it } from 'vitest'
import {
  degrees,
  describeSample,
  detectCommunities,
  sampleSelfRepellentWalk,
} from '../../../src/core/analysis/index.ts'
import { createRng, shuffle } from '../../../src/core/columns/rng.ts'
import { groupedNetwork } from './random-networks.ts'

describe('describeSample', () => {
  it('finds no difference and no error in a sample of everything', () => {
    const fit = describeSample(Uint32Array.of(1, 2, 3), Uint32Array.of(1, 1, 2), Uint32Array.of(0, 1, 2))
    expect(fit.sampledMeanDegree).toBeCloseTo(2, 12)
    for (const value of [fit.standardError, fit.degreeDistance, fit.communityDistance]) expect(value).toBeCloseTo(0, 12)
  })

  it('states the differences by definition', () => {
    const fit = describeSample(Uint32Array.of(1, 1, 2, 4), Uint32Array.of(1, 1, 2, 2), Uint32Array.of(2, 3))
    expect(fit.meanDegree).toBe(2)
    expect(fit.sampledMeanDegree).toBe(3)
    expect(fit.degreeDistance).toBeCloseTo(0.5, 12)
    expect(fit.communityDistance).toBeCloseTo(0.5, 12)
    // Variance 2 over 2 nodes, half of all being drawn.
    expect(fit.standardError).toBeCloseTo(Math.sqrt(0.5), 12)
  })

  it('expects of chance what chance gives', () => {
    const network = groupedNetwork(8, 40, 2)
    const degree = degrees(network)
    const { communities } = detectCommunities(network, { seed: 1, resolution: 1 })
    const rng = createRng(1)
    const fits = Array.from({ length: 200 }, () =>
      describeSample(degree, communities, shuffle(Uint32Array.from(degree.keys()), rng).slice(0, 80)),
    )
    const covered = fits.filter((fit) => Math.abs(fit.sampledMeanDegree - fit.meanDegree) < 1.96 * fit.standardError)
    expect(covered.length).toBeGreaterThan(180)
    expect(fits.filter((fit) => fit.degreeDistance < fit.expectedDegreeDistance).length).toBeGreaterThan(180)
    const mean = fits.reduce((sum, fit) => sum + fit.communityDistance, 0) / fits.length
    expect(mean / fits[0]!.expectedCommunityDistance).toBeGreaterThan(0.9)
    expect(mean / fits[0]!.expectedCommunityDistance).toBeLessThan(1.1)
  })

  it('has figures for an empty sample and an empty network', () => {
    const none = new Uint32Array(0)
    for (const values of [none, Uint32Array.of(1, 2)])
      for (const value of Object.values(describeSample(values, values, none))) expect(value).not.toBeNaN()
  })

  it('finds a self-repellent walk fit', () => {
    const network = groupedNetwork(8, 40, 2)
    const { communities } = detectCommunities(network, { seed: 1, resolution: 1 })
    const sample = sampleSelfRepellentWalk(network, { size: 80, alpha: 5, seed: 1, communities })
    const fit = describeSample(degrees(network), communities, sample)
    expect(Math.abs(fit.sampledMeanDegree - fit.meanDegree)).toBeLessThan(3 * fit.standardError)
    expect(fit.degreeDistance).toBeLessThan(2 * fit.expectedDegreeDistance)
  })
})
