/** Where what is gone from a map would stand on the map that came after it. */
import type { Positions } from '../../model/network.ts'
import type { Lens } from '../../model/snapshot.ts'

/** x' = a·x − b·y + moveX, y' = b·x + a·y + moveY, with y turned over first where the map was mirrored. */
interface Similarity {
  readonly a: number
  readonly b: number
  readonly moveX: number
  readonly moveY: number
  readonly isMirrored: boolean
}

/**
 * The later map as it stands, behind it the nodes `origins` of the earlier one: brought over by the similarity that
 * moves what both maps share the least (Procrustes), then as far aside as their neighbours were moved by more than that.
 * `places` are the nodes on the united map where those of the earlier map stand.
 */
export function placeGone(old: Lens, young: Lens, places: readonly number[], origins: readonly number[]): Positions {
  const before = old.analysis.positions
  const after = young.analysis.positions
  const order = young.graph.network.order
  const shared = places.flatMap((place, node) => (place < order ? [node] : []))
  const fit = bestFit(before, after, places, shared) ?? beside(before, after)
  const neighbours = neighboursOf(old)
  const x = new Float32Array(order + origins.length)
  const y = new Float32Array(order + origins.length)
  x.set(after.x)
  y.set(after.y)
  origins.forEach((node, index) => {
    let [asideX, asideY, count] = [0, 0, 0]
    for (const other of neighbours[node]!) {
      const place = places[other]!
      if (place >= order) continue
      const [fitX, fitY] = apply(fit, before.x[other]!, before.y[other]!)
      asideX += after.x[place]! - fitX
      asideY += after.y[place]! - fitY
      count++
    }
    const [ownX, ownY] = apply(fit, before.x[node]!, before.y[node]!)
    x[order + index] = ownX + asideX / (count || 1)
    y[order + index] = ownY + asideY / (count || 1)
  })
  return { x, y }
}

function neighboursOf({ graph }: Lens): number[][] {
  const { order, sources, targets } = graph.network
  const neighbours: number[][] = Array.from({ length: order }, () => [])
  sources.forEach((source, edge) => {
    neighbours[source]!.push(targets[edge]!)
    neighbours[targets[edge]!]!.push(source)
  })
  return neighbours
}

function apply({ a, b, moveX, moveY, isMirrored }: Similarity, x: number, givenY: number): readonly [number, number] {
  const y = isMirrored ? -givenY : givenY
  return [a * x - b * y + moveX, b * x + a * y + moveY]
}

/** Of the two similarities, as it is and mirrored, the one that leaves less; nothing where too little is shared. */
function bestFit(
  before: Positions,
  after: Positions,
  places: readonly number[],
  shared: readonly number[],
): Similarity | undefined {
  if (shared.length < 3) return undefined
  const mean = (value: (node: number) => number): number =>
    shared.reduce((sum, node) => sum + value(node), 0) / shared.length
  const [toX, toY] = [mean((node) => after.x[places[node]!]!), mean((node) => after.y[places[node]!]!)]
  const fits = [false, true].map((isMirrored) => {
    const sign = isMirrored ? -1 : 1
    const [fromX, fromY] = [mean((node) => before.x[node]!), mean((node) => sign * before.y[node]!)]
    let [dot, cross, spreadBefore, spreadAfter] = [0, 0, 0, 0]
    for (const node of shared) {
      const [px, py] = [before.x[node]! - fromX, sign * before.y[node]! - fromY]
      const [qx, qy] = [after.x[places[node]!]! - toX, after.y[places[node]!]! - toY]
      dot += px * qx + py * qy
      cross += px * qy - py * qx
      spreadBefore += px * px + py * py
      spreadAfter += qx * qx + qy * qy
    }
    // The scale makes both maps equally wide: the scale of least squares would shrink maps that have little in common.
    const agreement = Math.hypot(dot, cross)
    const scale = spreadBefore > 0 ? Math.sqrt(spreadAfter / spreadBefore) : 1
    const [a, b] = agreement > 0 ? [(scale * dot) / agreement, (scale * cross) / agreement] : [scale, 0]
    const moveX = toX - (a * fromX - b * fromY)
    const moveY = toY - (b * fromX + a * fromY)
    return { fit: { a, b, moveX, moveY, isMirrored }, agreement }
  })
  return fits[1]!.agreement > fits[0]!.agreement ? fits[1]!.fit : fits[0]!.fit
}

/** To the left of the later map, as large as it was. */
function beside(before: Positions, after: Positions): Similarity {
  const right = before.x.reduce((most, value) => Math.max(most, value), 0)
  const left = after.x.reduce((least, value) => Math.min(least, value), 0)
  return { a: 1, b: 0, moveX: left - right - 0.1 * Math.abs(left), moveY: 0, isMirrored: false }
}
