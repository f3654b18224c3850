/** How strongly two nodes are tied, given how many links they have. */
import type { Links } from '../../columns/quotient.ts'

/** The weight of every link over the weight expected from the strengths of its ends (van Eck and Waltman 2009). */
export function associationStrengths({ offsets, neighbours, weights }: Links): Float64Array {
  const strengths = new Float64Array(offsets.length - 1)
  let total = 0
  for (let node = 0; node < strengths.length; node++) {
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) strengths[node]! += weights[link]!
    total += strengths[node]!
  }
  const result = new Float64Array(weights.length)
  for (let node = 0; node < strengths.length; node++)
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++)
      result[link] = (weights[link]! * total) / (strengths[node]! * strengths[neighbours[link]!]! || 1)
  return result
}
