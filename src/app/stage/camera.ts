/** Where the camera has to stand so that a part of the map fills the room that the panels leave. Pure. */
import type { Positions, Scene } from '../../core/index.ts'
import type { Camera } from '../state/address.ts'

/** A part of the map in framed units: 0–1 across its longer side. */
export interface Extent {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
}

type Span = readonly [from: number, to: number]
/** A part of the map in its own units, along x and y. */
export type Area = readonly [Span, Span]

/** The part of the map that holds some marks; nothing without marks. */
export function areaOf(nodes: Iterable<number>, { x, y }: Positions): Area | undefined {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const node of nodes) {
    left = Math.min(left, x[node]!)
    right = Math.max(right, x[node]!)
    bottom = Math.min(bottom, y[node]!)
    top = Math.max(top, y[node]!)
  }
  if (left > right) return undefined
  const [alongX, alongY]: Area = [
    [left, right],
    [bottom, top],
  ]
  return [alongX, alongY]
}

/** A part of the map in framed units, as Sigma's camera counts. */
export function extentOf([alongX, alongY]: Area, [wholeX, wholeY]: Area): Extent {
  const side = Math.max(wholeX[1] - wholeX[0], wholeY[1] - wholeY[0]) || 1
  const share = (value: number, [low, high]: Span): number => 0.5 + (value - (low + high) / 2) / side
  return {
    left: share(alongX[0], wholeX),
    right: share(alongX[1], wholeX),
    bottom: share(alongY[0], wholeY),
    top: share(alongY[1], wholeY),
  }
}

/** Pixels at each edge that panels cover. */
export interface Insets {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** `unit` is the length in pixels of one framed unit at ratio 1. */
export function frame(
  extent: Extent,
  insets: Insets,
  width: number,
  height: number,
  unit: number,
  nearest: number,
): Camera {
  const freeWidth = Math.max(80, width - insets.left - insets.right)
  const freeHeight = Math.max(80, height - insets.top - insets.bottom)
  const ratio = Math.max(
    nearest,
    ((extent.right - extent.left) * unit) / freeWidth,
    ((extent.top - extent.bottom) * unit) / freeHeight,
  )
  return {
    x: (extent.left + extent.right) / 2 - ((insets.left - insets.right) / 2 / unit) * ratio,
    y: (extent.bottom + extent.top) / 2 + ((insets.top - insets.bottom) / 2 / unit) * ratio,
    ratio,
  }
}

export function* shownNodes({ view, visible }: Scene): Generator<number> {
  for (let node = 0; node < view.order; node++) if (visible.nodes[node]) yield node
}
