/** How discs and the links between them look at one distance: for the stage, and for pictures. */
import { clusterColour, mix, toRgb } from './palette.ts'
import { SMALLEST_DISC } from './clusters.ts'
import { isInSight, type Projection } from './projection.ts'
import type { Overview } from '../overview.ts'
import type { Clusters, DrawnClusters, Scene } from './scene.ts'

/** A disc as it is drawn; lengths are pixels. */
export interface DrawnDisc {
  readonly place: number
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly fill: string
  readonly rim: string
}

/** A line from the rim of one disc to that of another. */
export interface DrawnTie {
  /** Places of the two clusters. */
  readonly one: number
  readonly other: number
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly width: number
  readonly opacity: number
}

/** Share of paper in the fill of a disc; what has no colour of its own stands back. */
const SOFT = 0.5
const SOFT_REST = 0.68

/** Width of the line around a disc, in pixels. */
export const DISC_RIM = 1.25

/** The colours of discs: those of their clusters, or where marks wear others, the mean of their marks. */
export function colourDiscs(
  { palette, colours }: Scene,
  { ids, members, offsets }: Overview,
  isMeasured: boolean,
): string[] {
  return Array.from(ids, (id, place) => {
    if (!isMeasured) return clusterColour(palette, id)
    let count = 0
    const sum = [0, 0, 0]
    for (let at = offsets[place]!; at < offsets[place + 1]!; at++) {
      const colour = colours[members[at]!]!
      if (colour === palette.rest) continue
      count++
      toRgb(colour).forEach((value, channel) => (sum[channel]! += value))
    }
    if (count === 0) return palette.rest
    return `#${sum
      .map((value) =>
        Math.round(value / count)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`
  })
}

/** The closed clusters that are large enough to be told apart, largest first. */
export function discsAt({ palette, clusters }: Scene, projection: Projection): DrawnDisc[] {
  const drawn: DrawnDisc[] = []
  if (!clusters) return drawn
  const { discs, open, colours } = clusters
  for (let place = 0; place < colours.length; place++) {
    const radius = discs.radii[place]! * projection.scaleX
    if (radius < SMALLEST_DISC || open[place]) continue
    const [x, y] = middleOf(clusters, projection, place)
    if (!isInSight(projection, x, y, radius)) continue
    const colour = colours[place]!
    const isRest = colour === palette.rest
    const fill = mix(colour, palette.paper, isRest ? SOFT_REST : SOFT)
    drawn.push({ place, x, y, radius, fill, rim: isRest ? mix(colour, palette.paper, 0.2) : colour })
  }
  return drawn
}

export function countClusters(
  { overview, discs, open }: Clusters,
  { scaleX }: Pick<Projection, 'scaleX'>,
): DrawnClusters {
  const { offsets, members } = overview
  const counts = { discs: 0, inDiscs: 0, open: 0, inOpen: 0, small: 0, inSmall: 0 }
  overview.sizes.forEach((size, place) => {
    if (open[place]) {
      counts.open++
      counts.inOpen += size
    } else if (discs.radii[place]! * scaleX >= SMALLEST_DISC) {
      counts.discs++
      counts.inDiscs += size
    } else {
      counts.small++
      counts.inSmall += size
    }
  })
  const lone = members.length - offsets.at(-1)!
  if (open.at(-1)) counts.inOpen += lone
  else {
    counts.small += lone
    counts.inSmall += lone
  }
  return counts
}

function middleOf(
  { discs }: Clusters,
  { scaleX, scaleY, shiftX, shiftY }: Projection,
  place: number,
): [number, number] {
  return [scaleX * discs.x[place]! + shiftX, scaleY * discs.y[place]! + shiftY]
}

/** A disc with those that it is linked with most strongly, or two discs, and the links between them. */
export function discsAround(
  scene: Scene,
  projection: Projection,
  places: readonly number[],
): { readonly discs: DrawnDisc[]; readonly ties: DrawnTie[] } {
  const [place = -1] = places
  const near = new Set(places.length === 1 ? [place, ...closestTo(scene.clusters!.overview, place)] : places)
  return {
    discs: discsAt(scene, projection).filter((disc) => near.has(disc.place)),
    ties: tiesAt(
      scene,
      projection,
      (one, other) => near.has(one) && near.has(other) && places.some(isEither(one, other)),
    ),
  }
}

function isEither(one: number, other: number): (place: number) => boolean {
  return (place) => place === one || place === other
}

/** Where each cluster is linked with every other one, only the strongest of these links set it apart. */
const CLOSEST = 8

