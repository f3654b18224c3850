/** Lays a connected network out from nothing: its coarsest outline first, then finer and finer (Walshaw 2003). */
import type { Links } from '../../columns/quotient.ts'
import type { Rng } from '../../columns/rng.ts'
import { coarsen, type Level } from './coarsening.ts'
import { relax, type Field } from './relaxation.ts'

interface Places {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Groups of the coarsest level: few enough to find their places from a random start. */
const FEWEST_GROUPS = 60
/** Part of the picture's ellipse that its discs cover: more for a few nodes, so that small components hold together. */
function coverageOf(order: number): number {
  return Math.min(0.35, 0.15 + 0.8 / order)
}

/** Part of a group's disc that its discs cover while they are still to find their places. */
const GROUP_COVERAGE = 0.3
/** Steps that the coarsest level may take to find its outline, then its discs' places; a few nodes need fewer. */
const OUTLINE_STEPS = 300
const COARSEST_STEPS = 100
const STEPS_PER_GROUP = 10
/** Longest first and last move of a finer level, in mean radii of its groups. */
const FIRST_MOVE = 0.7
const LAST_MOVE = 0.001

/** Steps on a level: more where they are cheap, but enough for a node to find its place among its siblings. */
function stepsFor(order: number): number {
  return Math.round(Math.min(150, Math.max(12, 250_000 / order)))
}

/** Work in steps × nodes that `arrange` reports for a network of this order, about. */
export function workOf(order: number): number {
  return order <= FEWEST_GROUPS ? order * (OUTLINE_STEPS + COARSEST_STEPS) : 2 * order * stepsFor(order) + 25_000
}

/** Repelling masses: the square root of the strength, between Noack's node repulsion (1) and edge repulsion (the strength). */
export function massesOf(links: Links): Float64Array {
  const masses = new Float64Array(links.offsets.length - 1)
  for (let node = 0; node < masses.length; node++) {
    for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) masses[node]! += links.weights[link]!
    masses[node] = Math.sqrt(masses[node]!)
  }
  return masses
}

/** Fills `x` and `y`, centred on 0, in the unit of the radii; discs may still overlap. `onWork` is told steps × nodes; false ends it. */
export function arrange(
  links: Links,
  radii: Float64Array,
  x: Float64Array,
  y: Float64Array,
  rng: Rng,
  onWork: (work: number) => boolean,
): void {
  const masses = massesOf(links)
  const levels = coarsen({ links, masses, areas: radii.map((radius) => radius * radius) }, FEWEST_GROUPS, rng)
  const coarsest = levels.at(-1)!
  const outlineX = coarsest.masses.map(() => rng() - 0.5)
  const outlineY = coarsest.masses.map(() => rng() - 0.5)
  let place: Places = { x: outlineX, y: outlineY }
  let field = unitField(links, masses)
  relax(coarsest, place.x, place.y, field, {
    steps: Math.min(OUTLINE_STEPS, STEPS_PER_GROUP * coarsest.masses.length),
    firstMove: 0.5,
    lastMove: 0.005,
    rng,
    onStep: () => onWork(coarsest.masses.length),
  })
  for (let depth = levels.length - 1; depth >= 0; depth--) {
    const level = levels[depth]!
    const order = level.masses.length
    if (level.parents) place = placeChildren(level.parents, levels[depth + 1]!, place.x, place.y, rng)
    const scale = fitToDiscs(place.x, place.y, level.areas, coverageOf(masses.length))
    const reach = Math.sqrt(level.areas.reduce((sum, area) => sum + area, 0) / order)
    field = { repulsion: field.repulsion * scale, gravity: field.gravity / scale, shortest: reach / 10 }
    const cover = depth === 0 ? 1 : GROUP_COVERAGE
    relax(level, place.x, place.y, field, {
      steps: level === coarsest ? Math.min(COARSEST_STEPS, STEPS_PER_GROUP * order) : stepsFor(order),
      firstMove: FIRST_MOVE * reach,
      lastMove: LAST_MOVE * reach,
      radii: level.areas.map((area) => Math.sqrt(area / cover)),
      rng,
      onStep: () => onWork(order),
    })
  }
  x.set(place.x)
  y.set(place.y)
}

/**
 * A field in which the weighted mean length of a link is 1 at rest, whatever the network: there, Σ weight × length equals
 * repulsion × (Σ mass)² / 2. Gravity alone would make an ellipse of about that size.
 */
function unitField(links: Links, masses: Float64Array): Field {
  const weight = links.weights.reduce((sum, value) => sum + value, 0)
  const mass = masses.reduce((sum, value) => sum + value, 0)
  return { repulsion: weight / (mass * mass || 1), gravity: weight / (mass || 1), shortest: 0.02 }
}

/** Places each node near the middle of its group. */
function placeChildren(
  parents: Uint32Array,
  groups: Level,
  groupX: Float64Array,
  groupY: Float64Array,
  rng: Rng,
): Places {
  const x = new Float64Array(parents.length)
  const y = new Float64Array(parents.length)
  parents.forEach((parent, node) => {
    const spread = Math.sqrt(groups.areas[parent]!) / 4
    x[node] = groupX[parent]! + (rng() - 0.5) * spread
    y[node] = groupY[parent]! + (rng() - 0.5) * spread
  })
  return { x, y }
}

/** Centres and scales the picture so that the discs cover that part of it; returns the scale. */
function fitToDiscs(x: Float64Array, y: Float64Array, areas: Float64Array, coverage: number): number {
  let total = 0
  let meanX = 0
  let meanY = 0
  areas.forEach((area, node) => {
    total += area
    meanX += area * x[node]!
    meanY += area * y[node]!
  })
  meanX /= total
  meanY /= total
  let spread = 0
  areas.forEach((area, node) => (spread += area * ((x[node]! - meanX) ** 2 + (y[node]! - meanY) ** 2)))
  // In an evenly covered disc the mean squared distance from the centre is half the squared radius.
  const scale = Math.sqrt((total * total) / (coverage * 2 * spread)) || 1
  for (let node = 0; node < x.length; node++) {
    x[node] = (x[node]! - meanX) * scale
    y[node] = (y[node]! - meanY) * scale
  }
  return scale
}
