/** The view as an address and back: what a copied link carries. */
import { LENS_NAMES, NODE_KINDS, type LensName, type NodeKind, type YearSpan } from '../../core/index.ts'
import { NO_FILTERS, RESOLUTIONS, STEPS_AROUND, type Around, type Filters } from './filters.ts'
import { COLOUR_MEASURES, PLAIN_LOOK, SIZE_MEASURES, type Look } from './measures.ts'
import { partAsText, readPart } from './parts.ts'
import type { PathLimits } from './paths.ts'
import { edgeSelection, selectionOf, tieSelection, type Selection } from './selection.ts'

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
  readonly pathLimits: PathLimits
  readonly camera: Camera | undefined
}

const SEPARATOR = ' ~ '

/** A list of more marks would make an address that no program takes; it is left out. */
export const MOST_LISTED = 2000

/** `#lens=co-authors&select=author:…`; only what differs from a fresh page is written. */
export function toAddress(view: View): string {
  const query = new URLSearchParams()
  if (view.lens !== LENS_NAMES[0]) query.set('lens', view.lens)
  const { selection, filters, look, pathLimits, camera } = view
  if (selection?.type === 'node') query.set('select', selection.key)
  else if (selection?.type === 'edge') query.set('link', selection.source + SEPARATOR + selection.target)
  else if (selection?.type === 'path') query.set('path', selection.keys.join(SEPARATOR))
  else if (selection?.type === 'marks') setList(query, 'marks', selection.keys)
  else if (selection?.type === 'cluster') query.set('cluster', String(selection.id))
  else if (selection?.type === 'tie') query.set('between', `${selection.one}-${selection.other}`)
  if (filters.hiddenKinds.length > 0) query.set('hide', filters.hiddenKinds.join(','))
  if (filters.minDocuments > 1) query.set('documents', String(filters.minDocuments))
  if (filters.minStrength > 0) query.set('strength', String(filters.minStrength))
  if (filters.isLargestComponentOnly) query.set('component', 'largest')
  if (filters.cluster !== undefined) query.set('only', String(filters.cluster))
  if (filters.resolution !== undefined) query.set('resolution', String(filters.resolution))
  if (filters.around) query.set('around', `${filters.around.steps}${SEPARATOR}${filters.around.key}`)
  if (filters.part) query.set('part', partAsText(filters.part))
  if (filters.only) setList(query, 'these', filters.only)
  setList(query, 'without', filters.hiddenMarks)
  if (filters.years) query.set('years', `${filters.years.from}-${filters.years.to}`)
  filters.venues?.forEach((venue) => query.append('venue', venue))
  if (look.colour) query.set('colour', look.colour)
  if (look.isDensity) query.set('view', 'density')
  if (look.isOverview !== undefined) query.set('clusters', look.isOverview ? 'first' : 'open')
  if (look.size !== PLAIN_LOOK.size) query.set('size', look.size)
  if (pathLimits.maxAuthors !== undefined) query.set('path-authors', String(pathLimits.maxAuthors))
  if (pathLimits.untilYear !== undefined) query.set('path-until', String(pathLimits.untilYear))
  if (camera) query.set('camera', [camera.x, camera.y, camera.ratio].map((value) => value.toFixed(4)).join(','))
  const text = query.toString()
  return text === '' ? '' : `#${text}`
}

function setList(query: URLSearchParams, name: string, keys: readonly string[]): void {
  if (keys.length > 0 && keys.length <= MOST_LISTED) query.set(name, keys.join(SEPARATOR))
}

function readList(query: URLSearchParams, name: string): string[] {
  return (query.get(name) ?? '')
    .split(SEPARATOR)
    .filter((key) => key !== '')
    .slice(0, MOST_LISTED)
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
    pathLimits: readPathLimits(query),
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
  const marks = selectionOf(readList(query, 'marks'))
  if (marks) return marks
  const [, one, other] = /^(\d{1,9})-(\d{1,9})$/.exec(query.get('between') ?? '') ?? []
  if (one !== undefined && one !== other) return tieSelection(Number(one), Number(other))
  const id = readNumber(query.get('cluster'))
  return id === undefined ? undefined : { type: 'cluster', id }
}

function readFilters(query: URLSearchParams): Filters {
  const hidden = (query.get('hide') ?? '').split(',')
  const only = readList(query, 'these')
  return {
    hiddenKinds: NODE_KINDS.filter((kind: NodeKind) => hidden.includes(kind)),
    minDocuments: readNumber(query.get('documents')) ?? NO_FILTERS.minDocuments,
    minStrength: readNumber(query.get('strength')) ?? NO_FILTERS.minStrength,
    isLargestComponentOnly: query.get('component') === 'largest',
    cluster: readNumber(query.get('only')),
    resolution: readResolution(query.get('resolution')),
    around: readAround(query.get('around')),
    part: readPart(query.get('part')),
    only: only.length > 0 ? only : undefined,
    hiddenMarks: readList(query, 'without'),
    years: readYears(query.get('years')),
    venues: query.has('venue') ? query.getAll('venue') : undefined,
  }
}

function readLook(query: URLSearchParams): Look {
  return {
    colour: COLOUR_MEASURES.find((measure) => measure === query.get('colour')),
    size: SIZE_MEASURES.find((measure) => measure === query.get('size')) ?? PLAIN_LOOK.size,
    isDensity: query.get('view') === 'density',
    ...(query.has('clusters') && { isOverview: query.get('clusters') === 'first' }),
  }
}

function readPathLimits(query: URLSearchParams): PathLimits {
  const [maxAuthors, untilYear] = ['path-authors', 'path-until'].map((name) => readNumber(query.get(name)))
  return { ...(maxAuthors !== undefined && { maxAuthors }), ...(untilYear !== undefined && { untilYear }) }
}

function readAround(text: string | null): Around | undefined {
  const [count, ...rest] = (text ?? '').split(SEPARATOR)
  const steps = STEPS_AROUND.find((known) => String(known) === count)
  const key = rest.join(SEPARATOR)
  return steps === undefined || key === '' ? undefined : { key, steps }
}

function readResolution(text: string | null): number | undefined {
  const value = readNumber(text)
  return value !== undefined && value >= RESOLUTIONS.from && value <= RESOLUTIONS.to ? value : undefined
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

/** `?embed` or `?embed=1`: the page stands inside of another one and shows little besides the map. */
export function isEmbedded({ search }: { readonly search: string }): boolean {
  const wish = new URLSearchParams(search).get('embed')
  return wish !== null && wish !== '0'
}
