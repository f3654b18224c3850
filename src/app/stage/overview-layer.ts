/** Clusters as discs on the stage, and which of them are open; loaded when clusters come first. */
import {
  colourDiscs,
  countClusters,
  DISC_RIM,
  discAt,
  discsAround,
  discsAt,
  gatherClusters,
  letterDiscsInFront,
  letterOverview,
  openAt,
  openGround,
  openScene,
  placeDiscs,
  RING_GAP,
  legibleMarks,
  tiesAt,
  type Box,
  type Clusters,
  type DrawnClusters,
  type DrawnDisc,
  type DrawnTie,
  type Label,
  type Measure,
  type Projection,
  type Regions,
  type Scene,
} from '../../core/index.ts'
import type { Area } from './camera.ts'
import { clustersOf, tieSelection, type Selection } from '../state/selection.ts'
import type { Highlight } from './highlight.ts'
import { drawLetters } from './lettering.ts'
import { RING } from './mark-shapes.ts'
import { distanceToSegment } from './picking.ts'
import { wipe } from './renderer.ts'

/** A cluster that was entered closes when the map is this much smaller again. */
const AWAY = 0.6
/** Milliseconds of work before other work is let through. */
const SLICE = 8

export interface OverviewLayer {
  /** What is drawn at the distance that was followed last. */
  readonly scene: Scene
  /** A selected cluster is open from now on, until one goes far from it. */
  enter(selection: Selection | undefined): void
  /** What stays in front for a cluster that is selected or pointed at; from now on a selected mark keeps its cluster open. */
  highlight(selection: Selection | undefined, pointedAt: number | undefined): Highlight | undefined
  /** All discs but the tiniest. */
  readonly area: Area
  /** Where a selected cluster lies on the map, with the smallest part of the map that it opens in. */
  areaOf(selection: Selection | undefined): Area | undefined
  /** The scene with other clusters open, if this distance asks for that. */
  follow(projection: Projection): Scene | undefined
  /** The land of what is open. */
  ground(regions: Regions): Regions
  draw(container: HTMLElement, projection: Projection): void
  /** Discs and what joins them. */
  paint(context: CanvasRenderingContext2D, projection: Projection): void
  letter(hearts: Regions['hearts'], projection: Projection, measure: Measure, reserved: readonly Box[]): Label[]
  count(projection: Projection): DrawnClusters
  /** Place of the closed cluster under a point of the stage. */
  pick(projection: Projection, x: number, y: number): number | undefined
  /** What joins two clusters, where a line between them is at most `tolerance` pixels from a point of the stage. */
  pickTie(projection: Projection, x: number, y: number, tolerance: number): Selection | undefined
  /** Clusters with what they are linked with, in front of the veil. */
  drawInFront(
    context: CanvasRenderingContext2D,
    projection: Projection,
    { clusters, isPointedAt }: Highlight,
    measure: Measure,
    reserved: readonly Box[],
  ): void
  end(): void
}

/** Nothing where there is no more than one cluster, or when it is outdated before it is done. */
export async function gatherOverview(
  whole: Scene,
  sizes: Float64Array | undefined,
  isMeasured: boolean,
  isOutdated: () => boolean,
): Promise<OverviewLayer | undefined> {
  const overview = await inSlices(gatherClusters(whole.view, whole.visible, sizes), isOutdated)
  if (!overview || overview.ids.length < 2) return undefined
  const discs = await inSlices(placeDiscs(whole.view, overview), isOutdated)
  if (!discs) return undefined
  return createLayer({
    whole,
    overview,
    discs,
    colours: colourDiscs(whole, overview, isMeasured),
    open: new Uint8Array(overview.ids.length + 1),
  })
}

async function inSlices<Result>(
  work: Generator<undefined, Result>,
  isOutdated: () => boolean,
): Promise<Result | undefined> {
  let start = performance.now()
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    if (performance.now() - start < SLICE) continue
    await new Promise((resolve) => setTimeout(resolve))
    if (isOutdated()) return undefined
    start = performance.now()
  }
}

