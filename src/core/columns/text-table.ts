/** Numbers for texts: equal texts get the same number, in half the time and memory that a map takes. */
import { makeRoom } from './make-room.ts'

const FIRST_SLOTS = 1 << 10
/** Long texts are told apart by about so many of their letters; whether two are equal is then asked of all. */
const MOST_LETTERS = 32
/** Further than this is looked only among texts that were made to look alike. */
const MOST_STEPS = 256

export class TextTable {
  readonly #texts: string[] = []
  /** Open addressing: hash and number + 1 of a text side by side, so that most others are seen without touching them. */
  #slots: Uint32Array = new Uint32Array(FIRST_SLOTS * 2)
  /** Takes over where hashes do not help. */
  #numbers: Map<string, number> | undefined

  /** In the order of first mention. */
  get texts(): readonly string[] {
    return this.#texts
  }

  /** The number of this text, or −1 if it is new. */
  find(text: string): number {
    const slot = this.#slotOf(text, hashText(text))
    return slot < 0 ? (this.#numbers!.get(text) ?? -1) : this.#slots[slot + 1]! - 1
  }

  /** The number of this text, from 0 in the order of first mention. */
  add(text: string): number {
    const hash = hashText(text)
    const slot = this.#slotOf(text, hash)
    const known = slot < 0 ? (this.#numbers!.get(text) ?? -1) : this.#slots[slot + 1]! - 1
    if (known >= 0) return known
    const number = this.#texts.push(text) - 1
    if (slot < 0) this.#numbers!.set(text, number)
    else {
      this.#slots[slot] = hash
      this.#slots[slot + 1] = number + 1
      // Half of the slots stay free: so the way to a text is never long.
      if (this.#texts.length * 4 > this.#slots.length) this.#spread()
    }
    return number
  }

  /** Where this text is entered, or would be; −1 where the map must be asked. */
  #slotOf(text: string, hash: number): number {
    if (this.#numbers) return -1
    const slots = this.#slots
    const mask = slots.length - 1
    for (let step = 0, slot = (hash << 1) & mask; step < MOST_STEPS; step++, slot = (slot + 2) & mask) {
      const entry = slots[slot + 1]!
      if (entry === 0 || (slots[slot] === hash && this.#texts[entry - 1] === text)) return slot
    }
    this.#numbers = new Map(this.#texts.map((own, number) => [own, number]))
    return -1
  }

  #spread(): void {
    const old = this.#slots
    const slots = new Uint32Array(makeRoom(old.byteLength * 2))
    const mask = slots.length - 1
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue
      let slot = (old[from]! << 1) & mask
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask
      slots[slot] = old[from]!
      slots[slot + 1] = old[from + 1]!
    }
    this.#slots = slots
  }
}

/** 32 bits that depend on the length and on letters all over the text. */
function hashText(text: string): number {
  const { length } = text
  const stride = 1 + Math.floor(length / MOST_LETTERS)
  let hash = length
  for (let at = 0; at < length; at += stride) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1) ^ (hash >>> 15)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
