/** Which systems a text mentions by their exact names. */
import type { Paper } from '../model/paper.ts'

const PLAIN_NAME_WORD = /[a-z\d]+(?:[-+./@][a-z\d]+)*\+*/gi
const NAME_WORD = /[\p{L}\p{N}]+(?:[-+./@‑][\p{L}\p{N}]+)*\+*/gu

interface SystemName {
  readonly id: number
  readonly words: readonly string[]
}

export class SystemMentions {
  /** Names by their first words. */
  readonly #names = new Map<string, SystemName[]>()
  /** Open addressing: hashes of the first plain part of each first word. */
  readonly #parts: Int32Array
  /** Some first word has no plain part. */
  #hasOthers = false

  /** Names of systems, with the numbers by which they are to be found. */
  constructor(names: readonly (readonly [number, string])[]) {
    let slots = 16
    while (slots < names.length * 8) slots *= 2
    this.#parts = new Int32Array(slots)
    for (const [id, name] of names) {
      const words = wordsOf(name)
      const first = words[0]
      if (first === undefined) continue
      const others = this.#names.get(first)
      if (others) others.push({ id, words })
      else this.#names.set(first, [{ id, words }])
      const part = /[a-z\d]+/i.exec(first)?.[0]
      if (part === undefined) this.#hasOthers = true
      else this.#parts[this.#slotOf(hashOf(part))] = hashOf(part)
    }
  }

  /** Systems whose exact name stands in title or abstract and that are not `introduced`, in the order of their numbers. */
  in({ title, abstract = '' }: Pick<Paper, 'title' | 'abstract'>, introduced: ArrayLike<number>): number[] {
    if (!this.#mayStandIn(title) && !this.#mayStandIn(abstract)) return []
    const found = new Set<number>()
    const words = wordsOf(`${title} . ${abstract}`)
    for (let at = 0; at < words.length; at++) {
      const names = this.#names.get(words[at]!)
      if (names) addNamesAt(names, words, at, found)
    }
    for (let at = 0; at < introduced.length; at++) found.delete(introduced[at]!)
    return [...found].sort((a, b) => a - b)
  }

  /** False where no name can begin: in most texts, which is found out in a tenth of the time that their words take. */
  #mayStandIn(text: string): boolean {
    let hash = 0
    let length = 0
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (unit < 0x80 && IS_PLAIN[unit] === 1) {
        hash = Math.imul(hash ^ unit, MULTIPLIER)
        length++
        continue
      }
      if ((unit >= 0x80 && this.#hasOthers) || (length > 0 && this.#isPart(hash))) return true
      hash = 0
      length = 0
    }
    return length > 0 && this.#isPart(hash)
  }

  #isPart(hash: number): boolean {
    return hash === 0 || this.#parts[this.#slotOf(hash)] === hash
  }

  #slotOf(hash: number): number {
    const parts = this.#parts
    const mask = parts.length - 1
    let slot = placeOf(hash) & mask
    while (parts[slot] !== 0 && parts[slot] !== hash) slot = (slot + 1) & mask
    return slot
  }
}

function addNamesAt(names: readonly SystemName[], words: readonly string[], at: number, found: Set<number>): void {
  for (const name of names) if (name.words.every((part, offset) => words[at + offset] === part)) found.add(name.id)
}

function wordsOf(text: string): string[] {
  // Telling letters from other characters takes several times longer beyond ASCII.
  return text.match(/^[\0-\x7f]*$/.test(text) ? PLAIN_NAME_WORD : NAME_WORD) ?? []
}

/** 1 for letters and digits of ASCII. */
const IS_PLAIN = Uint8Array.from({ length: 128 }, (_, code) => (/[a-z\d]/i.test(String.fromCharCode(code)) ? 1 : 0))

const MULTIPLIER = 0x01000193

function hashOf(part: string): number {
  let hash = 0
  for (let at = 0; at < part.length; at++) hash = Math.imul(hash ^ part.charCodeAt(at), MULTIPLIER)
  return hash
}

/** The low bits of a product depend on few bits of what went in. */
function placeOf(hash: number): number {
  return hash ^ (hash >>> 15)
}
