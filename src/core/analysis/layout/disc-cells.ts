/** Discs by class of radius and by square cell: what stands side by side on the map stands side by side in memory. */
import { addUp } from '../../columns/incidence.ts'

/** The cells of one class, at least as wide as its largest disc; what lies outside counts for the cell at the rim. */
export interface ClassGrid {
  /** No disc of the class is larger. */
  readonly largest: number
  readonly left: number
  readonly bottom: number
  readonly side: number
  readonly columns: number
  readonly rows: number
  /** The number of its first cell; the others follow column by column. */
  readonly first: number
}

export interface DiscCells {
  /** By class, smallest first. */
  readonly grids: readonly ClassGrid[]
  /** The index of each disc's grid; -1 for discs without a size. */
  readonly gridOf: Int16Array
  /** One more than the cell of each disc; 0 for those that are in none. */
  readonly cellOf: Uint32Array
  /** Where the discs of each cell begin among the members; the last one is their number. */
  readonly starts: Uint32Array
  /** Cell by cell, highest first. */
  readonly members: Uint32Array
  /** x, y and radius of each member. */
  readonly places: Float64Array
}

/** The class of discs without a size, and what is added to the others so that they are above it. */
const NO_CLASS = 0
const ABOVE = 1100
/** No logarithm of a number is beyond these. */
const CLASSES = 2 * ABOVE

/** Sorts the discs with a size and a place (no NaN) into cells. Linear in their number. */
export function sortIntoCells(x: Float64Array, y: Float64Array, radii: Float64Array): DiscCells {
  const gridOf = classesOf(radii)
  const present = numberClasses(gridOf)
  const grids = makeGrids(x, y, gridOf, present, ROOM * Math.sqrt(sumOfSquares(radii)))
  const last = grids.at(-1)
  const starts = new Uint32Array((last ? last.first + last.columns * last.rows : 0) + 1)
  const cellOf = new Uint32Array(x.length)
  findCells(x, y, gridOf, grids, cellOf, starts)
  const members = new Uint32Array(addUp(starts))
  const places = new Float64Array(3 * members.length)
  fillCells(x, y, radii, cellOf, starts, members, places)
  return { grids, gridOf, cellOf, starts, members, places }
}

/** The cell of a class that a place is in. */
export function cellAt({ left, bottom, side, columns, rows, first }: ClassGrid, x: number, y: number): number {
  return first + within((x - left) / side, columns) * rows + within((y - bottom) / side, rows)
}

/** The column or row of a place, given in cells, of so many. */
export function within(at: number, count: number): number {
  return at < 0 ? 0 : at >= count ? count - 1 : Math.floor(at)
}

// The loops stand alone, since V8 would leave compiled code after each one that something follows.

/** Logarithms of the radii, rounded up. */
function classesOf(radii: Float64Array): Int16Array {
  const classes = new Int16Array(radii.length)
  for (let node = 0; node < classes.length; node++)
    classes[node] = radii[node]! > 0 ? Math.ceil(Math.log2(radii[node]!)) + ABOVE : NO_CLASS
  return classes
}

/** Writes the place among those present over each class, −1 for discs without a size; returns the logarithms. */
function numberClasses(classes: Int16Array): number[] {
  const numbers = new Int16Array(CLASSES).fill(-1)
  markPresent(classes, numbers)
  numbers[NO_CLASS] = -1
  const present: number[] = []
  for (let own = 0; own < CLASSES; own++) {
    if (numbers[own] === -1) continue
    numbers[own] = present.length
    present.push(own - ABOVE)
  }
  replace(classes, numbers)
  return present
}

function markPresent(classes: Int16Array, numbers: Int16Array): void {
  for (let node = 0; node < classes.length; node++) numbers[classes[node]!] = 0
}

function replace(classes: Int16Array, numbers: Int16Array): void {
  for (let node = 0; node < classes.length; node++) classes[node] = numbers[classes[node]!]!
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0
  for (let index = 0; index < values.length; index++) sum += values[index]! * values[index]!
  return sum
}

/** Side of the least square that is divided, in roots of the sum of the squared radii: about twice what the discs cover. */
const ROOM = 2.5

