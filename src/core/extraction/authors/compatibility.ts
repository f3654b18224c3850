/** Whether two names of one family can be one person's: initials stand for names, and middle names may be missing. */
import type { NameColumns } from './name-columns.ts'
import { isInitial, type NameKey } from './name-keys.ts'

export function areCompatible(a: NameKey, b: NameKey): boolean {
  if (a.isCorporate || b.isCorporate || a.given.length === 0 || b.given.length === 0) return a.key === b.key
  return fits(a.given, b.given) || fits(b.given, a.given)
}

/**
 * False for names that are not compatible as far as numbers tell: full first names that differ, unless one is the other cut
 * in several words. Both have given names.
 */
export function mayBeCompatible({ given, first, words, isShort }: NameColumns, a: number, b: number): boolean {
  if (isShort[a] === 1 || isShort[b] === 1 || first[a] === first[b] || given[a] === given[b]) return true
  return words[a] !== words[b] && (words[a] === 1 || words[b] === 1)
}

/** True when every word of `fewer` fits a word of `more` in order, the first one the first. */
function fits(fewer: readonly string[], more: readonly string[]): boolean {
  if (fewer.length > more.length) return false
  if (!wordFits(fewer[0]!, more[0]!)) return hasSameLetters(fewer, more)
  let at = 1
  for (const word of fewer.slice(1)) {
    while (at < more.length && !wordFits(word, more[at]!)) at++
    if (at++ >= more.length) return hasSameLetters(fewer, more)
  }
  return true
}

function wordFits(a: string, b: string): boolean {
  return a === b || (isInitial(a) && b.startsWith(a)) || (isInitial(b) && a.startsWith(b))
}

/** "Xiaoming" and "Xiao M.", "Jean-Marie" and "Jeanmarie": the words run together, the last one perhaps cut short. */
function hasSameLetters(a: readonly string[], b: readonly string[]): boolean {
  if (a.length === b.length) return false
  const first = a.join('')
  const second = b.join('')
  return first === second || (a.length === 1 && isInitial(b.at(-1)!) && b.length > 1 && first.startsWith(second))
}

/** How much of the person a name tells: more letters, then more words. */
export function detailOf(name: NameKey): number {
  return name.given.reduce((sum, word) => sum + detailOfWord(word.length, isInitial(word)), 0)
}

/** The same of a single given name of so many letters. */
export function detailOfWord(length: number, isShort: boolean): number {
  return isShort ? 1 : 10 + length
}
