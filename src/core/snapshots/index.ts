/** The graph files that Coterie writes, by the names people give them. */
import type Graph from 'graphology'
import { writeGexf } from './gexf.ts'
import { writeGraphml } from './graphml.ts'
import { writeGraphologyJson } from './graphology-json.ts'

export interface GraphFormatWriter {
  readonly label: string
  /** Without the dot. */
  readonly extension: string
  readonly mediaType: string
  /** The file in pieces. */
  readonly write: (graph: Graph) => Iterable<string>
}

export const GRAPH_FORMATS = {
  gexf: { label: 'GEXF (Gephi)', extension: 'gexf', mediaType: 'application/gexf+xml', write: writeGexf },
  graphml: { label: 'GraphML (yEd, igraph)', extension: 'graphml', mediaType: 'application/xml', write: writeGraphml },
  json: { label: 'Graphology JSON', extension: 'json', mediaType: 'application/json', write: writeGraphologyJson },
} as const satisfies Record<string, GraphFormatWriter>

export type GraphFormat = keyof typeof GRAPH_FORMATS
