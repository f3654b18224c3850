/** Communities that keep their number from one map to the next, so that a few new papers don't recolour it. */

/** Shared members over all members of both, above which two communities are the same one. */
const SAME = 0.5

/**
 * `previous[node]` and `next[node]` are the communities of the same node then and now (0: in none, or not there then).
 * Returns for every community of `next` the number it should have: that of the previous community it is most like, where
 * they share more than half; the others get the numbers that are free, in order. Index 0 stays 0. Linear in the nodes.
 */
export function continueCommunities(previous: Uint32Array, next: Uint32Array): Uint32Array {
  const count = largest(next)
  const shared = new Map<number, number>()
  const sizesThen = new Uint32Array(largest(previous) + 1)
  const sizesNow = new Uint32Array(count + 1)
  next.forEach((community, node) => {
    const before = previous[node]!
    sizesThen[before]!++
    sizesNow[community]!++
    if (before > 0 && community > 0) {
      const pair = before * (count + 1) + community
      shared.set(pair, (shared.get(pair) ?? 0) + 1)
    }
  })
  const numbers = new Uint32Array(count + 1)
  const isTaken = new Set<number>()
  for (const [pair, together] of shared) {
    const before = Math.floor(pair / (count + 1))
    const community = pair % (count + 1)
    // More than half of the union: no other pair of either can be above it.
    if (together / (sizesThen[before]! + sizesNow[community]! - together) <= SAME) continue
    numbers[community] = before
    isTaken.add(before)
  }
  let free = 1
  for (let community = 1; community <= count; community++) {
    if (numbers[community]! > 0) continue
    while (isTaken.has(free)) free++
    isTaken.add(free)
    numbers[community] = free
  }
  return numbers
}

function largest(communities: Uint32Array): number {
  return communities.reduce((most, community) => Math.max(most, community), 0)
}
