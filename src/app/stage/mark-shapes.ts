/** The outlines of marks on a canvas. */
import { HEXAGON_RADIUS, RING_INNER, RING_OUTER, SQUARE_HALF, type NodeKind } from '../../core/index.ts'

/** Width of the ring around a picked mark. */
export const RING = 2.5

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
