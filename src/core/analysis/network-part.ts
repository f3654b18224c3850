/** A part of a network to look at instead of the whole, and how well it stands for the whole. */
import type { Network } from '../model/network.ts'
import { degrees } from './degrees.ts'
import { describeSample, type SampleFit } from './sample-fit.ts'
import { compareShares, type Share } from './sample-shares.ts'
import { sampleSelfRepellentWalk } from './sampling.ts'

export interface PartWish {
  /** "walk": representative, by a self-repellent random walk; "links": the most connected. */
  readonly way: 'walk' | 'links'
  /** Number of nodes; all are given where there are no more. */
  readonly size: number
  /** How strongly the walk avoids what it has seen enough of, 0–10; without meaning for the most connected. */
  readonly alpha: number
}

export interface NetworkPart {
  /** In ascending order. */
  readonly nodes: Uint32Array
  readonly fit: SampleFit
  /** By number of links: `value` k stands for 2^(k−1) to 2^k − 1 links, 0 for none. */
  readonly degrees: readonly Share[]
  /** By community. */
  readonly communities: readonly Share[]
}

export function findPart(network: Network, communities: Uint32Array, wish: PartWish, seed: number): NetworkPart {
  const degree = degrees(network)
  const nodes =
    wish.way === 'walk'
      ? sampleSelfRepellentWalk(network, { size: wish.size, alpha: wish.alpha, seed, communities })
      : mostConnected(degree, wish.size)
  return {
    nodes,
    fit: describeSample(degree, communities, nodes),
    degrees: compareShares(
      degree.map((links) => 32 - Math.clz32(links)),
      nodes,
    ),
    communities: compareShares(communities, nodes),
  }
}

/** Of equals, those that come first. */
function mostConnected(degree: Uint32Array, size: number): Uint32Array {
  const ranking = Uint32Array.from(degree.keys()).sort((a, b) => degree[b]! - degree[a]! || a - b)
  return ranking.slice(0, size).sort()
}
