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
  /** What colours mean where they are not those of clusters. */
  readonly key: readonly ColourKey[] | undefined
  /** Indices of the links to draw, weakest first, so that the strongest lie on top. */
  readonly linkOrder: Uint32Array
  /** Place of every mark among the visible ones, from the most important; of the others, beyond all. */
  readonly ranks: Uint32Array
}

/** Share of a square of this side (pixels) that all marks together cover. */
const REFERENCE_SIDE = 800
const COVERED = 0.045
const SMALLEST_UNIT = 0.45
const LARGEST_UNIT = 6
const LARGEST_RADIUS = 26
const SMALLEST_RADIUS = 1.2

/** One colour and what it says, for the legend of a picture. */
export interface ColourKey {
  readonly words: string
  readonly colour: string
}

/** How strongly a link is drawn at least that wears a colour of its own, and what is left of the others beside it. */
const MARKED = 0.6
const UNMARKED = 0.5

/** What marks wear instead of the colours of their clusters and sizes by their papers; both as long as there are nodes. */
export interface MarkLook {
  readonly colours?: readonly string[] | undefined
  /** Of links; one that is not of the palette's colour for links stands out. */
  readonly linkColours?: readonly string[] | undefined
  readonly key?: readonly ColourKey[] | undefined
  /** Areas are proportional to these; only their ratios count. */
  readonly sizes?: Float64Array | undefined
}

/** Size of the stage in pixels. */
export interface Sheet {
  readonly width: number
  readonly height: number
}

/** Small sheets have small marks; on an upright sheet a map that lies is turned by a quarter. */
export function createScene(
  given: LensColumns,
  visible: Visible,
  palette: Palette,
  sheet: Sheet,
  look: MarkLook = {},
): Scene {
  const view = standUpright(given, sheet)
  const clusterColours = Array.from(view.communities, (community) => clusterColour(palette, community))
  const { sources, targets, weights } = view.network
  const widths = new Float32Array(weights.length)
  const opacities = new Float32Array(weights.length)
  const strongest = largest(weights)
  // Many links share the sheet, so each of them has to step back further.
  const crowd = Math.min(1, Math.sqrt(360 / Math.max(1, Math.min(visible.edgeCount, CROWD_OF_LINKS))))
  const linkColours: string[] = []
  for (let edge = 0; edge < weights.length; edge++) {
    const strength = strongest > 0 ? Math.sqrt(Math.max(0, weights[edge]!) / strongest) : 0
    const isInside = view.communities[sources[edge]!] === view.communities[targets[edge]!]
    const isTie = view.edgeKinds[edge] === 'coauthorship' || view.lens !== 'everything'
    widths[edge] = isTie ? 0.7 + 2.1 * strength : 0.7
    opacities[edge] = Math.max(0.04, (isTie ? 0.16 + 0.5 * strength : 0.17) * crowd * (isInside ? 1 : 0.62))
    const given = look.linkColours?.[edge]
    linkColours.push(given ?? (isInside ? clusterColours[sources[edge]!]! : palette.link))
    if (given === palette.link) opacities[edge]! *= UNMARKED
    else if (given !== undefined) opacities[edge] = Math.max(MARKED, opacities[edge]!)
  }
  return {
    view,
    visible,
    palette,
    radii: radiiOf(
      view,
      Math.min(1.25, Math.max(0.55, Math.min(sheet.width, sheet.height) / REFERENCE_SIDE)),
      look.sizes,
    ),
    colours: look.colours ?? clusterColours,
    widths,
    opacities,
    linkColours,
    key: look.key,
    linkOrder: orderLinks(view, visible),
    ranks: rankMarks(view, visible),
  }
}

/** Weakest first; of two that are alike, the one inside of a cluster tells more than the one across the map. */
function orderLinks(view: LensColumns, visible: Visible): Uint32Array {
  const { sources, targets, weights } = view.network
  const strengths = Float64Array.from(weights, (weight, edge) =>
    view.communities[sources[edge]!] === view.communities[targets[edge]!] ? weight * INSIDE : weight,
  )
  return Uint32Array.from(drawnLinks(view, visible)).sort((a, b) => strengths[a]! - strengths[b]! || b - a)
}

function rankMarks({ ranking }: LensColumns, visible: Visible): Uint32Array {
  const ranks = new Uint32Array(ranking.length).fill(ranking.length)
  let rank = 0
  for (const node of ranking) if (visible.nodes[node]) ranks[node] = rank++
  return ranks
}

