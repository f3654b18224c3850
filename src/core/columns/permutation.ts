/** Nodes in another order, so that what lies together in the picture lies together in memory. */
import type { Links } from './quotient.ts'

/** Values in the order of `sequence`: entry `i` is that of node `sequence[i]`. */
export function permute(values: Float64Array, sequence: Uint32Array): Float64Array {
  const permuted = new Float64Array(sequence.length)
  for (let place = 0; place < permuted.length; place++) permuted[place] = values[sequence[place]!]!
  return permuted
}

/** The same network with node `sequence[i]` renamed `i`. Linear. */
export function permuteLinks(links: Links, sequence: Uint32Array): Links {
  const places = new Uint32Array(sequence.length)
  sequence.forEach((node, index) => (places[node] = index))
  const offsets = new Uint32Array(sequence.length + 1)
  const neighbours = new Uint32Array(links.neighbours.length)
  const weights = new Float64Array(links.weights.length)
  let used = 0
  sequence.forEach((node, index) => {
    for (let link = links.offsets[node]!; link < links.offsets[node + 1]!; link++) {
      neighbours[used] = places[links.neighbours[link]!]!
      weights[used++] = links.weights[link]!
    }
    offsets[index + 1] = used
  })
  return { offsets, neighbours, weights }
}
