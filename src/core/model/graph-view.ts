/** A graph as something to walk over: all that a writer of graph files needs, so that a large one never stands in memory twice. */
import type { Attributes } from 'graphology-types'

export interface ViewedNode {
  readonly node: string
  readonly attributes: Attributes
}

export interface ViewedEdge {
  readonly edge: string
  readonly source: string
  readonly target: string
  readonly undirected: boolean
  readonly attributes: Attributes
}

/** A Graphology graph is one as it stands. Every walk gives the same nodes and edges in the same order. */
export interface GraphView {
  /** `undirected`, `directed` or `mixed`. */
  readonly type: string
  readonly order: number
  readonly size: number
  getAttributes(): Attributes
  nodeEntries(): Iterable<ViewedNode>
  edgeEntries(): Iterable<ViewedEdge>
}
