/** What part a word can play in a phrase, asked of compromise once per distinct word and remembered. */
import nlp from 'compromise/two'

/** noun: may end a phrase; modifier: may stand before; either; gerund: both; none: breaks it. */
export type WordClass = 'noun' | 'modifier' | 'gerund' | 'verb' | 'none'

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

const remembered = new Map<string, WordClass>()

/** Class of a lower-cased word, by itself. Hyphenated words are what their last part is. */
export function classifyWord(word: string): WordClass {
  let known = remembered.get(word)
  if (known !== undefined) return known
  const last = word.slice(Math.max(word.lastIndexOf('-'), word.lastIndexOf('‐'), word.lastIndexOf('‑')) + 1)
  known = last === word || last === '' ? askCompromise(word) : classifyCompound(classifyWord(last), last)
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(word, known)
  return known
}

function classifyCompound(last: WordClass, word: string): WordClass {
  if (/(?:ed|en|wn)$/.test(word) || last === 'verb' || last === 'none') return 'modifier'
  return last
}

function askCompromise(word: string): WordClass {
  const term = (nlp.tokenize(word.slice(0, 60)) as unknown as TaggedView).compute(STEPS).document[0]?.[0]
  const tags = term?.tags ?? new Set<string>()
  const either = term?.switch ?? ''
  if (/^[\d.,]+$/.test(word)) return 'none'
  if (tags.has('Gerund') || (/ing$/.test(word) && either.includes('Gerund'))) return 'gerund'
  if (tags.has('PastTense') || tags.has('Participle')) return 'modifier'
  if (tags.has('Adjective') && !tags.has('Adverb')) return either.includes('Noun') ? 'noun' : 'modifier'
  if (tags.has('Adverb') || tags.has('Pronoun') || tags.has('Preposition') || tags.has('Conjunction')) return 'none'
  if (tags.has('Determiner') || tags.has('QuestionWord') || tags.has('Modal') || tags.has('Auxiliary')) return 'none'
  if (tags.has('Verb')) return /Noun|Plural/.test(either) ? 'noun' : 'verb'
  if (tags.has('Noun')) return 'noun'
  if (tags.has('Value') || tags.has('Date') || tags.has('Expression')) return 'none'
  return 'noun'
}
