/** Small signs at the few marks that somebody pinned or wrote a note on: a pin above to the right, a sheet above to the left. */
import {
  isInSight,
  projectX,
  projectY,
  type Annotations,
  type Box,
  type Projection,
  type Scene,
} from '../../core/index.ts'
import type { LensView } from '../state/lens-view.ts'

/** Nodes with each of the signs. */
export interface Signs {
  readonly pinned: readonly number[]
  readonly noted: readonly number[]
}

export const NO_SIGNS: Signs = { pinned: [], noted: [] }

/** From the rim of a mark to the middle of a pin's head, and the radius of that. */
const NEEDLE = { x: 4.5, y: 7 }
const HEAD = 3.5
const SHEET = { width: 9, height: 11, fold: 3 }

/** What was written and pinned in this lens. */
export function signsOf({ lens, indexOf }: LensView, { notes, pins }: Annotations): Signs {
  if (notes.length + pins.length === 0) return NO_SIGNS
  return {
    pinned: pins.filter((pin) => pin.lens === lens).flatMap(({ key }) => indexOf.get(key) ?? []),
    noted: notes.flatMap(({ key }) => indexOf.get(key) ?? []),
  }
}

/** Those of the marks that are drawn. */
export function signsAmong({ pinned, noted }: Signs, isDrawn: (node: number) => boolean): Signs {
  return { pinned: pinned.filter(isDrawn), noted: noted.filter(isDrawn) }
}

/** What the signs cover, for names to keep clear of. */
export function boxesOf(scene: Scene, projection: Projection, { pinned, noted }: Signs): Box[] {
  const pins = pinned.map((node) => {
    const { right, top } = cornersOf(scene, projection, node)
    return { left: right, right: right + NEEDLE.x + HEAD + 1, top: top - NEEDLE.y - HEAD - 1, bottom: top }
  })
  const sheets = noted.map((node) => {
    const { left, top } = cornersOf(scene, projection, node)
    return { left: left - SHEET.width - 1, right: left, top: top - SHEET.height - 1, bottom: top }
  })
  return [...pins, ...sheets].filter(({ left, top }) => isInSight(projection, left, top, 40))
}

export function paintSigns(
  context: CanvasRenderingContext2D,
  scene: Scene,
  projection: Projection,
  { pinned, noted }: Signs,
): void {
  if (pinned.length + noted.length === 0) return
  context.save()
  context.lineJoin = context.lineCap = 'round'
  for (const node of pinned) {
    const { right, top } = cornersOf(scene, projection, node)
    if (isInSight(projection, right, top, 40)) paintPin(context, scene.palette, right, top)
  }
  for (const node of noted) {
    const { left, top } = cornersOf(scene, projection, node)
    if (isInSight(projection, left, top, 40)) paintSheet(context, scene.palette, left - SHEET.width, top - SHEET.height)
  }
  context.restore()
}

/** Where the rim of a mark is reached from above, at half a right angle to both sides. */
function cornersOf(
  { view, radii }: Scene,
  projection: Projection,
  node: number,
): Record<'left' | 'right' | 'top', number> {
  const reach = radii[node]! * projection.magnification * Math.SQRT1_2
  const x = projectX(projection, view.x[node]!)
  return { left: x - reach, right: x + reach, top: projectY(projection, view.y[node]!) - reach }
}

function paintPin(context: CanvasRenderingContext2D, palette: Scene['palette'], x: number, y: number): void {
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(x + NEEDLE.x, y - NEEDLE.y)
  context.arc(x + NEEDLE.x, y - NEEDLE.y, HEAD, 0, 2 * Math.PI)
  outline(context, palette)
  context.fillStyle = palette.ink
  context.fill()
}

/** A sheet with a folded corner and two lines. */
function paintSheet(context: CanvasRenderingContext2D, palette: Scene['palette'], left: number, top: number): void {
  const { width, height, fold } = SHEET
  context.beginPath()
  context.moveTo(left, top)
  context.lineTo(left + width - fold, top)
  context.lineTo(left + width, top + fold)
  context.lineTo(left + width, top + height)
  context.lineTo(left, top + height)
  context.closePath()
  context.fillStyle = palette.paper
  context.fill()
  for (const line of [5, 8]) {
    context.moveTo(left + 2, top + line)
    context.lineTo(left + width - 2, top + line)
  }
  outline(context, palette)
}

/** Strokes in ink, on a rim of paper that keeps it apart from marks and links. */
function outline(context: CanvasRenderingContext2D, { paper, ink }: Scene['palette']): void {
  context.strokeStyle = paper
  context.lineWidth = 3.5
  context.stroke()
  context.strokeStyle = ink
  context.lineWidth = 1.25
  context.stroke()
}
