/** Noun phrases of running text: (adjective | noun | gerund | participle)* (noun | gerund), without generic beginnings. */
import { GENERIC_ALONE, GENERIC_FIRST, GENERIC_LAST, JOINING } from './function-words.ts'
import { lookUp, type LexiconEntry } from './lexicon.ts'
import { tokenize, type Token } from './tokens.ts'
import type { WordClass } from './word-classes.ts'
import { classesInContext, endsPhrase } from './word-context.ts'

/** Longest phrase, in words. */
const MAXIMUM_WORDS = 6

/** A gerund after these is something done to what follows. */
const BEFORE_DOING = new Set('by when while without before after through via'.split(' '))
/** An -ing word before these describes what stood before it. */
const AFTER_DOING = new Set('the a an this these its their our at as that how'.split(' '))

export interface PhraseWord {
  readonly token: Token
  readonly entry: LexiconEntry
  readonly wordClass: WordClass
}

interface Phrase {
  readonly words: readonly PhraseWord[]
  /** Words of the text before it. */
  readonly position: number
}

export interface PhraseText {
  readonly phrases: readonly Phrase[]
  readonly tokens: readonly Token[]
  /** What is known of each token. */
  readonly entries: readonly LexiconEntry[]
  /** Class of each token in its context. */
  readonly classes: readonly WordClass[]
}

/** Longest noun phrases of the text, in order. Linear in its length. */
export function phrasesOf(text: string): PhraseText {
  const phrases: Phrase[] = []
  let run: PhraseWord[] = []
  const tokens = tokenize(text)
  const entries: LexiconEntry[] = []
  for (let index = 0; index < tokens.length; index++) entries.push(lookUp(tokens[index]!.text))
  const classes = classesInContext(tokens, entries)
  const flush = (end: number): void => {
    if (run.length === 0) return
    const before = run[0]!.token.isAfterBreak ? undefined : entries[end - run.length - 1]?.folded
    const after = tokens[end]?.isAfterBreak === false ? entries[end]!.folded : undefined
    const [from, to] = trim(run, before, after)
    if (to - from <= MAXIMUM_WORDS && isTelling(run, from, to))
      phrases.push({ words: run.slice(from, to), position: end - run.length + from })
    run = []
  }
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    const wordClass = classes[index]!
    const entry = entries[index]!
    const isPart = wordClass !== 'none' && wordClass !== 'verb'
    if (token.isAfterBreak || !isPart || breaksBefore(wordClass, entry, run)) flush(index)
    if (isPart) run.push({ token, entry, wordClass })
  }
  flush(tokens.length)
  return { phrases, tokens, entries, classes }
}

/** "data obtained": a participle after a noun tells what was done, unless it joins it to what follows. */
function breaksBefore(wordClass: WordClass, entry: LexiconEntry, run: readonly PhraseWord[]): boolean {
  const last = run.at(-1)
  return wordClass === 'participle' && last !== undefined && endsPhrase(last.wordClass) && !JOINING.has(entry.folded)
}

/** Calls `use` with the bounds of each phrase inside a phrase, itself included, that could stand alone. */
export function forEachPart(words: readonly PhraseWord[], use: (from: number, to: number) => void): void {
  for (let from = 0; from < words.length; from++)
    for (let to = from + 1; to <= words.length; to++)
      if (endsPhrase(words[to - 1]!.wordClass) && isTelling(words, from, to)) use(from, to)
}

/** What is left of a run without generic beginnings and dangling ends; `before` and `after` are the words beside it. */
function trim(run: readonly PhraseWord[], before: string | undefined, after: string | undefined): [number, number] {
  let from = 0
  let to = run.length
  while (to > 0 && !isPossibleEnd(run[to - 1]!.wordClass, after)) to--
  const next = run[1]?.wordClass
  const isDoing = (before !== undefined && BEFORE_DOING.has(before)) || next === 'modifier' || next === 'participle'
  if (run[0]?.wordClass === 'gerund' && isDoing && to > 1) from++
  while (from < to && GENERIC_FIRST.has(run[from]!.entry.folded)) from++
  return [from, to]
}

function isPossibleEnd(wordClass: WordClass, after: string | undefined): boolean {
  return wordClass === 'noun' || (wordClass === 'gerund' && !(after !== undefined && AFTER_DOING.has(after)))
}

/** Whether the words from `from` to `to` (excluded) say something. */
function isTelling(words: readonly PhraseWord[], from: number, to: number): boolean {
  const first = words[from]?.entry
  const last = words[to - 1]?.entry
  if (from >= to || !first || !last || GENERIC_FIRST.has(first.folded) || last.folded.length < 2) return false
  if (to - from > 1) return !GENERIC_LAST.has(last.stem)
  return first.folded.length > 2 && words[from]!.wordClass === 'noun' && !GENERIC_ALONE.has(first.stem)
}
