/** VOSviewer's JSON, which VOSviewer and VOSviewer Online open. */
import type { Attributes } from 'graphology-types'
import type { ExportManifest } from '../model/export-manifest.ts'
import type { GraphView } from '../model/graph-view.ts'
import { TERMS } from '../model/terms.ts'
import { GraphDraft } from './graph-draft.ts'
import type { GraphFormatDescriptor, GraphReader, OpenedGraph } from './graph-format.ts'
import { asList, asNumber, asRecord, asText, parseJson } from './json-values.ts'
import { MANIFEST_ATTRIBUTE } from './manifest/export-manifest.ts'
import { attributeOf, isHeldByVosviewer, measureOf } from './vosviewer-terms.ts'

const COMMUNITY = TERMS.community.attribute

export const VOSVIEWER: GraphFormatDescriptor = {
  label: 'VOSviewer JSON',
  extension: 'json',
  mediaType: 'application/json',
  write: writeVosviewer,
  holds: {
    nodeAttribute: isHeldByVosviewer,
    edgeAttribute: (name) => name === 'weight',
    graphAttributes: false,
    nodeKeys: false,
    edgeKeys: false,
    directions: 'none',
    values: 'typed',
    text: 'any',
    manifest: true,
  },
}

export const VOSVIEWER_READER: GraphReader = {
  recognises: (start) => /^\s*\{/.test(start) && /"(network|items)"\s*:/.test(start) && !/"nodes"\s*:\s*\[/.test(start),
  read: readVosviewer,
}

/** Items are numbered from 1 in the order of the nodes. */
function* writeVosviewer(graph: GraphView, manifest?: ExportManifest): Generator<string> {
  const numberOf = new Map<string, number>()
  yield '{"network":{\n"items":['
  for (const { node, attributes } of graph.nodeEntries()) {
    const id = numberOf.size + 1
    numberOf.set(node, id)
    yield `${id === 1 ? '\n' : ',\n'}${JSON.stringify(toItem(id, attributes))}`
  }
  yield '],\n"links":['
  let separator = '\n'
  for (const { source, target, attributes } of graph.edgeEntries()) {
    const strength = asNumber(attributes['weight'])
    const link = {
      source_id: numberOf.get(source),
      target_id: numberOf.get(target),
      ...(strength !== undefined && { strength }),
    }
    yield `${separator}${JSON.stringify(link)}`
    separator = ',\n'
  }
  // The part that VOSviewer shows about a map; it passes over what it does not know there.
  const about = manifest && {
    title: `Coterie: ${manifest.exported.lens ?? 'map'}`,
    description: `${manifest.counts.papers} papers, read by Coterie ${manifest.coterie}.`,
    [MANIFEST_ATTRIBUTE]: manifest,
  }
  yield `]\n}${about ? `,\n"info":${JSON.stringify(about)}` : ''}}\n`
}

function toItem(id: number, attributes: Attributes): Record<string, unknown> {
  const weights: [string, number][] = []
  const scores: [string, number][] = []
  for (const [name, value] of Object.entries(attributes)) {
    const measure = measureOf(name)
    const number = asNumber(value)
    if (measure && number !== undefined) (measure.kind === 'weight' ? weights : scores).push([measure.name, number])
  }
  const label = asText(attributes['label'])
  const [x, y, cluster] = [attributes['x'], attributes['y'], attributes[COMMUNITY]].map(asNumber)
  return {
    id,
    ...(label !== undefined && { label }),
    ...(x !== undefined && { x }),
    ...(y !== undefined && { y }),
    ...(cluster !== undefined && { cluster }),
    ...(weights.length > 0 && { weights: Object.fromEntries(weights) }),
    ...(scores.length > 0 && { scores: Object.fromEntries(scores) }),
  }
}

function readVosviewer(text: string, file: string): OpenedGraph {
  const { value, problem } = parseJson(text)
  if (problem !== undefined) return { problem }
  // Older files have no "network" around their items.
  const network = asRecord(asRecord(value)?.['network']) ?? asRecord(value)
  const items = asList(network?.['items'])
  if (!network || !items) return { problem: 'This is not a VOSviewer file: there is no list of "items" in it.' }
  const draft = new GraphDraft(file)
  for (const item of items) {
    const record = asRecord(item)
    const key = asText(record?.['id'])
    if (record && key !== undefined) draft.addNode(key, toAttributes(record, draft))
    else draft.remark('rejected-record', 'an item has no id', 'left out')
  }
  for (const item of asList(network['links']) ?? []) {
    const link = asRecord(item) ?? {}
    const [source, target] = [asText(link['source_id']), asText(link['target_id'])]
    if (source === undefined || target === undefined) {
      draft.remark('rejected-record', 'a link lacks an end', 'left out')
      continue
    }
    const strength = asNumber(link['strength'])
    draft.addEdge({
      source,
      target,
      isDirected: false,
      attributes: strength === undefined ? {} : { weight: strength },
    })
  }
  draft.takeManifest(asRecord(asRecord(value)?.['info'])?.[MANIFEST_ATTRIBUTE])
  for (const part of ['clusters', 'config'])
    if (asRecord(value)?.[part] !== undefined || network[part] !== undefined)
      draft.remark('limit', `"${part}" say how VOSviewer shows the map`, 'that part was left out')
  return draft.finish()
}

function toAttributes(item: Readonly<Record<string, unknown>>, draft: GraphDraft): Attributes {
  const attributes: Attributes = {}
  const label = asText(item['label'])
  if (label !== undefined) attributes['label'] = label
  for (const [name, field] of [
    ['x', 'x'],
    ['y', 'y'],
    ['cluster', COMMUNITY],
  ] as const) {
    const value = asNumber(item[name])
    if (value !== undefined) attributes[field] = value
  }
  for (const kind of ['weight', 'score'] as const)
    for (const [name, value] of Object.entries(asRecord(item[`${kind}s`]) ?? {})) {
      const number = asNumber(value)
      if (number !== undefined) attributes[attributeOf(kind, name)] = number
    }
  for (const name of ['description', 'url'])
    if (item[name] !== undefined) draft.remark('limit', `an item has a "${name}" for VOSviewer to show`, 'left out')
  return attributes
}
