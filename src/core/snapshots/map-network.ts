/** VOSviewer's pair of text files: a map (a row per item) and a network (a row per link). */
import type { GraphView } from '../model/graph-view.ts'
import { TERMS } from '../model/terms.ts'
import { GraphDraft } from './graph-draft.ts'
import { columnsOf, formatValue, parseNumber } from './graph-file.ts'
import type { GraphFormatDescriptor, GraphReader, OpenedGraph } from './graph-format.ts'
import { formatRow, parseTable } from './table-lines.ts'
import { attributeOf, isHeldByVosviewer, measureOf } from './vosviewer-terms.ts'

export const MAP_NETWORK: GraphFormatDescriptor = {
  label: 'VOSviewer map and network',
  extension: 'txt',
  mediaType: 'text/tab-separated-values',
  write: writeMap,
  companion: { label: 'network', ending: '-network.txt', write: writeNetwork },
  holds: {
    nodeAttribute: isHeldByVosviewer,
    edgeAttribute: (name) => name === 'weight',
    graphAttributes: false,
    nodeKeys: false,
    edgeKeys: false,
    directions: 'none',
    values: 'typed',
    text: 'line',
    manifest: false,
  },
}

export const MAP_NETWORK_READER: GraphReader = {
  recognises: (start) => isMapHeader(parseTable(/^[^\n]*/.exec(start)![0])[0] ?? []),
  read: readMapAndNetwork,
}

const FIXED_COLUMNS: Readonly<Record<string, string>> = {
  label: 'label',
  x: 'x',
  y: 'y',
  [TERMS.community.attribute]: 'cluster',
}

/** Items are numbered from 1 in the order of the nodes. */
function* writeMap(graph: GraphView): Generator<string> {
  const present = columnsOf(graph.nodeEntries()).map(({ name }) => name)
  const columns = [
    ...Object.keys(FIXED_COLUMNS).filter((name) => name === 'label' || present.includes(name)),
    ...present.filter((name) => measureOf(name)),
  ]
  const headers = columns.map((name) => {
    const measure = measureOf(name)
    return FIXED_COLUMNS[name] ?? `${measure!.kind}<${measure!.name}>`
  })
  yield formatRow(['id', ...headers], '\t')
  let id = 0
  for (const { attributes } of graph.nodeEntries()) {
    id++
    yield formatRow([String(id), ...columns.map((name) => onOneLine(formatValue(attributes[name]) ?? ''))], '\t')
  }
}

function* writeNetwork(graph: GraphView): Generator<string> {
  const numberOf = new Map<string, string>()
  for (const { node } of graph.nodeEntries()) numberOf.set(node, String(numberOf.size + 1))
  for (const { source, target, attributes } of graph.edgeEntries()) {
    const weight = formatValue(attributes['weight'])
    const ends = [numberOf.get(source)!, numberOf.get(target)!]
    yield formatRow(weight === undefined ? ends : [...ends, weight], '\t')
  }
}

function onOneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim()
}

/** Spelled as VOSviewer does: tables of other programs have an Id and a Label too. */
function isMapHeader(header: readonly string[]): boolean {
  const names = new Set(header.map((name) => name.trim()))
  return names.has('id') && names.has('label')
}

function readMapAndNetwork(text: string, file: string, network?: string): OpenedGraph {
  const [header, ...rows] = parseTable(text)
  if (!header || !isMapHeader(header))
    return { problem: 'This is not a VOSviewer map: its first line does not name the columns id and label.' }
  const draft = new GraphDraft(file)
  const names = header.map((name) => name.trim())
  const idColumn = names.findIndex((name) => name.toLowerCase() === 'id')
  rows.forEach((row, index) => {
    const line = index + 2
    const id = row[idColumn]?.trim()
    if (!id) return draft.remark('rejected-record', 'a row has no id', 'left out', line)
    const attributes: Record<string, unknown> = {}
    names.forEach((name, column) => {
      const cell = row[column]
      if (column === idColumn || cell === undefined || cell === '') return
      const attribute = attributeOfColumn(name)
      if (attribute === undefined)
        return draft.remark('ignored-text', `the column "${name}" is not known`, 'left out', 1)
      const value = attribute === 'label' ? cell : parseNumber(cell)
      if (value === undefined) return draft.remark('rejected-record', `a ${name} is no number`, 'left out', line)
      attributes[attribute] = value
    })
    return draft.addNode(id, attributes, line)
  })
  if (network === undefined)
    draft.remark('doubtful', 'there is no network file beside this map', 'opened without links')
  else readNetwork(draft, network)
  return draft.finish()
}

/** Columns that VOSviewer knows under one more name: a single `weight` without brackets. */
function attributeOfColumn(name: string): string | undefined {
  const fixed = Object.entries(FIXED_COLUMNS).find(([, column]) => column === name.toLowerCase())?.[0]
  if (fixed) return fixed
  const [, kind, measure] = /^(weight|score)<(.+)>$/.exec(name) ?? []
  return kind && measure ? attributeOf(kind as 'weight' | 'score', measure) : undefined
}

function readNetwork(draft: GraphDraft, text: string): void {
  parseTable(text).forEach((row, index) => {
    const [source, target, strength] = row.map((cell) => cell.trim())
    const line = index + 1
    if (!source || !target) return draft.remark('rejected-record', 'a link lacks an end', 'left out', line)
    const weight = strength ? parseNumber(strength) : undefined
    if (strength && weight === undefined)
      return draft.remark('rejected-record', 'the strength of a link is no number', 'left out', line)
    return draft.addEdge({
      source,
      target,
      isDirected: false,
      attributes: weight === undefined ? {} : { weight },
      line,
    })
  })
}
