/** From places on the map to pixels of the stage: a scale and a shift on each axis, for the map never turns. */

export interface Projection {
  readonly scaleX: number
  readonly scaleY: number
  readonly shiftX: number
  readonly shiftY: number
  /** What radii and widths are multiplied with at this magnification. */
  readonly magnification: number
  readonly width: number
  readonly height: number
}

export function projectX(projection: Projection, x: number): number {
  return projection.scaleX * x + projection.shiftX
}

export function projectY(projection: Projection, y: number): number {
  return projection.scaleY * y + projection.shiftY
}

export function isInSight(projection: Projection, x: number, y: number, margin: number): boolean {
  return x > -margin && y > -margin && x < projection.width + margin && y < projection.height + margin
}
