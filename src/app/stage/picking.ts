/** Which mark or link lies under a point of the stage: a scan of the columns, quicker than reading pixels back. */
import { isLinkAtRest, projectX, projectY, type Projection, type Scene } from '../../core/index.ts'

/** The mark whose rim is nearest, at most `tolerance` pixels away. */
export function pickNode(
  scene: Scene,
  projection: Projection,
  x: number,
  y: number,
  tolerance: number,
): number | undefined {
  const { view, visible, radii } = scene
  let nearest: number | undefined
  let least = tolerance
  for (let node = 0; node < view.order; node++) {
    if (!visible.nodes[node]) continue
    const dx = projectX(projection, view.x[node]!) - x
    const dy = projectY(projection, view.y[node]!) - y
    const reach = radii[node]! * projection.magnification + tolerance
    if (Math.abs(dx) > reach || Math.abs(dy) > reach) continue
    const gap = Math.hypot(dx, dy) - radii[node]! * projection.magnification
    if (gap < least) {
      least = gap
      nearest = node
    }
  }
  return nearest
}

/** The nearest link at most `tolerance` pixels away. With `among`, only those links, whether drawn at rest or not. */
export function pickEdge(
  scene: Scene,
  projection: Projection,
  x: number,
  y: number,
  tolerance: number,
  among?: Iterable<number>,
): number | undefined {
  const { view, visible } = scene
  let nearest: number | undefined
  let least = tolerance
  for (const edge of among ?? scene.linkOrder) {
    if (!visible.edges[edge] || (!among && !isLinkAtRest(view, edge))) continue
    const source = view.network.sources[edge]!
    const target = view.network.targets[edge]!
    const gap = distanceToSegment(
      x,
      y,
      projectX(projection, view.x[source]!),
      projectY(projection, view.y[source]!),
      projectX(projection, view.x[target]!),
      projectY(projection, view.y[target]!),
    )
    if (gap <= least) {
      least = gap
      nearest = edge
    }
  }
  return nearest
}

function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}
