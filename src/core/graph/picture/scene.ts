/** What is drawn: sizes and colours of every mark and link of a lens. Pure, so that map, highlight and picture agree. */
import { orderByValue } from '../../columns/ordering.ts'
import { isLinkAtRest, type LensColumns, type Visible } from '../lens-columns.ts'
import type { Overview } from '../overview.ts'
import type { Discs } from './discs.ts'
import { clusterColour, type Palette } from './palette.ts'
import type { Projection } from './projection.ts'

/** Radii are pixels when the whole map is in view, as are the widths of links; both grow with the square root of the magnification. */
export interface Scene {
  readonly view: LensColumns
  readonly visible: Visible
  readonly palette: Palette
  readonly radii: Float32Array
  readonly colours: readonly string[]
  /** Weight of the strongest link. */
  readonly strongest: number
  /** Of links, where these are not those of clusters; one of the palette's colour for links steps back, others stand out. */
  readonly ownLinkColours: readonly string[] | undefined
  /** What colours mean where they are not those of clusters. */
  readonly key: readonly ColourKey[] | undefined
  /** From sparse to dense, where the map is shown by how dense it is: then neither marks nor links are drawn. */
  readonly ramp: readonly string[] | undefined
  /** Indices of the links to draw, weakest first, so that the strongest lie on top. */
  readonly linkOrder: Uint32Array
  /** Place of every mark among the visible ones, from the most important; of the others, beyond all. */
  readonly ranks: Uint32Array
  /** Visible marks of every cluster, by its id. */
  readonly clusterSizes: Uint32Array
  /** Where clusters are seen as single marks until one comes near: then the rest of the scene holds only what is open. */
  readonly clusters?: Clusters | undefined
}

/** Clusters that are seen as discs until one comes near. */
export interface Clusters {
  /** All marks that filters let through, open or not. */
  readonly whole: Scene
  readonly overview: Overview
  readonly discs: Discs
  /** Colour of every disc. */
  readonly colours: readonly string[]
  /** 1 where a cluster is open; one longer than there are clusters, the last for the marks in none. */
  readonly open: Uint8Array
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

/** What marks wear instead of the colours of their clusters and sizes by their papers; both as long as there are nodes. */
export interface MarkLook {
  readonly colours?: readonly string[] | undefined
  /** Of links; one that is not of the palette's colour for links stands out. */
  readonly linkColours?: readonly string[] | undefined
  readonly key?: readonly ColourKey[] | undefined
  readonly ramp?: readonly string[] | undefined
  /** Links are ordered later, and only those that come into view. */
  readonly isUnlinked?: boolean | undefined
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
  const clusterColours = new Array<string>(view.order)
  for (let node = 0; node < view.order; node++) clusterColours[node] = clusterColour(palette, view.communities[node]!)
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
    strongest: largest(view.network.weights),
    ownLinkColours: look.linkColours,
    key: look.key,
    ramp: look.ramp,
    linkOrder: look.ramp || look.isUnlinked ? new Uint32Array() : orderLinks(view, linksAtRest(view, visible)),
    ranks: rankMarks(view, visible),
    clusterSizes: countClusters(view, visible),
  }
}

function linksAtRest({ edgeKinds }: LensColumns, { edges }: Visible): Uint32Array {
  const links = new Uint32Array(edges.length)
  let count = 0
  // Of equals the first is the strongest, as in the order of the lens.
  for (let edge = edges.length - 1; edge >= 0; edge--)
    if (edges[edge] && isLinkAtRest(edgeKinds[edge])) links[count++] = edge
  return links.subarray(0, count)
}

/** Weakest first, in place; of two that are alike, the one inside of a cluster tells more than the one across the map. */
export function orderLinks({ network, communities }: LensColumns, links: Uint32Array): Uint32Array {
  const { sources, targets, weights } = network
  const strengths = new Float32Array(weights.length)
  for (let place = 0; place < links.length; place++) {
    const edge = links[place]!
    const isInside = communities[sources[edge]!] === communities[targets[edge]!]
    strengths[edge] = Math.max(0, weights[edge]!) * (isInside ? INSIDE : 1)
  }
  orderByValue(links, strengths)
  return links
}

function rankMarks({ ranking }: LensColumns, visible: Visible): Uint32Array {
  const ranks = new Uint32Array(ranking.length).fill(ranking.length)
  let rank = 0
  for (let place = 0; place < ranking.length; place++) {
    const node = ranking[place]!
    if (visible.nodes[node]) ranks[node] = rank++
  }
  return ranks
}

function countClusters({ communities, communityList }: LensColumns, visible: Visible): Uint32Array {
  const sizes = new Uint32Array(communityList.reduce((most, { id }) => Math.max(most, id), 0) + 1)
  for (let node = 0; node < communities.length; node++) if (visible.nodes[node]) sizes[communities[node]!]!++
  return sizes
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
  const { documents, allDocuments, order } = view
  let [total, largestDocuments] = [0, 1]
  for (let node = 0; node < order; node++) {
    const count = Math.max(1, allDocuments[node]!)
    total += count
    if (count > largestDocuments) largestDocuments = count
  }
  const enlargement = sizes ? total / (sum(sizes) || 1) : 1
  const most = sizes ? Math.max(1, largest(sizes) * enlargement) : largestDocuments
  const fitting = Math.sqrt((COVERED * REFERENCE_SIDE ** 2) / (Math.PI * Math.max(1, total)))
  const unit = scale * Math.min(Math.max(fitting, SMALLEST_UNIT), LARGEST_UNIT, LARGEST_RADIUS / Math.sqrt(most))
  const radii = new Float32Array(order)
  for (let node = 0; node < order; node++) {
    const area = sizes ? sizes[node]! * enlargement : Math.max(1, documents[node]!)
    radii[node] = Math.max(SMALLEST_RADIUS, unit * Math.sqrt(area))
  }
  return radii
}

/** Pixels of the sheet for every mark and every link; what is more than that waits until one comes nearer. */
const ROOM_OF_MARK = 640
const ROOM_OF_LINK = 480
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
  /** Where clusters come first. */
  readonly clusters?: DrawnClusters
}

/** How much of a map is seen as clusters. */
export interface DrawnClusters {
  /** Clusters drawn as discs, and the marks in them. */
  readonly discs: number
  readonly inDiscs: number
  /** Clusters that are open, and the marks in them, drawn or not. */
  readonly open: number
  readonly inOpen: number
  /** Groups whose discs would be too small to tell apart, a lone mark among them, and the marks in them. */
  readonly small: number
  readonly inSmall: number
}

/** How many marks are told apart at this distance. */
export function countMarks({ view, visible, ranks, clusters }: Scene, projection: Projection): number {
  const most = legibleMarks(projection)
  if (!clusters) return Math.min(visible.nodeCount, most)
  let [least, beyond] = [0, view.ranking.length]
  while (least < beyond) {
    const middle = (least + beyond) >>> 1
    if (ranks[view.ranking[middle]!]! < most) least = middle + 1
    else beyond = middle
  }
  return least
}

export function countDrawn(scene: Scene, projection: Projection): Drawn {
  let links = 0
  for (const _ of linksAt(scene, projection)) links++
  return {
    marks: countMarks(scene, projection),
    links,
    waitingLinks: scene.linkOrder.length - links,
  }
}

function sum(values: Float64Array): number {
  let total = 0
  for (let place = 0; place < values.length; place++) total += values[place]!
  return total
}

function largest(values: Float64Array): number {
  let most = 0
  for (let place = 0; place < values.length; place++) if (values[place]! > most) most = values[place]!
  return most
}
