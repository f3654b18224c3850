/** Clusters as a network of their own, against sums made the plain way. */
import { describe, expect, it } from 'vitest'
import { finish, gatherClusters } from '../../../src/core/graph/overview.ts'
import { clusteredLens, type Clustered } from './clustered-lens.ts'

/** Every third person is in cluster 1, the others in 2 … 8; nobody's number 9 is alone in it. */
const graph = clusteredLens(300, 900, (person) => (person === 7 ? 9 : person % 3 === 0 ? 1 : 2 + (person % 7)))

function sumUp({ view, visible }: Clustered): Map<string, number> {
  const sums = new Map<string, number>()
  const { sources, targets, weights } = view.network
  weights.forEach((weight, edge) => {
    const ends = [view.communities[sources[edge]!]!, view.communities[targets[edge]!]!].sort((a, b) => a - b)
    if (!visible.edges[edge] || ends[0] === ends[1] || ends.includes(9) || view.edgeKinds[edge] === 'topic-of-author')
      return
    sums.set(ends.join('–'), (sums.get(ends.join('–')) ?? 0) + weight)
  })
  return sums
}

function gather({ view, visible }: Clustered, sizes?: Float64Array) {
  const overview = finish(gatherClusters(view, visible, sizes))
  const sums = new Map<string, number>()
  overview.network.weights.forEach((weight, link) => {
    const ends = [overview.network.sources[link]!, overview.network.targets[link]!].map((place) => overview.ids[place]!)
    sums.set(ends.sort((a, b) => a - b).join('–'), weight)
  })
  return { overview, sums }
}

describe('the clusters of a lens', () => {
  it('are joined by the strength of all links between their marks', () => {
    const { overview, sums } = gather(graph)
    expect(sums).toEqual(sumUp(graph))
    expect(sums.size).toBeGreaterThan(20)
    expect([...overview.network.sources].every((source, link) => source < overview.network.targets[link]!)).toBe(true)
  })

  it('stand from the largest on, each with its marks from the most important, and at last those in none', () => {
    const { overview } = gather(graph)
    expect([...overview.sizes]).toEqual([...overview.sizes].sort((a, b) => b - a))
    expect(overview.ids).not.toContain(9)
    overview.ids.forEach((id, place) => {
      const members = [...overview.members.subarray(overview.offsets[place], overview.offsets[place + 1])]
      expect(members).toEqual([...graph.view.ranking].filter((node) => graph.view.communities[node] === id))
      expect(overview.places[id]).toBe(place)
    })
    expect([...overview.members.subarray(overview.offsets.at(-1))]).toEqual([7])
  })

  it('count only what filters let through, and no link that follows from others', () => {
    const nodes = graph.visible.nodes.map((_, node) => (node % 4 === 0 ? 0 : 1))
    const { sources, targets } = graph.view.network
    const edges = graph.visible.edges.map((_, edge) => nodes[sources[edge]!]! * nodes[targets[edge]!]!)
    const nodeCount = nodes.reduce((sum, isShown) => sum + isShown, 0)
    const edgeKinds = graph.view.edgeKinds.map((kind, edge) => (edge % 5 === 0 ? ('topic-of-author' as const) : kind))
    const filtered = { view: { ...graph.view, edgeKinds }, visible: { ...graph.visible, nodes, edges, nodeCount } }
    const { overview, sums } = gather(filtered)
    expect(sums).toEqual(sumUp(filtered))
    expect(overview.members.length).toBe(nodeCount)
    expect(overview.members.some((node) => node % 4 === 0)).toBe(false)
  })

  it('have areas by their number of marks, or by the sum of a measure', () => {
    expect([...gather(graph).overview.areas]).toEqual([...gather(graph).overview.sizes])
    const { overview } = gather(graph, Float64Array.from(graph.view.documents))
    const ofFirst = graph.view.documents.filter((_, node) => graph.view.communities[node] === overview.ids[0])
    expect(overview.areas[0]).toBe(ofFirst.reduce((sum, count) => sum + count, 0))
  })

  it('rest now and then where there is much to count', () => {
    let rests = 0
    const large = clusteredLens(5000, 60_000, (person) => 1 + (person % 40))
    const work = gatherClusters(large.view, large.visible)
    while (!work.next().done) rests++
    expect(rests).toBeGreaterThanOrEqual(4)
  })
})
