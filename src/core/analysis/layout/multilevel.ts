/** Lays a connected network out from nothing: its coarsest outline first, then finer and finer (Walshaw 2003). */
import type { Links } from '../../columns/quotient.ts'
import type { Rng } from '../../columns/rng.ts'
import { coverageOf, fitToDiscs, type Arranged, type Steps } from './arranger.ts'
import { coarsen, type Level } from './coarsening.ts'
import { relax, type Field } from './relaxation.ts'

interface Places {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Groups of the coarsest level: few enough to find their places from a random start. */
const FEWEST_GROUPS = 60
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

/** Places centred on 0; discs may still overlap. */
export function* arrange({ links, radii, x, y, rng }: Arranged): Steps {
  const masses = massesOf(links)
  const levels = coarsen({ links, masses, areas: radii.map((radius) => radius * radius) }, FEWEST_GROUPS, rng)
  const coarsest = levels.at(-1)!
  let depth = levels.length - 1
  let place: Places = { x: coarsest.masses.map(() => rng() - 0.5), y: coarsest.masses.map(() => rng() - 0.5) }
  const show = (): void => {
    const finer = levels.slice(0, Math.max(0, depth)).reverse()
    const whole = finer.reduce(
      (groups, { parents }) => ({
        x: Float64Array.from(parents!, (parent) => groups.x[parent]!),
        y: Float64Array.from(parents!, (parent) => groups.y[parent]!),
      }),
      place,
    )
    x.set(whole.x)
    y.set(whole.y)
    if (depth > 0) fitToDiscs(x, y, levels[0]!.areas, coverageOf(x.length))
  }
  try {
    let field = unitField(links, masses)
    const outline = relax(coarsest, place.x, place.y, field, {
      steps: Math.min(OUTLINE_STEPS, STEPS_PER_GROUP * coarsest.masses.length),
      firstMove: 0.5,
      lastMove: 0.005,
      rng,
    })
    for (const _ of outline) yield { work: coarsest.masses.length, show }
    for (; depth >= 0; depth--) {
      const level = levels[depth]!
      const order = level.masses.length
      if (level.parents) place = placeChildren(level.parents, levels[depth + 1]!, place.x, place.y, rng)
      const scale = fitToDiscs(place.x, place.y, level.areas, coverageOf(masses.length))
      const reach = Math.sqrt(level.areas.reduce((sum, area) => sum + area, 0) / order)
      field = { repulsion: field.repulsion * scale, gravity: field.gravity / scale, shortest: reach / 10 }
      const cover = depth === 0 ? 1 : GROUP_COVERAGE
      const refinement = relax(level, place.x, place.y, field, {
        steps: level === coarsest ? Math.min(COARSEST_STEPS, STEPS_PER_GROUP * order) : stepsFor(order),
        firstMove: FIRST_MOVE * reach,
        lastMove: LAST_MOVE * reach,
        radii: level.areas.map((area) => Math.sqrt(area / cover)),
        rng,
      })
      for (const _ of refinement) yield { work: order, show }
    }
  } finally {
    show()
  }
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
