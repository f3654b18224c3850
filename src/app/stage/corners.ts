/** What Sigma is told of the map: its two corners, as the little of a graph that Sigma asks for. */
import type Graph from 'graphology'
import type { Scene } from '../../core/index.ts'

/** What a corner of the map carries. */
export interface CornerAttributes {
  x: number
  y: number
  hidden: boolean
}

/**
 * Sigma moves the camera over a map of this extent; marks and links are drawn from the columns. It listens to the graph
 * and walks its nodes and edges, for which the whole of Graphology would have to be there before the first picture.
 */
export function cornersOf(scene?: Scene): Graph<CornerAttributes> {
  const { x = NOWHERE, y = NOWHERE, order = 0 } = scene?.view ?? {}
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let node = 0; node < order; node++) {
    left = Math.min(left, x[node]!)
    right = Math.max(right, x[node]!)
    bottom = Math.min(bottom, y[node]!)
    top = Math.max(top, y[node]!)
  }
  const corners = new Map<string, CornerAttributes>()
  if (order > 0) {
    corners.set('lowest', { x: left, y: bottom, hidden: true })
    corners.set('highest', { x: right, y: top, hidden: true })
  }
  const graph = {
    order: corners.size,
    multi: false,
    nodes: () => [...corners.keys()],
    hasNode: (key: string) => corners.has(key),
    getNodeAttributes: (key: string) => corners.get(key),
    forEachNode: (look: (key: string, attributes: CornerAttributes) => void) =>
      corners.forEach((attributes, key) => look(key, attributes)),
    edges: () => [],
    hasEdge: () => false,
    forEachEdge: ignore,
    // It never changes, so nobody hears of changes; these two are how Sigma tells a graph.
    on: ignore,
    removeListener: ignore,
    addUndirectedEdgeWithKey: ignore,
    dropNode: ignore,
  }
  return graph as unknown as Graph<CornerAttributes>
}

const NOWHERE = new Float32Array()

function ignore(): void {
  // Nothing changes here.
}
