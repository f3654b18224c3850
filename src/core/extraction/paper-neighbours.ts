/** Which papers are alike: the nearest neighbours of every paper by the words and pairs of words they share. */
import { powerOf } from '../columns/power.ts'
import { TextTable } from '../columns/text-table.ts'
import type { Network } from '../model/network.ts'
import type { Paper } from '../model/paper.ts'
import { stripBoilerplate } from '../text/abstracts.ts'
import { GENERIC_ALONE, GENERIC_FIRST } from './function-words.ts'
import { lookUp, type LexiconEntry } from './lexicon.ts'
import { tokenize } from './tokens.ts'
import { WordTrie } from './word-trie.ts'

export interface NeighbourOptions {
  /** Neighbours of each paper. Default: 15, in small collections a quarter of the papers but at least 3. */
  readonly k?: number
}

/** Characters of a paper that are compared. */
const MAXIMUM_TEXT = 6_000
/** A word of the title or a keyword counts as often in the abstract. */
const TITLE_WEIGHT = 2
/** Terms in more papers than this, or than this share of them, tell little and would make the work quadratic. */
const COMMON = { papers: 1_000, share: 0.15 }
/** In fewer papers than this, sharing any term tells something. */
const FEW_PAPERS = 20
/** In fewer papers than this, frequency alone can't tell which words are generic. */
const SMALL_COLLECTION = 100
/** Power of the logarithm of rarity: below 1, so that no single rare term decides. */
const RARITY = 0.75

/** Weighted terms of each paper as sparse rows of unit length. */
interface Vectors {
  readonly offsets: Uint32Array
  readonly terms: Uint32Array
  readonly weights: Float64Array
  readonly vocabulary: number
}

/**
 * Papers as nodes; an edge joins two papers when one is among the k nearest of the other, its weight is the cosine of
 * their terms' log(1 + tf)·idf^0.75; terms are words and pairs of neighbouring words. Work grows with papers × shared
 * terms, which the limits on common terms bound.
 */
export function paperNeighbours(papers: readonly Paper[], options: NeighbourOptions = {}): Network {
  const k = options.k ?? Math.min(15, Math.max(3, Math.floor(papers.length / 4)))
  const vectors = vectorsOf(papers)
  const { offsets, terms, weights } = vectors
  const postings = transposeVectors(vectors)
  const order = papers.length
  const edges = new Map<number, number>()
  const similarity = new Float64Array(order)
  for (let paper = 0; paper < order; paper++) {
    const touched: number[] = []
    for (let at = offsets[paper]!; at < offsets[paper + 1]!; at++) {
      const term = terms[at]!
      for (let other = postings.offsets[term]!; other < postings.offsets[term + 1]!; other++) {
        const neighbour = postings.papers[other]!
        if (neighbour === paper) continue
        if (similarity[neighbour] === 0) touched.push(neighbour)
        similarity[neighbour]! += weights[at]! * postings.weights[other]!
      }
    }
    for (const neighbour of nearest(touched, similarity, k))
      edges.set(Math.min(paper, neighbour) * order + Math.max(paper, neighbour), similarity[neighbour]!)
    for (const neighbour of touched) similarity[neighbour] = 0
  }
  const keys = Float64Array.from(edges.keys()).sort()
  return {
    order,
    sources: Uint32Array.from(keys, (key) => Math.floor(key / order)),
    targets: Uint32Array.from(keys, (key) => key % order),
    weights: Float64Array.from(keys, (key) => edges.get(key)!),
  }
}

/** Counts the terms of papers; equal terms have equal numbers. */
class TermCounter {
  private readonly words = new TextTable()
  private readonly terms = new WordTrie()
  private readonly skipsGeneric: boolean

  constructor(skipsGeneric: boolean) {
    this.skipsGeneric = skipsGeneric
  }

  get size(): number {
    return this.terms.size
  }

