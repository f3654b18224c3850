/** Seeded randomness, so that the same input gives the same bytes. */

/** Uniform numbers in [0, 1). */
export type Rng = () => number

/** A generator that can be left and taken up again. */
export interface SeededRng extends Rng {
  /** The seed of a generator that would go on from here. */
  readonly seedNow: () => number
  readonly goOnFrom: (seed: number) => void
}

/** mulberry32: a 32-bit state generator, good enough for layouts and sampling. */
export function createRng(seed: number): SeededRng {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return Object.assign(next, {
    seedNow: () => state,
    goOnFrom: (from: number) => {
      state = from >>> 0
    },
  })
}

/** Shuffles in place (Fisher–Yates) and returns its argument. */
export function shuffle<T extends { length: number; [index: number]: number }>(values: T, rng: Rng): T {
  for (let last = values.length - 1; last > 0; last--) {
    const other = Math.floor(rng() * (last + 1))
    const kept = values[last]!
    values[last] = values[other]!
    values[other] = kept
  }
  return values
}
