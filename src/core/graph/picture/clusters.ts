/** Clusters that are seen as discs until one comes near: which of them are open, and what is drawn of the marks then. */
import { isLinkAtRest } from '../lens-columns.ts'
import type { Overview } from '../overview.ts'
import type { Projection } from './projection.ts'
import type { Regions } from './regions.ts'
import { orderLinks, type Clusters, type Scene } from './scene.ts'

/** Radius of a disc, as a share of the shorter side of the sheet, from which on its cluster opens and below which it closes. */
const OPENS = 0.16
const CLOSES = 0.12
/** So many times larger than with all discs on the sheet a disc is at least when it opens, and when it closes. */
const LARGER = 1.5
const SMALLER = 1.25
/** The same for clusters that have room for all of their marks. */
const NEAR = 2.2
const AWAY = 1.8
/** Part of the marks for which there must be room if they are to stay open. */
const ROOM = 0.8
/** How far out of sight, as a share of the sheet, an open cluster stays open. */
const MARGIN = 0.3

/**
 * Which clusters are open at this distance; `before` are those that were, which stay open a little longer, so that none
 * flickers. `room` is how many marks of the whole map can be told apart, `held` is kept open at any distance.
 */
export function openAt(
  { overview, discs, open: before }: Clusters,
  at: Projection,
  room: number,
  held: number | undefined,
): Uint8Array {
  const open = new Uint8Array(before.length)
  const shorter = Math.min(at.width, at.height)
  const last = open.length - 1
  const wholeScale = Math.min(at.width / lengthOf(discs.alongX), at.height / lengthOf(discs.alongY))
  const hasRoom = (wasOpen: boolean): boolean =>
    at.scaleX >= (wasOpen ? AWAY : NEAR) * wholeScale && room >= overview.members.length * (wasOpen ? ROOM : 1)
  for (let place = 0; place < last; place++) {
    const wasOpen = before[place] === 1
    const radius = discs.radii[place]! * at.scaleX
    const least = Math.max(
      shorter * (wasOpen ? CLOSES : OPENS),
      discs.radii[place]! * wholeScale * (wasOpen ? SMALLER : LARGER),
    )
    if (place !== held) {
      if (radius < least && !hasRoom(wasOpen)) continue
      const margin = wasOpen ? MARGIN * shorter : 0
      const isNear =
        isTouching(at, discs.x[place]!, discs.y[place]!, radius + margin) ||
        isTouching(at, discs.homeX[place]!, discs.homeY[place]!, 2 * discs.reaches[place]! * at.scaleX + margin)
      if (!isNear) continue
    }
    open[place] = 1
  }
  open[last] = hasRoom(before[last] === 1) ? 1 : 0
  return open
}

function lengthOf([from, to]: readonly [number, number]): number {
  return to - from || 1
}

/** Whether a disc around a place of the map, of a radius in pixels, is in sight. */
function isTouching(at: Projection, x: number, y: number, radius: number): boolean {
  const [middleX, middleY] = [at.scaleX * x + at.shiftX, at.scaleY * y + at.shiftY]
  const dx = middleX - Math.min(at.width, Math.max(0, middleX))
  const dy = middleY - Math.min(at.height, Math.max(0, middleY))
  return dx * dx + dy * dy <= radius * radius
}

/**
 * The same scene, of whose marks only those of open clusters are drawn, with the links among them. Costs what is open,
 * its links included.
 */
export function openScene(clusters: Clusters): Scene {
  const { whole, overview, open } = clusters
  const { view, visible, ranks } = whole
  const nodes = new Uint8Array(view.order)
  const openRanks = new Uint32Array(view.order).fill(view.order)
  const members: number[] = []
  forEachOpen(overview, open, (node) => {
    nodes[node] = 1
    openRanks[node] = ranks[node]!
    members.push(node)
  })
  const ranking = Uint32Array.from(members).sort((a, b) => ranks[a]! - ranks[b]!)
  return {
    ...whole,
    view: { ...view, ranking },
    visible: { ...visible, nodes, nodeCount: ranking.length },
    ranks: openRanks,
    linkOrder: orderLinks(view, linksAmong(whole, ranking, nodes)),
    clusters,
  }
}

/** `ranking` is of the marks that `isMember` says. */
function linksAmong({ view, visible, ranks }: Scene, ranking: Uint32Array, isMember: Uint8Array): Uint32Array {
  // Nobody has asked for the links of single marks before one of them is seen.
  if (ranking.length === 0) return new Uint32Array()
  const { offsets, neighbours, edges } = view.adjacency
  const links = new Uint32Array(ranking.reduce((sum, node) => sum + offsets[node + 1]! - offsets[node]!, 0))
  let count = 0
  // Of links that are alike, those of more important marks come last, and lie on top.
  for (const node of ranking.toReversed())
    for (let slot = offsets[node]!; slot < offsets[node + 1]!; slot++) {
      const edge = edges[slot]!
      // Each link is met at both of its ends, and taken at the less important one.
      if (ranks[neighbours[slot]!]! > ranks[node]! || !isMember[neighbours[slot]!] || !visible.edges[edge]) continue
      if (isLinkAtRest(view.edgeKinds[edge])) links[count++] = edge
    }
  return links.subarray(0, count)
}

/** The ground, of which only that of open clusters is seen. */
export function openGround(regions: Regions, { overview, open }: Clusters): Regions {
  const isOpen = (id: number): boolean => open[overview.places[id] ?? -1] === 1
  return { ...regions, tints: regions.tints.map((id) => (isOpen(id) ? id : 0)) }
}

function forEachOpen({ offsets, members }: Overview, open: Uint8Array, look: (node: number) => void): void {
  for (let place = 0; place < open.length; place++) {
    if (!open[place]) continue
    const beyond = offsets[place + 1] ?? members.length
    for (let at = offsets[place]!; at < beyond; at++) look(members[at]!)
  }
}

/** The cluster whose disc lies under a point of the sheet, of several the smallest. */
export function discAt({ discs, open }: Clusters, projection: Projection, x: number, y: number): number | undefined {
  for (let place = discs.radii.length - 1; place >= 0; place--) {
    const radius = discs.radii[place]! * projection.scaleX
    if (open[place] || radius < SMALLEST_DISC) continue
    const dx = projection.scaleX * discs.x[place]! + projection.shiftX - x
    const dy = projection.scaleY * discs.y[place]! + projection.shiftY - y
    if (dx * dx + dy * dy <= radius * radius) return place
  }
  return undefined
}

/** Pixels of radius below which a disc could not be told apart and is not drawn. */
export const SMALLEST_DISC = 3
