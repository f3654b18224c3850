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
 * moves what both maps share the least (Procrustes), to where their neighbours are now if they have any left, and never
 * out of the later map. `places` are the nodes on the united map where those of the earlier map stand.
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
  const reach = meanLength(young)
  const [within, upright] = shared.length < 3 ? [keep, keep] : [limitTo(after.x), limitTo(after.y)]
  origins.forEach((node, index) => {
    let [fitX, fitY, nearX, nearY, count] = [0, 0, 0, 0, 0]
    for (const other of neighbours[node]!) {
      const place = places[other]!
      if (place >= order) continue
      const [otherX, otherY] = apply(fit, before.x[other]!, before.y[other]!)
      fitX += otherX
      fitY += otherY
      nearX += after.x[place]!
      nearY += after.y[place]!
      count++
    }
    const [ownX, ownY] = apply(fit, before.x[node]!, before.y[node]!)
    const [asideX, asideY] = count > 0 ? [ownX - fitX / count, ownY - fitY / count] : [0, 0]
    // Not further from its neighbours than neighbours are on this map.
    const share = Math.min(1, reach / (Math.hypot(asideX, asideY) || 1))
    x[order + index] = within(count > 0 ? nearX / count + share * asideX : ownX)
    y[order + index] = upright(count > 0 ? nearY / count + share * asideY : ownY)
  })
  return { x, y }
}

function keep(value: number): number {
  return value
}

function limitTo(values: Float32Array): (value: number) => number {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity)
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity)
  return (value) => Math.min(high, Math.max(low, value))
}

function meanLength({ graph, analysis }: Lens): number {
  const { sources, targets } = graph.network
  const { x, y } = analysis.positions
  let sum = 0
  sources.forEach((source, edge) => {
    const target = targets[edge]!
    sum += Math.hypot(x[source]! - x[target]!, y[source]! - y[target]!)
  })
  return sum / (sources.length || 1)
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
