/** Bytes written one after the other; numbers take as few as they need. */
import { makeRoom } from '../../columns/make-room.ts'

const BIGGEST_IN_32_BITS = 2 ** 31
const MOST_COUNT_BYTES = 8

/** So many counts are gone through in one loop: a longer one would be compiled while it runs, and again when it ends. */
const RUN = 1 << 12

/** Differences of counts below this fit into 32 bits. */
const TOO_LARGE = 2 ** 31

export class ByteWriter {
  #bytes: Uint8Array
  #view: DataView
  #length = 0

  /** Room that is never written to takes no memory; that for growing is taken twice. */
  constructor(room = 1 << 12) {
    this.#bytes = new Uint8Array(makeRoom(room))
    this.#view = new DataView(this.#bytes.buffer)
  }

  get length(): number {
    return this.#length
  }

  byte(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = value
  }

  /** A whole number from 0 to 2^53 − 1, seven bits a byte, the lowest first (LEB128). */
  count(value: number): void {
    this.#reserve(MOST_COUNT_BYTES)
    const bytes = this.#bytes
    let at = this.#length
    let rest = value
    while (rest >= BIGGEST_IN_32_BITS) {
      bytes[at++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128
      rest >>>= 7
    }
    bytes[at++] = rest
    this.#length = at
  }

  /** Whether `counts` takes fewer bytes for differences, and can write them. */
  areDifferencesShorter(column: Uint32Array): boolean {
    let spared = 0
    for (let from = 0; from < column.length; from += RUN)
      spared += sparedByDifferences(column, from, Math.min(column.length, from + RUN))
    return spared > 0
  }

  /** Each as `count` writes it, or as `integer` what it is more than the one before: maps have millions of them. */
  counts(column: Uint32Array, areDifferences: boolean): void {
    for (let from = 0; from < column.length; from += RUN) {
      const to = Math.min(column.length, from + RUN)
      this.#reserve((to - from) * MOST_COUNT_BYTES)
      this.#length = putCounts(column, from, to, areDifferences, this.#bytes, this.#length)
    }
  }

  /** A whole number with a sign, small ones of both signs in few bytes (zigzag). */
  integer(value: number): void {
    this.count(value < 0 ? -2 * value - 1 : 2 * value)
  }

  /** IEEE 754, eight bytes, lowest first. */
  double(value: number): void {
    this.#reserve(8)
    this.#view.setFloat64(this.#length, value, true)
    this.#length += 8
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** Forgets all but the first `length` bytes. */
  cut(length: number): void {
    this.#length = length
  }

  /** A view, good until the next write. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  #reserve(more: number): void {
    if (this.#length + more > this.#bytes.length) this.#grow(more)
  }

  #grow(more: number): void {
    const larger = new Uint8Array(makeRoom(Math.max(this.#bytes.length * 2, this.#length + more)))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
    this.#view = new DataView(larger.buffer)
  }
}

/** Gives the place behind them. */
function putCounts(
  column: Uint32Array,
  from: number,
  to: number,
  areDifferences: boolean,
  bytes: Uint8Array,
  at: number,
): number {
  let previous = from > 0 ? column[from - 1]! : 0
  for (let index = from; index < to; index++) {
    let rest = column[index]!
    if (areDifferences) {
      const difference = rest - previous
      previous = rest
      rest = ((difference << 1) ^ (difference >> 31)) >>> 0
    }
    while (rest > 127) {
      bytes[at++] = (rest & 127) | 128
      rest >>>= 7
    }
    bytes[at++] = rest
  }
  return at
}

/** How many bytes fewer the differences of these counts take, or −∞. */
function sparedByDifferences(column: Uint32Array, from: number, to: number): number {
  let previous = from > 0 ? column[from - 1]! : 0
  let spared = 0
  for (let index = from; index < to; index++) {
    const value = column[index]!
    if (value >= TOO_LARGE) return -Infinity
    spared += bytesFor(value) - bytesFor(Math.abs((value - previous) | 0) << 1)
    previous = value
  }
  return spared
}

/** Seven bits a byte. */
function bytesFor(value: number): number {
  return ((38 - Math.clz32(value | 1)) / 7) | 0
}