/** The view as it lies on a sheet: on an upright one, a map that lies is turned by a quarter. */
export function standUpright(view: LensColumns, sheet: Sheet): LensColumns {
  if (sheet.height <= 1.25 * sheet.width) return view
  const spread = (values: Float32Array): number =>
    values.reduce((most, value) => Math.max(most, value), -Infinity) -
    values.reduce((least, value) => Math.min(least, value), Infinity)
  if (spread(view.x) < 1.1 * spread(view.y)) return view
  return { ...view, x: view.y, y: view.x.map((value) => -value) }
}

/** Area proportional to the papers behind a mark, or to other sizes; either way all marks together cover as much. */
function radiiOf(view: LensColumns, scale: number, sizes: Float64Array | undefined): Float32Array {
  const allDocuments = Float64Array.from(view.allDocuments, (documents) => Math.max(1, documents))
  const total = sum(allDocuments)
  const enlargement = sizes ? total / (sum(sizes) || 1) : 1
  const areas = sizes
    ? sizes.map((size) => size * enlargement)
    : Float64Array.from(view.documents, (documents) => Math.max(1, documents))
  const most = Math.max(1, largest(sizes ? areas : allDocuments))
  const fitting = Math.sqrt((COVERED * REFERENCE_SIDE ** 2) / (Math.PI * Math.max(1, total)))
  const unit = Math.min(Math.max(fitting, SMALLEST_UNIT), LARGEST_UNIT, LARGEST_RADIUS / Math.sqrt(most))
  return Float32Array.from(areas, (area) => Math.max(SMALLEST_RADIUS, scale * unit * Math.sqrt(area)))
}

/**
 * Links of people to topics follow from the papers between them; at rest they would only hide the rest,
 * so they are drawn when one of their ends is picked.
 */
function isLinkAtRest(view: LensColumns, edge: number): boolean {
  return view.edgeKinds[edge] !== 'topic-of-author'
}

/** Pixels of the sheet for every mark and every link; what is more than that waits until one comes nearer. */
const ROOM_OF_MARK = 640
const ROOM_OF_LINK = 480
/** Links share the sheet with at most so many others at a time. */
const CROWD_OF_LINKS = 2_700
/** How much more a link inside of a cluster counts than one between two. */
const INSIDE = 1.5

/** How many of the marks, from the most important, can be told apart at this distance. */
export function legibleMarks(at: Pick<Projection, 'magnification' | 'width' | 'height'>): number {
  return Math.round(roomIn(at) / ROOM_OF_MARK)
}

/** How many of the links, from the strongest, can be told apart at this distance. */
export function legibleLinks(at: Pick<Projection, 'magnification' | 'width' | 'height'>): number {
  // Coming nearer by a step shows a square of its size less, but links pass through from far away: as many per length.
  return Math.round((at.width * at.height * Math.max(1, at.magnification) ** 2) / ROOM_OF_LINK)
}

/** Pixels up to which a link is drawn at its full strength. */
export const FULL_LENGTH = 320

/** What is left of the opacity of a link of this length in pixels: a long one would lie over much that it says nothing of. */
export function fadeOf(length: number): number {
  return Math.min(1, FULL_LENGTH / Math.max(1, length))
}

/** Pixels that the whole map would fill: with every step nearer, its area grows by the fourth power of the sizes. */
function roomIn({ magnification, width, height }: Pick<Projection, 'magnification' | 'width' | 'height'>): number {
  return width * height * Math.max(1, magnification) ** 4
}

/** The links drawn at this distance, weakest first: the strongest among those whose two ends are drawn. */
export function* linksAt(scene: Scene, projection: Projection): Generator<number> {
  const { linkOrder, ranks, view } = scene
  const { sources, targets } = view.network
  const most = legibleMarks(projection)
  for (let place = Math.max(0, linkOrder.length - legibleLinks(projection)); place < linkOrder.length; place++) {
    const edge = linkOrder[place]!
    if (ranks[sources[edge]!]! < most && ranks[targets[edge]!]! < most) yield edge
  }
}

/** How much of a map is drawn at one distance. */
export interface Drawn {
  readonly marks: number
  readonly links: number
  /** Links that come into view nearer. */
  readonly waitingLinks: number
}

export function countDrawn(scene: Scene, projection: Projection): Drawn {
  let links = 0
  for (const _ of linksAt(scene, projection)) links++
  return {
    marks: Math.min(scene.visible.nodeCount, legibleMarks(projection)),
    links,
    waitingLinks: scene.linkOrder.length - links,
  }
}

function* drawnLinks(view: LensColumns, visible: Visible): Generator<number> {
  for (let edge = 0; edge < visible.edges.length; edge++)
    if (visible.edges[edge] && isLinkAtRest(view, edge)) yield edge
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}

function largest(values: Float64Array | Uint32Array): number {
  let most = 0
  for (const value of values) if (value > most) most = value
  return most
}
