/** What part a word can play in a phrase, asked of compromise once per distinct word and remembered. */
import nlp from 'compromise/two'

/**
 * noun and gerund may end a phrase, modifier and participle (-ed) only stand before; plural-or-verb ("results") and
 * noun-or-verb ("model") are decided by their neighbours; verb and none end a phrase.
 */
const CLASSES = ['noun', 'plural-or-verb', 'noun-or-verb', 'modifier', 'participle', 'gerund', 'verb', 'none'] as const

export type WordClass = (typeof CLASSES)[number]

/** Words with what compromise said of each, as plain values that another thread or a later build can start from. */
export interface ClassifiedWords {
  /** Joined by line feeds. */
  readonly words: string
  /** Place of each word's class among all classes. */
  readonly classes: Uint8Array
}

interface TaggedTerm {
  readonly tags?: ReadonlySet<string>
  readonly switch?: string
}

interface TaggedView {
  readonly document: readonly (readonly TaggedTerm[])[]
  compute(steps: readonly string[]): TaggedView
}

/** compromise's own lexicon and pre-tagger: the four cheap steps of its pipeline, without the phrase rules after them. */
const STEPS = ['alias', 'normal', 'machine', 'lexicon', 'preTagger']
/** Distinct words remembered; beyond it the memory begins anew, so that it stays bounded. */
const REMEMBERED = 200_000
/** A longer string of letters is no word. */
const LONGEST_WORD = 60

const remembered = new Map<string, WordClass>()
/** Words of which compromise was asked since somebody last wanted to know. */
let asked: string[] = []

/** Compromise need not be asked of these words any more. */
export function learnWords({ words, classes }: ClassifiedWords): void {
  if (classes.length === 0) return
  for (const [index, word] of words.split('\n').entries()) remembered.set(word, CLASSES[classes[index]!]!)
}

/** Words of which compromise was asked since the last call */
export function takeAskedWords(): ClassifiedWords {
  const words = asked.filter((word) => remembered.has(word))
  asked = []
  return {
    words: words.join('\n'),
    classes: Uint8Array.from(words, (word) => CLASSES.indexOf(remembered.get(word)!)),
  }
}

/** Class of a lower-cased word, by itself. A hyphenated word is what its last part is. */
export function classifyWord(word: string): WordClass {
  let known = remembered.get(word)
  if (known !== undefined) return known
  const last = word.slice(Math.max(word.lastIndexOf('-'), word.lastIndexOf('‐'), word.lastIndexOf('‑')) + 1)
  known = last === word || last === '' ? askCompromise(word) : classifyCompound(classifyWord(last))
  if (remembered.size >= REMEMBERED) {
    remembered.clear()
    asked = []
  }
  remembered.set(word, known)
  return known
}

function classifyCompound(last: WordClass): WordClass {
  if (last === 'verb' || last === 'none' || last === 'participle') return 'modifier'
  if (last === 'plural-or-verb' || last === 'noun-or-verb') return 'noun'
  return last
}

function askCompromise(word: string): WordClass {
  if (!/\p{L}/u.test(word) || word.length > LONGEST_WORD) return 'none'
  asked.push(word)
  const view = (nlp.tokenize(word) as unknown as TaggedView).compute(STEPS)
  const term = view.document[0]?.at(-1)
  const has = (...tags: string[]): boolean => tags.some((tag) => term?.tags?.has(tag))
  const either = term?.switch ?? ''
  const canBeNoun = /Noun|Plural/.test(either)
  if (has('Gerund') || (word.endsWith('ing') && either.includes('Gerund'))) return 'gerund'
  if (has('PastTense', 'Participle')) return 'participle'
  if (canBeNoun && either.includes('Verb')) return word.endsWith('s') ? 'plural-or-verb' : 'noun-or-verb'
  if (has('Adverb', 'Pronoun', 'Preposition', 'Conjunction', 'Determiner', 'QuestionWord')) return 'none'
  if (has('Modal', 'Auxiliary', 'Expression', 'Value', 'Date') && !has('Noun')) return 'none'
  if (has('Adjective')) return canBeNoun ? 'noun' : 'modifier'
  if (has('Verb')) return canBeNoun ? 'noun-or-verb' : 'verb'
  return 'noun'
}