/** Where the discs of each class are, and how many of how many; the last entry is that of all classes. */
interface Spans {
  readonly counts: Uint32Array
  readonly placed: Uint32Array
  readonly left: Float64Array
  readonly right: Float64Array
  readonly bottom: Float64Array
  readonly top: Float64Array
}

function makeGrids(
  x: Float64Array,
  y: Float64Array,
  gridOf: Int16Array,
  present: readonly number[],
  least: number,
): ClassGrid[] {
  const all = present.length
  const spans: Spans = {
    counts: new Uint32Array(all + 1),
    placed: new Uint32Array(all + 1),
    left: new Float64Array(all + 1).fill(Infinity),
    right: new Float64Array(all + 1).fill(-Infinity),
    bottom: new Float64Array(all + 1).fill(Infinity),
    top: new Float64Array(all + 1).fill(-Infinity),
  }
  findSpans(x, y, gridOf, spans)
  sumSpans(spans, all)
  let first = 0
  return present.map((exponent, own) => {
    // Most of a class that is still to come may come anywhere.
    const span = spans.placed[own]! * 2 < spans.counts[own]! ? all : own
    const grid = divideSpan(spans, span, least, 2 ** exponent, spans.counts[own]!, first)
    first += grid.columns * grid.rows
    return grid
  })
}

function findSpans(
  x: Float64Array,
  y: Float64Array,
  gridOf: Int16Array,
  { counts, placed, left, right, bottom, top }: Spans,
): void {
  for (let node = 0; node < x.length; node++) {
    const own = gridOf[node]!
    if (own < 0) continue
    counts[own]!++
    if (Number.isNaN(x[node]!)) continue
    placed[own]!++
    left[own] = Math.min(left[own]!, x[node]!)
    right[own] = Math.max(right[own]!, x[node]!)
    bottom[own] = Math.min(bottom[own]!, y[node]!)
    top[own] = Math.max(top[own]!, y[node]!)
  }
}

function sumSpans({ placed, left, right, bottom, top }: Spans, all: number): void {
  for (let own = 0; own < all; own++) {
    placed[all]! += placed[own]!
    left[all] = Math.min(left[all]!, left[own]!)
    right[all] = Math.max(right[all]!, right[own]!)
    bottom[all] = Math.min(bottom[all]!, bottom[own]!)
    top[all] = Math.max(top[all]!, top[own]!)
  }
  if (placed[all] === 0) left[all] = right[all] = bottom[all] = top[all] = 0
}

function divideSpan(
  { left, right, bottom, top }: Spans,
  span: number,
  least: number,
  largest: number,
  count: number,
  first: number,
): ClassGrid {
  const width = Math.max(right[span]! - left[span]!, least)
  const height = Math.max(top[span]! - bottom[span]!, least)
  // Far-flung discs must not make many more cells than there are discs to fill them.
  const side = Math.max(2 * largest, Math.sqrt((width * height) / (2 * count)), (width + height) / (4 * count))
  return {
    largest,
    left: (left[span]! + right[span]! - width) / 2,
    bottom: (bottom[span]! + top[span]! - height) / 2,
    side,
    columns: Math.floor(width / side) + 1,
    rows: Math.floor(height / side) + 1,
    first,
  }
}

/** Finds the cell of each disc, and how many are in each. */
function findCells(
  x: Float64Array,
  y: Float64Array,
  gridOf: Int16Array,
  grids: readonly ClassGrid[],
  cellOf: Uint32Array,
  counts: Uint32Array,
): void {
  for (let node = 0; node < x.length; node++) {
    if (gridOf[node]! < 0 || Number.isNaN(x[node]!)) continue
    const cell = cellAt(grids[gridOf[node]!]!, x[node]!, y[node]!)
    cellOf[node] = cell + 1
    counts[cell]!++
  }
}

/** Fills the cells from their ends, which become their beginnings. */
function fillCells(
  x: Float64Array,
  y: Float64Array,
  radii: Float64Array,
  cellOf: Uint32Array,
  ends: Uint32Array,
  members: Uint32Array,
  places: Float64Array,
): void {
  for (let node = 0; node < x.length; node++) {
    if (cellOf[node] === 0) continue
    const slot = --ends[cellOf[node]! - 1]!
    members[slot] = node
    places[3 * slot] = x[node]!
    places[3 * slot + 1] = y[node]!
    places[3 * slot + 2] = radii[node]!
  }
}
