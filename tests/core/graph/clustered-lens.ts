/** Invented networks of people in clusters, laid out around a middle for each, for tests of what is drawn of clusters. */
import { createRng } from '../../../src/core/columns/rng.ts'
import { toAdjacency } from '../../../src/core/columns/adjacency.ts'
import type { LensColumns, Visible } from '../../../src/core/graph/lens-columns.ts'

export interface Clustered {
  readonly view: LensColumns
  readonly visible: Visible
}

/** People 0 … order − 1; person p is in cluster `communityOf(p)`, whose middle lies on a circle. */
export function clusteredLens(order: number, size: number, communityOf: (person: number) => number): Clustered {
  const rng = createRng(order + size)
  const pairs = new Map<number, number>()
  while (pairs.size < size) {
    const [one, other] = [Math.floor(rng() * order), Math.floor(rng() * order)]
    if (one !== other) pairs.set(Math.min(one, other) * order + Math.max(one, other), 1 + Math.floor(rng() * 5))
  }
  const keys = [...pairs.keys()].sort((a, b) => a - b)
  const network = {
    order,
    sources: Uint32Array.from(keys, (key) => Math.floor(key / order)),
    targets: Uint32Array.from(keys, (key) => key % order),
    weights: Float64Array.from(keys, (key) => pairs.get(key)!),
  }
  const people = Array.from({ length: order }, (_, person) => person)
  const communities = Uint32Array.from(people, communityOf)
  const most = communities.reduce((id, other) => Math.max(id, other), 0)
  const documents = Uint32Array.from(people, () => 1 + Math.floor(rng() * 9))
  const angle = (person: number): number => (communities[person]! * 2 * Math.PI) / (most + 1)
  const adjacency = toAdjacency(network)
  return {
    view: {
      lens: 'co-authors',
      counting: 'full',
      order,
      keys: people.map((person) => `author:${person}`),
      labels: people.map((person) => `Person ${person}`),
      kinds: people.map(() => 'author' as const),
      entities: Uint32Array.from(people),
      x: Float32Array.from(people, (person) => 100 * Math.cos(angle(person)) + 20 * (rng() - 0.5)),
      y: Float32Array.from(people, (person) => 100 * Math.sin(angle(person)) + 20 * (rng() - 0.5)),
      communities,
      communityList: Array.from({ length: most }, (_, place) => ({
        id: place + 1,
        name: `Cluster ${place + 1}`,
        size: communities.filter((id) => id === place + 1).length,
        topics: [],
      })),
      components: new Uint32Array(order).fill(1),
      documents,
      allDocuments: documents,
      links: Uint32Array.from(people, (person) => adjacency.offsets[person + 1]! - adjacency.offsets[person]!),
      totalLinkStrength: new Float64Array(order),
      network,
      edgeKinds: keys.map(() => 'coauthorship' as const),
      adjacency,
      ranking: Uint32Array.from(people.sort((a, b) => documents[b]! - documents[a]! || a - b)),
      indexOf: Object.assign(new Map<string, number>(), { *prepare() {} }),
      omissions: [],
    },
    visible: {
      nodes: new Uint8Array(order).fill(1),
      edges: new Uint8Array(keys.length).fill(1),
      nodeCount: order,
      edgeCount: keys.length,
    },
  }
}
