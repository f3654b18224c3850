/** The texts of a file that was written earlier, as they stand in its bytes: where each one is, and which one is the same as another. */
import { makeRoom } from '../../columns/make-room.ts'
import { Damage, type ByteReader } from './byte-reader.ts'
import { readPool, UTF_8 } from './string-table.ts'

/** Texts are told apart by about so many fours of their bytes; whether two are equal is then asked of all. */
const FEW_WORDS = 8
/** Further than this is looked only among texts that were made to look alike; all of their bytes are hashed then. */
const MOST_STEPS = 256

export class KnownTexts {
  /** In units of strings. */
  readonly lengths: Uint32Array
  /** All of them, one after the other. */
  readonly bytes: Uint8Array
  /** Where each begins, and where the last one ends. */
  readonly starts: Uint32Array
  /** Open addressing: hash and number + 1 of a text side by side. */
  #slots: Uint32Array
  #words = FEW_WORDS

  private constructor(lengths: Uint32Array, bytes: Uint8Array, starts: Uint32Array) {
    this.lengths = lengths
    this.bytes = bytes
    this.starts = starts
    let slots = 1
    while (slots < lengths.length * 2) slots *= 2
    this.#slots = new Uint32Array(makeRoom(slots * 8))
  }

  /** Throws `Damage` where they are not in UTF-8, each once. */
  static read(reader: ByteReader): KnownTexts {
    const { lengths, encoding, bytes } = readPool(reader)
    if (encoding !== UTF_8) throw new Damage('its texts are not UTF-8')
    const texts = new KnownTexts(lengths, bytes, startsOf(lengths, bytes))
    texts.#enterAll()
    return texts
  }

  /** The number of these bytes, or −1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const slot = this.#slotOf(bytes, start, end, hashSome(bytes, start, end, this.#words))
    if (slot >= 0) return this.#slots[slot + 1]! - 1
    this.#enterAnew()
    return this.find(bytes, start, end)
  }

  #enterAll(): void {
    const { bytes, starts, lengths } = this
    const slots = this.#slots
    for (let number = 0; number < lengths.length; number++) {
      const hash = hashSome(bytes, starts[number]!, starts[number + 1]!, this.#words)
      const slot = this.#slotOf(bytes, starts[number]!, starts[number + 1]!, hash)
      if (slot < 0) return this.#enterAnew()
      if (slots[slot + 1]! > 0) throw new Damage('a text stands twice')
      slots[slot] = hash
      slots[slot + 1] = number + 1
    }
  }

  #enterAnew(): void {
    this.#words = Infinity
    this.#slots.fill(0)
    this.#enterAll()
  }

  /** Where these bytes are entered, or would be; −1 where that is too far to go. */
  #slotOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    const most = this.#words === FEW_WORDS ? MOST_STEPS : Infinity
    for (let step = 0, slot = (hash << 1) & mask; step < most; step++, slot = (slot + 2) & mask) {
      const entry = slots[slot + 1]!
      if (entry === 0 || (slots[slot] === hash && this.#isText(entry - 1, bytes, start, end))) return slot
    }
    return -1
  }

  #isText(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.bytes
    let at = this.starts[number]!
    if (this.starts[number + 1]! - at !== end - start) return false
    for (; start < end; start++, at++) if (own[at] !== bytes[start]) return false
    return true
  }
}

/** Where each text begins in the pool, and where the last one ends. */
function startsOf(lengths: Uint32Array, pool: Uint8Array): Uint32Array {
  const starts = new Uint32Array(makeRoom((lengths.length + 1) * 4))
  const words = new DataView(pool.buffer, pool.byteOffset, pool.length)
  let at = 0
  for (let number = 0; number < lengths.length; number++) {
    at = passUnits(words, at, lengths[number]!)
    starts[number + 1] = at
  }
  return starts
}

/** The place behind so many units of a string. */
function passUnits(bytes: DataView, at: number, units: number): number {
  const lastWord = bytes.byteLength - 4
  while (units > 0) {
    if (units >= 4 && at <= lastWord && (bytes.getInt32(at) & 0x80808080) === 0) {
      at += 4
      units -= 4
      continue
    }
    const byte = bytes.getUint8(at)
    at += byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    units -= byte < 0xf0 ? 1 : 2
  }
  if (units < 0) throw new Damage('a text ends within a character')
  return at
}

/** 32 bits that depend on the length and on about so many fours of bytes all over the text. */
function hashSome(bytes: Uint8Array, start: number, end: number, words: number): number {
  const length = end - start
  const stride = Math.max(4, Math.floor(length / words))
  let hash = length
  let at = start
  for (; at + 4 <= end; at += stride) {
    const word = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    hash = Math.imul(hash ^ word, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  for (at = Math.max(start, end - 4); at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
