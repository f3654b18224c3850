/** GEXF 1.3 with the viz extension: what Gephi and Gephi Lite open (https://gexf.net). Reads 1.1 to 1.3. */
import type { Attributes } from 'graphology-types'
import type { ExportManifest } from '../model/export-manifest.ts'
import type { GraphView } from '../model/graph-view.ts'
import { escapeXml } from '../text/xml-escape.ts'
import { GraphDraft } from './graph-draft.ts'
import {
  edgeColumns,
  emptyAttributes,
  formatValue,
  nodeColumns,
  parseColour,
  parseNumber,
  parseValue,
  type Column,
} from './graph-file.ts'
import { holdsAll, type GraphFormatDescriptor, type GraphReader, type OpenedGraph } from './graph-format.ts'
import { inertText, MANIFEST_MARK } from './manifest/export-manifest.ts'
import { fromXmlId, toXmlId } from './xml-ids.ts'
import { walkXml, type XmlHandler } from './xml-walk.ts'

export const GEXF: GraphFormatDescriptor = {
  label: 'GEXF (Gephi)',
  extension: 'gexf',
  mediaType: 'application/gexf+xml',
  write: (graph, manifest) => writeGexf(graph, { version: '1.3', namespace: 'http://gexf.net/1.3' }, manifest),
  holds: {
    nodeAttribute: holdsAll,
    edgeAttribute: holdsAll,
    graphAttributes: false,
    nodeKeys: true,
    edgeKeys: true,
    directions: 'each',
    values: 'typed',
    text: 'xml',
    manifest: true,
  },
}

export const GEXF_READER: GraphReader = {
  recognises: (start) => /<(\w+:)?gexf[\s>]/.test(start),
  read: readGexf,
}

/** The version before, which networkx and other older programs insist on. */
export const GEXF_1_2: GraphFormatDescriptor = {
  ...GEXF,
  label: 'GEXF 1.2 (networkx)',
  write: (graph, manifest) => writeGexf(graph, { version: '1.2', namespace: 'http://www.gexf.net/1.2draft' }, manifest),
}

/** What GEXF has elements of its own for, if the value fits; anything else is an attribute like others. */
const NODE_ELEMENTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  label: isText,
  x: Number.isFinite,
  y: Number.isFinite,
  z: Number.isFinite,
  size: Number.isFinite,
  color: isColour,
}
const EDGE_ELEMENTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  label: isText,
  weight: Number.isFinite,
  size: Number.isFinite,
  color: isColour,
}

interface Dialect {
  readonly version: string
  readonly namespace: string
}

function* writeGexf(
  graph: GraphView,
  { version, namespace }: Dialect,
  manifest: ExportManifest | undefined,
): Generator<string> {
  const ofNodes = nodeColumns(graph, elementsThatFit(graph.nodeEntries(), NODE_ELEMENTS))
  const ofEdges = edgeColumns(graph, elementsThatFit(graph.edgeEntries(), EDGE_ELEMENTS))
  const isDirected = graph.type === 'directed'
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<gexf xmlns="${namespace}" xmlns:viz="${namespace}/viz" version="${version}">\n`
  yield '  <meta>\n    <creator>Coterie</creator>\n'
  yield `    <description>${escapeXml(describe(graph))}</description>\n  </meta>\n`
  // GEXF has no element for it, and what is meant for one program alone is an instruction in XML.
  if (manifest) yield `  <?${MANIFEST_MARK} ${inertText(manifest)}?>\n`
  yield `  <graph mode="static" defaultedgetype="${isDirected ? 'directed' : 'undirected'}">\n`
  yield* declare('node', ofNodes)
  yield* declare('edge', ofEdges)
  yield '    <nodes>\n'
  for (const { node, attributes } of graph.nodeEntries()) {
    const isOwnElement = (name: string): boolean => !ofNodes.some((column) => column.name === name)
    const label = isOwnElement('label') ? formatValue(attributes['label']) : undefined
    yield `      <node id="${escapeXml(toXmlId(node))}"${label === undefined ? '' : ` label="${escapeXml(label)}"`}>\n`
    yield values(ofNodes, attributes)
    if (isOwnElement('color')) yield colour(attributes)
    if (['x', 'y', 'z'].every(isOwnElement)) yield position(attributes)
    if (isOwnElement('size')) yield measure('size', attributes['size'])
    yield '      </node>\n'
  }
  yield '    </nodes>\n    <edges>\n'
  for (const { edge, source, target, undirected, attributes } of graph.edgeEntries()) {
    const isOwnElement = (name: string): boolean => !ofEdges.some((column) => column.name === name)
    const own = (name: 'weight' | 'label'): string => {
      const text = isOwnElement(name) ? formatValue(attributes[name]) : undefined
      return text === undefined ? '' : ` ${name}="${escapeXml(text)}"`
    }
    const direction = undirected === isDirected ? ` type="${undirected ? 'undirected' : 'directed'}"` : ''
    yield `      <edge id="${escapeXml(toXmlId(edge))}" source="${escapeXml(toXmlId(source))}" target="${escapeXml(
      toXmlId(target),
    )}"${direction}${own('label')}${own('weight')}>\n`
    yield values(ofEdges, attributes)
    if (isOwnElement('color')) yield colour(attributes)
    if (isOwnElement('size')) yield measure('thickness', attributes['size'])
    yield '      </edge>\n'
  }
  yield '    </edges>\n  </graph>\n</gexf>\n'
}

