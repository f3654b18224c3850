/** Pushes overlapping discs apart a little, finding them on one grid per class of radius, so that a few large discs cost little. */
import type { Rng } from '../../columns/rng.ts'

/** Discs are pushed a little further than touching, so that pushing ends. */
const SLACK = 1.001
/** The class of a disc without size. */
const POINT = -0x8000

/** One sweep over all pairs of discs that could touch, each moved apart by `share` of its overlap; two discs that are held stay. */
export function pushApart(
  x: Float64Array,
  y: Float64Array,
  radii: Float64Array,
  share: number,
  rng: Rng,
  held?: Uint8Array,
): void {
  const sizeClasses = Int16Array.from(radii, (radius) => (radius > 0 ? Math.ceil(Math.log2(radius)) : POINT))
  for (const sizeClass of listClasses(sizeClasses)) {
    const { left, bottom, side, columns, rows, starts, members } = makeGrid(x, y, sizeClasses, sizeClass)
    for (let node = 0; node < x.length; node++) {
      const ownClass = sizeClasses[node]!
      if (ownClass > sizeClass) continue
      const column = Math.floor((x[node]! - left) / side)
      const row = Math.floor((y[node]! - bottom) / side)
      const firstRow = Math.max(0, row - 1)
      const lastRow = Math.min(rows - 1, row + 1)
      if (firstRow > lastRow) continue
      for (let i = Math.max(0, column - 1); i <= Math.min(columns - 1, column + 1); i++) {
        const first = i * rows + firstRow
        const last = i * rows + lastRow
        // The cells of a column follow each other.
        for (let index = starts[first]!; index < starts[last + 1]!; index++) {
          const other = members[index]!
          if (ownClass === sizeClass && other <= node) continue
          const dx = x[other]! - x[node]!
          const dy = y[other]! - y[node]!
          const squared = dx * dx + dy * dy
          const reach = radii[node]! + radii[other]!
          if (squared >= reach * reach) continue
          pushPair(x, y, radii, node, other, squared, share, rng, held)
        }
      }
    }
  }
}

/** Moves two overlapping discs apart by `share` of their overlap, unless both are held; `squared` is the square of their distance. */
export function pushPair(
  x: Float64Array,
  y: Float64Array,
  radii: Float64Array,
  one: number,
  other: number,
  squared: number,
  share: number,
  rng: Rng,
  held: Uint8Array | undefined,
): void {
  const isOneHeld = held?.[one] === 1
  const isOtherHeld = held?.[other] === 1
  if (isOneHeld && isOtherHeld) return
  const reach = radii[one]! + radii[other]!
  let dx = x[other]! - x[one]!
  let dy = y[other]! - y[one]!
  let distance = Math.sqrt(squared)
  const gap = (reach * SLACK - distance) * share
  if (distance < reach * 1e-6) {
    const angle = rng() * 2 * Math.PI
    dx = Math.cos(angle)
    dy = Math.sin(angle)
    distance = 1
  }
  // The larger disc gives way less.
  const area = radii[one]! ** 2
  const otherArea = radii[other]! ** 2
  const free = ((gap / distance) * otherArea) / (area + otherArea)
  const own = isOneHeld ? 0 : isOtherHeld ? gap / distance : free
  const others = gap / distance - own
  x[one]! -= dx * own
  y[one]! -= dy * own
  x[other]! += dx * others
  y[other]! += dy * others
}

/** Logarithms of the radii present, rounded up; points have none. */
function listClasses(sizeClasses: Int16Array): number[] {
  const classes = new Set(sizeClasses)
  classes.delete(POINT)
  return [...classes].sort((one, other) => one - other)
}

/** The discs of one class by square cells at least as wide as the largest of them. */
interface Grid {
  readonly left: number
  readonly bottom: number
  readonly side: number
  readonly columns: number
  readonly rows: number
  readonly starts: Uint32Array
  readonly members: Uint32Array
}

function makeGrid(x: Float64Array, y: Float64Array, sizeClasses: Int16Array, sizeClass: number): Grid {
  const nodes = new Uint32Array(x.length)
  let count = 0
  let left = Infinity
  let right = -Infinity
  let bottom = Infinity
  let top = -Infinity
  for (let node = 0; node < x.length; node++) {
    if (sizeClasses[node] !== sizeClass) continue
    nodes[count++] = node
    left = Math.min(left, x[node]!)
    right = Math.max(right, x[node]!)
    bottom = Math.min(bottom, y[node]!)
    top = Math.max(top, y[node]!)
  }
  const width = right - left
  const height = top - bottom
  // Far-flung discs must not make many more cells than there are discs to fill them.
  const side = Math.max(2 ** (sizeClass + 1), Math.sqrt((width * height) / (2 * count)), (width + height) / (4 * count))
  const columns = Math.floor(width / side) + 1
  const rows = Math.floor(height / side) + 1
  const starts = new Uint32Array(columns * rows + 1)
  const cellOf = new Uint32Array(x.length)
  for (let index = 0; index < count; index++) {
    const node = nodes[index]!
    const cell = Math.floor((x[node]! - left) / side) * rows + Math.floor((y[node]! - bottom) / side)
    cellOf[node] = cell
    starts[cell + 1]!++
  }
  for (let cell = 0; cell < columns * rows; cell++) starts[cell + 1]! += starts[cell]!
  const next = starts.slice(0, -1)
  const members = new Uint32Array(count)
  for (let index = 0; index < count; index++) members[next[cellOf[nodes[index]!]!]!++] = nodes[index]!
  return { left, bottom, side, columns, rows, starts, members }
}
