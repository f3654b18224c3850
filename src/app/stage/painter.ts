/** Draws marks, links and names on a flat canvas: what stands in front on the stage, and pieces of whole pictures. */
import {
  boxOf,
  cut,
  fadeOf,
  findSpot,
  FRONT_WIDTH,
  frontOpacity,
  isInSight,
  linkColour,
  linkOpacity,
  linkWidth,
  markStyle,
  mix,
  projectX,
  projectY,
  TakenRoom,
  type Box,
  type Label,
  type Measure,
  type Projection,
  type Scene,
} from '../../core/index.ts'
import type { Highlight } from './highlight.ts'
import { drawLetters } from './lettering.ts'
import { RING, traceMark } from './mark-shapes.ts'

/** Names beside a picked mark; more would hide what they name. */
const MOST_NAMES = 120
/** So many picked marks are named even where a name covers other marks. */
const MOST_WANTED = 12
/** Pixels between a name and the edge of the sheet. */
const RIM = 12

export function paintLinks(
  context: CanvasRenderingContext2D,
  scene: Scene,
  projection: Projection,
  edges: Iterable<number>,
  isInFront: boolean,
): void {
  const { sources, targets } = scene.view.network
  for (const edge of edges) {
    const source = sources[edge]!
    const target = targets[edge]!
    const fromX = projectX(projection, scene.view.x[source]!)
    const fromY = projectY(projection, scene.view.y[source]!)
    const toX = projectX(projection, scene.view.x[target]!)
    const toY = projectY(projection, scene.view.y[target]!)
    context.globalAlpha = isInFront
      ? frontOpacity(scene, edge)
      : linkOpacity(scene, edge) * fadeOf(Math.hypot(toX - fromX, toY - fromY))
    context.strokeStyle = linkColour(scene, edge)
    context.lineWidth = Math.max(0.6, linkWidth(scene, edge) * projection.magnification) * (isInFront ? FRONT_WIDTH : 1)
    context.beginPath()
    context.moveTo(fromX, fromY)
    context.lineTo(toX, toY)
    context.stroke()
  }
  context.globalAlpha = 1
}

export function paintMarks(
  context: CanvasRenderingContext2D,
  scene: Scene,
  projection: Projection,
  nodes: Iterable<number>,
): void {
  const { view, palette } = scene
  for (const node of nodes) {
    const x = projectX(projection, view.x[node]!)
    const y = projectY(projection, view.y[node]!)
    const radius = scene.radii[node]! * projection.magnification
    if (!isInSight(projection, x, y, radius * 2)) continue
    const kind = view.kinds[node]!
    const rim = Math.min(1.2, 0.3 * radius)
    context.fillStyle = palette.paper
    context.beginPath()
    // A ring covers what lies under its hole as well, so its ground is a disc.
    if (kind === 'topic') context.arc(x, y, radius + rim, 0, 2 * Math.PI)
    else traceMark(context, kind, x, y, radius + rim)
    context.fill()
    context.fillStyle = scene.colours[node]!
    context.beginPath()
    traceMark(context, kind, x, y, radius)
    context.fill('evenodd')
  }
}

export function paintHighlight(
  context: CanvasRenderingContext2D,
  scene: Scene,
  projection: Projection,
  highlight: Highlight,
  measure: Measure,
  reserved: readonly Box[],
): void {
  const { view, palette } = scene
  paintLinks(context, scene, projection, highlight.edges, true)
  paintMarks(context, scene, projection, [...highlight.nodes].reverse())
  for (const node of highlight.picked) {
    const [x, y] = [projectX(projection, view.x[node]!), projectY(projection, view.y[node]!)]
    const radius = ringOf(scene, projection, node)
    if (!isInSight(projection, x, y, radius)) continue
    context.strokeStyle = palette.accent
    context.lineWidth = RING
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.stroke()
  }
  drawLetters(context, letterHighlight(scene, projection, highlight, measure, reserved), 0, 0)
}

export function ringOf({ radii }: Scene, projection: Projection, node: number): number {
  return radii[node]! * projection.magnification * 1.1 + 4
}

/** Names of what is in front: none over another, and beside the rings of the picked marks. */
export function letterHighlight(
  scene: Scene,
  projection: Projection,
  highlight: Highlight,
  measure: Measure,
  reserved: readonly Box[],
): Label[] {
  const { view, palette, radii } = scene
  const [taken, lettered] = [new TakenRoom(), new TakenRoom()]
  const labels: Label[] = []
  const take = (box: Box): void => [taken, lettered].forEach((room) => room.take(box))
  reserved.forEach(take)
  const ringed = new Set(highlight.picked)
  const reach = (node: number): number =>
    ringed.has(node) ? ringOf(scene, projection, node) + RING : radii[node]! * projection.magnification
  for (const node of highlight.nodes.slice(0, MOST_NAMES)) {
    const half = reach(node) * 0.8
    const [x, y] = [projectX(projection, view.x[node]!), projectY(projection, view.y[node]!)]
    taken.take({ left: x - half, right: x + half, top: y - half, bottom: y + half })
  }
  for (const [place, node] of highlight.named.entries()) {
    if (labels.length >= MOST_NAMES) break
    const x = projectX(projection, view.x[node]!)
    const y = projectY(projection, view.y[node]!)
    if (!isInSight(projection, x, y, 40)) continue
    const isPicked = place === 0 || (ringed.size <= MOST_WANTED && ringed.has(node))
    const style = markStyle(scene, node, isPicked ? 0.85 : 0)
    let text = cut(view.labels[node]!, isPicked ? 60 : undefined)
    // Even what is selected must be read from its beginning on a narrow sheet.
    while (text.length > 12 && measure(text, style.face, 0) > projection.width - 2 * RIM)
      text = cut(view.labels[node]!, text.length - 1)
    const width = measure(text, style.face, 0)
    const height = style.face.size * 1.15
    const find = (room: TakenRoom): ReturnType<typeof findSpot> =>
      findSpot(room, x, y, reach(node), width, height, 3, projection.width)
    const found = find(taken) ?? (isPicked ? find(lettered) : undefined)
    if (!found && place > 0) continue
    const middle = Math.max(RIM + width / 2, Math.min(projection.width - RIM - width / 2, x))
    const spot = found?.spot ?? { x: middle, y: y + reach(node) + 14, align: 'center' as const }
    const box = found?.box ?? boxOf(spot, width, height, 3)
    take(box)
    const colour = isPicked ? palette.ink : mix(style.colour, palette.ink, 0.4)
    labels.push({ text, face: style.face, spacing: 0, colour, halo: palette.paper, opacity: 1, spot, box })
  }
  return labels
}

/** How far everything else steps back behind a highlight; the style sheet gives the stage's veil the same. */
export const VEIL = 0.8
