/** What pulls and repels in the multilevel layout: masses, pulls to the middle, and links weighed by communities. */
import { powerOf } from '../../columns/power.ts'
import type { Links } from '../../columns/quotient.ts'
import { createSearch, searchFrom } from '../paths.ts'

/** How much weaker a link between two communities pulls. */
const ACROSS = 1 / 1.5

/** The pull to the middle falls with the mean distance to this many nodes, to this power, but not below this part of the usual. */
const SOURCES = 10
const CENTRALITY = 2
const LEAST_PULL = 0.6

/** Repelling masses: the square root of the strength, between Noack's node repulsion (1) and edge repulsion (the strength). */
export function massesOf(links: Links): Float64Array {
  const masses = new Float64Array(links.offsets.length - 1)
  for (let node = 0; node < masses.length; node++) {
    for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) masses[node]! += links.weights[link]!
    masses[node] = Math.sqrt(masses[node]!)
  }
  return masses
}

/**
 * Pulls to the middle, which add up to the masses: stronger for nodes that are close to all others in a connected network, so that
 * what is far from everything comes to stand outside. Linear in the links.
 */
export function pullsOf(links: Links, masses: Float64Array): Float64Array {
  const order = masses.length
  const search = createSearch(order)
  const distances = new Float64Array(order)
  for (let index = 0; index < SOURCES; index++) {
    searchFrom(links, Math.floor(((index + 0.5) * order) / SOURCES), search)
    add(search.distances, distances)
  }
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / order
  const pulls = masses.map(
    (mass, node) => mass * Math.max(LEAST_PULL, powerOf((mean + 1) / (distances[node]! + 1), CENTRALITY)),
  )
  const share = sumOf(masses) / (sumOf(pulls) || 1)
  return pulls.map((pull) => pull * share)
}

/** The same links, those between communities weaker. */
export function weighByCommunity(links: Links, communities: Uint32Array): Links {
  const { offsets, neighbours } = links
  const weights = links.weights.slice()
  for (let node = 0; node < communities.length; node++) {
    const community = communities[node]!
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++)
      if (communities[neighbours[link]!] !== community) weights[link]! *= ACROSS
  }
  return { offsets, neighbours, weights }
}

function add(values: Uint32Array, sums: Float64Array): void {
  for (let node = 0; node < sums.length; node++) sums[node]! += values[node]!
}

export function sumOf(values: Float64Array): number {
  let sum = 0
  for (let index = 0; index < values.length; index++) sum += values[index]!
  return sum
}
