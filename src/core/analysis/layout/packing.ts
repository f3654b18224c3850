/** Packs components side by side on a grid of cells (polyomino packing, Freivalds, Dogrusoz and Kikusts 2002), largest in the middle. */
import { orderByValue } from '../../columns/ordering.ts'

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
    let candidate = (alike && nextCandidates.get(alike)) || 0
    while (candidate < board.candidates.length && !fits(board, shape, board.candidates[candidate]!)) candidate++
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
  let left = Infinity
  let right = -Infinity
  let bottom = Infinity
  let top = -Infinity
  for (let node = 0; node < x.length; node++) {
    left = Math.min(left, x[node]! - radii[node]!)
    right = Math.max(right, x[node]! + radii[node]!)
    bottom = Math.min(bottom, y[node]! - radii[node]!)
    top = Math.max(top, y[node]! + radii[node]!)
  }
  return {
    centreX: (left + right) / 2,
    centreY: (bottom + top) / 2,
    width: right - left + gap,
    height: top - bottom + gap,
  }
}

function shift(piece: Piece, dx: number, dy: number): void {
  for (let node = 0; node < piece.x.length; node++) {
    piece.x[node]! += dx
    piece.y[node]! += dy
  }
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
    for (let node = 0; node < piece.x.length; node++) {
      const reach = piece.radii[node]! + gap / 2
      const column = (at: number): number => Math.min(width - 1, Math.max(0, Math.floor(at / side + width / 2)))
      const row = (at: number): number => Math.min(height - 1, Math.max(0, Math.floor(at / side + height / 2)))
      for (let i = column(piece.x[node]! - reach); i <= column(piece.x[node]! + reach); i++)
        for (let j = row(piece.y[node]! - reach); j <= row(piece.y[node]! + reach); j++) isCovered[j * width + i] = 1
    }
    // Links run through the holes: nothing else belongs there.
    for (let j = 0; j < height; j++) fillBetween(isCovered, j * width, 1, width)
    for (let i = 0; i < width; i++) fillBetween(isCovered, i, width, height)
  }
  const cells: number[] = []
  for (let j = 0; j < height; j++) for (let i = 0; i < width; i++) if (isCovered[j * width + i] === 1) cells.push(i, j)
  return { width, height, isRectangle, cells: Int32Array.from(cells) }
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
  for (let row = 0, cell = 0; row < rows; row++) {
    const dy = (row - rows / 2 + 0.5) * ASPECT
    for (let column = 0; column < columns; column++) {
      const dx = column - columns / 2 + 0.5
      distances[cell++] = dx * dx + dy * dy
    }
  }
  return { columns, rows, isOccupied: new Uint8Array(columns * rows), candidates: inOrder(distances) }
}

/** Positions in ascending order of the values there; equal ones stay in place. */
function inOrder(values: Float64Array): Uint32Array {
  const order = new Uint32Array(values.length)
  for (let item = 0; item < order.length; item++) order[item] = item
  orderByValue(order, new Float32Array(values))
  // What is equal in 32 bits stands side by side, and few are that differ in 64.
  for (let place = 1; place < order.length; place++) {
    const item = order[place]!
    let to = place
    for (; to > 0 && values[order[to - 1]!]! > values[item]!; to--) order[to] = order[to - 1]!
    order[to] = item
  }
  return order
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
