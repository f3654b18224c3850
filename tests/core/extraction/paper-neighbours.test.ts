import { describe, expect, it } from 'vitest'
import { paperNeighbours } from '../../../src/core/extraction/paper-neighbours.ts'
import { paperOf } from './papers.ts'

const PAPERS = [
  paperOf('Snow cover from satellites', 'Satellites measure snow depth in mountains.'),
  paperOf('Snow depth in mountains', 'Mountain snow is measured by satellites.'),
  paperOf('Wolf packs and camera traps', 'Camera traps count wolves.'),
  paperOf('Counting wolves', 'A camera counts each wolf of the pack.'),
  paperOf('Unrelated harpsichords'),
]

describe('paperNeighbours', () => {
  it('joins papers that share words, heavier the more they share', () => {
    const network = paperNeighbours(PAPERS, { k: 2 })
    const edges = Array.from(network.sources, (source, edge) => `${source}-${network.targets[edge]}`)
    expect(network.order).toBe(PAPERS.length)
    expect(edges).toEqual(['0-1', '2-3'])
    for (const weight of network.weights) expect(weight > 0 && weight <= 1 + 1e-9).toBe(true)
  })

  it('keeps to k neighbours a paper, so that the edges grow linearly', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      paperOf(`Brook${index % 15} gauge${(index * 7) % 13} valley${(index * 3) % 17}`),
    )
    const { sources } = paperNeighbours(many, { k: 3 })
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.length).toBeLessThanOrEqual(60 * 3)
  })

  it('is sorted, simple and the same every time', () => {
    const network = paperNeighbours(PAPERS)
    expect(network).toEqual(paperNeighbours(PAPERS))
    for (const [edge, source] of network.sources.entries()) expect(source).toBeLessThan(network.targets[edge]!)
  })

  it('makes an empty network of nothing', () => {
    expect(paperNeighbours([])).toMatchObject({ order: 0 })
    expect(paperNeighbours([paperOf('?')]).sources).toHaveLength(0)
  })
})
