/** Pajek's network file (`.net`) with the partition of its vertices (`.clu`); igraph and networkx open it too. */
import type { ExportManifest } from '../model/export-manifest.ts'
import type { GraphView } from '../model/graph-view.ts'
import { TERMS } from '../model/terms.ts'
import { DistinctNames } from '../text/distinct-names.ts'
import { GraphDraft } from './graph-draft.ts'
import { formatValue, parseNumber } from './graph-file.ts'
import type { GraphFormatDescriptor, GraphReader, OpenedGraph } from './graph-format.ts'
import { inertText, MANIFEST_MARK } from './manifest/export-manifest.ts'

const COMMUNITY = TERMS.community.attribute

/** A comment, as every program takes it. */
const MANIFEST_LINE = `%${MANIFEST_MARK} `

export const PAJEK: GraphFormatDescriptor = {
  label: 'Pajek',
  extension: 'net',
  mediaType: 'text/plain',
  write: writeNetwork,
  companion: { label: 'clusters', ending: '.clu', write: writePartition },
  holds: {
    nodeAttribute: (name) => ['label', 'x', 'y', COMMUNITY].includes(name),
    edgeAttribute: (name) => name === 'weight',
    graphAttributes: false,
    nodeKeys: false,
    edgeKeys: false,
    directions: 'each',
    values: 'typed',
    text: 'line',
    manifest: true,
    always: [
      'Positions are scaled into the unit square, which is all of Pajek’s sheet.',
      'Double quotes in labels become single ones, and equal labels get a number, since programs take them for the same node.',
    ],
  },
}

export const PAJEK_READER: GraphReader = {
  recognises: (start) =>
    start.startsWith(MANIFEST_LINE) || /^\ufeff?(?:\s|%[^\n]*\n)*\*(?:network|vertices)\b/i.test(start),
  read: readPajek,
}

function* writeNetwork(graph: GraphView, manifest?: ExportManifest): Generator<string> {
  if (manifest) yield `${MANIFEST_LINE}${inertText(manifest)}\n`
  const place = scalePositions(graph)
  const numberOf = new Map<string, number>()
  const labels = new DistinctNames((wished, number) => `${wished} (${number})`)
  yield `*Vertices ${graph.order}\n`
  for (const { node, attributes } of graph.nodeEntries()) {
    numberOf.set(node, numberOf.size + 1)
    const label = labels.take(quotable(formatValue(attributes['label']) ?? node))
    yield `${numberOf.size} "${label}"${place(attributes['x'], attributes['y'])}\n`
  }
  for (const isUndirected of [false, true]) {
    let header = isUndirected ? '*Edges\n' : '*Arcs\n'
    for (const { source, target, undirected, attributes } of graph.edgeEntries()) {
      if (undirected !== isUndirected) continue
      const weight = formatValue(attributes['weight'])
      yield `${header}${numberOf.get(source)} ${numberOf.get(target)}${weight === undefined ? '' : ` ${weight}`}\n`
      header = ''
    }
  }
}

/** Vertices without a community are in class 0. */
function* writePartition(graph: GraphView): Generator<string> {
  yield `*Vertices ${graph.order}\n`
  for (const { attributes } of graph.nodeEntries()) {
    const community: unknown = attributes[COMMUNITY]
    yield `${Number.isInteger(community) ? String(community) : '0'}\n`
  }
}

function quotable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').replaceAll('"', "'")
}

/** Pajek's sheet goes from 0 to 1 with y downwards; both axes keep one scale. */
function scalePositions(graph: GraphView): (x: unknown, y: unknown) => string {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { attributes } of graph.nodeEntries()) {
    const [x, y] = [attributes['x'], attributes['y']] as [unknown, unknown]
    if (!isPosition(x) || !isPosition(y)) continue
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  const span = Math.max(right - left, bottom - top) || 1
  return (x, y) => {
    if (!isPosition(x) || !isPosition(y)) return ''
    const across = 0.5 + (x - (left + right) / 2) / span
    const down = 0.5 - (y - (top + bottom) / 2) / span
    return ` ${across.toFixed(6)} ${down.toFixed(6)}`
  }
}

function isPosition(value: unknown): value is number {
  return Number.isFinite(value)
}

/** Numbers, words and texts in double quotes. */
const TOKEN = /"([^"]*)"|\S+/g

type Section = 'vertices' | 'edges' | 'arcs' | 'edgeslist' | 'arcslist' | 'matrix' | 'unknown'

