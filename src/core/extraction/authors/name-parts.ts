/** A name taken apart as identity needs it (`NameKey`), as bytes: without the strings in between where it is in Latin letters. */
import { hashBytes } from '../../columns/byte-table.ts'
import type { PersonName } from '../../model/paper.ts'
import { fold } from '../../text/fold.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../../text/utf8.ts'
import { detailOf, detailOfWord } from './compatibility.ts'
import { STOP } from './name-bytes.ts'
import { isInitial, nameKey } from './name-keys.ts'

/** What becomes of a character: one or two letters or digits in ASCII, the first in the lowest byte, or one of these. */
const END = 0
const NOTHING = 1
const OTHER = 0xffff
/** Up to here letters are Latin. */
const LATIN = 0x250

const FOLDED = Uint16Array.from({ length: LATIN }, (_, unit) => {
  const folded = fold(String.fromCharCode(unit)).replace(/['’`ʼ]/g, '')
  if (folded === '') return NOTHING
  if (/^[a-z0-9]{1,2}$/.test(folded)) return folded.charCodeAt(0) | ((folded.charCodeAt(1) || 0) << 8)
  return /[\p{L}\p{N}]/u.test(folded) ? OTHER : END
})

/** Holds the parts of one name: the one that was taken apart last. */
export class NameParts {
  /** `NameKey.whole`; the family name stands at its end. */
  whole = new Uint8Array(256)
  wholeLength = 0
  familyStart = 0
  /** Given names run together, the first of them in front. */
  given = new Uint8Array(256)
  givenLength = 0
  firstLength = 0
  /** How many given names there are. */
  words = 0
  /** Code unit with which they begin; 0 where there are none. */
  initial = 0
  /** Whether the first of them is an initial. */
  isShort = false
  /** How much of the person the given names tell. */
  detail = 0
  /** Sum of the hashes of all words: the same for the same words in any order. */
  bag = 0
  isCorporate = false

  takeApart(name: PersonName): void {
    if (!this.#takePlain(name)) this.#takeAny(name)
  }

  /** False when the name has to be taken apart as strings. */
  #takePlain({ given = '', particle = '', family, isCorporate }: PersonName): boolean {
    if (isCorporate || mayBeInitials(given)) return false
    // Initials and ligatures may double the length.
    this.#makeRoom(2 * (given.length + particle.length + family.length))
    this.wholeLength = this.givenLength = this.firstLength = this.words = this.detail = this.bag = 0
    if (!this.#append(given, true)) return false
    this.familyStart = this.wholeLength
    if (!this.#append(particle, false) || !this.#append(family, false) || this.wholeLength === 0) return false
    this.initial = this.givenLength === 0 ? 0 : this.given[0]!
    this.isShort = this.firstLength === 1
    this.isCorporate = false
    return true
  }

  #append(text: string, isGiven: boolean): boolean {
    const { whole, given } = this
    let length = this.wholeLength
    let wordLength = 0
    for (let at = 0; at <= text.length; at++) {
      const unit = at === text.length ? 0 : text.charCodeAt(at)
      const folded = unit < FOLDED.length ? FOLDED[unit]! : OTHER
      if (folded === OTHER) return false
      if (folded > NOTHING) {
        for (let rest = folded; rest > 0; rest >>= 8) {
          whole[length++] = rest
          wordLength++
          if (isGiven) given[this.givenLength++] = rest
        }
      } else if (folded === END && wordLength > 0) {
        this.#addToBag(length - wordLength, length)
        if (isGiven) {
          this.detail += detailOfWord(wordLength, wordLength === 1)
          if (this.words++ === 0) this.firstLength = wordLength
        }
        // An initial is marked.
        if (wordLength === 1) whole[length++] = STOP
        wordLength = 0
      }
    }
    this.wholeLength = length
    return true
  }

  #takeAny(name: PersonName): void {
    const key = nameKey(name)
    const { whole, family, given, isCorporate } = key
    const [first = ''] = given
    this.#makeRoom((whole.length + key.sorted.length) * MOST_UTF8_BYTES)
    this.bag = 0
    // Without words there is nothing in any other order.
    for (const word of key.words.length > 0 ? key.words : [whole]) this.#addToBag(0, writeUtf8(word, this.whole, 0))
    this.familyStart = writeUtf8(whole.slice(0, whole.length - family.length), this.whole, 0)
    this.wholeLength = writeUtf8(family, this.whole, this.familyStart)
    this.firstLength = writeUtf8(first, this.given, 0)
    this.givenLength = writeUtf8(given.slice(1).join(''), this.given, this.firstLength)
    this.words = given.length
    this.detail = detailOf(key)
    this.initial = first === '' ? 0 : first.charCodeAt(0)
    this.isShort = isInitial(first)
    this.isCorporate = isCorporate
  }

  /** `whole` has the word from `start` up to `end`. */
  #addToBag(start: number, end: number): void {
    this.bag = (this.bag + hashBytes(this.whole, start, end)) >>> 0
  }

  #makeRoom(length: number): void {
    if (this.whole.length >= length) return
    this.whole = new Uint8Array(length * 2)
    this.given = new Uint8Array(length * 2)
  }
}

/** Two or three capitals may be initials without stops. */
function mayBeInitials(text: string): boolean {
  if (text.length !== 2 && text.length !== 3) return false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x41 || (unit > 0x5a && unit < 0x80)) return false
  }
  return true
}
