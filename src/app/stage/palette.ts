/** The colours of the stage, read from the style sheet so that legend and map can never differ. */

export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  readonly accent: string
  /** Marks in no coloured cluster. */
  readonly rest: string
  /** Links between clusters. */
  readonly link: string
  /** Colour of cluster 1, 2, …; clusters beyond it take `rest`. */
  readonly clusters: readonly string[]
  /** Opacity of the tint behind a cluster. */
  readonly tint: number
  readonly font: string
}

/** Colours must be given as `#rrggbb` in the style sheet: the stage takes them apart. */
export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  const clusters: string[] = []
  for (let id = 1; read(`--cluster-${id}`) !== ''; id++) clusters.push(read(`--cluster-${id}`))
  return {
    paper: read('--paper'),
    ink: read('--ink'),
    muted: read('--muted'),
    accent: read('--accent'),
    rest: read('--rest'),
    link: read('--link'),
    clusters,
    tint: Number(read('--tint')) || 0,
    font: style.fontFamily,
  }
}

export function clusterColour(palette: Palette, community: number): string {
  return palette.clusters[community - 1] ?? palette.rest
}

/** Red, green and blue, 0–255, of `#rrggbb` or its short form, into which style sheets are pressed. */
export function toRgb(hex: string): Rgb {
  let rgb = known.get(hex)
  if (!rgb) known.set(hex, (rgb = takeApart(hex)))
  return rgb
}

type Rgb = readonly [number, number, number]

/** A palette has few colours and a map many links. */
const known = new Map<string, Rgb>()

function takeApart(hex: string): Rgb {
  const digits = hex.length === 4 ? hex.slice(1).replace(/./g, '$&$&') : hex.slice(1)
  const value = Number.parseInt(digits, 16)
  return Number.isNaN(value) ? [128, 128, 128] : [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/** A colour between two, `share` of the way to the second. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [toRgb(from), toRgb(to)]
  const channel = (index: 0 | 1 | 2): string =>
    Math.round(a[index] + (b[index] - a[index]) * share)
      .toString(16)
      .padStart(2, '0')
  return `#${channel(0)}${channel(1)}${channel(2)}`
}
