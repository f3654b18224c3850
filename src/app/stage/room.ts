/** Where panels lie over the stage, as the style sheet lays them out, and the room that they leave for what is to be seen. Pure. */
import type { Box, Sheet } from '../../core/index.ts'
import { isCrowded, isNarrow, isWrapped } from '../state/window-size.ts'
import type { State } from '../state/store.ts'
import type { Insets } from './camera.ts'
import type { Point } from './gesture-sign.ts'

type Open = Pick<State, 'panel' | 'selection'>

/** What is open, and what else takes room. */
export interface Furniture extends Open {
  /** Inside of another page little floats above the map. */
  readonly isEmbedded: boolean
  readonly hasYears: boolean
}

const SIDES: ReadonlySet<State['panel']> = new Set(['topics', 'filters', 'layout', 'names', 'changes', 'table'])

/** Pixels between panels and the edges of the window. */
const GAP = 12
const SIDE = 304
const TABLE = 760
const DETAILS = 360
/** Several marks are shown as a table, which is wider. */
const WIDE_DETAILS = 520
/** Shares of the window's height that are the map's while a sheet or the table is open. */
const ABOVE_SHEET = 0.46
const BESIDE_TABLE = 0.6
const BELOW_BAR = 64
/** What a second row of the bar at the top takes. */
const ROW = 44
/** Pixels kept free beside a panel, for marks and names at the rim. */
const RIM = 40
const SHEET_RIM = 24

/** Where the details and a panel at the side lie over the stage. */
export function coveredBy({ panel, selection }: Open, { width, height }: Sheet): Box[] {
  const isSideOpen = SIDES.has(panel)
  if (isNarrow(width))
    return isSideOpen || selection ? [{ left: 0, right: width, top: height * ABOVE_SHEET, bottom: height }] : []
  const details = selection && !(isSideOpen && isCrowded(width)) ? widthOfDetails(selection) + 2 * GAP : 0
  const boxes: Box[] = []
  if (panel === 'table') {
    const right = Math.min(TABLE + 2 * GAP, width - (details || GAP))
    const top = BELOW_BAR + (isWrapped(width) ? ROW : 0)
    boxes.push({ left: 0, right, top: 0, bottom: top + height * BESIDE_TABLE + GAP })
  } else if (isSideOpen) boxes.push({ left: 0, right: SIDE + 2 * GAP, top: 0, bottom: height })
  if (details > 0) boxes.push({ left: width - details, right: width, top: 0, bottom: height })
  return boxes
}

/** Tells whether a panel has opened, closed or become another size: the map must not move under the hand that gathers marks. */
export function isOtherCover(now: Open, before: Open, sheet: Sheet): boolean {
  return JSON.stringify(coveredBy(now, sheet)) !== JSON.stringify(coveredBy(before, sheet))
}

function widthOfDetails(selection: State['selection']): number {
  return selection?.type === 'marks' ? WIDE_DETAILS : DETAILS
}

/** The largest part of the stage that neither bars nor panels cover, with space for names at its rim. */
export function roomOf(furniture: Furniture, sheet: Sheet): Insets {
  const { width, height } = sheet
  const bars = barsOf(furniture, width)
  const rim = isNarrow(width) ? SHEET_RIM : RIM
  const taken = coveredBy(furniture, sheet).map(({ left, right, top, bottom }) => ({
    left: left - rim,
    right: right + rim,
    top: top - rim,
    bottom: bottom + rim,
  }))
  const whole = { left: bars.left, right: width - bars.right, top: bars.top, bottom: height - bars.bottom }
  const { left, right, top, bottom } = largestFree(whole, taken)
  return { left, right: width - right, top, bottom: height - bottom }
}

function barsOf({ isEmbedded, hasYears }: Furniture, width: number): Insets {
  if (isEmbedded) return { left: 28, right: 28, top: isNarrow(width) ? 104 : 72, bottom: 64 }
  return isNarrow(width)
    ? { left: 36, right: 36, top: 176, bottom: hasYears ? 224 : 144 }
    : { left: 72, right: 72, top: isWrapped(width) ? 92 + ROW : 92, bottom: 92 }
}

/** Of the boxes inside of `whole` that none of `taken` touches; `whole` where there is none. */
function largestFree(whole: Box, taken: readonly Box[]): Box {
  let best: Box | undefined
  for (const left of [whole.left, ...taken.map((box) => box.right)])
    for (const right of [whole.right, ...taken.map((box) => box.left)])
      for (const top of [whole.top, ...taken.map((box) => box.bottom)])
        for (const bottom of [whole.bottom, ...taken.map((box) => box.top)]) {
          const box = { left, right, top, bottom }
          const isInside =
            left >= whole.left && right <= whole.right && top >= whole.top && bottom <= whole.bottom && areaOf(box) > 0
          if (!isInside || taken.some((other) => isOver(box, other))) continue
          if (!best || areaOf(box) > areaOf(best)) best = box
        }
  return best ?? whole
}

function areaOf({ left, right, top, bottom }: Box): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top)
}

function isOver(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/**
 * How far, in pixels, the picture has to move so that none of these places of the stage is covered: not at all where
 * none is, and undefined where they find no room at this scale.
 */
export function wayIntoSight(
  places: readonly Point[],
  covered: readonly Box[],
  room: Insets,
  { width, height }: Sheet,
): Point | undefined {
  const isUnder = ({ x, y }: Point, { left, right, top, bottom }: Box): boolean =>
    x >= left && x <= right && y >= top && y <= bottom
  if (!places.some((place) => covered.some((box) => isUnder(place, box)))) return { x: 0, y: 0 }
  const x = shiftInto(
    places.map((place) => place.x),
    room.left,
    width - room.right,
  )
  const y = shiftInto(
    places.map((place) => place.y),
    room.top,
    height - room.bottom,
  )
  return x === undefined || y === undefined ? undefined : { x, y }
}

/** The least shift that brings all values between two others. */
function shiftInto(values: readonly number[], low: number, high: number): number | undefined {
  const least = values.reduce((best, value) => Math.min(best, value), Infinity)
  const most = values.reduce((best, value) => Math.max(best, value), -Infinity)
  if (most - least > high - low) return undefined
  return Math.max(low - least, Math.min(0, high - most))
}

/** Tells whether a point of the window lies in the free room. */
export function isWithin(x: number, y: number, free: Insets, { width, height }: Sheet): boolean {
  return x >= free.left && x <= width - free.right && y >= free.top && y <= height - free.bottom
}
