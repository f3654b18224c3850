/** Finds room for labels: the important ones first, none over another. */

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Only the disc that touches all four sides is taken. */
  readonly isRound?: boolean
}

const CELL = 96

/** Boxes that are taken, found through a grid of cells. */
export class TakenRoom {
  private readonly cells = new Map<number, Box[]>()

  isFree(box: Box): boolean {
    for (const cell of cellsOf(box))
      for (const taken of this.cells.get(cell) ?? []) if (isOverlapping(box, taken)) return false
    return true
  }

  /** How many taken boxes this one would cover. */
  countUnder(box: Box): number {
    const under = new Set<Box>()
    for (const cell of cellsOf(box))
      for (const taken of this.cells.get(cell) ?? []) if (isOverlapping(box, taken)) under.add(taken)
    return under.size
  }

  take(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.cells.get(cell)
      if (boxes) boxes.push(box)
      else this.cells.set(cell, [box])
    }
  }
}

function isOverlapping(box: Box, taken: Box): boolean {
  if (box.left >= taken.right || taken.left >= box.right || box.top >= taken.bottom || taken.top >= box.bottom)
    return false
  if (!taken.isRound) return true
  const [x, y] = [(taken.left + taken.right) / 2, (taken.top + taken.bottom) / 2]
  const dx = x - Math.min(box.right, Math.max(box.left, x))
  const dy = y - Math.min(box.bottom, Math.max(box.top, y))
  return Math.hypot(dx, dy) < (taken.right - taken.left) / 2
}

function* cellsOf(box: Box): Generator<number> {
  for (let column = Math.floor(box.left / CELL); column <= Math.floor(box.right / CELL); column++)
    for (let row = Math.floor(box.top / CELL); row <= Math.floor(box.bottom / CELL); row++) yield column * 65_536 + row
}

export interface Spot {
  readonly x: number
  readonly y: number
  readonly align: 'left' | 'right' | 'center'
}

/** Cosine of 45 degrees. */
const DIAGONAL = Math.SQRT1_2

/**
 * The first free spot beside a mark at (x, y): right, left, below, above, and where `hasCorners` between these; `y` of a
 * spot is the middle of the line. All lengths are pixels; a spot must lie inside of a stage that is `stageWidth` wide.
 */
export function findSpot(
  taken: TakenRoom,
  x: number,
  y: number,
  radius: number,
  width: number,
  height: number,
  margin: number,
  stageWidth: number,
  hasCorners = false,
): { spot: Spot; box: Box } | undefined {
  const gap = radius + 4
  const spots: Spot[] = [
    { x: x + gap, y, align: 'left' },
    { x: x - gap, y, align: 'right' },
    { x, y: y + gap + height / 2, align: 'center' },
    { x, y: y - gap - height / 2, align: 'center' },
  ]
  if (hasCorners) {
    const [dx, dy] = [gap * DIAGONAL, gap * DIAGONAL + height / 4]
    for (const turn of [1, -1])
      spots.push({ x: x + dx, y: y + turn * dy, align: 'left' }, { x: x - dx, y: y + turn * dy, align: 'right' })
  }
  for (const spot of spots) {
    const box = boxOf(spot, width, height, margin)
    if (box.left >= 0 && box.right <= stageWidth && taken.isFree(box)) return { spot, box }
  }
  return undefined
}

export function boxOf({ x, y, align }: Spot, width: number, height: number, margin: number): Box {
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
  return {
    left: left - margin,
    right: left + width + margin,
    top: y - height / 2 - margin / 2,
    bottom: y + height / 2 + margin / 2,
  }
}
