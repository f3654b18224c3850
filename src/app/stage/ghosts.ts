/** Dashed links between people who are possibly one: no links of the graph, only questions. */
import { projectX, projectY, type Projection, type Scene, type Snapshot } from '../../core/index.ts'
import type { SettlingState } from '../state/settling.ts'

/** Nodes at the two ends of each, most probable first. */
export type Ghosts = readonly (readonly [one: number, other: number])[]

/** More would hide the map; the list of doubtful pairs holds them all. */
const MOST = 300

/** The doubtful pairs of which both people are drawn, while they are looked at or wanted on the map. */
export function ghostsOf(
  { view, visible }: Scene,
  { facts, doubts = [] }: Snapshot,
  { isReviewing, areDoubtsShown }: Pick<SettlingState, 'isReviewing' | 'areDoubtsShown'>,
): Ghosts {
  const ghosts: [number, number][] = []
  if (!isReviewing && !areDoubtsShown) return ghosts
  for (const { a, b } of doubts) {
    const one = view.indexOf.get(facts.authors[a]!.id)
    const other = view.indexOf.get(facts.authors[b]!.id)
    if (one === undefined || other === undefined || !visible.nodes[one] || !visible.nodes[other]) continue
    if (ghosts.push([one, other]) === MOST) break
  }
  return ghosts
}

/** Those at the marks that are in front; the others step back with the rest of the map. */
export function ghostsAt(ghosts: Ghosts, nodes: readonly number[]): Ghosts {
  const inFront = new Set(nodes)
  return ghosts.filter(([one, other]) => inFront.has(one) || inFront.has(other))
}

export function paintGhosts(
  context: CanvasRenderingContext2D,
  { view, palette, radii }: Scene,
  projection: Projection,
  ghosts: Ghosts,
): void {
  context.save()
  context.strokeStyle = palette.accent
  context.lineWidth = 1.75
  context.setLineDash([5, 4])
  context.beginPath()
  for (const [one, other] of ghosts) {
    const [fromX, fromY] = [projectX(projection, view.x[one]!), projectY(projection, view.y[one]!)]
    const [toX, toY] = [projectX(projection, view.x[other]!), projectY(projection, view.y[other]!)]
    const length = Math.hypot(toX - fromX, toY - fromY)
    const [start, end] = [one, other].map((node) => (radii[node]! * projection.magnification + 2) / length)
    // From rim to rim, so that the marks stay whole.
    if (!(start! + end! < 1)) continue
    context.moveTo(fromX + (toX - fromX) * start!, fromY + (toY - fromY) * start!)
    context.lineTo(toX - (toX - fromX) * end!, toY - (toY - fromY) * end!)
  }
  context.stroke()
  context.restore()
}
