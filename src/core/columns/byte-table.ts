/** Numbers for texts that are still bytes: equal bytes get the same number, without a string or an object for each. */
import { makeRoom } from './make-room.ts'

/** Words of four bytes that a new table has room for. */
const FIRST_WORDS = 1 << 10
const FIRST_SLOTS = 1 << 8
/** Words before the bytes of an entry: its number and its length. */
const HEADER = 2
/** Words from the beginning of an entry to where most end. */
const ENTRY_AHEAD = 8

export class ByteTable {
  /** Entries one after the other, each from a full word on. What is asked of an entry lies side by side, since memory is what takes time. */
  #pool: Uint8Array = new Uint8Array(FIRST_WORDS * 4)
  #words: Uint32Array = new Uint32Array(this.#pool.buffer)
  /** Words used. */
  #used = 0
  /** Word from which each entry is stored. */
  #starts = new Uint32Array(FIRST_SLOTS)
  #size = 0
  #bytes = 0
  /** Open addressing: hash and word + 1 of an entry side by side, so that most others are seen without looking further. */
  #slots: Uint32Array = new Uint32Array(FIRST_SLOTS * 2)
  /** Words of the entries that are looked for next. */
  #expected = new Uint32Array()

  /** Number of different texts so far. */
  get size(): number {
    return this.#size
  }

  /** How many bytes they have together. */
  get bytes(): number {
    return this.#bytes
  }

  /** The number of these bytes, or −1 if they are new. Whoever has another hash for them must always give it. */
  find(bytes: Uint8Array, start: number, end: number, hash = hashBytes(bytes, start, end)): number {
    const entry = this.#slots[this.#slotOf(bytes, start, end, hash) + 1]!
    return entry === 0 ? -1 : this.#words[entry - 1]!
  }

  /** The number of these bytes, from 0 in the order of first mention. */
  add(bytes: Uint8Array, start: number, end: number, hash = hashBytes(bytes, start, end)): number {
    const slot = this.#slotOf(bytes, start, end, hash)
    const entry = this.#slots[slot + 1]!
    if (entry > 0) return this.#words[entry - 1]!
    this.#slots[slot] = hash
    this.#slots[slot + 1] = this.#keep(bytes, start, end) + 1
    if (this.#size * 8 > this.#slots.length * 3) this.#spread()
    return this.#size - 1
  }

  /** The bytes of an entry, as a view that is good until the next text is added. */
  bytesOf(number: number): Uint8Array {
    const word = this.#starts[number]!
    const start = (word + HEADER) * 4
    return this.#pool.subarray(start, start + this.#words[word + 1]!)
  }

  /**
   * Asks memory for what `find` and `add` will look at for the first `count` of these hashes. That of all is waited for at
   * once, where each would be waited for alone.
   */
  anticipate(hashes: Uint32Array, count: number): void {
    const slots = this.#slots
    const words = this.#words
    const mask = slots.length - 1
    if (this.#expected.length < count) this.#expected = new Uint32Array(count * 2)
    const expected = this.#expected
    for (let index = 0; index < count; index++) expected[index] = slots[((hashes[index]! << 1) & mask) + 1]!
    const last = words.length - 1
    let seen = 0
    // An entry may begin in one line of memory and end in the next.
    for (let index = 0; index < count; index++)
      seen ^= words[expected[index]!]! ^ words[Math.min(expected[index]! + ENTRY_AHEAD, last)]!
    // Kept, so that nobody finds that nothing needs to be read.
    expected[0] = seen
  }

  /** Numbers of the entries of this hash, in the order of first mention. */
  *entriesOf(hash: number): Generator<number> {
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = (hash << 1) & mask; slots[slot + 1] !== 0; slot = (slot + 2) & mask)
      if (slots[slot] === hash) yield this.#words[slots[slot + 1]! - 1]!
  }

  /** Gives back the memory that is needed to find texts; none can be looked for or added from then on. */
  close(): void {
    this.#slots = new Uint32Array()
  }

  /** Where these bytes are entered, or would be. */
  #slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const entry = slots[slot + 1]!
      if (entry === 0 || (slots[slot] === hash && this.#isEntry(entry - 1, bytes, start, end))) return slot
    }
  }

  #isEntry(word: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#words[word + 1] !== end - start) return false
    const pool = this.#pool
    for (let at = (word + HEADER) * 4; start < end; start++, at++) if (pool[at] !== bytes[start]) return false
    return true
  }

  /** Gives the word from which the entry is stored. */
  #keep(bytes: Uint8Array, start: number, end: number): number {
    const word = this.#used
    const length = end - start
    const used = word + HEADER + ((length + 3) >>> 2)
    if (used > this.#words.length) {
      const larger = new Uint8Array(makeRoom(Math.max(used, this.#words.length * 2) * 4))
      larger.set(this.#pool.subarray(0, word * 4))
      this.#pool = larger
      this.#words = new Uint32Array(larger.buffer)
    }
    if (this.#size === this.#starts.length) {
      const larger = new Uint32Array(this.#size * 2)
      larger.set(this.#starts)
      this.#starts = larger
    }
    this.#words[word] = this.#size
    this.#words[word + 1] = length
    const pool = this.#pool
    for (let at = (word + HEADER) * 4; start < end; start++, at++) pool[at] = bytes[start]!
    this.#starts[this.#size++] = word
    this.#bytes += length
    this.#used = used
    return word
  }

  #spread(): void {
    const old = this.#slots
    const slots = (this.#slots = new Uint32Array(makeRoom(old.byteLength * 2)))
    const mask = slots.length - 1
    // From a free slot on, so that entries of one hash stay in the order of first mention.
    let first = 0
    while (old[first + 1] !== 0) first += 2
    for (let step = 0; step < old.length; step += 2) {
      const from = (first + step) & (old.length - 1)
      if (old[from + 1] === 0) continue
      let slot = (old[from]! << 1) & mask
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask
      slots[slot] = old[from]!
      slots[slot + 1] = old[from + 1]!
    }
  }
}

/** 32 bits that depend on every byte: multiplied four at a time, then mixed (after MurmurHash3, Appleby 2011). */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed = 0): number {
  let hash = seed ^ (end - start)
  let at = start
  for (; at + 4 <= end; at += 4) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    hash = Math.imul(hash ^ Math.imul(word, 0xcc9e2d51), 0x1b873593)
    hash ^= hash >>> 15
  }
  for (; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
