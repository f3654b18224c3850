/** Wanted words found in running text letter by letter, without a string for each word that is met. */
import { fold } from '../text/fold.ts'
import { pluralsOf } from './inflection.ts'

/** Stands in a sequence of words for one that nobody asked for … */
const OTHER_WORD = -1
/** … and where no phrase may cross. */
const BREAK = -2

const FIRST_SLOTS = 1 << 10

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
  /** Folded spellings and the number of the word that each is a form of. */
  readonly #forms: string[] = []
  readonly #hashes: number[] = []
  readonly #wordOfForm: number[] = []
  readonly #numbers = new Map<string, number>()
  /** Open addressing by hash; form + 1. */
  #slots = new Uint32Array(FIRST_SLOTS)
  readonly #kindOf = new Uint16Array(1 << 16)
  #found = new Int32Array(1 << 12)

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
    for (const form of [word, ...pluralsOf(word)]) this.#enter(form, number)
    return number
  }

  /** The words of a text up to the first break, each asked for from now on. */
  askAll(text: string): Int32Array {
    for (const [word] of fold(text).matchAll(/[\p{L}\p{N}]+(?:[-‑/][\p{L}\p{N}]+)*/gu)) this.#askForm(word)
    const words = this.read(text)
    const end = words.findIndex((word) => word < 0)
    return words.slice(0, end < 0 ? undefined : end)
  }

  /** The words of a text as numbers, below 0 for those that nobody asked for and where no phrase may cross; a view that is good until the next text is read. */
  read(text: string, isFolded = false): Int32Array {
    const kindOf = this.#kindOf
    // A character gives one number at most.
    if (this.#found.length < text.length) this.#found = new Int32Array(text.length * 2)
    const found = this.#found
    const end = text.length
    let count = 0
    let at = 0
    while (at < end) {
      const start = at
      let kind = 0
      let hash = 0
      for (; at < end; at++) {
        const unit = text.charCodeAt(at)
        kind = kindOf[unit]!
        if (kind === UNKNOWN) kind = this.#judge(unit)
        if (kind <= ODD) {
          if (kind !== JOINER || at === start || !this.#isLetter(text.charCodeAt(at + 1))) break
          kind = unit
        }
        hash = Math.imul(hash ^ kind, MULTIPLIER)
      }
      if (at > start) found[count++] = this.#find(text, start, at, hash)
      if (at === end) break
      if (kind === ODD && !isFolded) return this.read(fold(text), true)
      if (kind !== SPACE && count > 0 && found[count - 1] !== BREAK) found[count++] = BREAK
      at++
    }
    return found.subarray(0, count)
  }

  #isLetter(unit: number): boolean {
    const kind = this.#kindOf[unit] ?? PUNCTUATION
    return (kind === UNKNOWN ? this.#judge(unit) : kind) >= ODD
  }

  #judge(unit: number): number {
    const character = String.fromCharCode(unit)
    let kind = PUNCTUATION
    if (/\s/.test(character)) kind = SPACE
    else if (JOINERS.includes(character)) kind = JOINER
    else if (unit >= 0xd800 && unit < 0xe000) kind = unit
    else if (/[\p{L}\p{N}\p{M}]/u.test(character)) {
      const folded = fold(character)
      kind = folded.length === 1 ? folded.charCodeAt(0) : ODD
    }
    return (this.#kindOf[unit] = kind)
  }

  /** A form that nobody asked for is a word of its own. */
  #askForm(form: string): void {
    if (this.#find(form, 0, form.length, hashOf(form)) === OTHER_WORD) this.ask(form)
  }

  #find(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots
    const hashes = this.#hashes
    const mask = slots.length - 1
    for (let slot = placeOf(hash) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const form = slots[slot]! - 1
      if (hashes[form] === hash && this.#isSpelt(this.#forms[form]!, text, start, end)) return this.#wordOfForm[form]!
    }
    return OTHER_WORD
  }

  #isSpelt(form: string, text: string, start: number, end: number): boolean {
    if (form.length !== end - start) return false
    for (let at = 0; at < form.length; at++) {
      const unit = text.charCodeAt(start + at)
      const kind = this.#kindOf[unit]!
      if (form.charCodeAt(at) !== (kind > ODD ? kind : unit)) return false
    }
    return true
  }

  #enter(form: string, number: number): void {
    const hash = hashOf(form)
    // Where two words share a form, it is that of the first.
    if (this.#find(form, 0, form.length, hash) !== OTHER_WORD) return
    this.#forms.push(form)
    this.#hashes.push(hash)
    this.#wordOfForm.push(number)
    if (this.#forms.length * 4 > this.#slots.length) {
      this.#slots = new Uint32Array(this.#slots.length * 2)
      this.#forms.forEach((_, index) => this.#place(index))
    } else this.#place(this.#forms.length - 1)
  }

  #place(form: number): void {
    const mask = this.#slots.length - 1
    let slot = placeOf(this.#hashes[form]!) & mask
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
    this.#slots[slot] = form + 1
  }
}

const MULTIPLIER = 0x01000193

function hashOf(form: string): number {
  let hash = 0
  for (let at = 0; at < form.length; at++) hash = Math.imul(hash ^ form.charCodeAt(at), MULTIPLIER)
  return hash
}

/** The low bits of a product depend on few bits of what went in. */
function placeOf(hash: number): number {
  return hash ^ (hash >>> 15)
}
