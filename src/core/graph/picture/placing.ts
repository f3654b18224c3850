/** Finds room for labels: the important ones first, none over another. */

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
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

function isOverlapping(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
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

/**
 * The first free spot beside a mark at (x, y): right, left, below, above; `y` of a spot is the middle of the line.
 * All lengths are pixels; a spot must lie inside of a stage that is `stageWidth` wide.
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
): { spot: Spot; box: Box } | undefined {
  const gap = radius + 4
  const spots: Spot[] = [
    { x: x + gap, y, align: 'left' },
    { x: x - gap, y, align: 'right' },
    { x, y: y + gap + height / 2, align: 'center' },
    { x, y: y - gap - height / 2, align: 'center' },
  ]
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
