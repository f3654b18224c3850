/** Small random networks to hold the algorithms against their definitions. */
import { createRng } from '../../../src/core/columns/rng.ts'
import type { Network } from '../../../src/core/model/network.ts'

export function networkOf(order: number, edges: readonly (readonly [number, number, number?])[]): Network {
  const sorted = edges
    .map(([one, other, weight = 1]) => [Math.min(one, other), Math.max(one, other), weight] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return {
    order,
    sources: Uint32Array.from(sorted, ([source]) => source),
    targets: Uint32Array.from(sorted, ([, target]) => target),
    weights: Float64Array.from(sorted, ([, , weight]) => weight),
  }
}

/** Every pair is linked with the same chance; weights are 1 to 3. */
export function randomNetwork(order: number, chance: number, seed: number): Network {
  const rng = createRng(seed)
  const edges: [number, number, number][] = []
  for (let one = 0; one < order; one++)
    for (let other = one + 1; other < order; other++)
      if (rng() < chance) edges.push([one, other, 1 + Math.floor(rng() * 3)])
  return networkOf(order, edges)
}

/** Groups of one size, densely linked inside and seldom across. */
export function groupedNetwork(groups: number, size: number, seed: number): Network {
  const rng = createRng(seed)
  const edges: [number, number][] = []
  for (let one = 0; one < groups * size; one++)
    for (let other = one + 1; other < groups * size; other++)
      if (rng() < (Math.floor(one / size) === Math.floor(other / size) ? 0.5 : 0.01)) edges.push([one, other])
  return networkOf(groups * size, edges)
}

export function neighboursOf(network: Network): Set<number>[] {
  const sets = Array.from({ length: network.order }, () => new Set<number>())
  network.sources.forEach((source, edge) => {
    sets[source]!.add(network.targets[edge]!)
    sets[network.targets[edge]!]!.add(source)
  })
  return sets
}

/** Distances between all pairs by Floyd and Warshall, Infinity where there is no path. */
export function allDistances(network: Network): number[][] {
  const near = neighboursOf(network)
  const distances = near.map((set, node) =>
    near.map((_, other) => (node === other ? 0 : set.has(other) ? 1 : Infinity)),
  )
  for (let via = 0; via < network.order; via++)
    for (let one = 0; one < network.order; one++)
      for (let other = 0; other < network.order; other++)
        distances[one]![other] = Math.min(distances[one]![other]!, distances[one]![via]! + distances[via]![other]!)
  return distances
}
