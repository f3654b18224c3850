/** Edges as they are counted, in columns that grow. */
import type { Counting } from '../model/terms.ts'

/** Room for more edges than this is not asked for before it is needed. */
const MOST_RESERVED = 1 << 26

/** What one node has in common with each other one. */
export interface Sums {
  readonly full: Float64Array
  readonly fractional: Float64Array
}

export class EdgeColumns {
  #sources: Uint32Array
  #targets: Uint32Array
  #full: Float64Array | undefined
  #fractional: Float64Array | undefined
  #size = 0

  /** Each edge is weighted in each of these ways. `most` edges may come: room that is never written to takes no memory. */
  constructor(ways: readonly Counting[], most = 0) {
    const room = Math.max(1024, Math.min(most, MOST_RESERVED))
    this.#sources = new Uint32Array(room)
    this.#targets = new Uint32Array(room)
    this.#full = ways.includes('full') ? new Float64Array(room) : undefined
    this.#fractional = ways.includes('fractional') ? new Float64Array(room) : undefined
  }

  /**
   * Adds an edge to each of the first `count` targets, which ascend. One that stands there several times counts as often, and
   * its shares are added up.
   */
  addEach(source: number, targets: Uint32Array, shares: Float64Array, count: number): void {
    this.#makeRoom(count)
    const sources = this.#sources
    const linked = this.#targets
    const full = this.#full
    const fractional = this.#fractional
    let size = this.#size
    let last = -1
    for (let index = 0; index < count; index++) {
      const target = targets[index]!
      if (target !== last) {
        last = target
        sources[size] = source
        linked[size++] = target
      }
      if (full) full[size - 1]! += 1
      if (fractional) fractional[size - 1]! += shares[index]!
    }
    this.#size = size
  }

  /** Adds an edge to each of the first `count` targets, and takes their weights out of the sums, which stand by target. */
  addSums(source: number, targets: Uint32Array, count: number, sums: Sums): void {
    this.#makeRoom(count)
    const size = this.#size
    this.#sources.fill(source, size, size + count)
    this.#targets.set(targets.subarray(0, count), size)
    for (const [weights, column] of [
      [this.#full, sums.full],
      [this.#fractional, sums.fractional],
    ] as const) {
      for (let index = 0; index < count; index++) {
        const target = targets[index]!
        if (weights) weights[size + index] = column[target]!
        column[target] = 0
      }
    }
    this.#size = size + count
  }

  /** Views of columns that may be longer. */
  view(): { readonly sources: Uint32Array; readonly targets: Uint32Array } {
    return { sources: this.#sources.subarray(0, this.#size), targets: this.#targets.subarray(0, this.#size) }
  }

  /** The weights of one of the ways. */
  weights(way: Counting): Float64Array {
    return (way === 'full' ? this.#full : this.#fractional)!.subarray(0, this.#size)
  }

  #makeRoom(count: number): void {
    if (this.#size + count <= this.#sources.length) return
    const room = Math.max(this.#size + count, this.#size * 2)
    this.#sources = extend(this.#sources, new Uint32Array(room))
    this.#targets = extend(this.#targets, new Uint32Array(room))
    this.#full &&= extend(this.#full, new Float64Array(room))
    this.#fractional &&= extend(this.#fractional, new Float64Array(room))
  }
}

function extend<T extends Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
