/** Pairs of integers in order. */

/** Indices of the pairs ordered by first, then second: two stable counting passes, linear in pairs and nodes. */
export function sortPairs(first: Uint32Array, second: Uint32Array, order: number): Uint32Array {
  const start = Uint32Array.from(first, (_, index) => index)
  return countingPass(countingPass(start, second, order), first, order)
}

function countingPass(pairs: Uint32Array, keys: Uint32Array, order: number): Uint32Array {
  const next = new Uint32Array(order + 1)
  for (const pair of pairs) next[keys[pair]! + 1]!++
  for (let key = 0; key < order; key++) next[key + 1]! += next[key]!
  const sorted = new Uint32Array(pairs.length)
  for (const pair of pairs) sorted[next[keys[pair]!]!++] = pair
  return sorted
}
