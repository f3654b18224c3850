/** Walking over the map by keyboard: from a mark to the neighbour in a direction. */
import type { Visible } from './filters.ts'
import { neighboursOf, type LensView } from './lens-view.ts'

/** Of length 1; y points up. */
export interface Direction {
  readonly x: number
  readonly y: number
}

/** The neighbour that lies best in the direction, near ones first; none when all lie the other way. */
export function neighbourTowards(
  view: Pick<LensView, 'adjacency' | 'x' | 'y'>,
  { nodes }: Pick<Visible, 'nodes'>,
  node: number,
  direction: Direction,
): number | undefined {
  let best: number | undefined
  let least = Infinity
  for (const other of neighboursOf(view, node)) {
    if (!nodes[other]) continue
    const dx = view.x[other]! - view.x[node]!
    const dy = view.y[other]! - view.y[node]!
    const along = dx * direction.x + dy * direction.y
    const across = Math.abs(dx * direction.y) + Math.abs(dy * direction.x)
    // Within 45 degrees of the direction.
    if (along <= 0 || across > along) continue
    const cost = along + 2 * across
    if (cost < least) {
      least = cost
      best = other
    }
  }
  return best
}
