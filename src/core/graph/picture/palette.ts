/** The colours of a map, and what is made of them. */

export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  readonly accent: string
  /** Marks in no coloured cluster. */
  readonly rest: string
  /** Links between clusters. */
  readonly link: string
  /** What is new and what is gone where two maps are compared (Okabe and Ito's blue and vermilion, which every eye tells apart). */
  readonly added: string
  readonly gone: string
  /** Colour of cluster 1, 2, …; clusters beyond it take `rest`. */
  readonly clusters: readonly string[]
  /** Opacity of the tint behind a cluster. */
  readonly tint: number
  readonly font: string
}

const FONT = "'Inter Variable', Inter, system-ui, sans-serif"

/** The page's colours: eight clusters that people who see colours differently can still tell apart. */
export const PALETTES: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    paper: '#fbfaf7',
    ink: '#1f2328',
    muted: '#5b626b',
    accent: '#b3261e',
    rest: '#8b8f96',
    link: '#80868e',
    added: '#0072b2',
    gone: '#d55e00',
    clusters: ['#c4586b', '#3c3a9c', '#b5892b', '#266e48', '#607c9a', '#7d2555', '#329c8e', '#726f17'],
    tint: 0.13,
    font: FONT,
  },
  dark: {
    paper: '#0f1419',
    ink: '#e6e4de',
    muted: '#9aa4af',
    accent: '#ffb454',
    rest: '#7a838d',
    link: '#66707b',
    added: '#56b4e9',
    gone: '#f07f3c',
    clusters: ['#ed90a0', '#8c86e6', '#e3c162', '#469f6f', '#89b2d1', '#c4649a', '#60dbc8', '#9d9b36'],
    tint: 0.14,
    font: FONT,
  },
}

/** Colour of cluster 1, 2, … as `#rrggbb`. */
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
