/** Widths of the window, in pixels, at which the page is laid out otherwise: the ones that the style sheet has. */

/** Panels slide up from below. */
export function isNarrow(width: number): boolean {
  return width < 720
}

/** There is no room for the details beside another panel: one at a time. */
export function isCrowded(width: number): boolean {
  return width < 960
}

/** Bars at the top take two rows. */
export function isWrapped(width: number): boolean {
  return width < 880
}