function createLayer(closed: Clusters): OverviewLayer {
  const { whole, overview } = closed
  let scene = openScene(closed)
  let held: number | undefined
  let at: Projection | undefined
  let drawn: { readonly scene: Scene; readonly at: Projection } | undefined
  let entered: { readonly place: number; readonly nearest: number } | undefined
  /** Places of the selected clusters. */
  const placesOf = (selection: Selection | undefined): number[] =>
    clustersOf(selection)
      .map((id) => overview.places[id] ?? -1)
      .filter((place) => place >= 0)
  const canvas = document.createElement('canvas')
  canvas.className = 'overview'
  const context = canvas.getContext('2d')!
  return {
    get scene() {
      return scene
    },
    enter(selection) {
      const [place, ...others] = placesOf(selection)
      entered = place === undefined || others.length > 0 ? undefined : { place, nearest: 0 }
    },
    highlight(selection, pointedAt) {
      const { view } = whole
      const node = selection?.type === 'node' ? view.indexOf.get(selection.key) : undefined
      held = node === undefined ? undefined : overview.places[view.communities[node]!]
      const places = placesOf(selection)
      const [selected] = places
      if (pointedAt !== undefined && !places.includes(pointedAt)) return inFront([pointedAt], true)
      if (selected === undefined) return undefined
      const isOpen = places.some((place) => scene.clusters!.open[place])
      return isOpen && places.length === 1 ? highlightMembers(scene, selected, at) : inFront(places, false)
    },
    area: [closed.discs.alongX, closed.discs.alongY],
    areaOf(selection) {
      const places = placesOf(selection)
      const { homeX, homeY, reaches, x, y, radii } = closed.discs
      // Two are looked at as discs; one is entered.
      const lengths = places.flatMap((place) => (places.length > 1 ? [] : [reaches[place]! * 1.2]))
      const along = (middles: Float32Array, homes: Float32Array): [number, number] => {
        const ends = places.flatMap((place) => [
          middles[place]! - radii[place]!,
          middles[place]! + radii[place]!,
          ...lengths.flatMap((reach) => [homes[place]! - reach, homes[place]! + reach]),
        ])
        return [Math.min(...ends), Math.max(...ends)]
      }
      return places.length === 0 ? undefined : [along(x, homeX), along(y, homeY)]
    },
    follow(projection) {
      const before = scene.clusters!
      at = projection
      if (entered) {
        const nearest = Math.max(entered.nearest, projection.scaleX)
        entered = projection.scaleX < AWAY * nearest ? undefined : { ...entered, nearest }
      }
      const open = openAt(before, projection, legibleMarks(projection), entered?.place ?? held)
      if (open.every((value, place) => value === before.open[place])) return undefined
      return (scene = openScene({ ...before, open }))
    },
    ground: (regions) => openGround(regions, scene.clusters!),
    draw(container, projection) {
      if (!canvas.isConnected) container.querySelector('canvas')!.after(canvas)
      const wider = widen(projection)
      const [dx, dy] = drawn ? [wider.shiftX - drawn.at.shiftX, wider.shiftY - drawn.at.shiftY] : [0, 0]
      const isSame =
        drawn?.scene === scene &&
        drawn.at.scaleX === wider.scaleX &&
        drawn.at.width === wider.width &&
        drawn.at.height === wider.height
      // What was only pulled is shifted as long as its margin lasts.
      const isNear = Math.abs(dx) <= AROUND && Math.abs(dy) <= AROUND
      canvas.style.transform = isSame && isNear ? `translate(${dx}px, ${dy}px)` : ''
      if (isSame && isNear) return
      drawn = { scene, at: wider }
      const density = window.devicePixelRatio || 1
      const [columns, rows] = [Math.round(wider.width * density), Math.round(wider.height * density)]
      if (canvas.width !== columns || canvas.height !== rows) {
        Object.assign(canvas, { width: columns, height: rows })
        Object.assign(canvas.style, { width: `${wider.width}px`, height: `${wider.height}px` })
      }
      context.setTransform(density, 0, 0, density, 0, 0)
      wipe(context, wider)
      this.paint(context, wider)
    },
    paint(onto, projection) {
      paintTies(onto, tiesAt(scene, projection), scene.palette.link)
      paintDiscs(onto, discsAt(scene, projection))
    },
    letter: (hearts, projection, measure, reserved) => letterOverview(scene, hearts, projection, measure, reserved),
    count: (projection) => countClusters(scene.clusters!, projection),
    pick: (projection, x, y) => discAt(scene.clusters!, projection, x, y),
    pickTie(projection, x, y, tolerance) {
      // The strongest lie on top.
      const tie = tiesAt(scene, projection).findLast(
        ({ x1, y1, x2, y2, width }) => distanceToSegment(x, y, x1, y1, x2, y2) <= width / 2 + tolerance,
      )
      return tie && tieSelection(overview.ids[tie.one]!, overview.ids[tie.other]!)
    },
    drawInFront(front, projection, { clusters: places = [], isPointedAt }, measure, reserved) {
      const { discs, ties } = discsAround(scene, projection, places)
      paintTies(front, ties, scene.palette.link)
      paintDiscs(front, discs)
      front.strokeStyle = isPointedAt ? scene.palette.ink : scene.palette.accent
      front.lineWidth = isPointedAt ? DISC_RIM : RING
      for (const { place, x, y, radius } of discs) {
        if (!places.includes(place)) continue
        front.beginPath()
        front.arc(x, y, radius + RING_GAP, 0, 2 * Math.PI)
        front.stroke()
      }
      drawLetters(front, letterDiscsInFront(scene, places, projection, measure, reserved), 0, 0)
    },
    end: () => canvas.remove(),
  }
}