function describe(graph: GraphView): string {
  const lens = formatValue(graph.getAttributes()['lens'])
  return `${graph.order} nodes and ${graph.size} links${lens === undefined ? '' : ` of the lens "${lens}"`}`
}

/** A position is one element: x, y and z stand there together or not at all. */
function elementsThatFit(
  entries: Iterable<{ readonly attributes: Attributes }>,
  elements: typeof NODE_ELEMENTS,
): readonly string[] {
  const fitting = new Set(Object.keys(elements))
  let hasHalfPosition = false
  for (const { attributes } of entries) {
    for (const name of fitting)
      if (formatValue(attributes[name]) !== undefined && !elements[name]!(attributes[name])) fitting.delete(name)
    const [x, y, z] = ['x', 'y', 'z'].map((name) => formatValue(attributes[name]) !== undefined)
    hasHalfPosition ||= x !== y || (z === true && !x)
  }
  if (hasHalfPosition || !fitting.has('x') || !fitting.has('y') || (elements['z'] && !fitting.has('z')))
    ['x', 'y', 'z'].forEach((name) => fitting.delete(name))
  return [...fitting]
}

function* declare(owner: 'node' | 'edge', columns: readonly Column[]): Generator<string> {
  if (columns.length === 0) return
  yield `    <attributes class="${owner}">\n`
  for (const [index, { name, type }] of columns.entries())
    yield `      <attribute id="${index}" title="${escapeXml(name)}" type="${type}"/>\n`
  yield '    </attributes>\n'
}

function values(columns: readonly Column[], attributes: Attributes): string {
  const rows = columns.flatMap(({ name }, index) => {
    const value = formatValue(attributes[name])
    return value === undefined ? [] : `          <attvalue for="${index}" value="${escapeXml(value)}"/>\n`
  })
  return rows.length === 0 ? '' : `        <attvalues>\n${rows.join('')}        </attvalues>\n`
}

function colour(attributes: Attributes): string {
  const parts = parseColour(attributes['color'])
  return parts ? `        <viz:color r="${parts[0]}" g="${parts[1]}" b="${parts[2]}"/>\n` : ''
}

function position(attributes: Attributes): string {
  const [x, y, z] = [attributes['x'], attributes['y'], attributes['z']].map(formatValue)
  if (x === undefined || y === undefined) return ''
  return `        <viz:position x="${x}" y="${y}"${z === undefined ? '' : ` z="${z}"`}/>\n`
}

function measure(element: 'size' | 'thickness', value: unknown): string {
  const text = formatValue(value)
  return text === undefined ? '' : `        <viz:${element} value="${text}"/>\n`
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isColour(value: unknown): boolean {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value)
}

interface Declaration {
  readonly name: string
  readonly type: string | undefined
  fallback?: string
}

function readGexf(text: string, file: string): OpenedGraph {
  const reader = new GexfReader(file)
  const problem = walkXml(text, reader)
  if (problem !== undefined) return { problem }
  if (!reader.hasGraph) return { problem: 'This is not a GEXF file: there is no <graph> in it.' }
  return reader.draft.finish(reader.isDirected ? 'directed' : 'undirected')
}

/** A node or an edge between its tags; nodes may stand inside of nodes. */
interface Element {
  readonly kind: 'node' | 'edge'
  readonly tag: Readonly<Record<string, string>>
  readonly line: number
  readonly attributes: Attributes
}

class GexfReader implements XmlHandler {
  readonly draft: GraphDraft
  hasGraph = false
  isDirected = false
  readonly #declared = { node: new Map<string, Declaration>(), edge: new Map<string, Declaration>() }
  readonly #stack: Element[] = []
  #class: 'node' | 'edge' = 'node'
  #declaration: Declaration | undefined
  #isDefault = false

  constructor(file: string) {
    this.draft = new GraphDraft(file)
  }

