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
  const sums: Sums = {
    totals: new Float64Array(order),
    rates: new Float64Array(order),
    logarithms: new Float64Array(order),
    focuses: new Float64Array(order),
    all: 0,
    groups: groups.length,
  }
  let most = 0
  const sizes = groups.map(({ counts }) => sumOf(counts))
  groups.forEach((group, index) => {
    most = Math.max(most, group.terms.length)
    sums.all += sizes[index]!
    addTerms(group, sizes[index]!, sums)
  })
  findFocuses(sums)
  const contrasted = {
    scores: new Float64Array(most),
    lifts: new Float64Array(most),
    focuses: new Float64Array(most),
  }
  return (group) => {
    contrastTerms(groups[group]!, sizes[group]!, sums, contrasted)
    return contrasted
  }
}

/** Over all groups, by term. */
interface Sums {
  readonly totals: Float64Array
  readonly rates: Float64Array
  /** Sums of rate·ln(rate), which give the entropy. */
  readonly logarithms: Float64Array
  readonly focuses: Float64Array
  /** Terms of all groups. */
  all: number
  readonly groups: number
}

// The loops stand alone, since V8 would leave compiled code after each one that something follows.

function sumOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

function addTerms({ terms, counts }: TermCounts, size: number, { totals, rates, logarithms }: Sums): void {
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place]!
    const rate = counts[place]! / size
    totals[term]! += counts[place]!
    rates[term]! += rate
    logarithms[term]! += rate * Math.log(rate)
  }
}

function findFocuses({ rates, logarithms, focuses, groups }: Sums): void {
  const mostEntropy = Math.log(groups)
  for (let term = 0; term < focuses.length; term++) {
    const entropy = Math.log(rates[term]!) - logarithms[term]! / rates[term]!
    // Rounding may leave a little less than nothing.
    focuses[term] = groups === 1 ? 1 : Math.max(0, 1 - entropy / mostEntropy)
  }
}

function contrastTerms(
  { terms, counts }: TermCounts,
  size: number,
  { totals, focuses: focusOf, all, groups }: Sums,
  { scores, lifts, focuses }: Contrasted,
): void {
  const isAlone = groups === 1
  for (let place = 0; place < terms.length; place++) {
    const term = terms[place]!
    const rate = counts[place]! / size
    const lift = rate / (totals[term]! / all)
    lifts[place] = lift
    // With one group nothing sets it apart but being frequent.
    scores[place] = rate * (isAlone ? 1 : Math.log(lift))
    focuses[place] = focusOf[term]!
  }
}
