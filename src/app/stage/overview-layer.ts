/** Clusters as discs on the stage, and which of them are open; loaded when clusters come first. */
import {
  colourDiscs,
  countClusters,
  discAt,
  discsAt,
  gatherClusters,
  isInSight,
  letterOverview,
  openAt,
  openGround,
  openScene,
  placeDiscs,
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
import type { Selection } from '../state/selection.ts'
import type { Highlight } from './highlight.ts'
import { drawLetters } from './lettering.ts'
import type { Area } from './stage.ts'

/** Milliseconds of work before other work is let through. */
const SLICE = 8

export interface OverviewLayer {
  /** What is drawn at the distance that was followed last. */
  readonly scene: Scene
  /** What stays in front for a cluster that is selected or pointed at; a selected mark keeps its cluster open. */
  highlight(selection: Selection | undefined, pointedAt: number | undefined): Highlight | undefined
  /** Where a selected cluster lies on the map, with the smallest part of the map that it opens in. */
  areaOf(selection: Selection | undefined): Area | undefined
  /** The scene with other clusters open, if this distance asks for that. */
  follow(projection: Projection): Scene | undefined
  /** The land of what is open. */
  ground(regions: Regions): Regions
  draw(container: HTMLElement, projection: Projection): void
  letter(hearts: Regions['hearts'], projection: Projection, measure: Measure, reserved: readonly Box[]): Label[]
  count(projection: Projection): DrawnClusters
  /** Place of the closed cluster under a point of the stage. */
  pick(projection: Projection, x: number, y: number): number | undefined
  /** Clusters with what they are linked with, in front of the veil. */
  drawInFront(
    context: CanvasRenderingContext2D,
    projection: Projection,
    places: readonly number[],
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
  const canvas = document.createElement('canvas')
  canvas.className = 'overview'
  const context = canvas.getContext('2d')!
  return {
    get scene() {
      return scene
    },
    highlight(selection, pointedAt) {
      const { view } = whole
      const node = selection?.type === 'node' ? view.indexOf.get(selection.key) : undefined
      held = node === undefined ? undefined : overview.places[view.communities[node]!]
      const selected = selection?.type === 'cluster' ? overview.places[selection.id] : undefined
      const chosen = [pointedAt, selected].filter((place) => place !== undefined && place >= 0) as number[]
      if (chosen.length === 0) return undefined
      return { nodes: [], edges: [], picked: [], named: [], clusters: chosen }
    },
    areaOf(selection) {
      const place = selection?.type === 'cluster' ? (overview.places[selection.id] ?? -1) : -1
      if (place === -1) return undefined
      const { homeX, homeY, reaches, x, y, radii } = closed.discs
      const reach = reaches[place]! * 1.2
      const radius = radii[place]!
      const [middleX, middleY] = [homeX[place]!, homeY[place]!]
      return [
        [Math.min(middleX - reach, x[place]! - radius), Math.max(middleX + reach, x[place]! + radius)],
        [Math.min(middleY - reach, y[place]! - radius), Math.max(middleY + reach, y[place]! + radius)],
      ]
    },
    follow(projection) {
      const before = scene.clusters!
      const open = openAt(before, projection, legibleMarks(projection), held)
      if (open.every((value, place) => value === before.open[place])) return undefined
      return (scene = openScene({ ...before, open }))
    },
    ground: (regions) => openGround(regions, scene.clusters!),
    draw(container, { width, height, ...rest }) {
      if (!canvas.isConnected) container.querySelector('canvas')!.after(canvas)
      const density = window.devicePixelRatio || 1
      if (canvas.width !== Math.round(width * density)) canvas.width = Math.round(width * density)
      if (canvas.height !== Math.round(height * density)) canvas.height = Math.round(height * density)
      context.setTransform(density, 0, 0, density, 0, 0)
      context.clearRect(0, 0, width, height)
      const projection = { width, height, ...rest }
      paintTies(context, tiesAt(scene, projection), scene.palette.link)
      paintDiscs(context, discsAt(scene, projection))
    },
    letter: (hearts, projection, measure, reserved) => letterOverview(scene, hearts, projection, measure, reserved),
    count: (projection) => countClusters(scene.clusters!, projection),
    pick: (projection, x, y) => discAt(scene.clusters!, projection, x, y),
    drawInFront(front, projection, places, measure, reserved) {
      const near = new Set(places)
      const all = discsAt(scene, projection)
      const { adjacency } = scene.clusters!.overview
      const around = new Set(
        places.flatMap((place) => [
          ...adjacency.neighbours.subarray(adjacency.offsets[place], adjacency.offsets[place + 1]),
        ]),
      )
      const discs = all.filter(({ place }) => near.has(place) || around.has(place))
      paintTies(front, tiesAt(scene, projection, near), scene.palette.link)
      paintDiscs(front, discs)
      front.strokeStyle = scene.palette.accent
      front.lineWidth = 2.5
      for (const { place, x, y, radius } of discs) {
        if (!near.has(place) || !isInSight(projection, x, y, radius)) continue
        front.beginPath()
        front.arc(x, y, radius + 3, 0, 2 * Math.PI)
        front.stroke()
      }
      drawLetters(front, letterOverview(scene, new Map(), projection, measure, reserved), 0, 0)
    },
    end: () => canvas.remove(),
  }
}

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
    context.lineWidth = 1.25
    context.stroke()
  }
}
