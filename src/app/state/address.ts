/** The view as an address and back: what a copied link carries. */
import { LENS_NAMES, NODE_KINDS, type LensName, type NodeKind } from '../../core/index.ts'
import { NO_FILTERS, STEPS_AROUND, type Around, type Filters } from './filters.ts'
import { COLOUR_MEASURES, PLAIN_LOOK, SIZE_MEASURES, type Look } from './measures.ts'
import type { YearSpan } from './time.ts'
import { edgeSelection, type Selection } from './selection.ts'

export interface Camera {
  /** Middle of the picture in the stage's framed units, 0–1 across the map. */
  readonly x: number
  readonly y: number
  /** 1 shows the whole map, smaller is nearer. */
  readonly ratio: number
}

export interface View {
  readonly lens: LensName
  readonly selection: Selection | undefined
  readonly filters: Filters
  readonly look: Look
  readonly camera: Camera | undefined
}

const SEPARATOR = ' ~ '

/** `#lens=co-authors&select=author:…`; only what differs from a fresh page is written. */
export function toAddress(view: View): string {
  const query = new URLSearchParams()
  if (view.lens !== LENS_NAMES[0]) query.set('lens', view.lens)
  const { selection, filters, look, camera } = view
  if (selection?.type === 'node') query.set('select', selection.key)
  else if (selection?.type === 'edge') query.set('link', selection.source + SEPARATOR + selection.target)
  else if (selection?.type === 'path') query.set('path', selection.keys.join(SEPARATOR))
  else if (selection?.type === 'cluster') query.set('cluster', String(selection.id))
  if (filters.hiddenKinds.length > 0) query.set('hide', filters.hiddenKinds.join(','))
  if (filters.minDocuments > 1) query.set('documents', String(filters.minDocuments))
  if (filters.minStrength > 0) query.set('strength', String(filters.minStrength))
  if (filters.isLargestComponentOnly) query.set('component', 'largest')
  if (filters.cluster !== undefined) query.set('only', String(filters.cluster))
  if (filters.around) query.set('around', `${filters.around.steps}${SEPARATOR}${filters.around.key}`)
  if (filters.years) query.set('years', `${filters.years.from}-${filters.years.to}`)
  if (look.colour) query.set('colour', look.colour)
  if (look.size !== PLAIN_LOOK.size) query.set('size', look.size)
  if (camera) query.set('camera', [camera.x, camera.y, camera.ratio].map((value) => value.toFixed(4)).join(','))
  const text = query.toString()
  return text === '' ? '' : `#${text}`
}

/** Reads an address; what it does not understand is left at its default. */
export function fromAddress(hash: string): View {
  const query = new URLSearchParams(hash.replace(/^#/, ''))
  const lens = LENS_NAMES.find((name) => name === query.get('lens')) ?? LENS_NAMES[0]
  return {
    lens,
    selection: readSelection(query),
    filters: readFilters(query),
    look: readLook(query),
    camera: readCamera(query.get('camera')),
  }
}

function readSelection(query: URLSearchParams): Selection | undefined {
  const key = query.get('select')
  if (key) return { type: 'node', key }
  const [source, target] = query.get('link')?.split(SEPARATOR) ?? []
  if (source && target) return edgeSelection(source, target)
  const keys = query.get('path')?.split(SEPARATOR) ?? []
  if (keys.length >= 2) return { type: 'path', keys }
  const id = readNumber(query.get('cluster'))
  return id === undefined ? undefined : { type: 'cluster', id }
}

function readFilters(query: URLSearchParams): Filters {
  const hidden = (query.get('hide') ?? '').split(',')
  return {
    hiddenKinds: NODE_KINDS.filter((kind: NodeKind) => hidden.includes(kind)),
    minDocuments: readNumber(query.get('documents')) ?? NO_FILTERS.minDocuments,
    minStrength: readNumber(query.get('strength')) ?? NO_FILTERS.minStrength,
    isLargestComponentOnly: query.get('component') === 'largest',
    cluster: readNumber(query.get('only')),
    around: readAround(query.get('around')),
    years: readYears(query.get('years')),
  }
}

function readLook(query: URLSearchParams): Look {
  return {
    colour: COLOUR_MEASURES.find((measure) => measure === query.get('colour')),
    size: SIZE_MEASURES.find((measure) => measure === query.get('size')) ?? PLAIN_LOOK.size,
  }
}

function readAround(text: string | null): Around | undefined {
  const [count, ...rest] = (text ?? '').split(SEPARATOR)
  const steps = STEPS_AROUND.find((known) => String(known) === count)
  const key = rest.join(SEPARATOR)
  return steps === undefined || key === '' ? undefined : { key, steps }
}

function readYears(text: string | null): YearSpan | undefined {
  const [, from, to] = /^(\d{1,4})-(\d{1,4})$/.exec(text ?? '') ?? []
  if (from === undefined || to === undefined || Number(from) > Number(to)) return undefined
  return { from: Number(from), to: Number(to) }
}

function readCamera(text: string | null): Camera | undefined {
  const [x, y, ratio] = (text ?? '').split(',').map(Number)
  if (x === undefined || y === undefined || ratio === undefined) return undefined
  if (!Number.isFinite(x + y + ratio) || ratio <= 0) return undefined
  return { x, y, ratio }
}

function readNumber(text: string | null): number | undefined {
  const value = Number(text)
  return text === null || text === '' || !Number.isFinite(value) || value < 0 ? undefined : value
}
