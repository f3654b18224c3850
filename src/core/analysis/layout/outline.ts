/** Where the few groups of the coarsest level stand: the outline of the whole picture, by VOSviewer's rule. */
import type { Links } from '../../columns/quotient.ts'
import type { Rng } from '../../columns/rng.ts'
import { associationStrengths } from './association.ts'
import { solveLaplacian } from './laplacian.ts'
import { addExactRepulsion } from './repulsion.ts'

const STEPS = 100
const STEPS_PER_GROUP = 10
/** Enough to find a place for what the guide lacks; more would find an outline of its own. */
const GUIDED_STEPS = 2

export interface Places {
  readonly x: Float64Array
  readonly y: Float64Array
}

/**
 * Places around 0 with a mean weighted length of links of 1. Unlike constant attraction, squared distances over association strengths
 * also tell how far apart the groups are that have little to do with each other. Goes on from the guide's places where it has some.
 * Costs groups² per step.
 */
export function findOutline(links: Links, rng: Rng, guide: Places | undefined): Places {
  const order = links.offsets.length - 1
  const place = startOf(order, rng, guide)
  // Two groups have one outline only.
  if (order < 3) return place
  const strengths = associationStrengths(links)
  const total = strengths.reduce((sum, strength) => sum + strength, 0)
  const springs = {
    offsets: links.offsets,
    neighbours: links.neighbours,
    weights: strengths.map((strength) => strength / (total || 1)),
  }
  const ones = new Float64Array(order).fill(1)
  for (let step = 0; step < (guide ? GUIDED_STEPS : Math.min(STEPS, STEPS_PER_GROUP * order)); step++) {
    const forceX = new Float64Array(order)
    const forceY = new Float64Array(order)
    addExactRepulsion(place.x, place.y, ones, 1 / (order * order), forceX, forceY, 1)
    solveLaplacian(springs, forceX, place.x)
    solveLaplacian(springs, forceY, place.y)
  }
  return fitToLinks(links, place)
}

/** The guide's places, shrunk to about the size of the outline; random ones where it has none. */
function startOf(order: number, rng: Rng, guide: Places | undefined): Places {
  const random = (): Float64Array => Float64Array.from({ length: order }, () => rng() - 0.5)
  const place = { x: random(), y: random() }
  if (!guide) return place
  const farthest = guide.x.reduce(
    (most, value, group) => (Number.isNaN(value) ? most : Math.max(most, Math.hypot(value, guide.y[group]!))),
    0,
  )
  guide.x.forEach((value, group) => {
    if (Number.isNaN(value) || farthest === 0) return
    place.x[group] = value / farthest + place.x[group]! / 100
    place.y[group] = guide.y[group]! / farthest + place.y[group]! / 100
  })
  return place
}

function fitToLinks({ offsets, neighbours, weights }: Links, { x, y }: Places): Places {
  let length = 0
  let total = 0
  for (let group = 0; group < x.length; group++)
    for (let link = offsets[group]!; link < offsets[group + 1]!; link++) {
      const neighbour = neighbours[link]!
      length += weights[link]! * Math.hypot(x[group]! - x[neighbour]!, y[group]! - y[neighbour]!)
      total += weights[link]!
    }
  const scale = total / length
  // Links without weight, or all in one point: the refinement takes any places.
  return Number.isFinite(scale) && scale > 0 ? { x: x.map((at) => at * scale), y: y.map((at) => at * scale) } : { x, y }
}
