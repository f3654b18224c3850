/**
 * Acronyms and what they stand for, from "long form (SF)" and "SF (long form)" in running text.
 * Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 2003.
 */

export interface AcronymDefinition {
  /** As printed, without a plural s: "LLM". */
  readonly short: string
  /** As printed, first word to last: "large language models". */
  readonly long: string
  /** Where the definition begins, in characters. */
  readonly index: number
}

const BRACKETS = /\(([^()]{1,120})\)/g
/** At most this much text before a bracket is looked at. */
const REACH = 200

/** Definitions in the order in which they stand. Linear in the text. */
export function findAcronyms(text: string): AcronymDefinition[] {
  const found: AcronymDefinition[] = []
  for (const match of text.matchAll(BRACKETS)) {
    const inside = match[1]!
      .split(/[;,:]/)[0]!
      .trim()
      .replace(/^["'“‘]|["'”’]$/g, '')
    const before = lastClause(text.slice(Math.max(0, match.index - REACH), match.index))
    if (isShortForm(inside)) {
      const short = inside.replace(/(?<=\p{Lu})s$/u, '')
      const long = longFormFor(short, before)
      if (long) found.push({ short, long, index: match.index - (before.length - before.lastIndexOf(long)) })
      continue
    }
    const word = /[\p{L}\p{N}][\p{L}\p{N}-]*$/u.exec(before.trimEnd())?.[0]
    if (word && isShortForm(word) && inside.includes(' ') && longFormFor(word, ` ${inside}`) === inside)
      found.push({ short: word, long: inside, index: match.index })
  }
  return found
}

/** Two to ten characters, one word or two, with a capital and not a citation or a number. */
function isShortForm(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}+\-/.&]{1,12}$/u.test(text) && /\p{Lu}/u.test(text) && !/^\p{Lu}\p{Ll}+$/u.test(text)
}

function lastClause(text: string): string {
  const cut = Math.max(text.lastIndexOf('. '), text.lastIndexOf('; '), text.lastIndexOf('('), text.lastIndexOf(')'))
  return text.slice(cut + 1)
}

/** Last place of the letter at or before `from`; −1 if there is none. */
function lastIndexOfLetter(text: string, letter: string, from: number, isWordStart: boolean): number {
  for (let at = from; at >= 0; at--)
    if (text[at]!.toLowerCase() === letter && !(isWordStart && isInsideWord(text, at))) return at
  return -1
}

function isInsideWord(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}-]/u.test(text[at - 1]!)
}

/** The shortest ending of `before` whose letters spell the short form, the first letter at the beginning of a word. */
function longFormFor(short: string, before: string): string | undefined {
  const text = before.trimEnd()
  const words = Math.min(short.length + 5, short.length * 2)
  let at = text.length - 1
  for (let letter = short.length - 1; letter >= 0; letter--) {
    const wanted = short[letter]!.toLowerCase()
    if (!/[\p{L}\p{N}]/u.test(wanted)) continue
    at = lastIndexOfLetter(text, wanted, at, letter === 0)
    if (at < 0) return undefined
    at--
  }
  const long = text.slice(at + 1)
  const count = long.split(/\s+/).length
  if (count > words || long.length <= short.length || (count < 2 && !long.includes('-'))) return undefined
  return /^[\p{L}\p{N}]/u.test(long) && !long.toLowerCase().split(/\s+/).includes(short.toLowerCase())
    ? long
    : undefined
}

/** Consecutive words whose initials spell the name: "Robust Encoder as a Service" for REaaS. */
export function expansionIn(name: string, text: string): string | undefined {
  const letters = name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  if (letters.length < 3) return undefined
  const parts = Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (match) => ({ text: match[0], index: match.index }))
  const initials = parts.map((part) => part.text[0]!.toLowerCase()).join('')
  for (let from = initials.indexOf(letters); from >= 0; from = initials.indexOf(letters, from + 1)) {
    const last = parts[from + letters.length - 1]
    if (initials.length !== parts.length || !last) return undefined
    const long = text.slice(parts[from]!.index, last.index + last.text.length)
    if (!/[.,;:!?()]/.test(long)) return long
  }
  return undefined
}
