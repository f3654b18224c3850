/** In how many papers words and phrases stand, counted straight from the texts: no excerpt has to be taken for that. */
import { NOWHERE, rowCount, rowOf } from '../columns/incidence.ts'
import type { Candidates } from './candidates.ts'
import { MAXIMUM_TEXT, type ExcerptedText } from './excerpts.ts'
import { SampledTally } from './sampled-tally.ts'
import { WordFilter } from './word-filter.ts'
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

/** Every count is of papers; those of what is common are estimates. */
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

/** Papers that tell what is common. */
const SAMPLE = 5_000

/**
 * Counts what stands in the papers that have a row. Linear in the texts: about 8 µs a paper, half of it for finding words at all. Which
 * papers are the sample follows from their rows.
 */
export function takeCensus(
  papers: readonly ExcerptedText[],
  rows: Uint32Array,
  wanted: Wanted,
  sample = SAMPLE,
): Census {
  const counted = rows.reduce((sum, row) => sum + (row === NOWHERE ? 0 : 1), 0)
  const share = Math.min(1, sample / counted)
  const isInSample = (row: number): boolean => Math.imul(row, 0x9e3779b1) >>> 0 < share * 2 ** 32
  const census = new CensusTaker(wanted)
  const visitAll = (isMet: (row: number) => boolean): void =>
    rows.forEach((row, paper) => {
      if (row !== NOWHERE && isMet(row)) census.visit(paper, papers[paper]!)
    })
  visitAll(isInSample)
  if (share < 1) {
    census.lookForRare()
    visitAll((row) => !isInSample(row))
  }
  return census.finish()
}

/** A phrase or a name ends at a node, or longer ones begin with it. */
const PHRASE = 1
const NAME = 2
const MORE = 4

class CensusTaker {
  readonly #wanted: Wanted
  readonly #reader = new WordReader()
  readonly #filter = new WordFilter()
  readonly #trie = new WordTrie()
  /** For each node the sum of what it is: `PHRASE`, `NAME`, `MORE`. */
  readonly #endsAt: Uint8Array
  readonly #phraseAt: Uint32Array
  readonly #nameAt: Uint32Array
  /** Node of each word that stands first; 0 for one that begins nothing. */
  readonly #firstNodes: Uint32Array
  readonly #words: SampledTally
  readonly #phrases: SampledTally
  readonly #concepts: SampledTally
  readonly #papersOf: (number[] | undefined)[] = []
  readonly #papersOfName: number[][]
  #visited = 0

  constructor(wanted: Wanted) {
    this.#wanted = wanted
    const { candidates, concepts, names } = wanted
    const { words, phraseWords } = candidates
    // Words have the same numbers here as among the candidates.
    for (const word of words) this.#reader.ask(word)
    const nodeOf = (path: ArrayLike<number>): number => {
      let node = 0
      for (let at = 0; at < path.length; at++) node = this.#trie.step(node, path[at]!)
      return node
    }
    const phrases = rowCount(phraseWords)
    const phraseNodes = Uint32Array.from({ length: phrases }, (_, phrase) => nodeOf(rowOf(phraseWords, phrase)))
    const nameNodes = names.map((name) => nodeOf(this.#reader.askAll(name)))
    const nodes = this.#trie.size
    this.#firstNodes = Uint32Array.from({ length: this.#reader.size }, (_, word) => this.#trie.find(0, word))
    this.#phraseAt = new Uint32Array(nodes).fill(NOWHERE)
    phraseNodes.forEach((node, phrase) => (this.#phraseAt[node] = phrase))
    this.#nameAt = new Uint32Array(nodes).fill(NOWHERE)
    this.#papersOfName = names.map(() => [])
    // Names that differ in case alone are looked for together.
    nameNodes.forEach((node, name) => {
      if (node === 0) return
      if (this.#nameAt[node] === NOWHERE) this.#nameAt[node] = name
      else this.#papersOfName[name] = this.#papersOfName[this.#nameAt[node]!]!
    })
    this.#words = new SampledTally(this.#reader.size)
    this.#phrases = new SampledTally(phrases)
    this.#concepts = new SampledTally(concepts)
    this.#endsAt = new Uint8Array(nodes)
    this.#lookFor()
  }

  /** The sample has been visited: from now on what is common there is left out. */
  lookForRare(): void {
    for (const tally of [this.#words, this.#phrases, this.#concepts]) tally.endSample(this.#visited)
    this.#lookFor()
  }

  visit(paper: number, { title, abstract, isAbstractGarbled, keywords }: ExcerptedText): void {
    this.#visited++
    this.#count(paper, title)
    if (abstract !== undefined && !isAbstractGarbled) this.#count(paper, abstract)
    for (const keyword of keywords) this.#count(paper, keyword)
  }

  finish(): Census {
    const concepts = this.#concepts.finish(this.#visited)
    return {
      papers: this.#visited,
      words: this.#words.finish(this.#visited),
      phrases: this.#phrases.finish(this.#visited),
      concepts,
      papersOf: (concept) => (concepts[concept]! < this.#wanted.few ? ascending(this.#papersOf[concept] ?? []) : []),
      papersOfName: this.#papersOfName.map(ascending),
    }
  }

  /** Marks all nodes and words that are not left out. */
  #lookFor(): void {
    const endsAt = this.#endsAt.fill(0)
    const { parents, words } = this.#trie.columns()
    // Longer ones come after what they begin with.
    for (let node = endsAt.length - 1; node > 0; node--) {
      const phrase = this.#phraseAt[node]!
      if (phrase !== NOWHERE && !this.#phrases.isCommon(phrase)) endsAt[node]! |= PHRASE
      if (this.#nameAt[node] !== NOWHERE) endsAt[node]! |= NAME
      if (endsAt[node] !== 0) endsAt[parents[node]!]! |= MORE
    }
    // What begins nothing is no beginning.
    endsAt[0] = 0
    this.#filter.clear()
    for (const [word, node] of this.#firstNodes.entries())
      if (!this.#words.isCommon(word) || (endsAt[node]! & (PHRASE | NAME)) !== 0)
        for (const hash of this.#reader.hashesOf(word)) this.#filter.addWord(hash)
    // Whatever is longer begins with two words.
    for (let node = 1; node < words.length; node++) {
      const parent = parents[node]!
      if (parent === 0 || parents[parent] !== 0 || endsAt[node] === 0) continue
      for (const hash of this.#reader.hashesOf(words[parent]!))
        for (const next of this.#reader.hashesOf(words[node]!)) this.#filter.addPair(hash, next)
    }
  }

  #count(paper: number, text: string): void {
    const count = this.#reader.read(text.length > MAXIMUM_TEXT ? text.slice(0, MAXIMUM_TEXT) : text)
    const places = this.#filter.select(this.#reader.hashes, count)
    for (let at = 0; at < places; at++) this.#countFrom(this.#filter.selected[at]!, paper)
  }

  /** Counts the word at this place, and what begins with it. */
  #countFrom(place: number, paper: number): void {
    const word = this.#reader.wordAt(place)
    if (word < 0) return
    let node = this.#firstNodes[word]!
    if (this.#words.note(word, this.#visited)) this.#meet(node, paper)
    for (let at = place + 1; (this.#endsAt[node]! & MORE) !== 0; at++) {
      const next = this.#reader.wordAt(at)
      node = next < 0 ? 0 : this.#trie.find(node, next)
      if (node === 0) return
      this.#meet(node, paper)
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

function ascending(papers: readonly number[]): number[] {
  return papers.toSorted((one, other) => one - other)
}
