/** What the stage shows as vectors, with its legend and caption below; loaded when it is first asked for. */
import {
  drawPlate,
  drawSvg,
  letterDiscsInFront,
  describeScene,
  type Box,
  type Front,
  type Measure,
  type Projection,
  type Scene,
} from '../../core/index.ts'
import type { PictureWish } from '../state/commands.ts'
import type { Highlight } from './highlight.ts'
import { barsOf } from './lettering.ts'
import { RING } from './mark-shapes.ts'
import type { Shown } from './paint-scene.ts'
import { letterHighlight, ringOf, VEIL } from './painter.ts'
import { sourceOf } from './picture-source.ts'
import { boxesOf, shapesOf, SIGN_STROKES } from './signs.ts'

export function drawStage(
  { scene, projection, highlight, measure, signs }: Omit<Shown, 'regions' | 'overview'>,
  { isTransparent, print }: PictureWish,
): Blob {
  const reserved = [...barsOf(projection), ...boxesOf(scene, projection, signs)]
  const svg = drawSvg(scene, projection, {
    title: `Coterie: ${scene.view.lens}`,
    description: describeScene(scene, projection).join(' '),
    measure,
    isTransparent,
    ...(print && { millimetres: print.millimetres }),
    reserved,
    front: highlight && frontOf(scene, projection, highlight, measure, reserved),
    signs: shapesOf(scene, projection, signs).map(({ path, fill }) => drawSign(path, fill, scene.palette)),
    plate: drawPlate(scene, projection, measure, sourceOf(signs)),
  })
  return new Blob([svg], { type: 'image/svg+xml' })
}

function drawSign(path: string, fill: string, palette: Scene['palette']): string {
  const strokes = SIGN_STROKES.map(
    ({ ink, width }) =>
      `<path d="${path}" fill="${fill}" stroke="${palette[ink]}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`,
  )
  return strokes.join('')
}

function frontOf(
  scene: Scene,
  projection: Projection,
  highlight: Highlight,
  measure: Measure,
  reserved: readonly Box[],
): Front {
  return {
    nodes: highlight.nodes,
    edges: highlight.edges,
    rings: highlight.picked.map((node) => ({ node, radius: ringOf(scene, projection, node) })),
    ringWidth: RING,
    clusters: highlight.clusters,
    labels: highlight.clusters
      ? letterDiscsInFront(scene, highlight.clusters, projection, measure, reserved)
      : letterHighlight(scene, projection, highlight, measure, reserved),
    // A veil over paper, and the same where there is none.
    rest: Math.round((1 - VEIL) * 100) / 100,
  }
}
