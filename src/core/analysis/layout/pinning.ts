/** Places that somebody gave to a few nodes: the picture is turned to them, and they are held there while the rest arranges itself. */
import { meanReach, type Arranged, type Steps } from './arranger.ts'
import { massesOf, sumOf, weighByCommunity } from './forces.ts'
import type { Links } from '../../columns/quotient.ts'
import type { Piece } from './packing.ts'
import { relax, type Field } from './relaxation.ts'
import type { Places } from './outline.ts'
import { isPinned, putPins, turnToPins } from './turning.ts'

/** Steps in which the others come to rest around what is pinned. */
export const HOLDING_STEPS = 100

/** Takes the places further under the forces of the multilevel layout, with the pins where they belong. */
export function* settleAroundPins({ links: given, communities, radii, x, y, rng, pins }: Arranged): Steps {
  if (!pins) return
  const links = communities ? weighByCommunity(given, communities) : given
  const masses = massesOf(links)
  const areas = radii.map((radius) => radius * radius)
  const reach = meanReach(radii)
  const field = fieldAtRest(links, masses, x, y, reach)
  turnToPins(x, y, pins)
  putPins(x, y, pins)
  const held = isPinned(pins)
  const show = (): void => {
    // The steps move `x` and `y` themselves.
  }
  for (const _ of relax({ links, masses, areas, pulls: masses, parents: undefined }, x, y, field, {
    steps: HOLDING_STEPS,
    firstMove: 4 * reach,
    lastMove: reach / 1000,
    radii,
    mobility: Float64Array.from(held, (value) => 1 - value),
    held,
    rng,
  }))
    yield { work: x.length, show }
}

/** The repulsion that holds the given layout at its size; no gravity, since its shape is not to change. */
function fieldAtRest(links: Links, masses: Float64Array, x: Float64Array, y: Float64Array, shortest: number): Field {
  let pull = 0
  for (let node = 0; node < x.length; node++)
    for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) {
      const dx = x[links.neighbours[link]!]! - x[node]!
      const dy = y[links.neighbours[link]!]! - y[node]!
      pull += links.weights[link]! * Math.sqrt(dx * dx + dy * dy)
    }
  const mass = sumOf(masses)
  return { repulsion: pull / (mass * mass || 1), gravity: 0, shortest: shortest / 10 }
}

/** One piece of several, in their order. */
export function unite(pieces: readonly Piece[]): Piece {
  return {
    x: joinColumns(pieces.map(({ x }) => x)),
    y: joinColumns(pieces.map(({ y }) => y)),
    radii: joinColumns(pieces.map(({ radii }) => radii)),
  }
}

/** One after another. */
export function joinColumns(columns: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0))
  let first = 0
  for (const column of columns) {
    joined.set(column, first)
    first += column.length
  }
  return joined
}

/** Takes the places of several pieces from the one that they were united to. */
export function divide(united: Places, pieces: readonly Piece[]): void {
  let first = 0
  for (const { x, y } of pieces) {
    x.set(united.x.subarray(first, first + x.length))
    y.set(united.y.subarray(first, first + y.length))
    first += x.length
  }
}