function closestTo({ adjacency: { offsets, neighbours, weights } }: Overview, place: number): number[] {
  const slots = [...neighbours.subarray(offsets[place], offsets[place + 1]).keys()].map((at) => offsets[place]! + at)
  return slots
    .sort((a, b) => weights[b]! - weights[a]! || a - b)
    .slice(0, CLOSEST)
    .map((slot) => neighbours[slot]!)
}

/** Pixels between a disc and the ring of selection. */
export const RING_GAP = 3

/** So many links for every disc in sight; more would cross the map and say nothing. */
const TIES_PER_DISC = 1.6
/** Pixels; among more discs than these, links are narrower. */
const WIDEST = 11
const CROWD = 40

/** The strongest links that begin in sight, weakest first; with `isMeant`, all between such clusters. */
export function tiesAt(
  { clusters }: Scene,
  projection: Projection,
  isMeant?: (one: number, other: number) => boolean,
): DrawnTie[] {
  if (!clusters) return []
  const { sources, targets, weights } = clusters.overview.network
  const { order, strongest } = rankTies(clusters.overview)
  const looks = Uint8Array.from(clusters.colours, (_, place) => lookOf(clusters, projection, place))
  const count = looks.reduce((sum, look) => sum + (look === IN_SIGHT ? 1 : 0), 0)
  const most = isMeant ? MOST_TIES : Math.min(MOST_TIES, Math.ceil(count * TIES_PER_DISC))
  const widest = WIDEST * Math.min(1, Math.sqrt(CROWD / Math.max(1, count)))
  const ties: DrawnTie[] = []
  for (const link of order) {
    if (ties.length >= most) break
    const [one, other] = [sources[link]!, targets[link]!]
    if (!looks[one] || !looks[other] || (looks[one] !== IN_SIGHT && looks[other] !== IN_SIGHT)) continue
    if (isMeant && !isMeant(one, other)) continue
    const tie = tieBetween(clusters, projection, one, other, Math.sqrt(weights[link]! / strongest), widest)
    if (tie) ties.push(tie)
  }
  return ties.reverse()
}

const MOST_TIES = 1200
const IN_SIGHT = 2

/** 0 too small to be drawn, 1 out of sight. */
function lookOf(clusters: Clusters, projection: Projection, place: number): number {
  const radius = clusters.discs.radii[place]! * projection.scaleX
  if (radius < SMALLEST_DISC) return 0
  return isInSight(projection, ...middleOf(clusters, projection, place), radius) ? IN_SIGHT : 1
}

/** Of a link into an open cluster only the beginning is drawn, for it ends at many marks. */
const STUB = 0.3
const LONGEST_STUB = 90

function tieBetween(
  clusters: Clusters,
  projection: Projection,
  one: number,
  other: number,
  strength: number,
  widest: number,
): DrawnTie | undefined {
  if (clusters.open[one] && clusters.open[other]) return undefined
  if (clusters.open[one]) return tieBetween(clusters, projection, other, one, strength, widest)
  const [fromX, fromY] = middleOf(clusters, projection, one)
  const [toX, toY] = middleOf(clusters, projection, other)
  const length = Math.hypot(toX - fromX, toY - fromY)
  const isStub = clusters.open[other] === 1
  const start = (clusters.discs.radii[one]! * projection.scaleX) / length
  const end = isStub
    ? start + Math.min(STUB * (1 - start), LONGEST_STUB / length)
    : 1 - (clusters.discs.radii[other]! * projection.scaleX) / length
  if (!(start < end)) return undefined
  return {
    one,
    other,
    x1: fromX + (toX - fromX) * start,
    y1: fromY + (toY - fromY) * start,
    x2: fromX + (toX - fromX) * end,
    y2: fromY + (toY - fromY) * end,
    width: Math.max(0.8, widest * strength * Math.min(1.6, projection.magnification)),
    opacity: (0.14 + 0.36 * strength) * (isStub ? 0.6 : 1),
  }
}

const rankings = new WeakMap<Overview, { readonly order: Uint32Array; readonly strongest: number }>()

/** Links between clusters from the strongest. */
function rankTies(overview: Overview): { readonly order: Uint32Array; readonly strongest: number } {
  let ranking = rankings.get(overview)
  if (!ranking) {
    const { weights } = overview.network
    const order = Uint32Array.from(weights.keys()).sort((a, b) => weights[b]! - weights[a]! || a - b)
    rankings.set(overview, (ranking = { order, strongest: weights[order[0]!] ?? 1 }))
  }
  return ranking
}
