/** What is known of a printed word, found out once and remembered: the words of a large collection repeat. */
import { fold } from '../text/fold.ts'
import { BREAKING, DOING } from './function-words.ts'
import { singular } from './inflection.ts'
import { classifyWord, type WordClass } from './word-classes.ts'

export interface LexiconEntry {
  readonly printed: string
  /** Lower case, without accents. */
  readonly folded: string
  /** Folded and singular. */
  readonly stem: string
  /** By itself; neighbours may decide otherwise. */
  readonly wordClass: WordClass
}

/** Printed words remembered; beyond it the memory begins anew, so that it stays bounded. */
const REMEMBERED = 100_000

const remembered = new Map<string, LexiconEntry>()

export function lookUp(printed: string): LexiconEntry {
  const known = remembered.get(printed)
  if (known) return known
  const folded = fold(printed)
  const wordClass = BREAKING.has(folded) || DOING.has(folded) ? 'none' : classifyWord(folded)
  const entry = { printed, folded, stem: singular(folded), wordClass }
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(printed, entry)
  return entry
}
