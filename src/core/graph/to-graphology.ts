/** A lens as a Graphology graph: the exchange format of programs that work on graphs. */
import Graph from 'graphology'
import type { Facts } from '../model/facts.ts'
import type { GraphView } from '../model/graph-view.ts'
import type { Lens } from '../model/snapshot.ts'
import { viewLens, type EdgeAttributes, type NodeAttributes } from './lens-view.ts'

export type LensGraphology = Graph<NodeAttributes, EdgeAttributes>

/** The graph with the attributes of `TERMS`; node keys `author:…`, edge keys "0", "1", … in the order of the lens. */
export function toGraphology(facts: Facts, lens: Lens): LensGraphology {
  const view = viewLens(facts, lens)
  const result: LensGraphology = new Graph<NodeAttributes, EdgeAttributes>({
    type: 'undirected',
    multi: false,
    allowSelfLoops: false,
  })
  result.replaceAttributes(view.getAttributes())
  for (const { node, attributes } of view.nodeEntries()) result.addNode(node, attributes)
  for (const { edge, source, target, attributes } of view.edgeEntries())
    result.addEdgeWithKey(edge, source, target, attributes)
  return result
}

/**
 * What the writer of a format walks over. Graphology's own serialisation is written from Graphology's own graph, which
 * takes nothing that it could not import again; other formats need no copy of the lens.
 */
export function graphFor(format: string, facts: Facts, lens: Lens): GraphView {
  return format === 'json' ? toGraphology(facts, lens) : viewLens(facts, lens)
}
