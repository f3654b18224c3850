/** Coarsening for the multilevel layout: nodes tied most strongly are joined, level by level, until few are left. */
import { compactLabels, quotientOf, sumByLabel, type Links } from '../../columns/quotient.ts'
import { shuffle, type Rng } from '../../columns/rng.ts'

/** A network of groups of nodes. */
export interface Level {
  readonly links: Links
  /** Repelling mass of each group. */
  readonly masses: Float64Array
  /** Sum of the squared radii of the discs in each group. */
  readonly areas: Float64Array
  /** How strongly each group is drawn to the middle. */
  readonly pulls: Float64Array
  /** The group of the next coarser level that each group belongs to; undefined at the coarsest. */
  readonly parents: Uint32Array | undefined
}

/** More than a pair, or the leaves of a star would need a level each. */
const LARGEST_GROUP = 4
/** A level with more than this part of the last one's groups is not worth its time. */
const LEAST_REDUCTION = 0.9
/** Where joining within communities leaves more than this part, each community becomes one group. */
const LEAST_REDUCTION_WITHIN = 0.75

/**
 * Levels from the finest to one of at most `fewest` groups, or where joining stalls; communities (labels below the number of nodes)
 * become groups before any of them are joined. Each level costs time linear in its links. Levels beyond `deepest` are not made.
 */
export function coarsen(
  finest: Level,
  fewest: number,
  rng: Rng,
  communities: Uint32Array | undefined,
  deepest = Infinity,
): Level[] {
  const levels: Level[] = []
  let level = finest
  let within = communities
  while (level.masses.length > fewest && levels.length < deepest) {
    const order = level.masses.length
    let parents = joinNeighbours(level, rng, within)
    let count = compactLabels(parents)
    if (within && count > order * LEAST_REDUCTION_WITHIN) {
      parents = within
      count = compactLabels(parents)
      within = undefined
      // The groups are the communities already.
      if (count === order) continue
    } else if (within) within = labelGroups(within, parents, count)
    else if (count > order * LEAST_REDUCTION) break
    const { links, masses, areas, pulls } = level
    levels.push({ links, masses, areas, pulls, parents })
    level = {
      links: quotientOf(links, parents, count),
      masses: sumByLabel(masses, parents, count),
      areas: sumByLabel(areas, parents, count),
      pulls: sumByLabel(pulls, parents, count),
      parents: undefined,
    }
  }
  levels.push(level)
  return levels
}

/** The community of every group, numbered below the number of groups; the nodes of a group share one. */
function labelGroups(communities: Uint32Array, parents: Uint32Array, count: number): Uint32Array {
  const own = communities.slice()
  compactLabels(own)
  const labels = new Uint32Array(count)
  parents.forEach((parent, node) => (labels[parent] = own[node]!))
  return labels
}

/** Heavy-edge grouping: each free node joins the neighbour (of its community) with the heaviest link for its mass; leaves of one hub join each other. */
function joinNeighbours({ links, masses }: Level, rng: Rng, communities: Uint32Array | undefined): Uint32Array {
  const { offsets, neighbours, weights } = links
  const order = masses.length
  const groups = Uint32Array.from({ length: order }, (_, node) => node)
  const sizes = new Uint32Array(order).fill(1)
  const isFree = new Uint8Array(order).fill(1)
  const sequence = shuffle(
    Uint32Array.from({ length: order }, (_, node) => node),
    rng,
  )
  // The last node that each hub's full group turned away.
  const turnedAway = new Int32Array(order).fill(-1)
  for (const node of sequence) {
    if (isFree[node] === 0) continue
    let best = -1
    let bestTie = 0
    let hub = -1
    let hubTie = 0
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
      const neighbour = neighbours[link]!
      if (communities && communities[neighbour] !== communities[node]) continue
      const tie = weights[link]! / masses[neighbour]!
      if (tie > hubTie) {
        hubTie = tie
        hub = neighbour
      }
      if (tie > bestTie && sizes[groups[neighbour]!]! < LARGEST_GROUP) {
        bestTie = tie
        best = neighbour
      }
    }
    let group = best === -1 ? -1 : groups[best]!
    if (group === -1 && hub !== -1) {
      group = turnedAway[hub]!
      if (group === -1 || sizes[group]! >= LARGEST_GROUP) {
        turnedAway[hub] = node
        continue
      }
    }
    if (group === -1) continue
    groups[node] = group
    sizes[group]!++
    isFree[node] = 0
    isFree[group] = 0
  }
  return groups
}
