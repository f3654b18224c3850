/** Counts pairs of integers: an open-addressing hash table on typed arrays, several times faster and smaller than a Map. */
import type { Network } from '../model/network.ts'

const EMPTY = 0

export class PairCounter {
  #slots = new Uint32Array(1024) // pair index + 1, 0 when empty
  #first = new Uint32Array(512)
  #second = new Uint32Array(512)
  #weights = new Float64Array(512)
  #size = 0

  /** Number of different pairs so far. */
  get size(): number {
    return this.#size
  }

  /** Adds `weight` to the unordered pair {a, b}. A pair of a number with itself is ignored. */
  add(a: number, b: number, weight: number): void {
    if (a === b) return
    const low = a < b ? a : b
    const high = a < b ? b : a
    const mask = this.#slots.length - 1
    let slot = hashPair(low, high) & mask
    for (;;) {
      const entry = this.#slots[slot]!
      if (entry === EMPTY) break
      if (this.#first[entry - 1] === low && this.#second[entry - 1] === high) {
        this.#weights[entry - 1]! += weight
        return
      }
      slot = (slot + 1) & mask
    }
    if (this.#size === this.#first.length) this.#grow()
    this.#first[this.#size] = low
    this.#second[this.#size] = high
    this.#weights[this.#size] = weight
    this.#size++
    this.#slots[this.#findSlot(low, high)] = this.#size
  }

  /** The pairs as a network of `order` nodes, edges sorted by source, then target. */
  toNetwork(order: number): Network {
    const sorted = sortPairs(this.#first.subarray(0, this.#size), this.#second.subarray(0, this.#size), order)
    return {
      order,
      sources: sorted.map((pair) => this.#first[pair]!),
      targets: sorted.map((pair) => this.#second[pair]!),
      weights: Float64Array.from(sorted, (pair) => this.#weights[pair]!),
    }
  }

  #findSlot(low: number, high: number): number {
    const mask = this.#slots.length - 1
    let slot = hashPair(low, high) & mask
    while (this.#slots[slot] !== EMPTY) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    this.#first = extend(this.#first, new Uint32Array(this.#size * 2))
    this.#second = extend(this.#second, new Uint32Array(this.#size * 2))
    this.#weights = extend(this.#weights, new Float64Array(this.#size * 2))
    this.#slots = new Uint32Array(this.#slots.length * 2)
    for (let pair = 0; pair < this.#size; pair++)
      this.#slots[this.#findSlot(this.#first[pair]!, this.#second[pair]!)] = pair + 1
  }
}

function extend<T extends Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** Two rounds of multiply and xor-shift spread neighbouring ids over the table. */
function hashPair(low: number, high: number): number {
  let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Indices of the pairs ordered by first, then second: two stable counting passes, linear in pairs and nodes. */
function sortPairs(first: Uint32Array, second: Uint32Array, order: number): Uint32Array {
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
