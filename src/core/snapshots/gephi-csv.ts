/** The pair of tables that Gephi's import of spreadsheets takes: nodes and edges. No cell is ever a formula. */
import type { GraphView } from '../model/graph-view.ts'
import { GraphDraft } from './graph-draft.ts'
import { edgeColumns, nodeColumns, parseNumber } from './graph-file.ts'
import { holdsAll, type GraphFormatDescriptor, type GraphReader, type OpenedGraph } from './graph-format.ts'
import { formatCell, parseCell } from './spreadsheet-cells.ts'
import { formatRow, parseTable } from './table-lines.ts'

export const GEPHI_CSV: GraphFormatDescriptor = {
  label: 'CSV tables (Gephi, spreadsheets)',
  extension: 'csv',
  mediaType: 'text/csv',
  write: writeNodes,
  companion: { label: 'edges', ending: '-edges.csv', write: writeEdges },
  holds: {
    nodeAttribute: holdsAll,
    edgeAttribute: holdsAll,
    graphAttributes: false,
    nodeKeys: true,
    edgeKeys: true,
    directions: 'each',
    values: 'untyped',
    text: 'whole',
    manifest: false,
  },
}

export const GEPHI_CSV_READER: GraphReader = {
  recognises: (start) => {
    const names = (parseTable(/^[^\n]*/.exec(start)![0])[0] ?? []).map((name) => name.trim().toLowerCase())
    return names[0] === 'id' || (names.includes('source') && names.includes('target'))
  },
  read: readTables,
}

/** Gephi's own spelling of columns that it knows; other columns carry the attribute's name. */
const NODE_HEADERS: Readonly<Record<string, string>> = { label: 'Label' }
const EDGE_HEADERS: Readonly<Record<string, string>> = { label: 'Label', weight: 'Weight' }
const EDGE_ENDS = ['Source', 'Target', 'Type', 'Id'] as const

function* writeNodes(graph: GraphView): Generator<string> {
  const columns = nodeColumns(graph)
  yield formatRow(['Id', ...columns.map(({ name }) => headerOf(name, NODE_HEADERS, ['Id']))], ',')
  for (const { node, attributes } of graph.nodeEntries())
    yield formatRow([formatCell(node), ...columns.map(({ name }) => formatCell(attributes[name]))], ',')
}

function* writeEdges(graph: GraphView): Generator<string> {
  const columns = edgeColumns(graph)
  yield formatRow([...EDGE_ENDS, ...columns.map(({ name }) => headerOf(name, EDGE_HEADERS, EDGE_ENDS))], ',')
  for (const { edge, source, target, undirected, attributes } of graph.edgeEntries())
    yield formatRow(
      [
        formatCell(source),
        formatCell(target),
        undirected ? 'Undirected' : 'Directed',
        formatCell(edge),
        ...columns.map(({ name }) => formatCell(attributes[name])),
      ],
      ',',
    )
}

/** An attribute that is called like a column of Gephi's own is told apart by a line under it. */
function headerOf(name: string, own: Readonly<Record<string, string>>, taken: readonly string[]): string {
  const isTaken = taken.some((header) => header.toLowerCase() === name.replace(/_+$/, '').toLowerCase())
  const isOwn = Object.values(own).includes(name)
  return formatCell(own[name] ?? (isTaken || isOwn ? `${name}_` : name))
}

function attributeOfHeader(header: string, own: Readonly<Record<string, string>>, taken: readonly string[]): string {
  const known = Object.entries(own).find(([, theirs]) => theirs === header)?.[0]
  if (known) return known
  const bare = header.replace(/_$/, '')
  const isTaken = taken.some((theirs) => theirs.toLowerCase() === header.replace(/_+$/, '').toLowerCase())
  return header !== bare && (isTaken || Object.values(own).includes(bare)) ? bare : header
}

/** A table of edges alone is a graph too. */
function readTables(text: string, file: string, companion?: string): OpenedGraph {
  const draft = new GraphDraft(file)
  const table = parseTable(text)
  const header = new Set((table[0] ?? []).map((name) => name.trim().toLowerCase()))
  if (header.has('source') && header.has('target')) {
    readEdges(draft, table)
    return draft.finish()
  }
  if (!header.has('id'))
    return { problem: 'This is no table of a graph: its first line names neither Id nor Source and Target.' }
  readNodes(draft, table)
  if (companion === undefined)
    draft.remark('doubtful', 'there is no table of edges beside this table of nodes', 'opened without links')
  else readEdges(draft, parseTable(companion))
  return draft.finish()
}

function readNodes(draft: GraphDraft, [header = [], ...rows]: readonly (readonly string[])[]): void {
  const names = header.map((name) => attributeOfHeader(parseCell(name), NODE_HEADERS, ['Id']))
  const idColumn = header.findIndex((name) => name.trim().toLowerCase() === 'id')
  const read = readerOfColumns(names, rows, [idColumn], ['label'])
  rows.forEach((row, index) => {
    const id = row[idColumn]
    if (id === undefined) draft.remark('rejected-record', 'a row has no Id', 'left out', index + 2)
    else draft.addNode(parseCell(id), read(row), index + 2)
  })
}

function readEdges(draft: GraphDraft, [header = [], ...rows]: readonly (readonly string[])[]): void {
  const names = header.map((name) => attributeOfHeader(parseCell(name), EDGE_HEADERS, EDGE_ENDS))
  const columnOf = (wanted: string): number => header.findIndex((name) => name.trim().toLowerCase() === wanted)
  const [source, target, type, id] = ['source', 'target', 'type', 'id'].map(columnOf) as [
    number,
    number,
    number,
    number,
  ]
  const read = readerOfColumns(names, rows, [source, target, type, id], ['label'])
  rows.forEach((row, index) => {
    if (row[source] === undefined || row[target] === undefined)
      return draft.remark('rejected-record', 'a row lacks its Source or Target', 'left out', index + 2)
    const key = id >= 0 ? row[id] : undefined
    return draft.addEdge({
      ...(key !== undefined && key !== '' && { key: parseCell(key) }),
      source: parseCell(row[source]),
      target: parseCell(row[target]),
      isDirected: type >= 0 && row[type]?.trim().toLowerCase() === 'directed',
      attributes: read(row),
      line: index + 2,
    })
  })
}

/** A column is numeric or true/false if every cell with something in it is. An empty cell is no value. */
function readerOfColumns(
  names: readonly string[],
  rows: readonly (readonly string[])[],
  except: readonly number[],
  textual: readonly string[],
): (row: readonly string[]) => Record<string, unknown> {
  const parsers = names.map((name, column): ((cell: string) => unknown) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '')
    if (textual.includes(name)) return parseCell
    if (cells.every((cell) => parseNumber(cell) !== undefined)) return parseNumber
    if (cells.every((cell) => cell === 'true' || cell === 'false')) return (cell) => cell === 'true'
    return parseCell
  })
  return (row) =>
    Object.fromEntries(
      names.flatMap((name, column) => {
        const cell = row[column]
        const isAbsent = except.includes(column) || name === '' || cell === undefined || cell === ''
        return isAbsent ? [] : [[name, parsers[column]!(cell)]]
      }),
    )
}
