/** A column of whole numbers whose length is not known before its end. */
import { makeRoom } from './make-room.ts'

export class GrowingColumn {
  #values: Uint32Array = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  at(index: number): number {
    return this.#values[index]!
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#reserve(this.#length + 1)
    this.#values[this.#length++] = value
  }

  /** Sets the value at any index; what was not set before it is 0, unless it was cut off. */
  put(index: number, value: number): void {
    if (index >= this.#values.length) this.#reserve(index + 1)
    if (index >= this.#length) this.#length = index + 1
    this.#values[index] = value
  }

  /** Adds the first `count` of these values. */
  append(values: Uint32Array, count: number): void {
    if (this.#length + count > this.#values.length) this.#reserve(this.#length + count)
    for (let index = 0; index < count; index++) this.#values[this.#length + index] = values[index]!
    this.#length += count
  }

  /** Forgets all but the first `length` values. */
  cut(length: number): void {
    this.#length = length
  }

  /** What was pushed so far, as a view that is good until the next push. */
  view(): Uint32Array {
    return this.#values.subarray(0, this.#length)
  }

  #reserve(needed: number): void {
    const length = Math.max(needed, this.#values.length * 4)
    const larger = new Uint32Array(makeRoom(length * Uint32Array.BYTES_PER_ELEMENT))
    larger.set(this.#values)
    this.#values = larger
  }
}