function readPajek(text: string, file: string, partition?: string): OpenedGraph {
  const draft = new GraphDraft(file)
  const numbers: string[] = []
  let section: Section = 'unknown'
  let announced: number | undefined
  let row = 0
  const lines = (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).split(/\r\n|\r|\n/)
  for (const [index, content] of lines.entries()) {
    const line = index + 1
    if (content.startsWith(MANIFEST_LINE)) draft.takeManifest(content.slice(MANIFEST_LINE.length), line)
    if (content.trim() === '' || content.trimStart().startsWith('%')) continue
    const words = [...content.matchAll(TOKEN)].map((match) => match[1] ?? match[0])
    if (content.trimStart().startsWith('*')) {
      section = sectionOf(words[0]!)
      row = 0
      if (section === 'vertices') announced = parseNumber(words[1] ?? '')
      else if (section === 'unknown' && !/^\*network/i.test(words[0]!))
        draft.remark('limit', `the section ${words[0]} is not known`, 'left out', line)
    } else if (section === 'vertices') readVertex(draft, words, numbers, line)
    else if (section === 'matrix') readMatrixRow(draft, words, ++row, line)
    else if (section !== 'unknown') readLinks(draft, section, words, line)
  }
  if (announced === undefined) return { problem: 'This is not a Pajek network: there is no line *Vertices in it.' }
  if (numbers.length > announced)
    draft.remark('doubtful', `${numbers.length} vertices are listed where ${announced} are announced`, 'all were kept')
  addUnlisted(draft, announced)
  if (partition !== undefined) readPartition(draft, partition, numbers.length > 0 ? numbers : range(draft.order))
  return draft.finish()
}

/** Pajek lets vertices be unlisted. A number made by hand must not make us fill the memory. */
const MAX_UNLISTED = 5_000_000

function addUnlisted(draft: GraphDraft, announced: number): void {
  if (announced > MAX_UNLISTED)
    return draft.remark('limit', `${announced} vertices are announced and not listed`, 'only those listed were kept', 1)
  for (let number = 1; number <= announced; number++) if (!draft.has(String(number))) draft.addNode(String(number), {})
}

function range(count: number): string[] {
  return Array.from({ length: count }, (_, index) => String(index + 1))
}

function sectionOf(word: string): Section {
  const name = word.slice(1).toLowerCase()
  const sections: readonly Section[] = ['vertices', 'edges', 'arcs', 'edgeslist', 'arcslist', 'matrix']
  return sections.find((section) => section === name) ?? 'unknown'
}

function readVertex(draft: GraphDraft, words: readonly string[], numbers: string[], line: number): void {
  const [number, label, x, y] = words
  if (number === undefined || !/^\d+$/.test(number))
    return draft.remark('rejected-record', 'a vertex has no number', 'left out', line)
  const [across, down] = [parseNumber(x ?? ''), parseNumber(y ?? '')]
  numbers.push(String(Number(number)))
  draft.addNode(
    String(Number(number)),
    {
      ...(label !== undefined && { label }),
      ...(across !== undefined && down !== undefined && { x: across, y: -down + 0 }),
    },
    line,
  )
  if (words.length > 5) draft.remark('limit', 'vertices say how Pajek draws them', 'that part was left out', line)
}

function readLinks(draft: GraphDraft, section: Section, words: readonly string[], line: number): void {
  const isDirected = section.startsWith('arcs')
  const [source, ...rest] = words
  const isList = section.endsWith('list')
  const targets = isList ? rest : rest.slice(0, 1)
  const weight = isList ? undefined : parseNumber(rest[1] ?? '')
  if (targets.length === 0 || ![source!, ...targets].every((word) => /^\d+$/.test(word)))
    return draft.remark('rejected-record', 'a line does not name two vertices by number', 'left out', line)
  for (const target of targets)
    draft.addEdge({
      source: String(Number(source)),
      target: String(Number(target)),
      isDirected,
      attributes: weight === undefined ? {} : { weight },
      line,
    })
  if (!isList && rest.length > 2)
    draft.remark('limit', 'links say how Pajek draws them', 'that part was left out', line)
  return undefined
}

function readMatrixRow(draft: GraphDraft, words: readonly string[], row: number, line: number): void {
  words.forEach((word, column) => {
    const weight = parseNumber(word)
    if (weight === undefined) draft.remark('rejected-record', 'a cell of the matrix is no number', 'left out', line)
    else if (weight !== 0)
      draft.addEdge({ source: String(row), target: String(column + 1), isDirected: true, attributes: { weight }, line })
  })
}

function readPartition(draft: GraphDraft, text: string, numbers: readonly string[]): void {
  const classes = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '' && !/^\s*[*%]/.test(line))
  if (classes.length !== numbers.length)
    draft.remark(
      'doubtful',
      `the partition has ${classes.length} classes for ${numbers.length} vertices`,
      'read in order',
    )
  numbers.forEach((number, index) => {
    const community = parseNumber(classes[index] ?? '')
    if (community !== undefined) draft.setNodeAttribute(number, COMMUNITY, community)
  })
}
