/** How what a sample has of each value compares with what the whole has. */

/** A value and what has it: shares are 0–1. */
export interface Share {
  readonly value: number
  readonly whole: number
  readonly part: number
  /** Standard error of the part's share if its nodes were drawn at random, without replacement. */
  readonly error: number
}

/** The shares of all values that occur, in ascending order; `sample` lists different places in `values`. */
export function compareShares(values: Uint32Array, sample: Uint32Array): Share[] {
  const most = values.reduce((highest, value) => Math.max(highest, value), 0)
  const whole = new Float64Array(most + 1)
  const part = new Float64Array(most + 1)
  for (const value of values) whole[value]! += 1 / values.length
  for (const node of sample) part[values[node]!]! += 1 / sample.length
  // A sample of everything has no error.
  const remaining = Math.max(0, 1 - sample.length / (values.length || 1))
  return Array.from(whole, (share, value) => ({
    value,
    whole: share,
    part: part[value]!,
    error: Math.sqrt((Math.max(0, share * (1 - share)) * remaining) / (sample.length || 1)),
  })).filter((share) => share.whole > 0)
}
