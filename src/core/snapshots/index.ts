/** The graph files that Coterie writes and opens, by the names people give them. */
import { CYTOSCAPE } from './cytoscape.ts'
import { GEPHI_CSV } from './gephi-csv.ts'
import { GEXF, GEXF_1_2 } from './gexf.ts'
import type { GraphFormatDescriptor, OpenedGraph } from './graph-format.ts'
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

/** Enough of a file to tell its format by. */
const START = 1 << 16

/** The format of a graph file by how it begins, or nothing. */
export function detectGraphFormat(text: string): GraphFormat | undefined {
  const start = text.slice(text.charCodeAt(0) === 0xfeff ? 1 : 0, START)
  const names = Object.keys(GRAPH_FORMATS) as GraphFormat[]
  return names.find((name) => GRAPH_FORMATS[name].recognises(start))
}

/** Opens a graph file of any format written here. `companion` is the text of its second file, where it has one. Never throws. */
export function openGraph(text: string, file: string, companion?: string): OpenedGraph {
  const format = detectGraphFormat(text)
  if (text.trim() === '') return { problem: 'The file is empty.' }
  if (format === undefined)
    return {
      problem: `This is no graph file that Coterie knows. It opens snapshots, ${Object.values(GRAPH_FORMATS)
        .map(({ label }) => label)
        .join(', ')}.`,
    }
  return GRAPH_FORMATS[format].read(text, file, companion)
}

/**
 * What a file of this format would not hold of this graph, or would change: one plain sentence each; empty if nothing. With
 * `hasManifest`, what a manifest says counts as held.
 */
export function describeLoss(graph: GraphView, format: GraphFormat, hasManifest = false): string[] {
  return describeLossTo(graph, GRAPH_FORMATS[format], hasManifest)
}
