/** Counts of visits in which things were met: what a sample of them shows to be common is estimated from it, the rest is counted in all. */

/** What fewer visits of the sample meet is rare: of what 30 in 100,000 meet, 5,000 visits find so many less than once in 100,000 samples. */
const COMMON = 10

export class SampledTally {
  readonly counts: Uint32Array
  readonly #lastVisit: Uint32Array
  /** Counts in the sample. */
  #sampled: Uint32Array | undefined
  #sample = 0

  constructor(size: number) {
    this.counts = new Uint32Array(size)
    this.#lastVisit = new Uint32Array(size)
  }

  /** Counts a thing; false when it was counted in this visit. */
  note(index: number, visit: number): boolean {
    if (this.#lastVisit[index] === visit) return false
    this.#lastVisit[index] = visit
    this.counts[index]!++
    return true
  }

  /** What was met in so many visits is the sample. */
  endSample(visits: number): void {
    this.#sampled = this.counts.slice()
    this.#sample = visits
  }

  /** False while there is no sample. */
  isCommon(index: number): boolean {
    return this.#sampled !== undefined && this.#sampled[index]! >= COMMON
  }

  /** How many of so many visits met each thing. */
  finish(visits: number): Uint32Array {
    const sampled = this.#sampled
    if (!sampled) return this.counts
    return this.counts.map((count, index) =>
      this.isCommon(index) ? Math.round((sampled[index]! * visits) / this.#sample) : count,
    )
  }
}
