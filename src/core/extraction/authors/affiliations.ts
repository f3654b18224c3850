/** Where each mention says that its author works, as words whose rarity tells how much it proves to share them. */
import { GrowingColumn } from '../../columns/growing-column.ts'
import { makeNumbers } from '../../columns/make-room.ts'
import { fold } from '../../text/fold.ts'
import type { Authorship } from '../../model/paper.ts'
import { authorshipOf, type Mentions } from './mentions.ts'

export interface Affiliations {
  /** Words of the affiliations of a mention. */
  readonly wordsOf: (mention: number) => Iterable<number>
  /** Share of mentions with affiliations that have a word. */
  readonly shareOf: (word: number) => number
}

/** Only so much of an address tells one place from another. */
const LONGEST_ADDRESS = 400

/** With a `sample` of papers, how common words are is learnt from it, and the others are read when they are asked for. */
export function collectAffiliations(mentions: Mentions, sample?: readonly number[]): Affiliations {
  const reader = new AddressReader()
  const counts: number[] = []
  const starts = makeNumbers(mentions.form.length)
  const ends = makeNumbers(mentions.form.length)
  const targets = new GrowingColumn()
  let placed = 0
  for (const paper of sample ?? mentions.papers.keys())
    for (let mention = mentions.offsets[paper]!; mention < mentions.offsets[paper + 1]!; mention++) {
      const row = reader.wordsOf(authorshipOf(mentions, mention))
      starts[mention] = targets.length
      for (const word of row) {
        counts[word] = (counts[word] ?? 0) + 1
        targets.push(word)
      }
      ends[mention] = targets.length
      if (row.size > 0) placed++
    }
  const learnt = targets.view()
  return {
    wordsOf: (mention) =>
      sample && ends[mention] === starts[mention]
        ? reader.wordsOf(authorshipOf(mentions, mention))
        : learnt.subarray(starts[mention], ends[mention]),
    // A word that the sample lacks is as rare as can be.
    shareOf: (word) => (counts[word] ?? 1) / Math.max(1, placed),
  }
}

/** Numbers the words of addresses in the order in which they come. */
class AddressReader {
  readonly #numbers = new Map<string, number>()

  wordsOf({ affiliations = [] }: Authorship): Set<number> {
    const words = new Set<number>()
    for (const address of affiliations)
      for (const [word] of fold(address.slice(0, LONGEST_ADDRESS)).matchAll(/\p{L}{3,}/gu)) {
        let number = this.#numbers.get(word)
        if (number === undefined) this.#numbers.set(word, (number = this.#numbers.size))
        words.add(number)
      }
    return words
  }
}
