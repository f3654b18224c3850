/** Which discs overlap a given one, on one grid per class of radius, kept up to date as discs come and move. */

/** The discs of one class, by square cells at least as wide as the largest of them; what lies outside counts for the cell at the rim. */
interface ClassGrid {
  /** No disc of the class is larger. */
  readonly largest: number
  readonly left: number
  readonly bottom: number
  readonly side: number
  readonly columns: number
  readonly rows: number
  /** The disc of each cell that was added last; -1 where there is none. */
  readonly heads: Int32Array
}

/** Sees `x` and `y` as they are: a disc that is moved must be moved here as well. Discs without a size are not kept. */
export class DiscGrid {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly radii: Float64Array
  private readonly grids: readonly ClassGrid[]
  /** The index of each disc's grid; -1 for discs without a size. */
  private readonly gridOf: Int16Array
  /** The cell that each disc is kept in; -1 for those that are not. */
  private readonly cellOf: Int32Array
  /** The discs of the same cell that were added before and after; -1 for the first and the last. */
  private readonly following: Int32Array
  private readonly preceding: Int32Array

  /** Keeps the discs whose places are no NaN. Linear in their number. */
  constructor(x: Float64Array, y: Float64Array, radii: Float64Array) {
    this.x = x
    this.y = y
    this.radii = radii
    const classes = classesOf(radii)
    const present = [...new Set(classes)].filter((own) => own !== NO_CLASS).sort((one, other) => one - other)
    numberClasses(classes, present)
    this.gridOf = classes
    const spans = spansOf(x, y, this.gridOf, present.length)
    const least = ROOM * Math.sqrt(sumOfSquares(radii))
    this.grids = spans.of.map((own, index) =>
      // Most of a class that is still to come may come anywhere.
      divideSpan(own.placed * 2 < own.count ? spans.all : own, least, 2 ** present[index]!, own.count),
    )
    this.cellOf = new Int32Array(x.length).fill(-1)
    this.following = new Int32Array(x.length).fill(-1)
    this.preceding = new Int32Array(x.length).fill(-1)
    this.putAll()
  }

  private putAll(): void {
    for (let node = 0; node < this.x.length; node++) if (!Number.isNaN(this.x[node]!)) this.put(node)
  }

  /** Keeps a disc where it is now. */
  put(node: number): void {
    const grid = this.grids[this.gridOf[node]!]
    if (!grid) return
    const cell =
      within((this.x[node]! - grid.left) / grid.side, grid.columns) * grid.rows +
      within((this.y[node]! - grid.bottom) / grid.side, grid.rows)
    const before = this.cellOf[node]!
    if (before === cell) return
    if (before >= 0) this.take(grid, node, before)
    const head = grid.heads[cell]!
    if (head >= 0) this.preceding[head] = node
    this.cellOf[node] = cell
    this.preceding[node] = -1
    this.following[node] = head
    grid.heads[cell] = node
  }

  /**
   * Fills `found` with other discs that overlap one with the middle of this one and that radius, as many as there are or it holds, and
   * returns how many; of the given or larger classes of radius only.
   */
  findOverlapping(node: number, radius: number, found: Uint32Array, smallest = 0): number {
    const x = this.x[node]!
    const y = this.y[node]!
    let count = 0
    for (let index = smallest; index < this.grids.length; index++) {
      const { largest, left, bottom, side, columns, rows, heads } = this.grids[index]!
      const reach = radius + largest
      const lastColumn = within((x + reach - left) / side, columns)
      const firstRow = within((y - reach - bottom) / side, rows)
      const lastRow = within((y + reach - bottom) / side, rows)
      for (let column = within((x - reach - left) / side, columns); column <= lastColumn; column++)
        for (let cell = column * rows + firstRow; cell <= column * rows + lastRow; cell++)
          for (let other = heads[cell]!; other >= 0; other = this.following[other]!) {
            const dx = this.x[other]! - x
            const dy = this.y[other]! - y
            const apart = radius + this.radii[other]!
            if (dx * dx + dy * dy >= apart * apart || apart <= 0 || other === node) continue
            found[count++] = other
            if (count === found.length) return count
          }
    }
    return count
  }

  /** The class of radius that a disc is in. */
  classOf(node: number): number {
    return this.gridOf[node]!
  }

  private take({ heads }: ClassGrid, node: number, cell: number): void {
    const following = this.following[node]!
    const preceding = this.preceding[node]!
    if (preceding >= 0) this.following[preceding] = following
    else heads[cell] = following
    if (following >= 0) this.preceding[following] = preceding
  }
}

/** The class of discs without a size. */
const NO_CLASS = -0x8000

/** Logarithms of the radii, rounded up. */
function classesOf(radii: Float64Array): Int16Array {
  const classes = new Int16Array(radii.length)
  for (let node = 0; node < classes.length; node++)
    classes[node] = radii[node]! > 0 ? Math.ceil(Math.log2(radii[node]!)) : NO_CLASS
  return classes
}

/** Writes the place in `present` over each class; −1 for discs without a size. */
function numberClasses(classes: Int16Array, present: readonly number[]): void {
  const indexOf = new Map(present.map((own, index) => [own, index]))
  for (let node = 0; node < classes.length; node++) classes[node] = indexOf.get(classes[node]!) ?? -1
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0
  for (let index = 0; index < values.length; index++) sum += values[index]! * values[index]!
  return sum
}

function within(at: number, count: number): number {
  return at < 0 ? 0 : at >= count ? count - 1 : Math.floor(at)
}

/** Side of the least square that is divided, in roots of the sum of the squared radii: about twice what the discs cover. */
const ROOM = 2.5

/** Where discs are, and how many of how many. */
interface Span {
  count: number
  placed: number
  left: number
  right: number
  bottom: number
  top: number
}

function spansOf(
  x: Float64Array,
  y: Float64Array,
  gridOf: Int16Array,
  grids: number,
): { readonly of: readonly Span[]; readonly all: Span } {
  const none: Span = { count: 0, placed: 0, left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity }
  const of = Array.from({ length: grids }, () => ({ ...none }))
  for (let node = 0; node < x.length; node++) {
    const span = of[gridOf[node]!]
    if (!span) continue
    span.count++
    if (Number.isNaN(x[node]!)) continue
    span.placed++
    span.left = Math.min(span.left, x[node]!)
    span.right = Math.max(span.right, x[node]!)
    span.bottom = Math.min(span.bottom, y[node]!)
    span.top = Math.max(span.top, y[node]!)
  }
  const all = of.reduce(
    (sum, span) => ({
      count: sum.count + span.count,
      placed: sum.placed + span.placed,
      left: Math.min(sum.left, span.left),
      right: Math.max(sum.right, span.right),
      bottom: Math.min(sum.bottom, span.bottom),
      top: Math.max(sum.top, span.top),
    }),
    none,
  )
  return { of, all: all.placed > 0 ? all : { ...all, left: 0, right: 0, bottom: 0, top: 0 } }
}

function divideSpan(span: Span, least: number, largest: number, count: number): ClassGrid {
  const width = Math.max(span.right - span.left, least)
  const height = Math.max(span.top - span.bottom, least)
  // Far-flung discs must not make many more cells than there are discs to fill them.
  const side = Math.max(2 * largest, Math.sqrt((width * height) / (2 * count)), (width + height) / (4 * count))
  const columns = Math.floor(width / side) + 1
  const rows = Math.floor(height / side) + 1
  return {
    largest,
    left: (span.left + span.right - width) / 2,
    bottom: (span.bottom + span.top - height) / 2,
    side,
    columns,
    rows,
    heads: new Int32Array(columns * rows).fill(-1),
  }
}
