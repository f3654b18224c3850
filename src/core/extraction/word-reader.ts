/** Wanted words found in running text letter by letter, without a string for each word that is met. */
import { fold } from '../text/fold.ts'
import { pluralsOf } from './inflection.ts'

/** Stands in a sequence of words for one that nobody asked for … */
const OTHER_WORD = -1
/** … and where no phrase may cross. */
const BREAK = -2

const FIRST_SLOTS = 1 << 10
/** Of a slot. */
const FIELDS = 4

/** What a code unit is, where it is no letter or digit; those are what they fold to, which is more than any of these. */
const UNKNOWN = 0
const PUNCTUATION = 1
const SPACE = 2
/** Joins two parts of a word. */
const JOINER = 3
/** Letters that fold to several or to none. */
const ODD = 4

const JOINERS = '-‑/'

export class WordReader {
  readonly #numbers = new Map<string, number>()
  /** Letters of all forms, one after the other: folded spellings of the words that are asked for. */
  #letters = new Uint16Array(1 << 12)
  #lettersUsed = 0
  #forms = 0
  /** Open addressing by hash: of each form the hash, its word + 1, where its letters begin and how many there are. */
  #slots = new Int32Array(FIRST_SLOTS * FIELDS)
  readonly #kindOf = new Uint16Array(1 << 16)
  #found = new Int32Array(1 << 12)
  /** Folded letters of the word that is read. */
  #word = new Uint16Array(1 << 12)

  /** Words that are asked for so far. */
  get size(): number {
    return this.#numbers.size
  }

  /** Number of a folded singular word, which is found in its plural too; it is asked for from now on. */
  ask(word: string): number {
    let number = this.#numbers.get(word)
    if (number !== undefined) return number
    number = this.#numbers.size
    this.#numbers.set(word, number)
    this.#enter(word, number)
    for (const plural of pluralsOf(word)) this.#enter(plural, number)
    return number
  }

  /** The words of a text up to the first break, each asked for from now on. */
  askAll(text: string): Int32Array {
    for (const [word] of fold(text).matchAll(/[\p{L}\p{N}]+(?:[-‑/][\p{L}\p{N}]+)*/gu))
      // A form that nobody asked for is a word of its own.
      if (this.#findForm(word) === OTHER_WORD) this.ask(word)
    const count = this.read(text)
    const words = this.#found.slice(0, count)
    const end = words.findIndex((word) => word < 0)
    return words.slice(0, end < 0 ? undefined : end)
  }

  /** What was read last, see `read`. */
  get found(): Int32Array {
    return this.#found
  }

  /**
   * Writes the words of a text to `found` as numbers, below 0 for those that nobody asked for and where no phrase may cross, and
   * gives how many there are.
   */
  read(text: string, isFolded = false): number {
    const kindOf = this.#kindOf
    const end = text.length
    // A character gives one number at most.
    if (this.#found.length < end) {
      this.#found = new Int32Array(end * 2)
      this.#word = new Uint16Array(end * 2)
    }
    const found = this.#found
    const word = this.#word
    const slots = this.#slots
    const letters = this.#letters
    let count = 0
    let length = 0
    let hash = 0
    for (let at = 0; at < end; at++) {
      const unit = text.charCodeAt(at)
      let kind = kindOf[unit]!
      if (kind <= ODD) {
        const next = kind === JOINER && length > 0 && at + 1 < end ? kindOf[text.charCodeAt(at + 1)]! : SPACE
        if (kind === UNKNOWN || next === UNKNOWN) {
          this.#judge(text)
          return this.read(text, isFolded)
        }
        if (kind === ODD && !isFolded) return this.read(fold(text), true)
        if (next < ODD) {
          if (length > 0) found[count++] = find(slots, letters, word, length, hash)
          length = 0
          hash = 0
          if (kind !== SPACE && count > 0 && found[count - 1] !== BREAK) found[count++] = BREAK
          continue
        }
        kind = unit
      }
      word[length++] = kind
      hash = Math.imul(hash ^ kind, MULTIPLIER)
    }
    if (length > 0) found[count++] = find(slots, letters, word, length, hash)
    return count
  }

  /** Finds out what the characters of a text are. */
  #judge(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (this.#kindOf[unit] === UNKNOWN) this.#kindOf[unit] = judge(unit)
    }
  }

  #findForm(form: string): number {
    if (this.#word.length < form.length) this.#word = new Uint16Array(form.length * 2)
    for (let at = 0; at < form.length; at++) this.#word[at] = form.charCodeAt(at)
    return find(this.#slots, this.#letters, this.#word, form.length, hashOf(this.#word, form.length))
  }

  #enter(form: string, number: number): void {
    // Where two words share a form, it is that of the first.
    if (this.#findForm(form) !== OTHER_WORD) return
    const start = this.#lettersUsed
    const { length } = form
    if (start + length > this.#letters.length) {
      const letters = new Uint16Array((start + length) * 2)
      letters.set(this.#letters)
      this.#letters = letters
    }
    this.#letters.set(this.#word.subarray(0, length), start)
    this.#lettersUsed += length
    if (++this.#forms * FIELDS * 4 > this.#slots.length) {
      const old = this.#slots
      this.#slots = new Int32Array(old.length * 2)
      for (let slot = 0; slot < old.length; slot += FIELDS)
        if (old[slot + 1] !== 0) this.#place(old[slot]!, old[slot + 1]!, old[slot + 2]!, old[slot + 3]!)
    }
    this.#place(hashOf(this.#word, length), number + 1, start, length)
  }

  #place(hash: number, word: number, start: number, length: number): void {
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = placeOf(hash) & mask
    while (slots[slot + 1] !== 0) slot = (slot + FIELDS) & mask
    slots[slot] = hash
    slots[slot + 1] = word
    slots[slot + 2] = start
    slots[slot + 3] = length
  }
}

function judge(unit: number): number {
  const character = String.fromCharCode(unit)
  if (/\s/.test(character)) return SPACE
  if (JOINERS.includes(character)) return JOINER
  if (unit >= 0xd800 && unit < 0xe000) return unit
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return PUNCTUATION
  const folded = fold(character)
  return folded.length === 1 ? folded.charCodeAt(0) : ODD
}

const MULTIPLIER = 0x01000193

function hashOf(letters: Uint16Array, length: number): number {
  let hash = 0
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ letters[at]!, MULTIPLIER)
  return hash
}

/** Number of the word whose letters these are. */
function find(slots: Int32Array, letters: Uint16Array, word: Uint16Array, length: number, hash: number): number {
  const mask = slots.length - 1
  for (let slot = placeOf(hash) & mask; slots[slot + 1] !== 0; slot = (slot + FIELDS) & mask)
    if (slots[slot] === hash && slots[slot + 3] === length && isSame(letters, slots[slot + 2]!, word, length))
      return slots[slot + 1]! - 1
  return OTHER_WORD
}

function isSame(letters: Uint16Array, start: number, word: Uint16Array, length: number): boolean {
  for (let at = 0; at < length; at++) if (letters[start + at] !== word[at]) return false
  return true
}

/** First field of the slot where a hash would stand. The low bits of a product depend on few bits of what went in. */
function placeOf(hash: number): number {
  return (hash ^ (hash >>> 15)) * FIELDS
}
