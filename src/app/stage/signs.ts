/** Small signs at the few marks that somebody pinned or wrote a note on: a pin above to the right, a sheet above to the left. */
import {
  isInSight,
  legibleMarks,
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
function signsAmong({ pinned, noted }: Signs, isDrawn: (node: number) => boolean): Signs {
  return { pinned: pinned.filter(isDrawn), noted: noted.filter(isDrawn) }
}

/** Those of the marks that are drawn at this distance, or of those that stand in front. */
export function signsInSight(
  signs: Signs,
  { visible, ranks, ramp }: Scene,
  projection: Projection,
  front?: readonly number[],
): Signs {
  if (ramp || signs === NO_SIGNS) return NO_SIGNS
  const inFront = front && new Set(front)
  const most = legibleMarks(projection)
  return signsAmong(signs, (node) => inFront?.has(node) ?? (visible.nodes[node] === 1 && ranks[node]! < most))
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

/** A sign as a path of SVG, which canvases take as well. */
interface SignShape {
  readonly path: string
  readonly fill: string
}

/** What is drawn of each: a rim of paper, which keeps it apart from marks and links, then its own lines in ink. */
export const SIGN_STROKES = [
  { ink: 'paper', width: 3.5 },
  { ink: 'ink', width: 1.25 },
] as const

export function shapesOf(scene: Scene, projection: Projection, { pinned, noted }: Signs): SignShape[] {
  const { paper, ink } = scene.palette
  const place = (nodes: readonly number[], shape: (corners: ReturnType<typeof cornersOf>) => SignShape): SignShape[] =>
    nodes
      .map((node) => cornersOf(scene, projection, node))
      .filter(({ left, top }) => isInSight(projection, left, top, 40))
      .map(shape)
  return [
    ...place(pinned, ({ right, top }) => ({ path: pinAt(right, top), fill: ink })),
    ...place(noted, ({ left, top }) => ({ path: sheetAt(left - SHEET.width, top - SHEET.height), fill: paper })),
  ]
}

export function paintSigns(
  context: CanvasRenderingContext2D,
  scene: Scene,
  projection: Projection,
  signs: Signs,
): void {
  const shapes = shapesOf(scene, projection, signs)
  if (shapes.length === 0) return
  context.save()
  context.lineJoin = context.lineCap = 'round'
  for (const { path, fill } of shapes) {
    const shape = new Path2D(path)
    context.fillStyle = fill
    for (const { ink, width } of SIGN_STROKES) {
      // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- this is a canvas, not a list
      context.fill(shape)
      context.strokeStyle = scene.palette[ink]
      context.lineWidth = width
      context.stroke(shape)
    }
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

function pinAt(x: number, y: number): string {
  return `M${x} ${y}l${NEEDLE.x} ${-NEEDLE.y}m${HEAD} 0a${HEAD} ${HEAD} 0 1 1 ${-2 * HEAD} 0a${HEAD} ${HEAD} 0 1 1 ${2 * HEAD} 0z`
}

/** A sheet with a folded corner and two lines. */
function sheetAt(left: number, top: number): string {
  const { width, height, fold } = SHEET
  const lines = [5, 8].map((line) => `M${left + 2} ${top + line}h${width - 4}`)
  return `M${left} ${top}h${width - fold}l${fold} ${fold}v${height - fold}h${-width}z${lines.join('')}`
}
