/** Noun phrases of running text: (adjective | noun | gerund | participle)* (noun | gerund), without generic beginnings. */
import { fold } from '../text/fold.ts'
import { BREAKING, DOING, GENERIC_ALONE, GENERIC_FIRST, GENERIC_LAST, JOINING } from './function-words.ts'
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
  const folded = tokens.map((token) => fold(token.text))
  const classes = classesInContext(tokens, folded)
  const flush = (end: number): void => {
    const words = trim(run, folded[end - run.length - 1], tokens[end]?.isAfterBreak === false ? folded[end] : undefined)
    if (words.length > 0 && words.length <= MAXIMUM_WORDS) {
      const first = words[0]!
      phrases.push({ words, position: end - run.length + run.indexOf(first) })
    }
    run = []
  }
  for (const [index, token] of tokens.entries()) {
    const wordClass = classes[index]!
    const isPart = wordClass !== 'none' && wordClass !== 'verb'
    if (token.isAfterBreak || !isPart) flush(index)
    else if (
      wordClass === 'participle' &&
      run.length > 0 &&
      endsPhrase(run.at(-1)!.wordClass) &&
      !JOINING.has(folded[index]!)
    )
      flush(index)
    if (wordClass === 'none') continue
    const stem = singular(folded[index]!)
    stems.push(stem)
    if (isPart) run.push({ token, folded: folded[index]!, stem, wordClass })
  }
  flush(tokens.length)
  return { phrases, stems, length: tokens.length }
}

/** Words after which a word that can be a verb is one. */
const BEFORE_VERB = new Set(
  'to we they i you it can cannot could may might must shall should will would not which who that also then'.split(' '),
)
/** Words that begin a noun phrase: what stands before them was a verb if it can be one. */
const BEGINS_PHRASE = new Set('the a an this these its their our his her how whether us them'.split(' '))
const ARTICLES = new Set('the a an its their our this these each'.split(' '))
const AFTER_NOUN = new Set('of is are was were has have can may will'.split(' '))
/** A gerund after these is something done to what follows. */
const BEFORE_DOING = new Set('by when while without before after through via'.split(' '))
/** An -ing word before these describes what stood before it. */
const AFTER_DOING = new Set('the a an this these its their our from at to as that how with on into'.split(' '))

function endsPhrase(wordClass: WordClass): boolean {
  return (
    wordClass === 'noun' || wordClass === 'gerund' || wordClass === 'noun-or-verb' || wordClass === 'plural-or-verb'
  )
}

/** Classes of all words, those that can be noun or verb decided by the words beside them. */
function classesInContext(tokens: readonly Token[], folded: readonly string[]): WordClass[] {
  const classes = folded.map((word): WordClass => (BREAKING.has(word) || DOING.has(word) ? 'none' : classifyWord(word)))
  for (const [index, wordClass] of classes.entries()) {
    if (wordClass !== 'noun-or-verb' && wordClass !== 'plural-or-verb' && wordClass !== 'verb') continue
    const before = tokens[index]!.isAfterBreak ? undefined : folded[index - 1]
    const isBound = tokens[index + 1]?.isAfterBreak === false
    const after = isBound ? folded[index + 1]! : undefined
    if (wordClass === 'verb') {
      const isNamed = before !== undefined && (ARTICLES.has(before) || classes[index - 1] === 'modifier')
      if (isNamed || (after !== undefined && AFTER_NOUN.has(after))) classes[index] = 'noun'
      continue
    }
    if (wordClass === 'noun-or-verb') {
      classes[index] = before !== undefined && BEFORE_VERB.has(before) ? 'verb' : 'noun'
      continue
    }
    const previous = before === undefined ? 'none' : classes[index - 1]!
    const next = isBound ? classes[index + 1]! : 'none'
    const followsNoun = endsPhrase(previous) || (before !== undefined && BEFORE_VERB.has(before))
    const precedesPhrase = (after !== undefined && BEGINS_PHRASE.has(after)) || (next !== 'none' && next !== 'verb')
    classes[index] = followsNoun && precedesPhrase ? 'verb' : 'noun'
  }
  return classes
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

/** `before` and `after`: the folded words beside the run, where nothing stands between. */
function trim(
  run: readonly PhraseWord[],
  before: string | undefined,
  after: string | undefined,
): readonly PhraseWord[] {
  let from = 0
  let to = run.length
  const isLast = (wordClass: WordClass): boolean =>
    wordClass === 'modifier' ||
    wordClass === 'participle' ||
    (wordClass === 'gerund' && after !== undefined && AFTER_DOING.has(after))
  while (to > from && isLast(run[to - 1]!.wordClass)) to--
  const next = run[1]?.wordClass
  const isDoing = (before !== undefined && BEFORE_DOING.has(before)) || next === 'modifier' || next === 'participle'
  if (run[0]?.wordClass === 'gerund' && isDoing && to > 1) from++
  while (from < to && GENERIC_FIRST.has(run[from]!.folded)) from++
  const words = run.slice(from, to)
  return isTelling(words) ? words : []
}

function isTelling(words: readonly PhraseWord[]): boolean {
  const first = words[0]
  if (!first || GENERIC_FIRST.has(first.folded)) return false
  if (words.length === 1 && (first.folded.length < 3 || first.wordClass !== 'noun')) return false
  const last = words.at(-1)!
  if (last.folded.length < 2 || (words.length > 1 && GENERIC_LAST.has(last.stem))) return false
  return words.length > 1 || !GENERIC_ALONE.has(first.stem)
}
