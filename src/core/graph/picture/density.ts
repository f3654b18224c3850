/** How dense the map is, in the steps of a ramp of colours: every mark spreads a round bell by its area. */
import type { Frame } from './field.ts'
import type { Scene } from './scene.ts'

/** Reach of one mark as a share of the longer side of the grid. */
const REACH = 0.022
/** Standard deviations up to which a bell is drawn: beyond, no ramp has a step for what is left of it. */
const TAIL = 4

interface Shades {
  /** Step of the ramp that every cell wears, from 1; 0 where the map is empty. */
  readonly tints: Uint8Array
  readonly strengths: Float32Array
  readonly colours: readonly string[]
}

/** Of all marks that are shown, whatever their cluster. Linear in marks, and in cells × reach. */
export function shadeDensity({ view, visible, radii }: Scene, frame: Frame, ramp: readonly string[]): Shades {
  const field = new Float32Array(frame.columns * frame.rows)
  for (let node = 0; node < view.order; node++) {
    if (!visible.nodes[node]) continue
    const column = Math.round((view.x[node]! - frame.left) / frame.cell)
    const row = Math.round((view.y[node]! - frame.bottom) / frame.cell)
    field[row * frame.columns + column]! += radii[node]! ** 2
  }
  const bells = spreadRound(field, frame, (Math.max(frame.columns, frame.rows) * REACH) / Math.SQRT2)
  const most = bells.reduce((best, value) => Math.max(best, value), 0)
  // By its square root: the densest place must not take the shades from all others.
  const shares = bells.map((value) => (most > 0 ? Math.sqrt(value / most) : 0))
  return {
    tints: Uint8Array.from(shares, (share) => Math.round(share * ramp.length)),
    strengths: shares.map(() => 1),
    colours: [ramp[0]!, ...ramp],
  }
}

/** Running means would do for land, but their tails are square, and the square root brings tails to light. */
function spreadRound(field: Float32Array, { columns, rows }: Frame, deviation: number): Float32Array {
  const reach = Math.ceil(TAIL * deviation)
  const bell = Float32Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / 2 / deviation ** 2),
  )
  const across = new Float32Array(field.length)
  const both = new Float32Array(field.length)
  spreadAlong(field, across, bell, 1, columns)
  spreadAlong(across, both, bell, columns, rows)
  return both
}

/** Lines of `length` cells that are `step` apart; what is empty costs nothing. */
function spreadAlong(from: Float32Array, to: Float32Array, bell: Float32Array, step: number, length: number): void {
  const reach = (bell.length - 1) / 2
  for (let cell = 0; cell < from.length; cell++) {
    const value = from[cell]!
    if (value === 0) continue
    const at = Math.floor(cell / step) % length
    const last = Math.min(length - 1 - at, reach)
    for (let away = -Math.min(at, reach); away <= last; away++) to[cell + away * step]! += value * bell[away + reach]!
  }
}
