/** Graphology's own JSON serialisation, which Gephi Lite and every Graphology program import. */
import type { ExportManifest } from '../model/export-manifest.ts'
import type { GraphView } from '../model/graph-view.ts'
import { GraphDraft } from './graph-draft.ts'
import { holdsAll, type GraphFormatDescriptor, type GraphReader, type OpenedGraph } from './graph-format.ts'
import { asList, asRecord, asText, parseJson } from './json-values.ts'
import { MANIFEST_ATTRIBUTE } from './manifest/export-manifest.ts'

export const GRAPHOLOGY_JSON: GraphFormatDescriptor = {
  label: 'Graphology JSON',
  extension: 'json',
  mediaType: 'application/json',
  write: writeGraphologyJson,
  holds: {
    nodeAttribute: holdsAll,
    edgeAttribute: holdsAll,
    graphAttributes: true,
    nodeKeys: true,
    edgeKeys: true,
    directions: 'each',
    values: 'any',
    text: 'any',
    manifest: true,
  },
}

export const GRAPHOLOGY_JSON_READER: GraphReader = {
  recognises: (start) => /^\s*\{/.test(start) && /"nodes"\s*:\s*\[/.test(start) && !/"elements"\s*:/.test(start),
  read: readGraphologyJson,
}

/** A line per node and per edge, so that it can be read and compared by people too. */
function* writeGraphologyJson(graph: GraphView, manifest?: ExportManifest): Generator<string> {
  const { multi = false, allowSelfLoops = false } = graph as { multi?: boolean; allowSelfLoops?: boolean }
  const options = { type: graph.type, multi, allowSelfLoops }
  yield `{"options":${JSON.stringify(options)},\n"nodes":[`
  let separator = '\n'
  for (const { node, attributes } of graph.nodeEntries()) {
    yield `${separator}${JSON.stringify({ key: node, attributes })}`
    separator = ',\n'
  }
  yield '],\n"edges":['
  separator = '\n'
  for (const { edge, source, target, undirected, attributes } of graph.edgeEntries()) {
    yield `${separator}${JSON.stringify({ key: edge, source, target, attributes, ...(undirected && { undirected }) })}`
    separator = ',\n'
  }
  // Last, so that the file begins with what it is known by, however many documents there were.
  const attributes = { ...graph.getAttributes(), ...(manifest && { [MANIFEST_ATTRIBUTE]: manifest }) }
  yield `],\n"attributes":${JSON.stringify(attributes)}}\n`
}

function readGraphologyJson(text: string, file: string): OpenedGraph {
  const { value, problem } = parseJson(text)
  if (problem !== undefined) return { problem }
  const root = asRecord(value)
  const nodes = asList(root?.['nodes'])
  if (!root || !nodes) return { problem: 'This is not a Graphology file: there is no list of "nodes" in it.' }
  const draft = new GraphDraft(file)
  draft.setAttributes(asRecord(root['attributes']) ?? {})
  for (const item of nodes) {
    const key = asText(asRecord(item)?.['key'])
    if (key !== undefined) draft.addNode(key, asRecord(asRecord(item)!['attributes']) ?? {})
    else draft.remark('rejected-record', 'a node has no key', 'left out')
  }
  const type = asRecord(root['options'])?.['type']
  for (const item of asList(root['edges']) ?? []) {
    const edge = asRecord(item) ?? {}
    const [key, source, target] = [edge['key'], edge['source'], edge['target']].map(asText)
    if (source === undefined || target === undefined) {
      draft.remark('rejected-record', 'an edge lacks its source or target', 'left out')
      continue
    }
    draft.addEdge({
      ...(key !== undefined && { key }),
      source,
      target,
      isDirected: type !== 'undirected' && edge['undirected'] !== true,
      attributes: asRecord(edge['attributes']) ?? {},
    })
  }
  return draft.finish(type === 'directed' ? 'directed' : 'undirected')
}
