/** Noun phrases of running text: (adjective | noun | gerund | participle)* (noun | gerund), without generic beginnings. */
import { fold } from '../text/fold.ts'
import { BREAKING, GENERIC_ALONE, GENERIC_FIRST } from './function-words.ts'
import { singular } from './inflection.ts'
import { tokenize, type Token } from './tokens.ts'
import { classifyWord, type WordClass } from './word-classes.ts'

/** Longest phrase, in words. */
const MAXIMUM_WORDS = 6

export interface PhraseWord {
  readonly token: Token
  /** Folded and singular. */
  readonly stem: string
  readonly folded: string
  readonly wordClass: WordClass
}

export interface Phrase {
  readonly words: readonly PhraseWord[]
  /** Words of the text before it. */
  readonly position: number
}

export interface PhraseText {
  readonly phrases: readonly Phrase[]
  /** Stems of all content words in order. */
  readonly stems: readonly string[]
  /** Words of any kind. */
  readonly length: number
}

/** Longest noun phrases of the text, in order. Linear in its length. */
export function phrasesOf(text: string): PhraseText {
  const phrases: Phrase[] = []
  const stems: string[] = []
  let run: PhraseWord[] = []
  const tokens = tokenize(text)
  const flush = (end: number): void => {
    const words = trim(run)
    if (words.length > 0 && words.length <= MAXIMUM_WORDS) phrases.push({ words, position: end - run.length })
    run = []
  }
  for (const [index, token] of tokens.entries()) {
    const folded = fold(token.text)
    const wordClass = BREAKING.has(folded) ? 'none' : classifyWord(folded)
    const isPart = wordClass !== 'none' && wordClass !== 'verb'
    if (token.isAfterBreak || !isPart) flush(index)
    if (wordClass === 'none') continue
    const stem = singular(folded)
    stems.push(stem)
    if (isPart) run.push({ token, folded, stem, wordClass })
  }
  flush(tokens.length)
  return { phrases, stems, length: tokens.length }
}

/** Phrases inside a phrase, itself included, that could stand alone. */
export function partsOf(words: readonly PhraseWord[]): (readonly PhraseWord[])[] {
  const parts: (readonly PhraseWord[])[] = []
  for (let from = 0; from < words.length; from++)
    for (let to = words.length; to > from; to--) {
      const part = words.slice(from, to)
      if (isTelling(part) && (to === words.length || part.at(-1)!.wordClass !== 'modifier')) parts.push(part)
    }
  return parts
}

function trim(run: readonly PhraseWord[]): readonly PhraseWord[] {
  let from = 0
  let to = run.length
  while (from < to && GENERIC_FIRST.has(run[from]!.folded)) from++
  while (to > from && run[to - 1]!.wordClass === 'modifier') to--
  const words = run.slice(from, to)
  return isTelling(words) ? words : []
}

function isTelling(words: readonly PhraseWord[]): boolean {
  const first = words[0]
  if (!first || GENERIC_FIRST.has(first.folded)) return false
  if (words.length === 1 && (first.folded.length < 3 || first.wordClass !== 'noun')) return false
  return !words.every((word) => GENERIC_ALONE.has(word.stem) || GENERIC_FIRST.has(word.folded))
}
