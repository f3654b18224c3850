/** Names on a canvas: measured and drawn, with room kept for the bars that float over the stage. */
import type { Box, Label, Measure, Projection, Typeface } from '../../core/index.ts'
import { isNarrow, isWrapped } from '../state/window-size.ts'

/** What the way to a selection takes below the bar at the top. */
const WAY = 30

/** Where the bars float at the upper and lower edge, as the style sheet lays them out; `isWayShown` while something is in front. */
export function barsOf({ width, height }: Projection, isWayShown = false): Box[] {
  const isUpright = isNarrow(width)
  const way = isWayShown ? WAY : 0
  return [
    { left: 0, right: width, top: 0, bottom: isUpright ? 172 : (isWrapped(width) ? 100 : 56) + way },
    { left: 0, right: isUpright ? width : 352, top: height - (isUpright ? 92 : 128), bottom: height },
    { left: 0, right: width, top: height - 64, bottom: height },
  ]
}

/** Draws labels shifted by a pan since they were placed. */
export function drawLetters(context: CanvasRenderingContext2D, labels: readonly Label[], dx: number, dy: number): void {
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  for (const { text, face, spacing, colour, halo, opacity, spot } of labels) {
    context.font = fontOf(face)
    context.letterSpacing = `${spacing}px`
    context.textAlign = spot.align
    context.globalAlpha = opacity
    const x = Math.round(spot.x + dx) + (spot.align === 'center' ? spacing / 2 : 0)
    const y = Math.round(spot.y + dy)
    context.strokeStyle = halo
    context.lineWidth = 3.5
    context.strokeText(text, x, y)
    context.fillStyle = colour
    context.fillText(text, x, y)
  }
  context.globalAlpha = 1
  context.letterSpacing = '0px'
}

/** Measures text once per font. */
export function createMeasure(context: CanvasRenderingContext2D): Measure {
  const widths = new Map<string, number>()
  return (text, face, spacing) => {
    const font = fontOf(face)
    const key = `${font}|${text}`
    let width = widths.get(key)
    if (width === undefined) {
      context.font = font
      context.letterSpacing = '0px'
      width = context.measureText(text).width
      widths.set(key, width)
    }
    return width + spacing * text.length
  }
}

function fontOf({ size, weight, isItalic, family }: Typeface): string {
  return `${isItalic ? 'italic ' : ''}${weight} ${size}px ${family}`
}

/** Placed names are only shifted while the map is panned, so that they don't jump about; a long way needs new ones. */
export function isElsewhere(at: Projection, now: Projection): boolean {
  if (at.scaleX !== now.scaleX || at.width !== now.width || at.height !== now.height) return true
  return Math.abs(at.shiftX - now.shiftX) > 250 || Math.abs(at.shiftY - now.shiftY) > 250
}

export function areSameBoxes(some: readonly Box[], others: readonly Box[]): boolean {
  const isSame = (a: Box, b: Box): boolean =>
    a.left === b.left && a.right === b.right && a.top === b.top && a.bottom === b.bottom
  return some.length === others.length && some.every((box, at) => isSame(box, others[at]!))
}
