/** The whole map on one canvas, as on the stage: for pictures that are taken of it. */
import {
  createLetters,
  legibleMarks,
  linksAt,
  projectX,
  projectY,
  type Measure,
  type Projection,
  type Regions,
  type Scene,
} from '../../core/index.ts'
import type { Highlight } from './highlight.ts'
import { barsOf, drawLetters } from './lettering.ts'
import type { OverviewLayer } from './overview-layer.ts'
import { paintHighlight, paintLinks, paintMarks, VEIL } from './painter.ts'
import { boxesOf, paintSigns, type Signs } from './signs.ts'

/** What the stage shows. */
export interface Shown {
  readonly scene: Scene
  readonly projection: Projection
  readonly regions: { readonly picture: CanvasImageSource; readonly place: Regions } | undefined
  readonly highlight: Highlight | undefined
  readonly measure: Measure
  readonly overview: OverviewLayer | undefined
  /** Of the marks that are seen. */
  readonly signs: Signs
}

export function paintScene(
  context: CanvasRenderingContext2D,
  { scene, projection, regions, highlight, measure, overview, signs }: Shown,
  isTransparent = false,
): void {
  context.fillStyle = scene.palette.paper
  if (!isTransparent) context.fillRect(0, 0, projection.width, projection.height)
  if (regions) paintRegions(context, regions.picture, regions.place, projection)
  overview?.paint(context, projection)
  if (!scene.ramp) {
    paintLinks(context, scene, projection, linksAt(scene, projection), false)
    paintMarks(context, scene, projection, drawnFromLeast(scene, projection))
  }
  const hearts: Regions['hearts'] = regions?.place.hearts ?? new Map()
  const reserved = [...barsOf(projection), ...boxesOf(scene, projection, signs)]
  const letters =
    overview?.letter(hearts, projection, measure, reserved) ??
    createLetters(scene, hearts, projection, measure, reserved)
  drawLetters(context, letters, 0, 0)
  if (highlight) {
    context.globalAlpha = VEIL
    context.fillStyle = scene.palette.paper
    // Without a ground, what steps back fades instead of being covered.
    if (isTransparent) context.globalCompositeOperation = 'destination-out'
    context.fillRect(0, 0, projection.width, projection.height)
    context.globalCompositeOperation = 'source-over'
    context.globalAlpha = 1
    if (highlight.clusters) overview?.drawInFront(context, projection, highlight, measure, reserved)
    paintHighlight(context, scene, projection, highlight, measure, reserved)
  }
  paintSigns(context, scene, projection, signs)
}

function paintRegions(
  context: CanvasRenderingContext2D,
  picture: CanvasImageSource,
  { left, bottom, width, height }: Regions,
  projection: Projection,
): void {
  const x = projectX(projection, left)
  const top = projectY(projection, bottom + height)
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, x, top, width * projection.scaleX, Math.abs(height * projection.scaleY))
}

function* drawnFromLeast({ view, visible, ranks }: Scene, projection: Projection): Generator<number> {
  const most = Math.min(visible.nodeCount, legibleMarks(projection))
  for (let place = view.order - 1; place >= 0; place--) {
    const node = view.ranking[place]!
    if (ranks[node]! < most) yield node
  }
}
