/** From a number to a colour: a scale over the values of a measure, and colours that differ as much as the numbers do. */
import { toRgb } from '../../core/index.ts'

/** Two ends as `#rrggbb`. */
export interface Gradient {
  readonly low: string
  readonly high: string
}

export interface Scale {
  readonly low: number
  /** The value whose colour lies halfway. */
  readonly middle: number
  readonly high: number
  /** Whether some values lie beyond the ends; they wear the colour of the end. */
  readonly isCutBelow: boolean
  readonly isCutAbove: boolean
  /** 0 at the low end, 1 at the high end. */
  shareOf(value: number): number
}

/** Share of the values beyond each end of the scale: one odd year must not take the colour from all others. */
const BEYOND = 0.02

/**
 * A scale over the finite values; nothing where there are none. `isSkewed`: many small values and few large ones, as
 * counts are, are spread by their square roots.
 */
export function createScale(values: Float64Array, isSkewed: boolean): Scale | undefined {
  const sorted = values.filter(Number.isFinite).sort()
  if (sorted.length === 0) return undefined
  const beyond = Math.floor(sorted.length * BEYOND)
  const [low, high] = [sorted[beyond]!, sorted[sorted.length - 1 - beyond]!]
  const bend = (value: number): number => (isSkewed ? Math.sqrt(Math.max(0, value)) : value)
  const [from, to] = [bend(low), bend(high)]
  const middle = (from + to) / 2
  return {
    low,
    middle: isSkewed ? middle ** 2 : middle,
    high,
    isCutBelow: sorted[0]! < low,
    isCutAbove: sorted.at(-1)! > high,
    shareOf: (value) => (to > from ? Math.min(1, Math.max(0, (bend(value) - from) / (to - from))) : 0.5),
  }
}

/** Steps between the two ends: more could not be told apart, and every colour is taken apart only once. */
const STEPS = 64

/** The colours from the low end to the high one on a straight line in OKLab (Ottosson 2020), as style sheets mix `in oklab`. */
export function rampOf({ low, high }: Gradient): string[] {
  const [from, to] = [toOklab(low), toOklab(high)]
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const share = step / STEPS
    return fromOklab([0, 1, 2].map((at) => from[at]! + (to[at]! - from[at]!) * share) as unknown as Triple)
  })
}

/** The colour of every value; `unknown` where there is none. */
export function colourAll(values: Float64Array, scale: Scale, ramp: readonly string[], unknown: string): string[] {
  return Array.from(values, (value) =>
    Number.isFinite(value) ? ramp[Math.round(scale.shareOf(value) * (ramp.length - 1))]! : unknown,
  )
}

type Triple = readonly [number, number, number]

function toOklab(hex: string): Triple {
  const [r, g, b] = toRgb(hex).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as unknown as Triple
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromOklab([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((value) => {
    const share = value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055
    return Math.round(255 * Math.min(1, Math.max(0, share)))
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`
}
