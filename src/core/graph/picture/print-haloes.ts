/** Names with haloes for pages: programs that show PDF in a browser take letters and their outlines for the same font. */

const LABEL = /<text ([^>]*?font-weight=")(\d+)("[^>]*?) fill="([^"]*)" stroke="([^"]*)">([^<]*)<\/text>/g
/** So much heavier, nobody sees it, but the widths of its letters tell one font from the other. */
const HEAVIER = 4

/** The same drawing with the halo of every name as an element of its own, below it. `svg` is one of ours. */
export function printHaloes(svg: string): string {
  return svg.replace(
    LABEL,
    (_, before: string, weight: string, after: string, fill: string, halo: string, text: string) =>
      `<text ${before}${Number(weight) + HEAVIER}${after} fill="none" stroke="${halo}" aria-hidden="true">${text}</text>` +
      `<text ${before}${weight}${after} fill="${fill}">${text}</text>`,
  )
}
