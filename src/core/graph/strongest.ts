/** Thins a network to its strongest edges. */
import type { Network } from '../model/network.ts'

/** Keeps the edges that are among the `count` strongest of either end; ties go to the lower edge. Linear in the edges. */
export function keepStrongest({ order, sources, targets, weights }: Network, count: number): Network {
  // Of every node its strongest edges so far, strongest first.
  const strongest = new Uint32Array(order * count)
  const sizes = new Uint32Array(order)
  const offer = (node: number, edge: number): void => {
    const start = node * count
    const size = sizes[node]!
    const weight = weights[edge]!
    if (size === count && weights[strongest[start + count - 1]!]! >= weight) return
    let at = start + Math.min(size, count - 1)
    for (; at > start && weights[strongest[at - 1]!]! < weight; at--) strongest[at] = strongest[at - 1]!
    strongest[at] = edge
    if (size < count) sizes[node] = size + 1
  }
  for (let edge = 0; edge < sources.length; edge++) {
    offer(sources[edge]!, edge)
    offer(targets[edge]!, edge)
  }
  const isKept = new Uint8Array(sources.length)
  for (let node = 0; node < order; node++)
    for (let place = 0; place < sizes[node]!; place++) isKept[strongest[node * count + place]!] = 1
  const keep = (_: number, edge: number): boolean => isKept[edge] === 1
  return { order, sources: sources.filter(keep), targets: targets.filter(keep), weights: weights.filter(keep) }
}
