/** GEXF 1.3 with the viz extension: what Gephi and Gephi Lite open (https://gexf.net). */
import type Graph from 'graphology'
import { escapeXml } from '../text/xml-escape.ts'
import { edgeColumns, formatValue, nodeColumns, type Column } from './graph-file.ts'

/** Attributes that GEXF has elements of its own for. */
const NODE_ELEMENTS = ['label', 'x', 'y', 'size', 'color'] as const
const EDGE_ELEMENTS = ['weight', 'color'] as const

/** The file in pieces, so that a large graph never stands in memory as one text. */
export function* writeGexf(graph: Graph): Generator<string> {
  const ofNodes = nodeColumns(graph, NODE_ELEMENTS)
  const ofEdges = edgeColumns(graph, EDGE_ELEMENTS)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
  yield '  <meta>\n    <creator>Coterie</creator>\n'
  yield `    <description>${escapeXml(describe(graph))}</description>\n  </meta>\n`
  yield `  <graph mode="static" defaultedgetype="${graph.type === 'directed' ? 'directed' : 'undirected'}">\n`
  yield* declare('node', ofNodes)
  yield* declare('edge', ofEdges)
  yield '    <nodes>\n'
  for (const { node, attributes } of graph.nodeEntries()) {
    yield `      <node id="${escapeXml(node)}" label="${escapeXml(formatValue(attributes['label']) ?? node)}">\n`
    yield values(ofNodes, attributes)
    const color = parseColor(attributes['color'])
    if (color) yield `        <viz:color r="${color[0]}" g="${color[1]}" b="${color[2]}"/>\n`
    const x = formatValue(attributes['x'])
    const y = formatValue(attributes['y'])
    if (x !== undefined && y !== undefined) yield `        <viz:position x="${x}" y="${y}" z="0"/>\n`
    const size = formatValue(attributes['size'])
    if (size !== undefined) yield `        <viz:size value="${size}"/>\n`
    yield '      </node>\n'
  }
  yield '    </nodes>\n    <edges>\n'
  for (const { edge, source, target, attributes } of graph.edgeEntries()) {
    const weight = formatValue(attributes['weight'])
    yield `      <edge id="${escapeXml(edge)}" source="${escapeXml(source)}" target="${escapeXml(target)}"${
      weight === undefined ? '' : ` weight="${weight}"`
    }>\n${values(ofEdges, attributes)}      </edge>\n`
  }
  yield '    </edges>\n  </graph>\n</gexf>\n'
}

function describe(graph: Graph): string {
  const lens = formatValue(graph.getAttribute('lens'))
  return `${graph.order} nodes and ${graph.size} links${lens === undefined ? '' : ` of the lens "${lens}"`}`
}

function* declare(owner: 'node' | 'edge', columns: readonly Column[]): Generator<string> {
  if (columns.length === 0) return
  yield `    <attributes class="${owner}">\n`
  for (const [index, { name, type }] of columns.entries())
    yield `      <attribute id="${index}" title="${escapeXml(name)}" type="${type}"/>\n`
  yield '    </attributes>\n'
}

function values(columns: readonly Column[], attributes: Readonly<Record<string, unknown>>): string {
  const rows = columns.flatMap(({ name }, index) => {
    const value = formatValue(attributes[name])
    return value === undefined ? [] : `          <attvalue for="${index}" value="${escapeXml(value)}"/>\n`
  })
  return rows.length === 0 ? '' : `        <attvalues>\n${rows.join('')}        </attvalues>\n`
}

function parseColor(value: unknown): [number, number, number] | undefined {
  const digits = /^#([0-9a-f]{6})$/i.exec(String(value))?.[1]
  if (!digits) return undefined
  const number = Number.parseInt(digits, 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}