  count(paper: Paper): Map<number, number> {
    const counts = new Map<number, number>()
    this.read(paper.title, TITLE_WEIGHT, counts)
    for (const keyword of paper.keywords.slice(0, 50)) this.read(keyword, TITLE_WEIGHT, counts)
    // A garbled abstract has lost its sentences, not its words.
    this.read(stripBoilerplate(paper.abstract ?? ''), 1, counts)
    return counts
  }

  private read(text: string, weight: number, counts: Map<number, number>): void {
    let previous = 0
    for (const token of tokenize(text.slice(0, MAXIMUM_TEXT))) {
      const entry = lookUp(token.text)
      if (token.isAfterBreak || !this.isTelling(entry)) previous = 0
      if (!this.isTelling(entry)) continue
      const word = this.words.add(entry.stem)
      const single = this.terms.step(0, word)
      counts.set(single, (counts.get(single) ?? 0) + weight)
      if (previous !== 0) {
        const pair = this.terms.step(previous, word)
        counts.set(pair, (counts.get(pair) ?? 0) + weight)
      }
      previous = single
    }
  }

  private isTelling({ folded, stem, wordClass }: LexiconEntry): boolean {
    if (wordClass === 'none' || stem.length < 2) return false
    return !(this.skipsGeneric && (GENERIC_ALONE.has(stem) || GENERIC_FIRST.has(folded)))
  }
}

function vectorsOf(papers: readonly Paper[]): Vectors {
  const counter = new TermCounter(papers.length < SMALL_COLLECTION)
  const counts = papers.map((paper) => counter.count(paper))
  const documents = new Uint32Array(counter.size)
  for (const row of counts) for (const term of row.keys()) documents[term]!++
  const most = papers.length < FEW_PAPERS ? papers.length : Math.min(COMMON.papers, papers.length * COMMON.share)
  const terms: number[] = []
  const weights: number[] = []
  const offsets = new Uint32Array(papers.length + 1)
  for (const [paper, row] of counts.entries()) {
    let square = 0
    for (const [term, count] of row) {
      if (documents[term]! < 2 || documents[term]! > most) continue
      const weight = Math.log(1 + count) * powerOf(Math.log(1 + papers.length / documents[term]!), RARITY)
      terms.push(term)
      weights.push(weight)
      square += weight * weight
    }
    offsets[paper + 1] = terms.length
    for (let at = offsets[paper]!; at < terms.length; at++) weights[at]! /= Math.sqrt(square)
  }
  return { offsets, terms: Uint32Array.from(terms), weights: Float64Array.from(weights), vocabulary: counter.size }
}

/** term → papers, with their weights. */
function transposeVectors({ offsets, terms, weights, vocabulary }: Vectors): {
  offsets: Uint32Array
  papers: Uint32Array
  weights: Float64Array
} {
  const starts = new Uint32Array(vocabulary + 1)
  for (const term of terms) starts[term + 1]!++
  for (let term = 0; term < vocabulary; term++) starts[term + 1]! += starts[term]!
  const next = starts.slice()
  const papers = new Uint32Array(terms.length)
  const turned = new Float64Array(terms.length)
  for (let paper = 0; paper + 1 < offsets.length; paper++)
    for (let at = offsets[paper]!; at < offsets[paper + 1]!; at++) {
      const slot = next[terms[at]!]!++
      papers[slot] = paper
      turned[slot] = weights[at]!
    }
  return { offsets: starts, papers, weights: turned }
}

/** The k most similar, the smaller number first where two are as similar. */
function nearest(touched: readonly number[], similarity: Float64Array, k: number): number[] {
  const best: number[] = []
  for (const paper of touched) {
    const last = best[k - 1]
    if (last !== undefined && isNearer(last, paper)) continue
    let at = Math.min(best.length, k - 1)
    while (at > 0 && isNearer(paper, best[at - 1]!)) {
      best[at] = best[at - 1]!
      at--
    }
    best[at] = paper
  }
  return best

  function isNearer(a: number, b: number): boolean {
    return similarity[a]! > similarity[b]! || (similarity[a] === similarity[b] && a < b)
  }
}
