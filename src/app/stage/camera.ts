/** Where the camera has to stand so that a part of the map fills the room that the panels leave. Pure. */
import type { Camera } from '../state/address.ts'

/** A part of the map in framed units: 0–1 across its longer side. */
export interface Extent {
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
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
