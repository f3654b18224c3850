/** What the stage shows as vectors, with its legend and caption below; loaded when it is first asked for. */
import {
  drawPlate,
  drawSvg,
  describeScene,
  VERSION,
  type Measure,
  type Projection,
  type Scene,
} from '../../core/index.ts'
import type { PictureWish } from '../state/commands.ts'
import { barsOf } from './lettering.ts'

export function drawStage(
  scene: Scene,
  projection: Projection,
  measure: Measure,
  { isTransparent, print }: PictureWish,
): Blob {
  const svg = drawSvg(scene, projection, {
    title: `Coterie: ${scene.view.lens}`,
    description: describeScene(scene, projection).join(' '),
    measure,
    isTransparent,
    ...(print && { millimetres: print.millimetres }),
    reserved: barsOf(projection),
    plate: drawPlate(scene, projection, measure, `Made with Coterie ${VERSION}.`),
  })
  return new Blob([svg], { type: 'image/svg+xml' })
}
