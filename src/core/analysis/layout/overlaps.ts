/** Pushes overlapping discs apart, finding them on one grid per class of radius, so that a few large discs cost little. */
import type { Rng } from '../../columns/rng.ts'

/** Discs are pushed a little further than touching, so that sweeps end. */
const SLACK = 1.001
/** Sweeps after which the whole picture grows with every further one. */
const PATIENCE = 60
const GROWTH = 1.03
/** The class of a disc without size. */
const POINT = -0x8000

/**
 * Moves `x` and `y` in place until no two discs overlap; grows the whole picture where pushing alone takes too long. Discs with a 1 in
 * `held` stay: only two of them may end up one over the other.
 */
export function removeOverlaps(
  x: Float64Array,
  y: Float64Array,
  radii: Float64Array,
  rng: Rng,
  held?: Uint8Array,
): void {
  let restless: Restless = { before: new Uint8Array(x.length).fill(1), now: new Uint8Array(x.length) }
  for (let sweep = 0; sweepApart(x, y, radii, 1, rng, restless, held) > 0; sweep++) {
    restless = { before: restless.now, now: restless.before.fill(0) }
    if (sweep < PATIENCE) continue
    for (let node = 0; node < x.length; node++) {
      if (held?.[node] === 1) continue
      x[node]! *= GROWTH
      y[node]! *= GROWTH
    }
  }
}

/** One sweep over all pairs of discs that could touch, each moved apart by `share` of its overlap; returns the number of pairs. */
export function pushApart(
  x: Float64Array,
  y: Float64Array,
  radii: Float64Array,
  share: number,
  rng: Rng,
  held?: Uint8Array,
): number {
  return sweepApart(x, y, radii, share, rng, undefined, held)
}

/**
 * 1 for each disc that moved in the sweep before, and in this one so far. Two discs that did neither were found apart before,
 * and are so still; in late sweeps these are nearly all.
 */
interface Restless {
  readonly before: Uint8Array
  readonly now: Uint8Array
}

function rests(restless: Restless | undefined, node: number): boolean {
  return restless?.before[node] === 0 && restless.now[node] === 0
}

function sweepApart(
  x: Float64Array,
  y: Float64Array,
  radii: Float64Array,
  share: number,
  rng: Rng,
  restless: Restless | undefined,
  held: Uint8Array | undefined,
): number {
  const sizeClasses = Int16Array.from(radii, (radius) => (radius > 0 ? Math.ceil(Math.log2(radius)) : POINT))
  let overlaps = 0
  const push = (one: number, other: number, squared: number): void => {
    const [isOneHeld, isOtherHeld] = [held?.[one] === 1, held?.[other] === 1]
    if (isOneHeld && isOtherHeld) return
    overlaps++
    pushPair(x, y, radii, one, other, squared, share, rng, isOneHeld, isOtherHeld)
  }
  for (const sizeClass of listClasses(sizeClasses)) {
    const { left, bottom, side, columns, rows, starts, members, cellOf } = makeGrid(x, y, sizeClasses, sizeClass)
    const isRestlessCell = restless && new Uint8Array(columns * rows)
    if (isRestlessCell) for (const node of members) if (!rests(restless, node)) isRestlessCell[cellOf[node]!] = 1
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
        if (isRestlessCell && rests(restless, node)) {
          let cell = first
          while (cell <= last && isRestlessCell[cell] === 0) cell++
          if (cell > last) continue
        }
        // The cells of a column follow each other.
        for (let index = starts[first]!; index < starts[last + 1]!; index++) {
          const other = members[index]!
          if (ownClass === sizeClass && other <= node) continue
          const dx = x[other]! - x[node]!
          const dy = y[other]! - y[node]!
          const squared = dx * dx + dy * dy
          const reach = radii[node]! + radii[other]!
          if (squared >= reach * reach) continue
          push(node, other, squared)
          if (!restless || !isRestlessCell) continue
          restless.now[node] = restless.now[other] = 1
          isRestlessCell[cellOf[other]!] = 1
          if (ownClass === sizeClass) isRestlessCell[cellOf[node]!] = 1
        }
      }
    }
  }
  return overlaps
}

/** Moves two overlapping discs apart by `share` of their overlap; `squared` is the square of their distance. */
export function pushPair(
  x: Float64Array,
  y: Float64Array,
  radii: Float64Array,
  one: number,
  other: number,
  squared: number,
  share: number,
  rng: Rng,
  isOneHeld = false,
  isOtherHeld = false,
): void {
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
  /** Cell of each disc of the class; 0 for the others. */
  readonly cellOf: Uint32Array
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
  return { left, bottom, side, columns, rows, starts, members, cellOf }
}
