/** Numbers for texts: equal texts get the same number, in half the time and memory that a map takes. */
import { makeRoom } from './make-room.ts'

const FIRST_SLOTS = 1 << 10
/** Long texts are told apart by about so many of their letters; whether two are equal is then asked of all. */
const MOST_LETTERS = 32
/** Further than this is looked only among texts that were made to look alike. */
const MOST_STEPS = 256

/** Texts that are numbered already, each made when it is first looked at. */
export interface KnownTexts {
  /** As `hashes` gave them. */
  readonly hashes: Uint32Array
  textOf(number: number): string
}

const NONE: KnownTexts = { hashes: new Uint32Array(), textOf: () => '' }

export class TextTable {
  readonly #known: KnownTexts
  readonly #texts: (string | undefined)[]
  /** Open addressing: hash and number + 1 of a text side by side, so that most others are seen without touching them. */
  #slots: Uint32Array
  /** Takes over where hashes do not help. */
  #numbers: Map<string, number> | undefined

  constructor(known = NONE) {
    const { length } = known.hashes
    this.#known = known
    this.#texts = new Array<string | undefined>(length)
    let slots = FIRST_SLOTS
    while (isCrowded(length, slots)) slots *= 2
    this.#slots = new Uint32Array(makeRoom(slots * 8))
    for (let number = 0; number < length && !this.#numbers; number++) {
      const slot = this.#freeSlotFor(known.hashes[number]!)
      if (slot < 0) this.#useMap()
      else this.#enter(slot, known.hashes[number]!, number)
    }
  }

  get size(): number {
    return this.#texts.length
  }

  /** In the order of first mention. */
  texts(): readonly string[] {
    return Array.from(this.#texts, (_, number) => this.#textOf(number))
  }

  /** Numbers by which these texts can be looked for without looking at them. */
  hashes(): Uint32Array {
    if (this.#numbers) return Uint32Array.from(this.texts(), hashText)
    const hashes = new Uint32Array(this.#texts.length)
    const slots = this.#slots
    for (let slot = 0; slot < slots.length; slot += 2)
      if (slots[slot + 1]! > 0) hashes[slots[slot + 1]! - 1] = slots[slot]!
    return hashes
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
      this.#enter(slot, hash, number)
      if (isCrowded(this.#texts.length, this.#slots.length / 2)) this.#spread()
    }
    return number
  }

  #textOf(number: number): string {
    return (this.#texts[number] ??= this.#known.textOf(number))
  }

  /** Where this text is entered, or would be; −1 where the map must be asked. */
  #slotOf(text: string, hash: number): number {
    if (this.#numbers) return -1
    const slots = this.#slots
    const mask = slots.length - 1
    for (let step = 0, slot = (hash << 1) & mask; step < MOST_STEPS; step++, slot = (slot + 2) & mask) {
      const entry = slots[slot + 1]!
      if (entry === 0 || (slots[slot] === hash && this.#textOf(entry - 1) === text)) return slot
    }
    this.#useMap()
    return -1
  }

  /** The first that is free on the way to this hash, −1 where there is none. */
  #freeSlotFor(hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    for (let step = 0, slot = (hash << 1) & mask; step < MOST_STEPS; step++, slot = (slot + 2) & mask)
      if (slots[slot + 1] === 0) return slot
    return -1
  }

  #enter(slot: number, hash: number, number: number): void {
    this.#slots[slot] = hash
    this.#slots[slot + 1] = number + 1
  }

  #spread(): void {
    const old = this.#slots
    this.#slots = new Uint32Array(makeRoom(old.byteLength * 2))
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue
      const slot = this.#freeSlotFor(old[from]!)
      if (slot < 0) return this.#useMap()
      this.#enter(slot, old[from]!, old[from + 1]! - 1)
    }
  }

  #useMap(): void {
    this.#numbers = new Map(this.texts().map((text, number) => [text, number]))
  }
}

/** Half of the slots stay free: so the way to a text is never long. */
function isCrowded(texts: number, slots: number): boolean {
  return texts * 2 > slots
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
