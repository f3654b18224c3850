/** PageRank: the share of time that a walker along the links, now and then starting afresh anywhere, spends at each node. */
import type { Adjacency } from '../model/network.ts'

interface PagerankOptions {
  /** Probability of following a link rather than starting afresh. Default 0.85. */
  readonly damping?: number
  /** Mean change per node, relative to 1/order, at which the iteration ends. Default 1e-6. */
  readonly tolerance?: number
  /** Default 100. */
  readonly steps?: number
}

/** Weighted PageRank (Brin and Page 1998) of an undirected network; sums to 1. Nodes without links restart everywhere. Linear per step. */
export function pagerank(adjacency: Adjacency, options: PagerankOptions = {}): Float64Array {
  const { damping = 0.85, tolerance = 1e-6, steps = 100 } = options
  const { offsets, neighbours, weights } = adjacency
  const order = offsets.length - 1
  const strength = new Float64Array(order)
  for (let node = 0; node < order; node++)
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) strength[node]! += weights[link]!
  let ranks = new Float64Array(order).fill(1 / order)
  let next = new Float64Array(order)
  const outflow = new Float64Array(order)
  for (let step = 0; step < steps; step++) {
    let stranded = 0
    for (let node = 0; node < order; node++) {
      if (strength[node]! > 0) outflow[node] = ranks[node]! / strength[node]!
      else stranded += ranks[node]!
    }
    const base = (1 - damping + damping * stranded) / order
    let change = 0
    for (let node = 0; node < order; node++) {
      let inflow = 0
      for (let link = offsets[node]!; link < offsets[node + 1]!; link++)
        inflow += weights[link]! * outflow[neighbours[link]!]!
      next[node] = base + damping * inflow
      change += Math.abs(next[node]! - ranks[node]!)
    }
    ;[ranks, next] = [next, ranks]
    if (change < tolerance) break
  }
  return ranks
}
