/** What sets groups apart from each other: how much more, and how much more alone, each has of its terms. */

/** Terms of one group by number, each once, and how often the group has them. */
export interface TermCounts {
  readonly terms: Uint32Array
  readonly counts: Uint32Array
}

/** Of one group, in the order of its terms; the columns may be longer, and are good until another group is asked for. */
export interface Contrasted {
  /** What the term adds to the divergence of the group from all groups, p·ln(p/q) (Kullback and Leibler 1951). */
  readonly scores: Float64Array
  /** p/q: how many times as often the group has the term as all groups together. */
  readonly lifts: Float64Array
  /**
   * 0 for a term that is as frequent in every group, 1 for one that a single group has: 1 − the entropy of its rates over the groups /
   * the most it can be.
   */
  readonly focuses: Float64Array
}

/** Contrasts groups whose terms have numbers below `order`; the result is asked for each of them. Linear in their terms. */
export function contrast(groups: readonly TermCounts[], order: number): (group: number) => Contrasted {
  const totals = new Float64Array(order)
  const rates = new Float64Array(order)
  /** Sums of rate·ln(rate), which give the entropy. */
  const logarithms = new Float64Array(order)
  let all = 0
  let most = 0
  const sizes = groups.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0))
  groups.forEach(({ terms, counts }, group) => {
    most = Math.max(most, terms.length)
    for (let place = 0; place < terms.length; place++) {
      const term = terms[place]!
      const rate = counts[place]! / sizes[group]!
      totals[term]! += counts[place]!
      rates[term]! += rate
      logarithms[term]! += rate * Math.log(rate)
    }
    all += sizes[group]!
  })
  const isAlone = groups.length === 1
  const focuses = new Float64Array(most)
  const lifts = new Float64Array(most)
  const scores = new Float64Array(most)
  return (group) => {
    const { terms, counts } = groups[group]!
    for (let place = 0; place < terms.length; place++) {
      const term = terms[place]!
      const rate = counts[place]! / sizes[group]!
      const lift = rate / (totals[term]! / all)
      lifts[place] = lift
      // With one group nothing sets it apart but being frequent.
      scores[place] = rate * (isAlone ? 1 : Math.log(lift))
      const entropy = Math.log(rates[term]!) - logarithms[term]! / rates[term]!
      // Rounding may leave a little less than nothing.
      focuses[place] = isAlone ? 1 : Math.max(0, 1 - entropy / Math.log(groups.length))
    }
    return { scores, lifts, focuses }
  }
}