  open(name: string, tag: Readonly<Record<string, string>>, line: number): void {
    const element = this.#stack.at(-1)
    switch (name) {
      case 'graph':
        this.hasGraph = true
        this.isDirected = tag['defaultedgetype'] === 'directed'
        if (tag['mode'] === 'dynamic') this.#leaveOut('the graph changes in time', line)
        break
      case 'attributes':
        this.#class = tag['class'] === 'edge' ? 'edge' : 'node'
        break
      case 'attribute':
        this.#declaration = { name: tag['title'] ?? tag['id'] ?? '', type: tag['type'] }
        this.#declared[this.#class].set(tag['id'] ?? this.#declaration.name, this.#declaration)
        if (tag['type']?.startsWith('list')) this.#keepAsText(line)
        break
      case 'default':
        this.#isDefault = true
        break
      case 'node':
      case 'edge':
        if (name === 'node' && element) this.#leaveOut('a node stands inside of another', line)
        this.#stack.push({ kind: name, tag, line, attributes: emptyAttributes() })
        break
      case 'attvalue':
        if (element) this.#addValue(element, tag, line)
        break
      case 'color':
        if (element) this.#addColour(element, tag, line)
        break
      case 'position':
        for (const axis of ['x', 'y', 'z'])
          if (element && tag[axis] !== undefined) this.#addMeasure(element, axis, tag[axis], line)
        break
      case 'size':
      case 'thickness':
        if (element) this.#addMeasure(element, 'size', tag['value'] ?? '', line)
        break
      case 'shape':
        if (element && tag['value']) element.attributes['shape'] = tag['value']
        break
      case 'spell':
      case 'spells':
      case 'parent':
        this.#leaveOut(`<${name}> says when or where something belongs`, line)
        break
    }
  }

  instruction(target: string, text: string, line: number): void {
    if (target === MANIFEST_MARK) this.draft.takeManifest(text, line)
  }

  text(text: string): void {
    if (this.#isDefault && this.#declaration) this.#declaration.fallback = (this.#declaration.fallback ?? '') + text
  }

  close(name: string): void {
    if (name === 'default') this.#isDefault = false
    else if (name === 'attribute') this.#declaration = undefined
    else if (name === 'node' || name === 'edge') {
      const element = this.#stack.pop()
      if (element) this.#finish(element)
    }
  }

  #finish({ kind, tag, line, attributes }: Element): void {
    for (const { name, type, fallback } of this.#declared[kind].values())
      if (fallback !== undefined && !Object.hasOwn(attributes, name)) attributes[name] = parseValue(fallback, type)
    if (tag['label'] !== undefined) attributes['label'] = tag['label']
    if (kind === 'node') {
      if (tag['id'] !== undefined) this.draft.addNode(fromXmlId(tag['id']), attributes, line)
      else this.draft.remark('rejected-record', 'a node has no id', 'left out', line)
      return
    }
    const { id, source, target, type, weight } = tag
    if (source === undefined || target === undefined) {
      this.draft.remark('rejected-record', 'an edge lacks its source or target', 'left out', line)
      return
    }
    if (weight !== undefined) attributes['weight'] = parseNumber(weight) ?? weight
    if (tag['kind'] !== undefined && !Object.hasOwn(attributes, 'kind')) attributes['kind'] = tag['kind']
    this.draft.addEdge({
      ...(id !== undefined && { key: fromXmlId(id) }),
      source: fromXmlId(source),
      target: fromXmlId(target),
      isDirected: type === undefined ? this.isDirected : type !== 'undirected',
      attributes,
      line,
    })
  }

  #addValue(element: Element, tag: Readonly<Record<string, string>>, line: number): void {
    const id = tag['for'] ?? tag['id']
    if (id === undefined || tag['value'] === undefined) return
    const declaration = this.#declared[element.kind].get(id)
    if (!declaration) this.draft.remark('doubtful', `the attribute "${id}" is not declared`, 'read as text', line)
    element.attributes[declaration?.name ?? id] = parseValue(tag['value'], declaration?.type)
  }

  #addColour(element: Element, tag: Readonly<Record<string, string>>, line: number): void {
    const channels = ['r', 'g', 'b'].map((channel) => Number(tag[channel]))
    const isColourOf = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 255
    if (tag['hex'] !== undefined && parseColour(tag['hex'])) element.attributes['color'] = tag['hex']
    else if (channels.every(isColourOf))
      element.attributes['color'] = `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`
    else this.draft.remark('rejected-record', 'a colour was not understood', 'left out', line)
    if (tag['a'] !== undefined && Number(tag['a']) !== 1) this.#leaveOut('a colour is transparent', line)
  }

  #addMeasure(element: Element, name: string, text: string, line: number): void {
    const value = parseNumber(text)
    if (value !== undefined) element.attributes[name] = value
    else this.draft.remark('rejected-record', `the ${name} of a mark is no number`, 'left out', line)
  }

  #leaveOut(what: string, line: number): void {
    this.draft.remark('limit', what, 'that part was left out', line)
  }

  #keepAsText(line: number): void {
    this.draft.remark('doubtful', 'an attribute holds lists', 'kept as text', line)
  }
}
