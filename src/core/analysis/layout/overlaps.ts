/** Pushes overlapping discs apart, finding them on one grid per class of radius, so that a few large discs cost little. */
import type { Rng } from '../../columns/rng.ts'

/** Discs are pushed a little further than touching, so that sweeps end. */
const SLACK = 1.001
/** Sweeps after which the whole picture grows with every further one. */
const PATIENCE = 60
const GROWTH = 1.03
/** The class of a disc without size. */
const POINT = -Infinity

/** Moves `x` and `y` in place until no two discs overlap; grows the whole picture where pushing alone takes too long. */
export function removeOverlaps(x: Float64Array, y: Float64Array, radii: Float64Array, rng: Rng): void {
  for (let sweep = 0; pushApart(x, y, radii, 1, rng) > 0; sweep++) {
    if (sweep < PATIENCE) continue
    for (let node = 0; node < x.length; node++) {
      x[node]! *= GROWTH
      y[node]! *= GROWTH
    }
  }
}

/** One sweep over all pairs of discs that could touch, each moved apart by `share` of its overlap; returns the number of pairs. */
export function pushApart(x: Float64Array, y: Float64Array, radii: Float64Array, share: number, rng: Rng): number {
  const sizeClasses = radii.map((radius) => (radius > 0 ? Math.ceil(Math.log2(radius)) : POINT))
  let overlaps = 0
  const push = (one: number, other: number): void => {
    const reach = radii[one]! + radii[other]!
    let dx = x[other]! - x[one]!
    let dy = y[other]! - y[one]!
    const squared = dx * dx + dy * dy
    if (squared >= reach * reach) return
    overlaps++
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
    const own = ((gap / distance) * otherArea) / (area + otherArea)
    const others = gap / distance - own
    x[one]! -= dx * own
    y[one]! -= dy * own
    x[other]! += dx * others
    y[other]! += dy * others
  }
  for (const sizeClass of listClasses(sizeClasses)) {
    const grid = makeGrid(x, y, sizeClasses, sizeClass)
    const { left, bottom, side, columns, rows, starts, members } = grid
    for (let node = 0; node < x.length; node++) {
      if (sizeClasses[node]! > sizeClass) continue
      const column = Math.floor((x[node]! - left) / side)
      const row = Math.floor((y[node]! - bottom) / side)
      const lastRow = Math.min(rows - 1, row + 1)
      for (let i = Math.max(0, column - 1); i <= Math.min(columns - 1, column + 1); i++) {
        for (let j = Math.max(0, row - 1); j <= lastRow; j++) {
          const cell = i * rows + j
          for (let index = starts[cell]!; index < starts[cell + 1]!; index++) {
            const other = members[index]!
            if (other !== node && (sizeClasses[node]! < sizeClass || other > node)) push(node, other)
          }
        }
      }
    }
  }
  return overlaps
}

/** Logarithms of the radii present, rounded up; points have none. */
function listClasses(sizeClasses: Float64Array): number[] {
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

function makeGrid(x: Float64Array, y: Float64Array, sizeClasses: Float64Array, sizeClass: number): Grid {
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
  const cells = new Uint32Array(count)
  for (let index = 0; index < count; index++) {
    const node = nodes[index]!
    const cell = Math.floor((x[node]! - left) / side) * rows + Math.floor((y[node]! - bottom) / side)
    cells[index] = cell
    starts[cell + 1]!++
  }
  for (let cell = 0; cell < columns * rows; cell++) starts[cell + 1]! += starts[cell]!
  const next = starts.slice(0, -1)
  const members = new Uint32Array(count)
  for (let index = 0; index < count; index++) members[next[cells[index]!]!++] = nodes[index]!
  return { left, bottom, side, columns, rows, starts, members }
}
