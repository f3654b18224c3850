/** White space of running text. */

const UNEVEN = /[^\S ]| {2}/

/** One space for every run of white space, none at the ends. */
export function collapseSpace(text: string): string {
  // Looking is several times cheaper than replacing, and most text is in order.
  return UNEVEN.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim()
}
