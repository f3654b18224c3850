/** Variants of one topic joined: case, plural, hyphen, acronym and expansion. */
import type { Candidates } from './candidates.ts'
import { fold } from '../text/fold.ts'
import { singular } from './inflection.ts'

export interface Concepts {
  /** phrase → concept. */
  readonly conceptOfPhrase: Uint32Array
  /** Each concept as most people write it. */
  readonly labels: readonly string[]
  /** Printed forms of a concept, most frequent first. */
  readonly formsOf: (concept: number) => string[]
}

export function joinVariants(candidates: Candidates): Concepts {
  const expansions = expansionsIn(candidates)
  const ids = new Map<string, number>()
  const members: number[][] = []
  const conceptOfPhrase = Uint32Array.from(candidates.phrases, (phrase, index) => {
    const key = phrase
      .split(' ')
      .map((word) => expansions.get(word) ?? word)
      .join('')
      .replace(/[^\p{L}\p{N}+#]/gu, '')
    let id = ids.get(key)
    if (id === undefined) {
      id = members.length
      ids.set(key, id)
      members.push([])
    }
    members[id]!.push(index)
    return id
  })
  const formsOf = (concept: number): string[] => {
    const counts = new Map<string, number>()
    for (const phrase of members[concept]!)
      for (const [form, count] of candidates.forms[phrase]!) counts.set(form, (counts.get(form) ?? 0) + count)
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([form]) => form)
  }
  const labels = members.map((_, concept) => {
    const forms = formsOf(concept)
    return forms.find((form) => form.includes(' ') || form.includes('-')) ?? forms[0]!
  })
  return { conceptOfPhrase, labels, formsOf }
}

/** Folded acronym → folded singular words of what it stands for, where the collection agrees. */
function expansionsIn(candidates: Candidates): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const paper of candidates.papers)
    for (const { short, long } of paper.acronyms) {
      const key = singular(fold(short))
      const meanings = counts.get(key) ?? new Map<string, number>()
      const meaning = fold(long).split(/\s+/).map(singular).join(' ')
      meanings.set(meaning, (meanings.get(meaning) ?? 0) + 1)
      counts.set(key, meanings)
    }
  const expansions = new Map<string, string>()
  for (const [short, meanings] of counts) {
    const total = [...meanings.values()].reduce((sum, count) => sum + count, 0)
    for (const [meaning, count] of meanings) if (count * 3 > total * 2) expansions.set(short, meaning)
  }
  return expansions
}
