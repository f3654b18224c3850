/** GraphML: what yEd, igraph, networkx and Cytoscape open (http://graphml.graphdrawing.org). */
import type { Attributes } from 'graphology-types'
import type { ExportManifest } from '../model/export-manifest.ts'
import type { GraphView } from '../model/graph-view.ts'
import { escapeXml } from '../text/xml-escape.ts'
import { GraphDraft } from './graph-draft.ts'
import {
  columnsOf,
  edgeColumns,
  emptyAttributes,
  formatValue,
  nodeColumns,
  parseValue,
  type Column,
  type ColumnType,
} from './graph-file.ts'
import { holdsAll, type GraphFormatDescriptor, type GraphReader, type OpenedGraph } from './graph-format.ts'
import { inertText, MANIFEST_ATTRIBUTE } from './manifest/export-manifest.ts'
import { fromXmlId, toNameToken } from './xml-ids.ts'
import { walkXml, type XmlHandler } from './xml-walk.ts'

export const GRAPHML: GraphFormatDescriptor = {
  label: 'GraphML (yEd, igraph)',
  extension: 'graphml',
  mediaType: 'application/xml',
  write: writeGraphml,
  holds: {
    nodeAttribute: holdsAll,
    edgeAttribute: holdsAll,
    graphAttributes: true,
    nodeKeys: true,
    edgeKeys: true,
    directions: 'each',
    values: 'typed',
    text: 'xml',
    manifest: true,
  },
}

export const GRAPHML_READER: GraphReader = {
  recognises: (start) => /<(\w+:)?graphml[\s>]/.test(start),
  read: readGraphml,
}

type Owner = 'graph' | 'node' | 'edge'

const TYPE_NAMES: Readonly<Record<ColumnType, string>> = {
  integer: 'int',
  double: 'double',
  boolean: 'boolean',
  string: 'string',
}

/** Every attribute becomes a key of its own, with its name and type. */
function* writeGraphml(graph: GraphView, manifest?: ExportManifest): Generator<string> {
  const attributes = { ...graph.getAttributes(), ...(manifest && { [MANIFEST_ATTRIBUTE]: inertText(manifest) }) }
  const ofGraph = columnsOf([{ attributes }])
  const ofNodes = nodeColumns(graph)
  const ofEdges = edgeColumns(graph)
  const isDirected = graph.type === 'directed'
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  )
  yield* declare('graph', ofGraph)
  yield* declare('node', ofNodes)
  yield* declare('edge', ofEdges)
  yield `  <graph id="G" edgedefault="${isDirected ? 'directed' : 'undirected'}">\n${values('graph', ofGraph, attributes)}`
  for (const { node, attributes: ofNode } of graph.nodeEntries())
    yield `    <node id="${toNameToken(node)}">\n${values('node', ofNodes, ofNode)}    </node>\n`
  for (const { edge, source, target, undirected, attributes: ofEdge } of graph.edgeEntries()) {
    const direction = undirected === isDirected ? ` directed="${!undirected}"` : ''
    yield `    <edge id="${toNameToken(edge)}" source="${toNameToken(source)}" target="${toNameToken(target)}"${direction}>\n${values(
      'edge',
      ofEdges,
      ofEdge,
    )}    </edge>\n`
  }
  yield '  </graph>\n</graphml>\n'
}

function* declare(owner: Owner, columns: readonly Column[]): Generator<string> {
  for (const [index, { name, type }] of columns.entries())
    yield `  <key id="${owner}-${index}" for="${owner}" attr.name="${escapeXml(name)}" attr.type="${TYPE_NAMES[type]}"/>\n`
}

function values(owner: Owner, columns: readonly Column[], attributes: Attributes): string {
  return columns
    .map(({ name }, index) => {
      const value = formatValue(attributes[name])
      return value === undefined ? '' : `      <data key="${owner}-${index}">${escapeXml(value)}</data>\n`
    })
    .join('')
}

function readGraphml(text: string, file: string): OpenedGraph {
  const reader = new GraphmlReader(file)
  const problem = walkXml(text, reader)
  if (problem !== undefined) return { problem }
  if (!reader.hasGraph) return { problem: 'This is not a GraphML file: there is no <graph> in it.' }
  return reader.draft.finish(reader.isDirected ? 'directed' : 'undirected')
}

interface Key {
  readonly id: string
  readonly name: string
  readonly type: string | undefined
  readonly owner: string
  fallback?: string
}

