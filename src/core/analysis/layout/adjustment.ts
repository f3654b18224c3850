/** Takes an earlier layout further: new nodes find a place among their neighbours, the others make room and hardly move. */
import type { Links } from '../../columns/quotient.ts'
import type { Rng } from '../../columns/rng.ts'
import { massesOf } from './multilevel.ts'
import { relax, type Field } from './relaxation.ts'

const STEPS = 30
/** Part of a move that a node of the earlier layout makes. */
const STEADINESS = 0.05

/** Fills the places that are NaN in `x` and `y` and refines the others; every component must have a node with a place. */
export function adjust(
  links: Links,
  radii: Float64Array,
  x: Float64Array,
  y: Float64Array,
  rng: Rng,
  onWork: (work: number) => boolean,
): void {
  const order = x.length
  const mobility = x.map((value) => (Number.isNaN(value) ? 1 : STEADINESS))
  const areas = radii.map((radius) => radius * radius)
  const reach = Math.sqrt(areas.reduce((sum, area) => sum + area, 0) / order)
  const masses = massesOf(links)
  const field = fieldAtRest(links, masses, x, y, reach)
  placeAmongNeighbours(links, x, y, reach, rng)
  const steps = mobility.includes(1) ? STEPS : 0
  relax({ links, masses, areas }, x, y, field, {
    steps,
    firstMove: 4 * reach,
    lastMove: reach / 1000,
    radii,
    mobility,
    rng,
    onStep: () => onWork(order),
  })
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

/** Breadth-first from the nodes with places: each new node starts at the mean of its neighbours that have one by then. */
function placeAmongNeighbours(links: Links, x: Float64Array, y: Float64Array, reach: number, rng: Rng): void {
  const { offsets, neighbours, weights } = links
  const queue: number[] = []
  x.forEach((value, node) => {
    if (!Number.isNaN(value)) queue.push(node)
  })
  for (let index = 0; index < queue.length; index++) {
    const placed = queue[index]!
    for (let link = offsets[placed]!; link < offsets[placed + 1]!; link++) {
      const node = neighbours[link]!
      if (!Number.isNaN(x[node]!)) continue
      let sumX = 0
      let sumY = 0
      let total = 0
      for (let other = offsets[node]!; other < offsets[node + 1]!; other++) {
        const neighbour = neighbours[other]!
        if (Number.isNaN(x[neighbour]!)) continue
        sumX += weights[other]! * x[neighbour]!
        sumY += weights[other]! * y[neighbour]!
        total += weights[other]!
      }
      x[node] = sumX / total + (rng() - 0.5) * reach
      y[node] = sumY / total + (rng() - 0.5) * reach
      queue.push(node)
    }
  }
}
