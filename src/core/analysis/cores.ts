/** How deep in the network a node sits, and how tightly its neighbours are tied to each other. */
import type { Adjacency } from '../model/network.ts'

/** Core number of every node: the largest k such that it is in a part where all have k neighbours. Batagelj and Zaveršnik 2003, linear. */
export function coreNumbers(adjacency: Adjacency): Uint32Array {
  const { offsets, neighbours } = adjacency
  const order = offsets.length - 1
  const cores = Uint32Array.from({ length: order }, (_, node) => offsets[node + 1]! - offsets[node]!)
  const { sequence, places, starts } = sortByDegree(cores)
  for (let index = 0; index < order; index++) {
    const node = sequence[index]!
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
      const neighbour = neighbours[link]!
      if (cores[neighbour]! <= cores[node]!) continue
      // Its degree falls by one: swap it with the first of its degree, whose bucket then starts one later.
      const first = starts[cores[neighbour]!]!++
      const other = sequence[first]!
      const place = places[neighbour]!
      sequence[first] = neighbour
      sequence[place] = other
      places[neighbour] = first
      places[other] = place
      cores[neighbour]!--
    }
  }
  return cores
}

interface DegreeOrder {
  /** Nodes by ascending degree. */
  readonly sequence: Uint32Array
  /** Where each node is in the sequence. */
  readonly places: Uint32Array
  /** Where each degree starts in the sequence. */
  readonly starts: Uint32Array
}

function sortByDegree(degrees: Uint32Array): DegreeOrder {
  const highest = degrees.reduce((most, degree) => Math.max(most, degree), 0)
  const starts = new Uint32Array(highest + 2)
  for (const degree of degrees) starts[degree + 1]!++
  for (let degree = 0; degree <= highest; degree++) starts[degree + 1]! += starts[degree]!
  const next = starts.slice()
  const sequence = new Uint32Array(degrees.length)
  const places = new Uint32Array(degrees.length)
  degrees.forEach((degree, node) => {
    places[node] = next[degree]!++
    sequence[places[node]!] = node
  })
  return { sequence, places, starts }
}

/**
 * Share of the pairs of a node's neighbours that are linked to each other (Watts and Strogatz 1998); 0 below two neighbours.
 * Triangles are counted once, from their node of lowest degree: links × √links at worst.
 */
export function clusteringCoefficients(adjacency: Adjacency): Float64Array {
  const { offsets, neighbours } = adjacency
  const order = offsets.length - 1
  const degree = (node: number): number => offsets[node + 1]! - offsets[node]!
  const upwardStarts = new Uint32Array(order + 1)
  const upward = new Uint32Array(neighbours.length / 2)
  let used = 0
  for (let node = 0; node < order; node++) {
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
      const neighbour = neighbours[link]!
      const difference = degree(neighbour) - degree(node)
      if (difference > 0 || (difference === 0 && neighbour > node)) upward[used++] = neighbour
    }
    upwardStarts[node + 1] = used
  }
  const triangles = new Float64Array(order)
  // A node marks its upward neighbours with its own number plus one, so that marks need no clearing.
  const marks = new Uint32Array(order)
  for (let node = 0; node < order; node++) {
    const first = upwardStarts[node]!
    const last = upwardStarts[node + 1]!
    for (let link = first; link < last; link++) marks[upward[link]!] = node + 1
    for (let link = first; link < last; link++) {
      const middle = upward[link]!
      for (let next = upwardStarts[middle]!; next < upwardStarts[middle + 1]!; next++) {
        const far = upward[next]!
        if (marks[far] !== node + 1) continue
        triangles[node]!++
        triangles[middle]!++
        triangles[far]!++
      }
    }
  }
  return triangles.map((count, node) => (degree(node) < 2 ? 0 : (2 * count) / (degree(node) * (degree(node) - 1))))
}
