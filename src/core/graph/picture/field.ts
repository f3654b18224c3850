/** A grid laid over the map, on which every mark spreads a bell of density. */

/** Cells along the longer side. */
const RESOLUTION = 192
/** Reach of one mark as a share of the longer side, and so the room around the map. */
const REACH = 0.055

/** Where the grid lies on the map; the first row is the lowest. */
export interface Frame {
  readonly left: number
  readonly bottom: number
  readonly cell: number
  readonly columns: number
  readonly rows: number
}

/** Nothing where no mark is shown or all are in one place. */
export function frameOf(x: Float32Array, y: Float32Array, visible: Uint8Array): Frame | undefined {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let node = 0; node < visible.length; node++) {
    if (!visible[node]) continue
    left = Math.min(left, x[node]!)
    right = Math.max(right, x[node]!)
    bottom = Math.min(bottom, y[node]!)
    top = Math.max(top, y[node]!)
  }
  const side = Math.max(right - left, top - bottom)
  if (!Number.isFinite(side) || side === 0) return undefined
  const margin = side * REACH * 2.2
  const cell = (side + 2 * margin) / RESOLUTION
  return {
    left: left - margin,
    bottom: bottom - margin,
    cell,
    columns: Math.max(1, Math.ceil((right - left + 2 * margin) / cell)),
    rows: Math.max(1, Math.ceil((top - bottom + 2 * margin) / cell)),
  }
}

/** Turns points in the cells of a grid into bells exp(−d²/reach²) of height 1, nearly: three running means come close to a Gaussian. */
export function spread(field: Float32Array, { columns, rows }: Frame): void {
  const reach = Math.max(columns, rows) * REACH
  const deviation = reach / Math.SQRT2
  const half = Math.max(1, Math.round((Math.sqrt(4 * deviation ** 2 + 1) - 1) / 2))
  const line = new Float32Array(Math.max(columns, rows))
  for (let pass = 0; pass < 3; pass++) {
    for (let row = 0; row < rows; row++) runningMean(field, line, row * columns, 1, columns, half)
    for (let column = 0; column < columns; column++) runningMean(field, line, column, columns, rows, half)
  }
  const height = 2 * Math.PI * deviation ** 2
  for (let place = 0; place < field.length; place++) field[place]! *= height
}

function runningMean(
  field: Float32Array,
  line: Float32Array,
  first: number,
  step: number,
  length: number,
  half: number,
): void {
  let sum = 0
  for (let at = 0; at < length + half; at++) {
    if (at < length) sum += line[at] = field[first + at * step]!
    if (at - 2 * half - 1 >= 0) sum -= line[at - 2 * half - 1]!
    if (at >= half) field[first + (at - half) * step] = sum / (2 * half + 1)
  }
}
