/** Packs components side by side on a grid of cells (polyomino packing, Freivalds, Dogrusoz and Kikusts 2002), largest in the middle. */

/** One component: where its nodes are, and how large their discs. */
export interface Piece {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly radii: Float64Array
}

/** Width over height of the whole picture. */
const ASPECT = 1.4
/** Bounds on the number of cells that the bounding boxes of all pieces take together. */
const FEWEST_CELLS = 4_000
const MOST_CELLS = 200_000

/**
 * Moves the pieces, largest first in the list, so that they are apart by `gap` and together fill a wide ellipse around 0; or around
 * the first, where that is to stay.
 */
export function packPieces(pieces: readonly Piece[], gap: number, staysFirst: boolean): void {
  if (pieces.length === 0 || (pieces.length === 1 && staysFirst)) return
  const boxes = pieces.map((piece) => boxOf(piece, gap))
  const { centreX, centreY } = boxes[0]!
  boxes.forEach((box, index) => shift(pieces[index]!, -box.centreX, -box.centreY))
  if (pieces.length > 1) placeOnBoard(pieces, boxes, gap)
  const settled = boxOf(pieces[0]!, gap)
  if (staysFirst) for (const piece of pieces) shift(piece, centreX - settled.centreX, centreY - settled.centreY)
}

function placeOnBoard(pieces: readonly Piece[], boxes: readonly Box[], gap: number): void {
  const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0)
  const smallest = boxes.reduce((least, box) => Math.min(least, box.width, box.height), Infinity)
  const side = Math.max(Math.sqrt(area / MOST_CELLS), Math.min(smallest, Math.sqrt(area / FEWEST_CELLS)))
  const board = createBoard(boxes, side)
  const nextCandidates = new Map<string, number>()
  pieces.forEach((piece, index) => {
    const shape = shapeOf(piece, boxes[index]!, side, gap)
    // Cells only fill up, so a rectangle need not be tried again where one like it did not fit.
    const alike = shape.isRectangle ? `${shape.width}×${shape.height}` : undefined
    const candidate = findRoom(board, shape, (alike && nextCandidates.get(alike)) || 0)
    if (alike) nextCandidates.set(alike, candidate)
    const cell = board.candidates[Math.min(candidate, board.candidates.length - 1)]!
    occupy(board, shape, cell)
    const column = cell % board.columns
    const row = Math.floor(cell / board.columns)
    // Whole cells, and half a cell where an even number of them has no middle one.
    const half = side / 2
    shift(
      piece,
      (column - board.columns / 2) * side + (shape.width % 2) * half,
      (row - board.rows / 2) * side + (shape.height % 2) * half,
    )
  })
}

interface Box {
  readonly centreX: number
  readonly centreY: number
  readonly width: number
  readonly height: number
}

function boxOf({ x, y, radii }: Piece, gap: number): Box {
  const left = leastEdge(x, radii)
  const right = greatestEdge(x, radii)
  const bottom = leastEdge(y, radii)
  const top = greatestEdge(y, radii)
  return {
    centreX: (left + right) / 2,
    centreY: (bottom + top) / 2,
    width: right - left + gap,
    height: top - bottom + gap,
  }
}

function leastEdge(middles: Float64Array, radii: Float64Array): number {
  let least = Infinity
  for (let node = 0; node < middles.length; node++) least = Math.min(least, middles[node]! - radii[node]!)
  return least
}

function greatestEdge(middles: Float64Array, radii: Float64Array): number {
  let greatest = -Infinity
  for (let node = 0; node < middles.length; node++) greatest = Math.max(greatest, middles[node]! + radii[node]!)
  return greatest
}

function shift(piece: Piece, dx: number, dy: number): void {
  addToAll(piece.x, dx)
  addToAll(piece.y, dy)
}

function addToAll(values: Float64Array, addend: number): void {
  for (let index = 0; index < values.length; index++) values[index]! += addend
}

interface Shape {
  readonly width: number
  readonly height: number
  readonly isRectangle: boolean
  /** Cells covered, as column and row from the lower left corner, alternating. */
  readonly cells: Int32Array
}

/** Small pieces are rectangles; a large one is the cells its discs touch, with the holes of each row and column filled. */
function shapeOf(piece: Piece, box: Box, side: number, gap: number): Shape {
  const width = Math.max(1, Math.ceil(box.width / side - 1e-6))
  const height = Math.max(1, Math.ceil(box.height / side - 1e-6))
  const isRectangle = piece.x.length <= 4 || width * height <= 16
  const isCovered = new Uint8Array(width * height).fill(isRectangle ? 1 : 0)
  if (!isRectangle) {
    coverDiscs(piece, isCovered, width, height, side, gap)
    // Links run through the holes: nothing else belongs there.
    for (let j = 0; j < height; j++) fillBetween(isCovered, j * width, 1, width)
    for (let i = 0; i < width; i++) fillBetween(isCovered, i, width, height)
  }
  const cells = new Int32Array(2 * isCovered.length)
  return { width, height, isRectangle, cells: cells.subarray(0, listCovered(isCovered, width, cells)) }
}

/** Writes column and row of each cell that is covered; returns how many numbers these are. */
function listCovered(isCovered: Uint8Array, width: number, cells: Int32Array): number {
  let used = 0
  for (let cell = 0; cell < isCovered.length; cell++) {
    if (isCovered[cell] === 0) continue
    cells[used++] = cell % width
    cells[used++] = Math.floor(cell / width)
  }
  return used
}

