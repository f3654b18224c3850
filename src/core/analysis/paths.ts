/** Distances and shortest paths, counted in links. */
import type { Links } from '../columns/quotient.ts'
import type { Adjacency } from '../model/network.ts'

/** Distance to a node that cannot be reached. */
export const UNREACHED = 0xffffffff

/** A breadth-first search that keeps its arrays, for many searches in one network. */
export interface Search {
  /** Distance of every node from the source of the last search, or `UNREACHED`. */
  readonly distances: Uint32Array
  /** Nodes reached, by distance; the first `reached` entries count. */
  readonly sequence: Uint32Array
  reached: number
}

export function createSearch(order: number): Search {
  return { distances: new Uint32Array(order).fill(UNREACHED), sequence: new Uint32Array(order), reached: 0 }
}

/** Searches from `source`. Costs time linear in the links of its component only: what the last search reached is cleared first. */
export function searchFrom(adjacency: Links, source: number, search: Search): void {
  const { offsets, neighbours } = adjacency
  const { distances, sequence } = search
  for (let index = 0; index < search.reached; index++) distances[sequence[index]!] = UNREACHED
  distances[source] = 0
  sequence[0] = source
  let reached = 1
  for (let index = 0; index < reached; index++) {
    const node = sequence[index]!
    const distance = distances[node]! + 1
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
      const neighbour = neighbours[link]!
      if (distances[neighbour] !== UNREACHED) continue
      distances[neighbour] = distance
      sequence[reached++] = neighbour
    }
  }
  search.reached = reached
}

interface ShortestPaths {
  /** Links between the two nodes. */
  readonly distance: number
  /** Every node on some shortest path, from the first end to the last. */
  readonly nodes: Uint32Array
  /** Every edge on some shortest path. */
  readonly edges: Uint32Array
}

/** All shortest paths between two nodes together, or undefined where there is none. Linear in the links. */
export function shortestPaths(adjacency: Adjacency, from: number, to: number): ShortestPaths | undefined {
  const { offsets, neighbours, edges } = adjacency
  const order = offsets.length - 1
  const search = createSearch(order)
  searchFrom(adjacency, from, search)
  const { distances } = search
  const distance = distances[to]
  if (distance === undefined || distance === UNREACHED) return undefined
  const nodes = [to]
  const pathEdges: number[] = []
  const isOnPath = new Uint8Array(order)
  isOnPath[to] = 1
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
      const neighbour = neighbours[link]!
      if (distances[neighbour]! + 1 !== distances[node]) continue
      pathEdges.push(edges[link]!)
      if (isOnPath[neighbour] === 1) continue
      isOnPath[neighbour] = 1
      nodes.push(neighbour)
    }
  }
  return { distance, nodes: Uint32Array.from(nodes.reverse()), edges: Uint32Array.from(pathEdges.reverse()) }
}
