/** In how many papers words and phrases stand, counted straight from the texts: no excerpt has to be taken for that. */
import { rowCount, rowOf } from '../columns/incidence.ts'
import type { Candidates } from './candidates.ts'
import { MAXIMUM_TEXT, type ExcerptedText } from './excerpts.ts'
import { WordReader } from './word-reader.ts'
import { WordTrie } from './word-trie.ts'

/** What is looked for. */
export interface Wanted {
  readonly candidates: Pick<Candidates, 'words' | 'phraseWords'>
  readonly conceptOfPhrase: Uint32Array
  readonly concepts: number
  /** The papers of a concept are listed while they are fewer. */
  readonly few: number
  /** In any spelling of their letters. */
  readonly names: readonly string[]
}

/** Every count is of papers. */
export interface Census {
  readonly papers: number
  readonly words: Uint32Array
  readonly phrases: Uint32Array
  readonly concepts: Uint32Array
  /** Those of a concept that has few, ascending; nothing for one that has more. */
  readonly papersOf: (concept: number) => readonly number[]
  /** For each name the papers in which it may stand, ascending. */
  readonly papersOfName: readonly (readonly number[])[]
}

/** Linear in the texts; about 12 µs a paper. Counts what stands in the papers of which `isCounted` is true. */
export function takeCensus(
  papers: readonly ExcerptedText[],
  isCounted: (paper: number) => boolean,
  wanted: Wanted,
): Census {
  const census = new CensusTaker(wanted)
  for (let paper = 0; paper < papers.length; paper++) if (isCounted(paper)) census.visit(paper, papers[paper]!)
  return census.finish()
}

/** A phrase or a name ends at a node, or longer ones begin with it. */
const PHRASE = 1
const NAME = 2
const MORE = 4

/** What is kept of each word, side by side: the last visit that met it, how many did, and its node when it stands first. */
const LAST_VISIT = 0
const VISITS = 1
const FIRST_NODE = 2
const FIELDS = 4

class CensusTaker {
  readonly #wanted: Wanted
  readonly #reader = new WordReader()
  readonly #trie = new WordTrie()
  readonly #words: Uint32Array
  /** For each node the sum of what it is: `PHRASE`, `NAME`, `MORE`. */
  readonly #endsAt: Uint8Array
  readonly #phraseAt: Uint32Array
  readonly #nameAt: Uint32Array
  readonly #phrases: VisitTally
  readonly #concepts: VisitTally
  readonly #papersOf: (number[] | undefined)[] = []
  readonly #papersOfName: number[][]
  #visited = 0

  constructor(wanted: Wanted) {
    this.#wanted = wanted
    const { candidates, conceptOfPhrase, concepts, names } = wanted
    const { words, phraseWords } = candidates
    // Words have the same numbers here as among the candidates.
    for (const word of words) this.#reader.ask(word)
    const nodeOf = (path: Uint32Array | Int32Array): number => {
      let node = 0
      for (const word of path) node = this.#trie.step(node, word)
      return node
    }
    const phraseNodes = Uint32Array.from(conceptOfPhrase, (_, phrase) => nodeOf(rowOf(phraseWords, phrase)))
    const nameNodes = names.map((name) => nodeOf(this.#reader.askAll(name)))
    const { size } = this.#trie
    this.#words = new Uint32Array(this.#reader.size * FIELDS)
    for (let word = 0; word < this.#reader.size; word++)
      this.#words[word * FIELDS + FIRST_NODE] = this.#trie.find(0, word)
    this.#phraseAt = new Uint32Array(size)
    this.#nameAt = new Uint32Array(size)
    this.#endsAt = new Uint8Array(size)
    for (const parent of this.#trie.columns().parents) this.#endsAt[parent]! |= MORE
    phraseNodes.forEach((node, phrase) => {
      this.#phraseAt[node] = phrase
      this.#endsAt[node]! |= PHRASE
    })
    this.#papersOfName = names.map(() => [])
    // Names that differ in case alone are looked for together.
    nameNodes.forEach((node, name) => {
      if (node === 0) return
      if ((this.#endsAt[node]! & NAME) === 0) this.#nameAt[node] = name
      else this.#papersOfName[name] = this.#papersOfName[this.#nameAt[node]!]!
      this.#endsAt[node]! |= NAME
    })
    // What begins nothing is no beginning.
    this.#endsAt[0] = 0
    this.#phrases = new VisitTally(rowCount(phraseWords))
    this.#concepts = new VisitTally(concepts)
  }

  visit(paper: number, { title, abstract, isAbstractGarbled, keywords }: ExcerptedText): void {
    this.#visited++
    this.#count(paper, title)
    if (abstract !== undefined && !isAbstractGarbled) this.#count(paper, abstract)
    for (const keyword of keywords) this.#count(paper, keyword)
  }

  finish(): Census {
    return {
      papers: this.#visited,
      words: Uint32Array.from({ length: this.#reader.size }, (_, word) => this.#words[word * FIELDS + VISITS]!),
      phrases: this.#phrases.counts,
      concepts: this.#concepts.counts,
      papersOf: (concept) => this.#papersOf[concept] ?? [],
      papersOfName: this.#papersOfName,
    }
  }

  #count(paper: number, text: string): void {
    const words = this.#words
    const trie = this.#trie
    const endsAt = this.#endsAt
    const visit = this.#visited
    const count = this.#reader.read(text.length > MAXIMUM_TEXT ? text.slice(0, MAXIMUM_TEXT) : text)
    const { found } = this.#reader
    for (let from = 0; from < count; from++) {
      const word = found[from]!
      if (word < 0) continue
      let node = words[word * FIELDS + FIRST_NODE]!
      if (words[word * FIELDS + LAST_VISIT] !== visit) {
        words[word * FIELDS + LAST_VISIT] = visit
        words[word * FIELDS + VISITS]!++
        this.#meet(node, paper)
      }
      for (let at = from + 1; (endsAt[node]! & MORE) !== 0 && at < count && found[at]! >= 0; at++) {
        node = trie.find(node, found[at]!)
        if (node === 0) break
        this.#meet(node, paper)
      }
    }
  }

  /** What ends at this node stands in the paper. */
  #meet(node: number, paper: number): void {
    const ends = this.#endsAt[node]!
    if ((ends & PHRASE) !== 0) this.#meetPhrase(this.#phraseAt[node]!, paper)
    if ((ends & NAME) === 0) return
    const papers = this.#papersOfName[this.#nameAt[node]!]!
    if (papers.at(-1) !== paper) papers.push(paper)
  }

  #meetPhrase(phrase: number, paper: number): void {
    if (!this.#phrases.note(phrase, this.#visited)) return
    const concept = this.#wanted.conceptOfPhrase[phrase]!
    if (!this.#concepts.note(concept, this.#visited)) return
    const count = this.#concepts.counts[concept]!
    if (count < this.#wanted.few) (this.#papersOf[concept] ??= []).push(paper)
    else if (count === this.#wanted.few) this.#papersOf[concept] = undefined
  }
}

/** Counts things once a visit. */
class VisitTally {
  readonly counts: Uint32Array
  readonly #lastVisit: Uint32Array

  constructor(size: number) {
    this.counts = new Uint32Array(size)
    this.#lastVisit = new Uint32Array(size)
  }

  /** False when it was counted in this visit. */
  note(index: number, visit: number): boolean {
    if (this.#lastVisit[index] === visit) return false
    this.#lastVisit[index] = visit
    this.counts[index]!++
    return true
  }
}