/** Marks the cells that the discs touch. */
function coverDiscs(
  { x, y, radii }: Piece,
  isCovered: Uint8Array,
  width: number,
  height: number,
  side: number,
  gap: number,
): void {
  for (let node = 0; node < x.length; node++) {
    const reach = radii[node]! + gap / 2
    const lastColumn = cellWithin((x[node]! + reach) / side + width / 2, width)
    const firstRow = cellWithin((y[node]! - reach) / side + height / 2, height)
    const lastRow = cellWithin((y[node]! + reach) / side + height / 2, height)
    for (let column = cellWithin((x[node]! - reach) / side + width / 2, width); column <= lastColumn; column++)
      for (let row = firstRow; row <= lastRow; row++) isCovered[row * width + column] = 1
  }
}

function cellWithin(at: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(at)))
}

function fillBetween(values: Uint8Array, start: number, stride: number, count: number): void {
  let first = 0
  while (first < count && values[start + first * stride] === 0) first++
  let last = count - 1
  while (last > first && values[start + last * stride] === 0) last--
  for (let index = first; index <= last; index++) values[start + index * stride] = 1
}

interface Board {
  readonly columns: number
  readonly rows: number
  readonly isOccupied: Uint8Array
  /** Cells by distance from the middle, measured as in a wide ellipse. */
  readonly candidates: Uint32Array
}

function createBoard(boxes: readonly Box[], side: number): Board {
  let cells = 0
  let largest = 0
  let widest = 1
  for (const box of boxes) {
    const width = Math.ceil(box.width / side)
    const height = Math.ceil(box.height / side)
    cells += width * height
    largest = Math.max(largest, width * height)
    widest = Math.max(widest, width, height)
  }
  // Room for the largest piece plus all the others around it: more than five times what these take.
  const reach = widest + 2 * Math.ceil(Math.sqrt(cells - largest))
  const columns = Math.ceil(reach * Math.sqrt(ASPECT)) | 1
  const rows = reach | 1
  const distances = new Float64Array(columns * rows)
  for (let row = 0; row < rows; row++) measureRow(distances, row, columns, rows)
  // The first corner is as far as any.
  return { columns, rows, isOccupied: new Uint8Array(columns * rows), candidates: inOrder(distances, distances[0]!) }
}

/** Squared distances from the middle. */
function measureRow(distances: Float64Array, row: number, columns: number, rows: number): void {
  const dy = (row - rows / 2 + 0.5) * ASPECT
  for (let column = 0; column < columns; column++) {
    const dx = column - columns / 2 + 0.5
    distances[row * columns + column] = dx * dx + dy * dy
  }
}

/** Cells in ascending order of their squared distances; of equals the first comes first. Linear: few are as far to the whole number. */
function inOrder(distances: Float64Array, farthest: number): Uint32Array {
  const ends = new Uint32Array(Math.floor(farthest) + 1)
  countWholes(distances, ends)
  const order = new Uint32Array(distances.length)
  fillFromEnds(distances, ends, order)
  orderNeighbours(distances, order)
  return order
}

// The loops stand alone, since V8 would leave compiled code after each one that something follows.

/** Where the cells of each whole number end. */
function countWholes(distances: Float64Array, ends: Uint32Array): void {
  for (let cell = 0; cell < distances.length; cell++) ends[Math.floor(distances[cell]!)]!++
  for (let whole = 1; whole < ends.length; whole++) ends[whole]! += ends[whole - 1]!
}

function fillFromEnds(distances: Float64Array, ends: Uint32Array, order: Uint32Array): void {
  for (let cell = distances.length - 1; cell >= 0; cell--) order[--ends[Math.floor(distances[cell]!)]!] = cell
}

function orderNeighbours(distances: Float64Array, order: Uint32Array): void {
  for (let place = 1; place < order.length; place++) {
    const cell = order[place]!
    const distance = distances[cell]!
    let to = place
    for (; to > 0 && distances[order[to - 1]!]! > distance; to--) order[to] = order[to - 1]!
    order[to] = cell
  }
}

/** The first candidate, from this one on, where the shape fits; their number where it fits nowhere. */
function findRoom(board: Board, shape: Shape, from: number): number {
  let candidate = from
  while (candidate < board.candidates.length && !fits(board, shape, board.candidates[candidate]!)) candidate++
  return candidate
}

function fits(board: Board, shape: Shape, cell: number): boolean {
  const column = (cell % board.columns) - (shape.width >> 1)
  const row = Math.floor(cell / board.columns) - (shape.height >> 1)
  if (column < 0 || row < 0 || column + shape.width > board.columns || row + shape.height > board.rows) return false
  for (let index = 0; index < shape.cells.length; index += 2)
    if (board.isOccupied[(row + shape.cells[index + 1]!) * board.columns + column + shape.cells[index]!] === 1)
      return false
  return true
}

function occupy(board: Board, shape: Shape, cell: number): void {
  const column = (cell % board.columns) - (shape.width >> 1)
  const row = Math.floor(cell / board.columns) - (shape.height >> 1)
  for (let index = 0; index < shape.cells.length; index += 2)
    board.isOccupied[(row + shape.cells[index + 1]!) * board.columns + column + shape.cells[index]!] = 1
}
