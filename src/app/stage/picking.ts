/** Which mark or link lies under a point of the stage: a scan of the columns, quicker than reading pixels back. */
import { legibleMarks, linksAt, projectX, projectY, type Projection, type Scene } from '../../core/index.ts'
import { neighboursOf } from '../state/lens-view.ts'

/** The drawn mark whose rim is nearest, at most `tolerance` pixels away; those in `front` are drawn at any distance. */
export function pickNode(
  scene: Scene,
  projection: Projection,
  x: number,
  y: number,
  tolerance: number,
  front: Iterable<number> = [],
): number | undefined {
  const { view, visible, ranks, radii } = scene
  let nearest: number | undefined
  let least = tolerance
  const look = (node: number): void => {
    const dx = projectX(projection, view.x[node]!) - x
    const dy = projectY(projection, view.y[node]!) - y
    const reach = radii[node]! * projection.magnification + tolerance
    if (Math.abs(dx) > reach || Math.abs(dy) > reach) return
    const gap = Math.hypot(dx, dy) - radii[node]! * projection.magnification
    if (gap < least) {
      least = gap
      nearest = node
    }
  }
  const most = Math.min(visible.nodeCount, legibleMarks(projection))
  for (let node = 0; node < view.order; node++) if (ranks[node]! < most) look(node)
  for (const node of front) if (visible.nodes[node] && ranks[node]! >= most) look(node)
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
  for (const edge of among ?? linksAt(scene, projection)) {
    if (!visible.edges[edge]) continue
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

/** Pixels from a point to a line between two others. */
export function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax
  const dy = by - ay
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

/** The drawn marks whose middle lies inside an outline. */
export function marksWithin(
  { view, visible, ranks }: Scene,
  projection: Projection,
  outline: readonly { readonly x: number; readonly y: number }[],
): number[] {
  const most = Math.min(visible.nodeCount, legibleMarks(projection))
  const [left, right] = extremes(outline.map(({ x }) => x))
  const [top, bottom] = extremes(outline.map(({ y }) => y))
  const found: number[] = []
  for (const node of view.ranking) {
    if (ranks[node]! >= most) continue
    const x = projectX(projection, view.x[node]!)
    const y = projectY(projection, view.y[node]!)
    if (x < left || x > right || y < top || y > bottom) continue
    // A ray to the right leaves the outline an odd number of times if it begins inside.
    let isInside = false
    for (let at = 0, before = outline.length - 1; at < outline.length; before = at++) {
      const [a, b] = [outline[at]!, outline[before]!]
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) isInside = !isInside
    }
    if (isInside) found.push(node)
  }
  return found
}

function extremes(values: readonly number[]): readonly [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  )
}

/** The link nearest to a point: those of the selected mark, which lie in front of the veil, before those behind it. */
export function pickEdgeFor(
  scene: Scene,
  projection: Projection,
  x: number,
  y: number,
  tolerance: number,
  selected: number | undefined,
): number | undefined {
  const own = selected === undefined ? undefined : edgesOf(scene, selected)
  return (own && pickEdge(scene, projection, x, y, tolerance, own)) ?? pickEdge(scene, projection, x, y, tolerance)
}

function* edgesOf({ view }: Scene, node: number): Generator<number> {
  const first = view.adjacency.offsets[node]!
  for (let place = 0; place < neighboursOf(view, node).length; place++) yield view.adjacency.edges[first + place]!
}
