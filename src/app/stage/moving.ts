/** Marks that somebody puts elsewhere by hand, from pixels of the stage to places in the layout. */
import type { Pin, Projection, Scene } from '../../core/index.ts'
import type { LensView } from '../state/lens-view.ts'
import type { Point } from './gesture-sign.ts'

/** Where these marks of `view` are when they were moved on the stage by some pixels. */
export function pinsFor(
  view: LensView,
  scene: Scene,
  projection: Projection,
  nodes: readonly number[],
  by: Point,
): Pin[] {
  const [right, up] = [by.x / projection.scaleX, by.y / projection.scaleY]
  // On an upright sheet the scene shows the map turned by a quarter.
  const isTurned = scene.view.x !== view.x
  const [dx, dy] = isTurned ? [-up, right] : [right, up]
  return nodes.map((node) => ({
    lens: view.lens,
    key: view.keys[node]!,
    x: roundPlace(view.x[node]! + dx),
    y: roundPlace(view.y[node]! + dy),
  }))
}

/** To what a snapshot keeps of a position. */
function roundPlace(value: number): number {
  return Math.round(value * 1000) / 1000
}
