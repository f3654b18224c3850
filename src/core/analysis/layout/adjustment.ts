/** Takes an earlier layout further: new nodes find a place among their neighbours, the others make room and hardly move. */
import type { Links } from '../../columns/quotient.ts'
import { meanReach, type Arranged, type Steps } from './arranger.ts'
import { massesOf } from './forces.ts'
import { relax, type Field } from './relaxation.ts'
import { placeAmongNeighbours } from './start.ts'

const STEPS = 30
/** Part of a move that a node of the earlier layout makes. */
const STEADINESS = 0.05

/** Fills the places that are NaN and refines the others; every component must have a node with a place. */
export function* adjust(arranged: Arranged): Steps {
  const { links, radii, x, y, rng } = arranged
  const order = x.length
  const mobility = x.map((value) => (Number.isNaN(value) ? 1 : STEADINESS))
  const areas = radii.map((radius) => radius * radius)
  const reach = meanReach(radii)
  const masses = massesOf(links)
  const field = fieldAtRest(links, masses, x, y, reach)
  placeAmongNeighbours(arranged)
  const steps = mobility.includes(1) ? STEPS : 0
  const show = (): void => {
    // The steps move `x` and `y` themselves.
  }
  for (const _ of relax({ links, masses, areas, pulls: masses }, x, y, field, {
    steps,
    firstMove: 4 * reach,
    lastMove: reach / 1000,
    radii,
    mobility,
    rng,
  }))
    yield { work: order, show }
}

/** The repulsion that holds the given layout at its size; no gravity, since its shape is not to change. */
function fieldAtRest(links: Links, masses: Float64Array, x: Float64Array, y: Float64Array, shortest: number): Field {
  let pull = 0
  let mass = 0
  for (let node = 0; node < x.length; node++) {
    if (Number.isNaN(x[node]!)) continue
    mass += masses[node]!
    for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) {
      const neighbour = links.neighbours[link]!
      const length = Math.hypot(x[neighbour]! - x[node]!, y[neighbour]! - y[node]!)
      if (!Number.isNaN(length)) pull += links.weights[link]! * length
    }
  }
  return { repulsion: pull / (mass * mass || 1), gravity: 0, shortest: shortest / 10 }
}
