/** Variants of one topic joined: case, plural, hyphen, acronym and expansion. */
import { rowCount } from '../columns/incidence.ts'
import { fold } from '../text/fold.ts'
import type { Candidates } from './candidates.ts'
import { singular } from './inflection.ts'

/** Share of an acronym's definitions in a collection that must agree before it is taken for its expansion. */
const AGREEMENT = 0.55
export const ACRONYM = /\p{Lu}.*\p{Lu}|\p{Lu}\d/u

/** A phrase without case, plural, hyphens and the differences of British and American spelling. */
export function variantKey(phrase: string): string {
  const joined = phrase.replaceAll(' ', '')
  const key = /[^a-z0-9]/.test(joined) ? joined.replace(/[^\p{L}\p{N}+#]/gu, '') : joined
  if (key === '') return phrase
  // Most phrases are written alike on both sides of the ocean, and looking is quicker than replacing.
  if (!BRITISH.test(key)) return key
  return key
    .replace(/is(?=ation|ing|ed|er)/g, 'iz')
    .replace(/(?<=[bdflnv])our/g, 'or')
    .replace(/(?<=a|e)ll(?=ing|ed)/g, 'l')
}

const BRITISH = /is(?:ation|ing|e[dr])|[bdflnv]our|[ae]ll(?:ing|ed)/

/**
 * Concept of each phrase; phrases that are variants of each other have the same. Concepts count from 0 without gaps, and
 * `keys` tells what the phrases of each have in common. `known` are expansions that are certain already.
 */
export function joinVariants(
  candidates: Candidates,
  known: ReadonlyMap<string, Expansion> = new Map(),
): { conceptOfPhrase: Uint32Array; concepts: number; keys: readonly string[] } {
  const expansions = new Map([...expansionsIn(candidates), ...known])
  const isPrintedShort = phrasesWithAcronyms(candidates, expansions)
  const ids = new Map<string, number>()
  const conceptOfPhrase = new Uint32Array(rowCount(candidates.phraseWords))
  for (let index = 0; index < conceptOfPhrase.length; index++) {
    const phrase = candidates.phraseText(index)
    const full = isPrintedShort[index]
      ? phrase
          .split(' ')
          .map((word) => expansions.get(word)?.long ?? word)
          .join(' ')
      : phrase
    const key = variantKey(full)
    let id = ids.get(key)
    if (id === undefined) ids.set(key, (id = ids.size))
    conceptOfPhrase[index] = id
  }
  return { conceptOfPhrase, concepts: ids.size, keys: [...ids.keys()] }
}

export interface Expansion {
  /** Acronym as printed most often. */
  readonly short: string
  /** Folded singular words. */
  readonly long: string
}

/** Folded acronym → what it stands for, where the collection agrees. */
function expansionsIn({ acronyms }: Candidates): Map<string, Expansion> {
  const meanings = new Map<string, { short: string; total: number; counts: Map<string, number> }>()
  for (const definitions of acronyms)
    for (const { short, long } of definitions) {
      const key = singular(fold(short))
      const known = meanings.get(key) ?? { short, total: 0, counts: new Map<string, number>() }
      const meaning = fold(long).split(/\s+/).map(singular).join(' ')
      known.counts.set(meaning, (known.counts.get(meaning) ?? 0) + 1)
      known.total++
      meanings.set(key, known)
    }
  const expansions = new Map<string, Expansion>()
  for (const [key, { short, total, counts }] of meanings) {
    // Spelling errors and other readings are outvoted.
    for (const [long, count] of counts) if (count >= total * AGREEMENT) expansions.set(key, { short, long })
  }
  return expansions
}

/** Phrases that at least half of their papers print with the capitals of an acronym, so that "art" is never ART. */
function phrasesWithAcronyms(candidates: Candidates, expansions: ReadonlyMap<string, Expansion>): Uint8Array {
  const { formText, occurrences, phraseWords, words } = candidates
  const isExpanded = Uint8Array.from(words, (word) => (expansions.has(word) ? 1 : 0))
  const isCandidate = new Uint8Array(rowCount(phraseWords))
  for (let phrase = 0; phrase < isCandidate.length; phrase++)
    for (let at = phraseWords.offsets[phrase]!; at < phraseWords.offsets[phrase + 1]!; at++)
      if (isExpanded[phraseWords.targets[at]!]) isCandidate[phrase] = 1
  const balance = new Int32Array(isCandidate.length)
  for (const [row, phrase] of occurrences.phrase.entries())
    if (isCandidate[phrase]) {
      const printed = formText(occurrences.form[row]!).split(' ')
      const isAcronym = printed.some((word) => ACRONYM.test(word) && expansions.has(singular(fold(word))))
      balance[phrase]! += isAcronym ? 1 : -1
    }
  return Uint8Array.from(balance, (value, phrase) => (isCandidate[phrase] && value >= 0 ? 1 : 0))
}
