/** Opens graph files of any format written here, known by how they begin. */
import { CYTOSCAPE_READER } from './cytoscape.ts'
import { GEPHI_CSV_READER } from './gephi-csv.ts'
import { GEXF_READER } from './gexf.ts'
import type { GraphReader, OpenedGraph } from './graph-format.ts'
import { GRAPHML_READER } from './graphml.ts'
import { GRAPHOLOGY_JSON_READER } from './graphology-json.ts'
import { GRAPH_FORMATS, type GraphFormat } from './index.ts'
import { MAP_NETWORK_READER } from './map-network.ts'
import { PAJEK_READER } from './pajek.ts'
import { VOSVIEWER_READER } from './vosviewer.ts'

/** One reader takes every version of GEXF. */
const READERS: Readonly<Record<Exclude<GraphFormat, 'gexf-1.2'>, GraphReader>> = {
  gexf: GEXF_READER,
  graphml: GRAPHML_READER,
  json: GRAPHOLOGY_JSON_READER,
  vosviewer: VOSVIEWER_READER,
  'map-network': MAP_NETWORK_READER,
  pajek: PAJEK_READER,
  csv: GEPHI_CSV_READER,
  cytoscape: CYTOSCAPE_READER,
}

type ReadFormat = keyof typeof READERS

/** Enough of a file to tell its format by. */
const START = 1 << 16

/** The format of a graph file by how it begins, or nothing. */
export function detectGraphFormat(text: string): ReadFormat | undefined {
  const start = text.slice(text.charCodeAt(0) === 0xfeff ? 1 : 0, START)
  const names = Object.keys(READERS) as ReadFormat[]
  return names.find((name) => READERS[name].recognises(start))
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
  return READERS[format].read(text, file, companion)
}