interface Element {
  readonly kind: Owner
  readonly tag: Readonly<Record<string, string>>
  readonly line: number
  readonly attributes: Attributes
}

class GraphmlReader implements XmlHandler {
  readonly draft: GraphDraft
  hasGraph = false
  isDirected = false
  readonly #keys = new Map<string, Key>()
  readonly #stack: Element[] = []
  #key: Key | undefined
  #text: string | undefined
  /** How deep we are inside of a `<data>`, where other programs keep drawings of their own. */
  #depth = 0
  #hasDrawing = false

  constructor(file: string) {
    this.draft = new GraphDraft(file)
  }

  open(name: string, tag: Readonly<Record<string, string>>, line: number): void {
    if (this.#depth > 0) {
      this.#depth++
      this.#hasDrawing = true
      this.draft.remark('limit', 'a drawing of another program is inside', 'only its label was kept', line)
      return
    }
    switch (name) {
      case 'key':
        this.#declare(tag)
        break
      case 'default':
        this.#text = ''
        break
      case 'data':
        this.#depth = 1
        this.#hasDrawing = false
        this.#text = ''
        this.#key = this.#keyOf(tag['key'] ?? '', line)
        break
      case 'graph':
        if (this.#stack.length === 0) this.isDirected = tag['edgedefault'] === 'directed'
        else
          this.draft.remark(
            'limit',
            'a graph stands inside of a node',
            'its nodes were read as nodes of the whole',
            line,
          )
        this.hasGraph = true
        this.#stack.push({ kind: 'graph', tag, line, attributes: emptyAttributes() })
        break
      case 'node':
      case 'edge':
        this.#stack.push({ kind: name, tag, line, attributes: emptyAttributes() })
        break
      case 'hyperedge':
      case 'port':
        this.draft.remark('rejected-record', `<${name}> joins other than two nodes`, 'left out', line)
        break
    }
  }

  text(text: string): void {
    if (this.#text !== undefined) this.#text += text
  }

  close(name: string): void {
    if (this.#depth > 1) this.#depth--
    else if (name === 'data') {
      this.#depth = 0
      const element = this.#stack.at(-1)
      if (element && this.#key) this.#addValue(element.attributes, this.#key, this.#text ?? '')
      this.#key = undefined
      this.#text = undefined
    } else if (name === 'default') {
      if (this.#key) this.#key.fallback = this.#text ?? ''
      this.#text = undefined
    } else if (name === 'key') this.#key = undefined
    else if (name === 'graph' || name === 'node' || name === 'edge') {
      const element = this.#stack.pop()
      if (element) this.#finish(element)
    }
  }

  #declare(tag: Readonly<Record<string, string>>): void {
    const id = tag['id'] ?? ''
    this.#key = { id, name: tag['attr.name'] ?? id, type: tag['attr.type'], owner: tag['for'] ?? 'all' }
    this.#keys.set(id, this.#key)
  }

  #keyOf(id: string, line: number): Key {
    const known = this.#keys.get(id)
    if (known) return known
    this.draft.remark('doubtful', `the attribute "${id}" is not declared`, 'read as text', line)
    return { id, name: id, type: undefined, owner: 'all' }
  }

  /** The text of a drawing is what is written on the mark. */
  #addValue(attributes: Attributes, { name, type }: Key, text: string): void {
    if (!this.#hasDrawing) attributes[name] = parseValue(text, type)
    else if (text.trim() !== '') attributes['label'] ??= text.trim()
  }

  #finish({ kind, tag, line, attributes }: Element): void {
    for (const { name, type, owner, fallback } of this.#keys.values())
      if (fallback !== undefined && (owner === kind || owner === 'all') && !Object.hasOwn(attributes, name))
        attributes[name] = parseValue(fallback, type)
    if (kind === 'graph') {
      if (this.#stack.length === 0) this.draft.setAttributes(attributes)
      return
    }
    if (kind === 'node') {
      if (tag['id'] !== undefined) this.draft.addNode(fromXmlId(tag['id']), attributes, line)
      else this.draft.remark('rejected-record', 'a node has no id', 'left out', line)
      return
    }
    const { id, source, target, directed } = tag
    if (source === undefined || target === undefined) {
      this.draft.remark('rejected-record', 'an edge lacks its source or target', 'left out', line)
      return
    }
    this.draft.addEdge({
      ...(id !== undefined && { key: fromXmlId(id) }),
      source: fromXmlId(source),
      target: fromXmlId(target),
      isDirected: directed === undefined ? this.isDirected : directed === 'true',
      attributes,
      line,
    })
  }
}