/** Pixels around the sheet that are drawn in advance, so that a pull at the map need not draw anew. */
const AROUND = 120

function widen({ width, height, shiftX, shiftY, ...scales }: Projection): Projection {
  return {
    ...scales,
    width: width + 2 * AROUND,
    height: height + 2 * AROUND,
    shiftX: shiftX + AROUND,
    shiftY: shiftY + AROUND,
  }
}

function inFront(clusters: readonly number[], isPointedAt: boolean): Highlight {
  return { nodes: [], edges: [], picked: [], named: [], clusters, isPointedAt }
}

/** Marks of an open cluster that stay in front; so many that they would be all there is to see need no veil behind them. */
const MOST_IN_FRONT = 3000
const MOST_LINKS = 400

function highlightMembers(scene: Scene, place: number, at: Projection | undefined): Highlight | undefined {
  const { view, ranks, linkOrder } = scene
  const { offsets, members } = scene.clusters!.overview
  const most = at ? legibleMarks(at) : 0
  const nodes = [...members.subarray(offsets[place], offsets[place + 1])].filter((node) => ranks[node]! < most)
  if (nodes.length > MOST_IN_FRONT) return undefined
  const held = new Set(nodes)
  const { sources, targets } = view.network
  const edges = linkOrder.filter((edge) => held.has(sources[edge]!) && held.has(targets[edge]!)).subarray(-MOST_LINKS)
  return { nodes, edges: [...edges], picked: [], named: nodes.slice(0, MOST_NAMED) }
}

const MOST_NAMED = 400

function paintTies(context: CanvasRenderingContext2D, ties: readonly DrawnTie[], colour: string): void {
  context.strokeStyle = colour
  for (const { x1, y1, x2, y2, width, opacity } of ties) {
    context.globalAlpha = opacity
    context.lineWidth = width
    context.beginPath()
    context.moveTo(x1, y1)
    context.lineTo(x2, y2)
    context.stroke()
  }
  context.globalAlpha = 1
}

function paintDiscs(context: CanvasRenderingContext2D, discs: readonly DrawnDisc[]): void {
  for (const { x, y, radius, fill, rim } of discs) {
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fillStyle = fill
    context.fill()
    context.strokeStyle = rim
    context.lineWidth = DISC_RIM
    context.stroke()
  }
}
