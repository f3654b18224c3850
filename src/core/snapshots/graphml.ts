/** GraphML: what yEd, igraph, networkx and Cytoscape open (http://graphml.graphdrawing.org). */
import type Graph from 'graphology'
import { escapeXml } from '../text/xml-escape.ts'
import { edgeColumns, formatValue, nodeColumns, type Column, type ColumnType } from './graph-file.ts'

const TYPE_NAMES: Readonly<Record<ColumnType, string>> = {
  integer: 'int',
  double: 'double',
  boolean: 'boolean',
  string: 'string',
}

/** The file in pieces; every attribute becomes a key of its own, with its name and type. */
export function* writeGraphml(graph: Graph): Generator<string> {
  const ofNodes = nodeColumns(graph, [])
  const ofEdges = edgeColumns(graph, [])
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  )
  yield* declare('node', ofNodes)
  yield* declare('edge', ofEdges)
  yield `  <graph id="G" edgedefault="${graph.type === 'directed' ? 'directed' : 'undirected'}">\n`
  for (const { node, attributes } of graph.nodeEntries())
    yield `    <node id="${escapeXml(node)}">\n${values('node', ofNodes, attributes)}    </node>\n`
  for (const { edge, source, target, attributes } of graph.edgeEntries())
    yield `    <edge id="e${escapeXml(edge)}" source="${escapeXml(source)}" target="${escapeXml(target)}">\n${values(
      'edge',
      ofEdges,
      attributes,
    )}    </edge>\n`
  yield '  </graph>\n</graphml>\n'
}

function* declare(owner: 'node' | 'edge', columns: readonly Column[]): Generator<string> {
  for (const [index, { name, type }] of columns.entries())
    yield `  <key id="${owner}-${index}" for="${owner}" attr.name="${escapeXml(name)}" attr.type="${TYPE_NAMES[type]}"/>\n`
}

function values(
  owner: 'node' | 'edge',
  columns: readonly Column[],
  attributes: Readonly<Record<string, unknown>>,
): string {
  return columns
    .map(({ name }, index) => {
      const value = formatValue(attributes[name])
      return value === undefined ? '' : `      <data key="${owner}-${index}">${escapeXml(value)}</data>\n`
    })
    .join('')
}
