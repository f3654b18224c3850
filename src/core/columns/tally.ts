/** How often each number of a few was met: a dense row of counts, of which only the numbers that were met are ever looked at. */
import { sortRange } from './sorted-rows.ts'

export class Tally {
  readonly #counts: Uint32Array
  /** Numbers met, in the order of first meeting. */
  readonly #met: Uint32Array
  #size = 0

  /** For numbers below `order`. */
  constructor(order: number) {
    this.#counts = new Uint32Array(order)
    this.#met = new Uint32Array(order)
  }

  /** How many different numbers were met. */
  get size(): number {
    return this.#size
  }

  countOf(number: number): number {
    return this.#counts[number]!
  }

  countsOf(numbers: Uint32Array): Uint32Array {
    const counts = new Uint32Array(numbers.length)
    for (let place = 0; place < numbers.length; place++) counts[place] = this.#counts[numbers[place]!]!
    return counts
  }

  /** Meets the numbers that stand from one place up to another. */
  meet(numbers: Uint32Array, from: number, to: number): void {
    const counts = this.#counts
    const met = this.#met
    let size = this.#size
    for (let place = from; place < to; place++) {
      const number = numbers[place]!
      if (counts[number]!++ === 0) met[size++] = number
    }
    this.#size = size
  }

  /** Meets a number so many times. */
  add(number: number, times: number): void {
    if (this.#counts[number] === 0 && times > 0) this.#met[this.#size++] = number
    this.#counts[number]! += times
  }

  /** The numbers met, in the order of first meeting. */
  met(): Uint32Array {
    return this.#met.slice(0, this.#size)
  }

  /** The numbers met, ascending; a view that is good until the next number is met. */
  sorted(): Uint32Array {
    sortRange(this.#met, 0, this.#size)
    return this.#met.subarray(0, this.#size)
  }

  /**
   * Writes the numbers met most often, most often first, of equals the lower first, and returns how many there are: as many as `into` has
   * room for, or all.
   */
  mostMet(into: Uint32Array): number {
    const counts = this.#counts
    let found = 0
    for (let place = 0; place < this.#size; place++) {
      const number = this.#met[place]!
      const count = counts[number]!
      if (found === into.length) {
        const last = into[found - 1]!
        if (count < counts[last]! || (count === counts[last]! && number > last)) continue
      } else found++
      let at = found - 1
      for (; at > 0; at--) {
        const other = into[at - 1]!
        if (counts[other]! > count || (counts[other] === count && other < number)) break
        into[at] = other
      }
      into[at] = number
    }
    return found
  }

  /** As if nothing had been met. */
  clear(): void {
    for (let place = 0; place < this.#size; place++) this.#counts[this.#met[place]!] = 0
    this.#size = 0
  }
}
