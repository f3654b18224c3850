/** A representative part of a network too large to draw, found by a walk that avoids where it has been. */
import { toAdjacency } from '../columns/adjacency.ts'
import { splitByLabel, type Links } from '../columns/quotient.ts'
import { createRng, shuffle, type Rng } from '../columns/rng.ts'
import type { Network } from '../model/network.ts'
import { components } from './components.ts'
import { walkSelfRepellent } from './self-repellent-walk.ts'

interface SampleOptions {
  /** Number of different nodes wanted; all are given where there are no more. */
  readonly size: number
  /** How strongly the walk avoids what it has seen enough of: 0 is the plain random walk, more than 10 is as 10. */
  readonly alpha: number
  readonly seed: number
  /** Community of every node: a self-repellent walk gives each its share. */
  readonly communities: Uint32Array
}

/** A walk that avoids more strongly goes to and fro between its groups, and varies more than the plain one in small networks. */
const MOST_ALPHA = 10

/** Different nodes in ascending order: every component gives its share of the size, found by a self-repellent walk in it. */
export function sampleSelfRepellentWalk(network: Network, options: SampleOptions): Uint32Array {
  const { size, seed, communities } = options
  const alpha = Math.min(options.alpha, MOST_ALPHA)
  const { order } = network
  if (size >= order) return Uint32Array.from({ length: order }, (_, node) => node)
  const rng = createRng(seed)
  // Systematic sampling: shares are rounded so that they add up to the size and no component is favoured.
  const shift = rng()
  const share = (nodes: number): number => Math.floor((nodes * size) / order + shift)
  const sampled = new Uint32Array(size)
  let found = 0
  let met = 0
  const labels = components(network).map((component) => component - 1)
  for (const { members, links } of splitByLabel(toAdjacency(network), labels)) {
    const quota = share(met + members.length) - share(met)
    met += members.length
    if (quota === 0) continue
    const classes = degreeClasses(links)
    const groupings = [numberGroups(members.map((node) => communities[node]!)), classes]
    const walk = walkSelfRepellent(links, { alpha, groupings, rng })
    for (const node of sampleConnected(links, quota, classes, walk, rng)) sampled[found++] = members[node]!
  }
  return sampled.sort()
}

/** Classes of degrees that double in four steps: small degrees, which count most in a mean, have a class each. */
export function degreeClasses({ offsets }: Links): Uint32Array {
  return numberGroups(
    Uint32Array.from({ length: offsets.length - 1 }, (_, node) =>
      Math.round(4 * Math.log2(Math.max(1, offsets[node + 1]! - offsets[node]!))),
    ),
  )
}

/** Numbers the different labels 0, 1, … in order of first appearance. */
export function numberGroups(labels: Uint32Array): Uint32Array {
  const numbers = new Map<number, number>()
  return labels.map((label) => {
    const number = numbers.get(label) ?? numbers.size
    numbers.set(label, number)
    return number
  })
}

/** Links per node wanted after which a walk that has not found them all gives up. */
const PATIENCE = 5000

/** `quota` nodes of a connected network; what the walk has not found in good time is drawn at random. */
function sampleConnected(
  { offsets }: Links,
  quota: number,
  classes: Uint32Array,
  walk: Iterator<number>,
  rng: Rng,
): Set<number> {
  const sampled = new Set<number>()
  const unclaimed = new Uint32Array(classes.length)
  for (const each of classes) unclaimed[each]!++
  // A visit counts 1/degree, and a node is due whenever these have added up to 1. One that is due again, as leaves of a remote
  // corner soon are, gives its turn to the next new one of its class: dropping the turn would let the part lean to hubs.
  const due = new Uint32Array(classes.length)
  let turns = 0
  let clock = rng()
  const visit = (node: number): void => {
    const own = classes[node]!
    if (due[own]! > 0 && !sampled.has(node)) {
      due[own]!--
      sampled.add(node)
    }
  }
  for (let links = PATIENCE * quota; sampled.size < quota && links > 0;) {
    const node: number = walk.next().value
    const own = classes[node]!
    const degree = Math.max(1, offsets[node + 1]! - offsets[node]!)
    links -= degree
    clock += 1 / degree
    if (clock >= 1) {
      clock -= 1
      if (turns < quota && unclaimed[own]! > 0) {
        unclaimed[own]!--
        due[own]!++
        turns++
      }
    }
    visit(node)
  }
  const rest = sampled.size < quota ? shuffle(Uint32Array.from(classes.keys()), rng) : []
  rest.forEach(visit)
  for (const node of rest) if (sampled.size < quota) sampled.add(node)
  return sampled
}
