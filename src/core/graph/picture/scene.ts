/** What is drawn: sizes and colours of every mark and link of a lens. Pure, so that map, highlight and picture agree. */
import type { LensColumns, Visible } from '../lens-columns.ts'
import { clusterColour, type Palette } from './palette.ts'
import type { Projection } from './projection.ts'

/** Radii and widths are pixels when the whole map is in view; both grow with the square root of the magnification. */
export interface Scene {
  readonly view: LensColumns
  readonly visible: Visible
  readonly palette: Palette
  readonly radii: Float32Array
  readonly colours: readonly string[]
  readonly widths: Float32Array
  /** 0–1. */
  readonly opacities: Float32Array
  readonly linkColours: readonly string[]
  /** Indices of the links to draw, weakest first, so that the strongest lie on top. */
  readonly linkOrder: Uint32Array
}

/** Share of a square of this side (pixels) that all marks together cover. */
const REFERENCE_SIDE = 800
const COVERED = 0.045
const SMALLEST_UNIT = 0.45
const LARGEST_UNIT = 6
const LARGEST_RADIUS = 26
const SMALLEST_RADIUS = 1.2

/** Size of the stage in pixels. */
export interface Sheet {
  readonly width: number
  readonly height: number
}

/** Small sheets have small marks; on an upright sheet a map that lies is turned by a quarter. */
export function createScene(given: LensColumns, visible: Visible, palette: Palette, sheet: Sheet): Scene {
  const view = sheet.height > 1.25 * sheet.width ? turnUpright(given) : given
  const colours = Array.from(view.communities, (community) => clusterColour(palette, community))
  const { sources, targets, weights } = view.network
  const widths = new Float32Array(weights.length)
  const opacities = new Float32Array(weights.length)
  const strongest = largest(weights)
  // Many links share the sheet, so each of them has to step back further.
  const crowd = Math.min(1, Math.sqrt(360 / Math.max(1, visible.edgeCount)))
  const linkColours: string[] = []
  for (let edge = 0; edge < weights.length; edge++) {
    const strength = strongest > 0 ? Math.sqrt(Math.max(0, weights[edge]!) / strongest) : 0
    const isInside = view.communities[sources[edge]!] === view.communities[targets[edge]!]
    const isTie = view.edgeKinds[edge] === 'coauthorship' || view.lens !== 'everything'
    widths[edge] = isTie ? 0.7 + 2.1 * strength : 0.7
    opacities[edge] = Math.max(0.04, (isTie ? 0.16 + 0.5 * strength : 0.17) * crowd * (isInside ? 1 : 0.62))
    linkColours.push(isInside ? colours[sources[edge]!]! : palette.link)
  }
  return {
    view,
    visible,
    palette,
    radii: radiiOf(view, Math.min(1.25, Math.max(0.55, Math.min(sheet.width, sheet.height) / REFERENCE_SIDE))),
    colours,
    widths,
    opacities,
    linkColours,
    linkOrder: Uint32Array.from(drawnLinks(view, visible)).sort((a, b) => weights[a]! - weights[b]! || a - b),
  }
}

function turnUpright(view: LensColumns): LensColumns {
  const spread = (values: Float32Array): number =>
    values.reduce((most, value) => Math.max(most, value), -Infinity) -
    values.reduce((least, value) => Math.min(least, value), Infinity)
  if (spread(view.x) < 1.1 * spread(view.y)) return view
  return { ...view, x: view.y, y: view.x.map((value) => -value) }
}

/** Area proportional to the papers behind a mark. */
function radiiOf(view: LensColumns, scale: number): Float32Array {
  let total = 0
  for (const documents of view.allDocuments) total += Math.max(1, documents)
  const most = Math.max(1, largest(view.allDocuments))
  const fitting = Math.sqrt((COVERED * REFERENCE_SIDE ** 2) / (Math.PI * Math.max(1, total)))
  const unit = Math.min(Math.max(fitting, SMALLEST_UNIT), LARGEST_UNIT, LARGEST_RADIUS / Math.sqrt(most))
  return Float32Array.from(view.documents, (documents) =>
    Math.max(SMALLEST_RADIUS, scale * unit * Math.sqrt(Math.max(1, documents))),
  )
}

/**
 * Links of people to topics follow from the papers between them; at rest they would only hide the rest,
 * so they are drawn when one of their ends is picked.
 */
export function isLinkAtRest(view: LensColumns, edge: number): boolean {
  return view.edgeKinds[edge] !== 'topic-of-author'
}

/** Strongest links that are drawn when the whole map is in view; nearer, more of them can be told apart. */
const LEGIBLE_LINKS = 12_000

/** How many of the links, from the strongest, can be read at this distance. */
export function legibleLinks({ magnification }: Projection): number {
  return Math.round(LEGIBLE_LINKS * Math.max(1, magnification) ** 4)
}

function* drawnLinks(view: LensColumns, visible: Visible): Generator<number> {
  for (let edge = 0; edge < visible.edges.length; edge++)
    if (visible.edges[edge] && isLinkAtRest(view, edge)) yield edge
}

function largest(values: Float64Array | Uint32Array): number {
  let most = 0
  for (const value of values) if (value > most) most = value
  return most
}
