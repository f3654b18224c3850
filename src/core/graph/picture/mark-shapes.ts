/** Outlines of the marks, in radii of the disc whose outline has the same area. */

export const SQUARE_HALF = Math.sqrt(Math.PI) / 2
export const RING_INNER = 0.58
export const RING_OUTER = 1
export const HEXAGON_RADIUS = Math.sqrt((2 * Math.PI) / (3 * Math.sqrt(3)))
export const HEXAGON_APOTHEM = (HEXAGON_RADIUS * Math.sqrt(3)) / 2
