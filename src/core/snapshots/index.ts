/** The graph files that Coterie writes, by the names people give them. */
import { CYTOSCAPE } from './cytoscape.ts'
import { GEPHI_CSV } from './gephi-csv.ts'
import { GEXF, GEXF_1_2 } from './gexf.ts'
import type { GraphFormatDescriptor } from './graph-format.ts'
import { GRAPHML } from './graphml.ts'
import { GRAPHOLOGY_JSON } from './graphology-json.ts'
import { describeLossTo } from './loss.ts'
import { MAP_NETWORK } from './map-network.ts'
import { PAJEK } from './pajek.ts'
import { VOSVIEWER } from './vosviewer.ts'
import type { GraphView } from '../model/graph-view.ts'

export const GRAPH_FORMATS = {
  gexf: GEXF,
  'gexf-1.2': GEXF_1_2,
  graphml: GRAPHML,
  json: GRAPHOLOGY_JSON,
  vosviewer: VOSVIEWER,
  'map-network': MAP_NETWORK,
  pajek: PAJEK,
  csv: GEPHI_CSV,
  cytoscape: CYTOSCAPE,
} as const satisfies Record<string, GraphFormatDescriptor>

export type GraphFormat = keyof typeof GRAPH_FORMATS

/**
 * What a file of this format would not hold of this graph, or would change: one plain sentence each; empty if nothing. With
 * `hasManifest`, what a manifest says counts as held.
 */
export function describeLoss(graph: GraphView, format: GraphFormat, hasManifest = false): string[] {
  return describeLossTo(graph, GRAPH_FORMATS[format], hasManifest)
}
