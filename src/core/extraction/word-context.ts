/** Words that can be noun or verb, decided by the words beside them. */
import type { LexiconEntry } from './lexicon.ts'
import type { Token } from './tokens.ts'
import type { WordClass } from './word-classes.ts'

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words after which a word that can be a verb is one. */
const BEFORE_VERB = list(
  'to we they i you it can cannot could may might must shall should will would not which who that also then',
)
/** Words after which nothing but a verb stands, known as one or not. */
const ONLY_BEFORE_VERB = list('we i they can cannot could may might must shall should will would')
/** Words that begin a noun phrase: what stands before them was a verb if it can be one. */
const BEGINS_PHRASE = list('the a an this these its their our his her how whether us them')
const ARTICLES = list('the a an its their our this these each')
/** What stands before these was a noun. */
const AFTER_NOUN = list('of is are was were has have had can may will')

/** True for classes that can be the last word of a phrase. */
export function endsPhrase(wordClass: WordClass): boolean {
  return wordClass === 'noun' || wordClass === 'gerund'
}

/** Class of every word of a text, in which nothing is left undecided between noun and verb. */
export function classesInContext(tokens: readonly Token[], entries: readonly LexiconEntry[]): WordClass[] {
  const classes: WordClass[] = []
  for (let index = 0; index < entries.length; index++) classes.push(entries[index]!.wordClass)
  for (let index = 0; index < classes.length; index++) {
    const wordClass = classes[index]!
    if (wordClass === 'none' || wordClass === 'modifier' || wordClass === 'participle') continue
    const before = tokens[index]!.isAfterBreak ? undefined : entries[index - 1]?.folded
    if (before !== undefined && ONLY_BEFORE_VERB.has(before)) {
      classes[index] = 'verb'
      continue
    }
    if (wordClass === 'noun' || wordClass === 'gerund') continue
    const next = tokens[index + 1]?.isAfterBreak === false ? entries[index + 1]! : undefined
    const previousClass = before === undefined ? 'none' : classes[index - 1]!
    if (wordClass === 'verb') {
      const isNamed = before !== undefined && (ARTICLES.has(before) || previousClass === 'modifier')
      if (isNamed || (next !== undefined && AFTER_NOUN.has(next.folded))) classes[index] = 'noun'
    } else if (wordClass === 'noun-or-verb') {
      classes[index] = before !== undefined && BEFORE_VERB.has(before) ? 'verb' : 'noun'
    } else {
      const followsNoun = endsPhrase(previousClass) || (before !== undefined && BEFORE_VERB.has(before))
      classes[index] = followsNoun && next !== undefined && canBeginObject(next) ? 'verb' : 'noun'
    }
  }
  return classes
}

function canBeginObject({ folded, wordClass }: LexiconEntry): boolean {
  return BEGINS_PHRASE.has(folded) || (wordClass !== 'none' && wordClass !== 'verb')
}
