/** The texts of a file that was written earlier, as they stand in its bytes: where each one is, and which one is the same as another. */
import { makeRoom } from '../../columns/make-room.ts'
import { Damage, type ByteReader } from './byte-reader.ts'
import { readPool, UTF_8 } from './string-table.ts'

/** Texts are told apart by about so many fours of their bytes; whether two are equal is then asked of all. */
const FEW_WORDS = 6

/** Texts that are looked through for one, on the mean. */
const SHELF = 64

/** Fuller shelves than this are of texts that were made to look alike; all of their bytes are hashed then. */
const FULL_SHELF = 50 * SHELF

export class KnownTexts {
  /** In units of strings. */
  readonly lengths: Uint32Array
  /** All of them, one after the other. */
  readonly bytes: Uint8Array
  /** Where each begins, and where the last one ends. */
  readonly starts: Uint32Array
  /**
   * Hash and number of each text side by side, shelf by shelf, told by the first bits of the hash: few are ever looked for, and to
   * enter all in a table at places all over the memory would take longer.
   */
  readonly #entries: Uint32Array
  /** Where each shelf begins, and where the last one ends. */
  readonly #shelves: Uint32Array
  /** What is left of a hash when the bits that tell the shelf are shifted down. */
  readonly #shift: number
  #words = FEW_WORDS

  /** Throws `Damage` where they are not in UTF-8. */
  constructor(reader: ByteReader) {
    const { lengths, encoding, bytes } = readPool(reader)
    if (encoding !== UTF_8) throw new Damage('its texts are not UTF-8')
    this.lengths = lengths
    this.bytes = bytes
    this.starts = new Uint32Array(makeRoom((lengths.length + 1) * 4))
    findStarts(lengths, viewOf(bytes), this.starts)
    const bits = Math.max(1, Math.ceil(Math.log2((lengths.length + 1) / SHELF)))
    this.#shift = 32 - bits
    this.#shelves = new Uint32Array(2 ** bits + 1)
    this.#entries = new Uint32Array(makeRoom(lengths.length * 8))
    this.#shelve()
  }

  /** The number of these bytes, or −1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashSome(viewOf(bytes), start, end, this.#words)
    const entries = this.#entries
    const shelf = hash >>> this.#shift
    for (let place = this.#shelves[shelf]!, last = this.#shelves[shelf + 1]!; place < last; place++)
      if (entries[2 * place] === hash && this.#isText(entries[2 * place + 1]!, bytes, start, end))
        return entries[2 * place + 1]!
    return -1
  }

  #shelve(): void {
    const shift = this.#shift
    const shelves = this.#shelves.fill(0)
    const hashes = new Uint32Array(makeRoom(this.lengths.length * 4))
    hashAll(viewOf(this.bytes), this.starts, this.#words, hashes)
    for (let number = 0; number < hashes.length; number++) shelves[(hashes[number]! >>> shift) + 1]!++
    if (this.#words === FEW_WORDS && shelves.some((texts) => texts > FULL_SHELF)) {
      this.#words = Infinity
      this.#shelve()
      return
    }
    for (let shelf = 1; shelf < shelves.length; shelf++) shelves[shelf]! += shelves[shelf - 1]!
    const next = shelves.slice()
    const entries = this.#entries
    for (let number = 0; number < hashes.length; number++) {
      const hash = hashes[number]!
      const place = next[hash >>> shift]!++
      entries[2 * place] = hash
      entries[2 * place + 1] = number
    }
  }

  #isText(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const own = this.bytes
    let at = this.starts[number]!
    if (this.starts[number + 1]! - at !== end - start) return false
    for (; start < end; start++, at++) if (own[at] !== bytes[start]) return false
    return true
  }
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length)
}

/** Where each text begins, and where the last one ends. */
function findStarts(lengths: Uint32Array, bytes: DataView, starts: Uint32Array): void {
  let at = 0
  for (let number = 0; number < lengths.length; number++)
    starts[number + 1] = at = passUnits(bytes, at, lengths[number]!)
}

/** The place behind so many units of a string. */
function passUnits(bytes: DataView, at: number, units: number): number {
  const last = bytes.byteLength - 8
  while (units > 0) {
    if (units >= 8 && at <= last && ((bytes.getInt32(at) | bytes.getInt32(at + 4)) & 0x80808080) === 0) {
      at += 8
      units -= 8
      continue
    }
    const byte = bytes.getUint8(at)
    at += byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    units -= byte < 0xf0 ? 1 : 2
  }
  if (units < 0) throw new Damage('a text ends within a character')
  return at
}

function hashAll(bytes: DataView, starts: Uint32Array, words: number, hashes: Uint32Array): void {
  for (let number = 0; number < hashes.length; number++)
    hashes[number] = hashSome(bytes, starts[number]!, starts[number + 1]!, words)
}

/** 32 bits that depend on the length and on about so many fours of bytes all over the text. */
function hashSome(bytes: DataView, start: number, end: number, words: number): number {
  const length = end - start
  const stride = Math.max(4, Math.floor(length / words))
  let hash = length
  for (let at = start; at + 4 <= end; at += stride) {
    hash = Math.imul(hash ^ bytes.getInt32(at), 0x9e3779b1)
    hash ^= hash >>> 15
  }
  for (let at = Math.max(start, end - 3); at < end; at++) hash = Math.imul(hash ^ bytes.getUint8(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
