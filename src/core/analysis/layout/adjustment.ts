/** Takes an earlier layout further where much is new: new nodes take shape under forces, the others make room and move little. */
import type { Links } from '../../columns/quotient.ts'
import { meanReach, type Arranged, type Steps } from './arranger.ts'
import { massesOf } from './forces.ts'
import { relax, type Field } from './relaxation.ts'
import { placeAmongNeighbours } from './start.ts'

const STEPS = 30
/** Part of a move that a node of the earlier layout makes when it has a new neighbour; the others stay. */
const STEADINESS = 0.05

/** Fills the places that are NaN and makes room around them; every component must have a node with a place. Near-linear. */
export function* adjust(arranged: Arranged): Steps {
  const { links, radii, x, y, rng } = arranged
  const isNew = x.map((value) => Number(Number.isNaN(value)))
  const mobility = mobilityOf(links, isNew)
  const areas = radii.map((radius) => radius * radius)
  const reach = meanReach(radii)
  const masses = massesOf(links)
  const field = fieldAtRest(links, masses, x, y, reach)
  placeAmongNeighbours(arranged)
  const steps = isNew.includes(1) ? STEPS : 0
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
    yield { work: x.length, show }
}

function mobilityOf({ offsets, neighbours }: Links, isNew: Float64Array): Float64Array {
  const mobility = isNew.slice()
  isNew.forEach((value, node) => {
    if (value === 0) return
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++)
      if (mobility[neighbours[link]!] === 0) mobility[neighbours[link]!] = STEADINESS
  })
  return mobility
}

/** The repulsion that holds the given layout at its size; no gravity, since its shape is not to change. */
export function fieldAtRest(
  links: Links,
  masses: Float64Array,
  x: Float64Array,
  y: Float64Array,
  shortest: number,
): Field {
  let pull = 0
  let mass = 0
  for (let node = 0; node < x.length; node++) {
    if (Number.isNaN(x[node]!)) continue
    mass += masses[node]!
    for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) {
      const neighbour = links.neighbours[link]!
      const dx = x[neighbour]! - x[node]!
      const dy = y[neighbour]! - y[node]!
      const length = Math.sqrt(dx * dx + dy * dy)
      if (!Number.isNaN(length)) pull += links.weights[link]! * length
    }
  }
  return { repulsion: pull / (mass * mass || 1), gravity: 0, shortest: shortest / 10 }
}
