/** Outlines of the marks, in radii of the disc whose outline has the same area. */
import type { NodeKind } from '../../core/index.ts'

export const SQUARE_HALF = Math.sqrt(Math.PI) / 2
export const RING_INNER = 0.58
export const RING_OUTER = 1
const HEXAGON_RADIUS = Math.sqrt((2 * Math.PI) / (3 * Math.sqrt(3)))
export const HEXAGON_APOTHEM = (HEXAGON_RADIUS * Math.sqrt(3)) / 2

/** Traces a mark on a canvas; fill it with the even-odd rule, for a ring has a hole. */
export function traceMark(context: CanvasPath, kind: NodeKind, x: number, y: number, radius: number): void {
  if (kind === 'paper') {
    context.rect(x - SQUARE_HALF * radius, y - SQUARE_HALF * radius, 2 * SQUARE_HALF * radius, 2 * SQUARE_HALF * radius)
  } else if (kind === 'system') {
    for (let corner = 0; corner < 6; corner++) {
      const angle = Math.PI / 6 + (corner * Math.PI) / 3
      const [cornerX, cornerY] = [
        x + HEXAGON_RADIUS * radius * Math.cos(angle),
        y + HEXAGON_RADIUS * radius * Math.sin(angle),
      ]
      if (corner === 0) context.moveTo(cornerX, cornerY)
      else context.lineTo(cornerX, cornerY)
    }
    context.closePath()
  } else if (kind === 'topic') {
    context.moveTo(x + RING_OUTER * radius, y)
    context.arc(x, y, RING_OUTER * radius, 0, 2 * Math.PI)
    context.moveTo(x + RING_INNER * radius, y)
    context.arc(x, y, RING_INNER * radius, 0, 2 * Math.PI)
  } else {
    context.moveTo(x + radius, y)
    context.arc(x, y, radius, 0, 2 * Math.PI)
  }
}
