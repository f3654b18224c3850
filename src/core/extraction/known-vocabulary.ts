/** Which phrases are topics that are known already, by the forms in which these were printed. */
import type { Topic } from '../model/facts.ts'
import { fold } from '../text/fold.ts'
import { singular } from './inflection.ts'
import { ACRONYM, variantKey, type Expansion } from './variants.ts'

export interface KnownVocabulary {
  /** Topic by what its variants have in common, see `variantKey`. */
  readonly topicOf: ReadonlyMap<string, number>
  /** Folded acronym → what it stands for. */
  readonly expansions: ReadonlyMap<string, Expansion>
}

const PART = /[\p{L}\p{N}+#][\p{L}\p{N}\p{M}+#.'’-]*/gu

export function readVocabulary(topics: readonly Topic[]): KnownVocabulary {
  const expansions = new Map<string, Expansion>()
  for (const { forms } of topics)
    for (const [short, long] of acronymsAmong(forms)) expansions.set(stemOf(short), { short, long })
  const topicOf = new Map<string, number>()
  const enter = (words: readonly string[], topic: number): void => {
    const key = variantKey(words.join(' '))
    if (!topicOf.has(key)) topicOf.set(key, topic)
  }
  for (const [topic, { forms }] of topics.entries())
    for (const form of forms) {
      const printed = form.match(PART) ?? [form]
      const words = printed.map(stemOf)
      const full = printed.map((word, at) => (ACRONYM.test(word) && expansions.get(words[at]!)?.long) || words[at]!)
      enter(full, topic)
      // An acronym in small letters may be another word.
      if (printed.length > 1) enter(words, topic)
    }
  return { topicOf, expansions }
}

function stemOf(word: string): string {
  return singular(fold(word))
}

/** Acronyms that stand beside what they stand for, folded and singular. */
function acronymsAmong(forms: readonly string[]): [string, string][] {
  return forms.flatMap((short): [string, string][] => {
    if (/\s/.test(short) || !ACRONYM.test(short)) return []
    const long = forms.find(
      (form) => /[\s-]/.test(form) && form.length > short.length && isSpelledBy(stemOf(short), fold(form)),
    )
    const words = long?.match(PART)?.map(stemOf)
    return words ? [[short, words.join(' ')]] : []
  })
}

/** Whether the letters of the acronym stand in the text in their order, the first one first. */
function isSpelledBy(short: string, text: string): boolean {
  let at = 0
  for (const letter of text) if (letter === short[at]) at++
  return at >= short.length && text[0] === short[0]
}
