/** Bytes read one after the other, as `byte-writer.ts` wrote them. */

/** Counts stand in columns of 32 bits. */
export const MOST_COUNT = 0xffffffff

/** The bytes are not what a writer of ours would have written. */
export class Damage extends Error {}

/** Throws `Damage` where a value can't be read. */
export class ByteReader {
  readonly #bytes: Uint8Array
  /** Of the byte that is read next. */
  position = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get remaining(): number {
    return this.#bytes.length - this.position
  }

  byte(): number {
    const value = this.#bytes[this.position++]
    if (value === undefined) throw new Damage('it ends too early')
    return value
  }

  count(): number {
    const bytes = this.#bytes
    const at = this.position
    // Behind the end stands what is not smaller than anything.
    const first = bytes[at]!
    if (first < 128) {
      this.position = at + 1
      return first
    }
    const second = bytes[at + 1]!
    if (second < 128) {
      this.position = at + 2
      return (first & 127) | (second << 7)
    }
    const third = bytes[at + 2]!
    if (third < 128) {
      this.position = at + 3
      return (first & 127) | ((second & 127) << 7) | (third << 14)
    }
    return this.#longCount()
  }

  #longCount(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) break
    }
    if (!Number.isSafeInteger(value)) throw new Damage('a number is too large')
    return value
  }

  /** As many counts as there is room for, each added to the one before if they are differences: maps have millions of them. */
  counts(column: Uint32Array, areDifferences: boolean): void {
    const bytes = this.#bytes
    let at = this.position
    let previous = 0
    for (let index = 0; index < column.length; index++) {
      const first = bytes[at]!
      let value = first & 127
      if (first < 128) at++
      else {
        const second = bytes[at + 1]!
        value |= (second & 127) << 7
        if (second < 128) at += 2
        else {
          const third = bytes[at + 2]!
          value |= third << 14
          if (third < 128) at += 3
          else {
            this.position = at
            value = this.#longCount()
            at = this.position
          }
        }
      }
      if (areDifferences) value = previous + (value % 2 === 0 ? value / 2 : -(value + 1) / 2)
      if (value < 0 || value > MOST_COUNT) throw new Damage('a number is too large')
      column[index] = previous = value
    }
    this.position = at
  }

  integer(): number {
    const value = this.count()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  double(): number {
    const { buffer, byteOffset } = this.take(8)
    return new DataView(buffer, byteOffset, 8).getFloat64(0, true)
  }

  /** How many items follow. Each takes a byte at least, so that a wrong number can't make us fill the memory. */
  length(): number {
    const length = this.count()
    if (length > this.remaining) throw new Damage('a list is longer than the file')
    return length
  }

  take(length: number): Uint8Array {
    if (length > this.remaining) throw new Damage('it ends too early')
    this.position += length
    return this.#bytes.subarray(this.position - length, this.position)
  }
}
