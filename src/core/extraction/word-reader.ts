/** Running text as hashes of its words, and which of them were asked for: no string is made of any. */
import { FoldedBytes, JOINER, KIND_OF_BYTE, SPACE } from './folded-bytes.ts'
import { pluralsOf } from './inflection.ts'

/** Stands for a word that nobody asked for … */
const OTHER_WORD = -1
/** … and where no phrase may cross. */
const BREAK = -2

/** Stands among the hashes for a break. */
const BREAK_HASH = 0

const FIRST_SLOTS = 1 << 10

/**
 * Words are the same when 32 bits of their letters are: of half a million different words in 100,000 papers, one or two share them with
 * any of ten thousand that are asked for.
 */
export class WordReader {
  readonly #text = new FoldedBytes()
  /** Of the text that was read last; behind its last word stands a break. */
  hashes = new Int32Array(1 << 12)
  /** Of the forms of each word that was asked for. */
  readonly #hashesOf: number[][] = []
  /** Open addressing: hash and word + 1 of each form, side by side. */
  #slots = new Int32Array(FIRST_SLOTS * 2)
  #forms = 0

  /** Words that are asked for so far. */
  get size(): number {
    return this.#hashesOf.length
  }

  /** Asks for a folded singular word, which is found in its plural too; numbers count from 0. Forms that several share are those of the first. */
  ask(word: string): void {
    const number = this.#hashesOf.push([]) - 1
    for (const form of [word, ...pluralsOf(word)]) if (this.read(form) === 1) this.#enter(this.hashes[0]!, number)
  }

  /** The words of a text up to the first break, each asked for from now on. */
  askAll(text: string): number[] {
    const hashes = Array.from(this.hashes.subarray(0, this.read(text)))
    const end = hashes.indexOf(BREAK_HASH)
    return hashes.slice(0, end < 0 ? undefined : end).map((hash) => {
      if (this.#find(hash) === OTHER_WORD) this.#enter(hash, this.#hashesOf.push([]) - 1)
      return this.#find(hash)
    })
  }

  /** Hashes of the forms of a word. */
  hashesOf(word: number): readonly number[] {
    return this.#hashesOf[word]!
  }

  /** Writes the words and breaks of a text to `hashes`, and gives how many there are. */
  read(text: string): number {
    const length = this.#text.read(text)
    // A byte gives one of them at most.
    if (this.hashes.length < length + 2) this.hashes = new Int32Array(length * 2)
    return hashWords(this.#text.bytes, length, this.hashes)
  }

  /** Number of a word of the text that was read last; below 0 for one that nobody asked for and for a break. */
  wordAt(place: number): number {
    const hash = this.hashes[place]!
    return hash === BREAK_HASH ? BREAK : this.#find(hash)
  }

  #find(hash: number): number {
    return this.#slots[slotOf(this.#slots, hash) + 1]! - 1
  }

  #enter(hash: number, word: number): void {
    if (this.#find(hash) !== OTHER_WORD) return
    this.#hashesOf[word]!.push(hash)
    if (++this.#forms * 4 > this.#slots.length) {
      const old = this.#slots
      this.#slots = new Int32Array(old.length * 2)
      for (let slot = 0; slot < old.length; slot += 2)
        if (old[slot + 1] !== 0) enterAt(this.#slots, old[slot]!, old[slot + 1]!)
    }
    enterAt(this.#slots, hash, word + 1)
  }
}

/**
 * Writes the words and breaks of a folded text, behind which stands a space, and gives how many there are. Where a word ends can't be
 * foreseen, so that to write at every letter what may be the end of one takes less time than to ask whether it is.
 */
function hashWords(bytes: Uint8Array, size: number, hashes: Int32Array): number {
  let count = 0
  let hash = 0
  /** All bits within a word. */
  let inside = 0
  for (let at = 0; at <= size; at++) {
    const kind = KIND_OF_BYTE[bytes[at]!]!
    if (kind < SPACE) {
      const isJoined = kind === JOINER && inside !== 0 && KIND_OF_BYTE[bytes[at + 1]!]! > SPACE
      if (isJoined) {
        hash = Math.imul(hash ^ kind, MULTIPLIER)
        continue
      }
      hashes[count] = hash
      count -= inside
      hash = 0
      inside = 0
      if (count > 0 && hashes[count - 1] !== BREAK_HASH) hashes[count++] = BREAK_HASH
      continue
    }
    /** All bits where it is a letter. */
    const mask = (SPACE - kind) >> 31
    hashes[count] = hash
    count = (count - (inside & ~mask)) | 0
    hash = Math.imul(hash ^ kind, MULTIPLIER) & mask
    inside = mask
  }
  hashes[count] = BREAK_HASH
  return count
}

const MULTIPLIER = 0x01000193

/** Where a hash stands, or would stand. The low bits of a product depend on few bits of what went in. */
function slotOf(slots: Int32Array, hash: number): number {
  const mask = slots.length - 1
  let slot = ((hash ^ (hash >>> 15)) << 1) & mask
  while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = (slot + 2) & mask
  return slot
}

function enterAt(slots: Int32Array, hash: number, value: number): void {
  const slot = slotOf(slots, hash)
  slots[slot] = hash
  slots[slot + 1] = value
}
