/** Edges as they are counted, in columns that grow. */

/** Room for more edges than this is not asked for before it is needed. */
const MOST_RESERVED = 1 << 26

export class EdgeColumns {
  #sources: Uint32Array
  #targets: Uint32Array
  readonly #weights: Float64Array[]
  #size = 0

  /** Each edge has so many weights. `most` edges may come: room that is never written to takes no memory. */
  constructor(ways: number, most = 0) {
    const room = Math.max(1024, Math.min(most, MOST_RESERVED))
    this.#sources = new Uint32Array(room)
    this.#targets = new Uint32Array(room)
    this.#weights = Array.from({ length: ways }, () => new Float64Array(room))
  }

  /**
   * Adds edges to the first `count` targets, and takes their weights out of `strengths`, where those of a node stand side by
   * side.
   */
  add(source: number, targets: Uint32Array, count: number, strengths: Float64Array): void {
    const size = this.#size
    if (size + count > this.#sources.length) this.#grow(size + count)
    const ways = this.#weights.length
    const [first, second] = this.#weights as [Float64Array, Float64Array | undefined]
    for (let index = 0; index < count; index++) {
      const target = targets[index]!
      this.#sources[size + index] = source
      this.#targets[size + index] = target
      first[size + index] = strengths[target * ways]!
      strengths[target * ways] = 0
      if (!second) continue
      second[size + index] = strengths[target * ways + 1]!
      strengths[target * ways + 1] = 0
    }
    this.#size += count
  }

  /** Views of columns that may be longer. */
  view(): { readonly sources: Uint32Array; readonly targets: Uint32Array } {
    return { sources: this.#sources.subarray(0, this.#size), targets: this.#targets.subarray(0, this.#size) }
  }

  weights(way: number): Float64Array {
    return this.#weights[way]!.subarray(0, this.#size)
  }

  #grow(needed: number): void {
    const room = Math.max(needed, this.#size * 2)
    this.#sources = extend(this.#sources, new Uint32Array(room))
    this.#targets = extend(this.#targets, new Uint32Array(room))
    this.#weights.forEach((weights, way) => (this.#weights[way] = extend(weights, new Float64Array(room))))
  }
}

function extend<T extends Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}
