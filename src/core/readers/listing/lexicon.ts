/** What a document's own words tell: which it writes small, and – remembered, since words recur – what each word is. */
import { fold } from '../../text/fold.ts'
import { isEverydayWord, isFunctionWord, isHeadingWord, isKnownName, isNavigationWord } from './vocabulary.ts'

export interface Lexicon {
  /** True for a lower-case word that the document writes small somewhere; "Network" is no name in a text about a "network". */
  has(word: string): boolean
  /** Sum of: 1 joins others, 2 everyday, 4 known as a name, 8 written small, 16 of headings, 32 of menus, 64 has an everyday part. */
  kindOf(word: string): number
  /** Name-likeness of strings met before. */
  readonly people: Map<string, number>
  /** The same of stretches of a line, as they stand between two marks. */
  readonly stretches: Map<string, number>
}

/** Words and names that are remembered; beyond it the memory starts anew. */
const MOST_REMEMBERED = 200_000

export function createLexicon(small: ReadonlySet<string> = new Set()): Lexicon {
  const kinds = new Map<string, number>()
  const people = new Map<string, number>()
  const stretches = new Map<string, number>()
  return {
    has: (word) => small.has(word),
    kindOf(word) {
      const known = kinds.get(word)
      if (known !== undefined) return known
      if (kinds.size > MOST_REMEMBERED) kinds.clear()
      if (people.size > MOST_REMEMBERED) people.clear()
      if (stretches.size > MOST_REMEMBERED) stretches.clear()
      const kind = classify(fold(word), small)
      kinds.set(word, kind)
      return kind
    },
    people,
    stretches,
  }
}

function classify(word: string, small: ReadonlySet<string>): number {
  const hasEverydayPart =
    word.includes('-') && word.split('-').some((piece) => piece.length > 2 && isEverydayWord(piece))
  return (
    (isFunctionWord(word) ? 1 : 0) +
    (isEverydayWord(word) ? 2 : 0) +
    (isKnownName(word) ? 4 : 0) +
    (small.has(word) ? 8 : 0) +
    (isHeadingWord(word) ? 16 : 0) +
    (isNavigationWord(word) ? 32 : 0) +
    (hasEverydayPart ? 64 : 0)
  )
}
