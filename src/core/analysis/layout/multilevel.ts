/** Lays a connected network out from nothing: its coarsest outline first, then finer and finer (Walshaw 2003). */
import { sumByLabel, type Links } from '../../columns/quotient.ts'
import { createRng, type Rng } from '../../columns/rng.ts'
import type { Arrangement } from './arrangement.ts'
import { coverageOf, fitToDiscs, type Arranged, type Step, type Steps } from './arranger.ts'
import { coarsen, type Level } from './coarsening.ts'
import { massesOf, pullsOf, sumOf, weighByCommunity } from './forces.ts'
import { findOutline, type Places } from './outline.ts'
import { relax, type Field, type Pace } from './relaxation.ts'

/** Groups of the coarsest level: few enough to find their places from a random start. */
const FEWEST_GROUPS = 60
/** Part of a group's disc that its discs cover while they are still to find their places. */
const GROUP_COVERAGE = 0.3
/** Steps that the coarsest level may take to find its outline, then its discs' places; a few nodes need fewer. */
const OUTLINE_STEPS = 300
const COARSEST_STEPS = 100
const STEPS_PER_GROUP = 10
/** Longest first move of an outline, in mean lengths of a link, that is to stay like another one. */
const GUIDED_MOVE = 0.1
/** How far from the middle of their group its members start. */
const SPREAD = 1 / 4
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

/** Places centred on 0; discs may still overlap. Goes on from `resumed` with the random numbers that it was begun with. */
export function* arrange(
  { links: given, communities, guide, radii, x, y, rng }: Arranged,
  resumed?: Arrangement,
): Steps {
  const links = communities ? weighByCommunity(given, communities) : given
  const masses = massesOf(links)
  const areas = radii.map((radius) => radius * radius)
  const levels = coarsen(
    { links, masses, areas, pulls: pullsOf(links, masses), parents: undefined },
    FEWEST_GROUPS,
    rng,
    communities?.slice(),
    // Coarser ones have done their part.
    resumed?.depth,
  )
  const coarsest = levels.at(-1)!
  const deepest = resumed?.deepest ?? levels.length - 1
  let depth = resumed?.depth ?? deepest
  let place = resumed
    ? { x: resumed.x.slice(), y: resumed.y.slice() }
    : findOutline(coarsest.links, rng, guide && guideGroups(guide, levels))
  let field = resumed?.field ?? unitField(links, masses)
  if (resumed) rng.goOnFrom(resumed.seed)
  const show = (): void => {
    const at = Math.max(0, depth)
    let shown: Places = { x: place.x.slice(), y: place.y.slice() }
    fitToDiscs(shown.x, shown.y, levels[at]!.areas, coverageOf(x.length))
    // Numbers of its own, or looking would change what comes.
    const scatter = createRng(1)
    for (let finer = at - 1; finer >= 0; finer--)
      shown = placeChildren(levels[finer]!.parents!, levels[finer + 1]!, shown, 1, scatter)
    x.set(shown.x)
    y.set(shown.y)
  }
  const stepAt = ({ step, sequence }: Pace): Step => ({
    work: levels[depth]!.masses.length,
    show,
    state: () => ({
      depth,
      deepest,
      field,
      x: place.x.slice(),
      y: place.y.slice(),
      seed: rng.seedNow(),
      step,
      ...(sequence && { sequence }),
    }),
  })
  try {
    const outline = relax(coarsest, place.x, place.y, field, {
      steps: resumed ? 0 : Math.min(OUTLINE_STEPS, STEPS_PER_GROUP * coarsest.masses.length),
      firstMove: guide ? GUIDED_MOVE : 0.5,
      lastMove: 0.005,
      rng,
    })
    for (const _ of outline) yield { work: coarsest.masses.length, show }
    for (; depth >= 0; depth--) {
      const level = levels[depth]!
      const order = level.masses.length
      const reach = Math.sqrt(level.areas.reduce((sum, area) => sum + area, 0) / order)
      const isUnderWay = depth === resumed?.depth
      if (!isUnderWay) {
        if (level.parents) place = placeChildren(level.parents, levels[depth + 1]!, place, SPREAD, rng)
        const scale = fitToDiscs(place.x, place.y, level.areas, coverageOf(masses.length))
        field = { repulsion: field.repulsion * scale, gravity: field.gravity / scale, shortest: reach / 10 }
      }
      const cover = depth === 0 ? 1 : GROUP_COVERAGE
      const refinement = relax(level, place.x, place.y, field, {
        steps: depth === deepest ? Math.min(COARSEST_STEPS, STEPS_PER_GROUP * order) : stepsFor(order),
        firstMove: FIRST_MOVE * reach,
        lastMove: LAST_MOVE * reach,
        radii: level.areas.map((area) => Math.sqrt(area / cover)),
        rng,
        resumed: isUnderWay ? resumed : undefined,
      })
      for (const pace of refinement) yield stepAt(pace)
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
  const weight = sumOf(links.weights)
  const mass = sumOf(masses)
  return { repulsion: weight / (mass * mass || 1), gravity: weight / (mass || 1), shortest: 0.02 }
}

/** The mean place that the guide gives to the nodes of each coarsest group; NaN where it knows none of them. */
function guideGroups(guide: Places, levels: readonly Level[]): Places {
  const count = levels.at(-1)!.masses.length
  const groups = levels.reduce<Uint32Array>(
    (nodes, { parents }) => (parents ? nodes.map((group) => parents[group]!) : nodes),
    Uint32Array.from(guide.x.keys()),
  )
  const known = Float64Array.from(guide.x, (value) => (Number.isNaN(value) ? 0 : 1))
  const counts = sumByLabel(known, groups, count)
  const mean = (values: Float64Array): Float64Array =>
    sumByLabel(
      values.map((value) => (Number.isNaN(value) ? 0 : value)),
      groups,
      count,
    ).map((sum, group) => sum / counts[group]!)
  return { x: mean(guide.x), y: mean(guide.y) }
}

/** Places each node near the middle of its group, within a square as wide as that part of the root of the group's area. */
function placeChildren(parents: Uint32Array, { areas }: Level, groups: Places, part: number, rng: Rng): Places {
  const x = new Float64Array(parents.length)
  const y = new Float64Array(parents.length)
  parents.forEach((parent, node) => {
    const spread = Math.sqrt(areas[parent]!) * part
    x[node] = groups.x[parent]! + (rng() - 0.5) * spread
    y[node] = groups.y[parent]! + (rng() - 0.5) * spread
  })
  return { x, y }
}
