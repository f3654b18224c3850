/** Cytoscape JSON: what Cytoscape and cytoscape.js open. */
import type { ExportManifest } from '../model/export-manifest.ts'
import type { GraphView } from '../model/graph-view.ts'
import { GraphDraft } from './graph-draft.ts'
import type { GraphFormatDescriptor, GraphReader, OpenedGraph } from './graph-format.ts'
import { asList, asNumber, asRecord, asText, parseJson } from './json-values.ts'
import { inertText, MANIFEST_ATTRIBUTE } from './manifest/export-manifest.ts'

/** What `data` needs for itself. */
const RESERVED_OF_NODES: readonly string[] = ['id', 'parent']
const RESERVED_OF_EDGES: readonly string[] = ['id', 'source', 'target', 'isUndirected']

/** Nodes and edges share one set of ids there. */
const EDGE_PREFIX = 'edge:'

export const CYTOSCAPE: GraphFormatDescriptor = {
  label: 'Cytoscape JSON',
  extension: 'cyjs',
  mediaType: 'application/json',
  write: writeCytoscape,
  holds: {
    nodeAttribute: (name) => !RESERVED_OF_NODES.includes(name),
    edgeAttribute: (name) => !RESERVED_OF_EDGES.includes(name),
    graphAttributes: true,
    nodeKeys: true,
    edgeKeys: true,
    directions: 'each',
    values: 'any',
    text: 'any',
    manifest: true,
  },
}

export const CYTOSCAPE_READER: GraphReader = {
  recognises: (start) => /^\s*\{/.test(start) && /"elements"\s*:/.test(start),
  read: readCytoscape,
}

function* writeCytoscape(graph: GraphView, manifest?: ExportManifest): Generator<string> {
  yield `{"format_version":"1.0","generated_by":"Coterie",\n"elements":{\n"nodes":[`
  let separator = '\n'
  for (const { node, attributes } of graph.nodeEntries()) {
    const { x, y, ...others } = without(attributes, RESERVED_OF_NODES)
    const isPlaced = Number.isFinite(x) && Number.isFinite(y)
    const element = isPlaced
      ? // There y grows downwards; adding zero turns −0 into 0.
        { data: { id: node, ...others }, position: { x, y: -(y as number) + 0 } }
      : { data: { id: node, ...without(attributes, RESERVED_OF_NODES) } }
    yield `${separator}${JSON.stringify(element)}`
    separator = ',\n'
  }
  yield '],\n"edges":['
  separator = '\n'
  for (const { edge, source, target, undirected, attributes } of graph.edgeEntries()) {
    const others = without(attributes, RESERVED_OF_EDGES)
    const data = { id: EDGE_PREFIX + edge, source, target, ...(undirected && { isUndirected: true }), ...others }
    yield `${separator}${JSON.stringify({ data })}`
    separator = ',\n'
  }
  // Last, so that the file begins with what it is known by, however many documents there were.
  const { name, ...rest } = graph.getAttributes()
  // A text: in Cytoscape a cell of the network's table, which holds no records.
  const own = { name: name ?? 'Coterie', ...rest, ...(manifest && { [MANIFEST_ATTRIBUTE]: inertText(manifest) }) }
  yield `]},\n"data":${JSON.stringify(own)}}\n`
}

/** Elements stand in two lists or in one list with a `group` each. */
function readCytoscape(text: string, file: string): OpenedGraph {
  const { value, problem } = parseJson(text)
  if (problem !== undefined) return { problem }
  const root = asRecord(value)
  const elements = root?.['elements']
  const all = asList(elements)
  const isEdge = (item: unknown): boolean =>
    asRecord(item)?.['group'] === 'edges' || asRecord(asRecord(item)?.['data'])?.['source'] !== undefined
  const nodes = all ? all.filter((item) => !isEdge(item)) : asList(asRecord(elements)?.['nodes'])
  const edges = all ? all.filter(isEdge) : (asList(asRecord(elements)?.['edges']) ?? [])
  if (!root || !nodes) return { problem: 'This is not a Cytoscape file: there are no "elements" with "nodes" in it.' }
  const draft = new GraphDraft(file)
  const { name, ...ofGraph } = asRecord(root['data']) ?? {}
  draft.setAttributes({ ...ofGraph, ...(name !== undefined && name !== 'Coterie' && { name }) })
  for (const item of nodes) readNode(draft, asRecord(item))
  for (const item of edges) readEdge(draft, asRecord(item))
  return draft.finish()
}

function readNode(draft: GraphDraft, item: Readonly<Record<string, unknown>> | undefined): void {
  const data = asRecord(item?.['data'])
  const key = asText(data?.['id'])
  if (!data || key === undefined) return draft.remark('rejected-record', 'a node has no id', 'left out')
  if (data['parent'] !== undefined) draft.remark('limit', 'a node stands inside of another', 'read as a node beside it')
  const position = asRecord(item?.['position'])
  const [x, y] = [asNumber(position?.['x']), asNumber(position?.['y'])]
  draft.addNode(key, {
    ...without(data, RESERVED_OF_NODES),
    ...(x !== undefined && y !== undefined && { x, y: -y + 0 }),
  })
}

function readEdge(draft: GraphDraft, item: Readonly<Record<string, unknown>> | undefined): void {
  const data = asRecord(item?.['data']) ?? {}
  const [id, source, target] = [data['id'], data['source'], data['target']].map(asText)
  if (source === undefined || target === undefined)
    return draft.remark('rejected-record', 'an edge lacks its source or target', 'left out')
  draft.addEdge({
    ...(id !== undefined && { key: id.startsWith(EDGE_PREFIX) ? id.slice(EDGE_PREFIX.length) : id }),
    source,
    target,
    isDirected: data['isUndirected'] !== true,
    attributes: without(data, RESERVED_OF_EDGES),
  })
}

function without(attributes: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)))
}
