/** What the stage shows as vectors, with its legend and caption below; loaded when it is first asked for. */
import {
  drawPlate,
  drawSvg,
  letterDiscsInFront,
  describeScene,
  VERSION,
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
import { letterHighlight, ringOf, VEIL } from './painter.ts'

export function drawStage(
  scene: Scene,
  projection: Projection,
  highlight: Highlight | undefined,
  measure: Measure,
  { isTransparent, print }: PictureWish,
): Blob {
  const reserved = barsOf(projection)
  const svg = drawSvg(scene, projection, {
    title: `Coterie: ${scene.view.lens}`,
    description: describeScene(scene, projection).join(' '),
    measure,
    isTransparent,
    ...(print && { millimetres: print.millimetres }),
    reserved,
    front: highlight && frontOf(scene, projection, highlight, measure, reserved),
    plate: drawPlate(scene, projection, measure, `Made with Coterie ${VERSION}.`),
  })
  return new Blob([svg], { type: 'image/svg+xml' })
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
