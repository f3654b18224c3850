/** Which papers are alike: the nearest neighbours of every paper by the words they share, weighted by rarity. */
import type { Network } from '../model/network.ts'
import type { Paper } from '../model/paper.ts'
import { stripBoilerplate } from '../text/abstracts.ts'
import { Interner } from './interner.ts'
import { lookUp } from './lexicon.ts'
import { tokenize } from './tokens.ts'

export interface NeighbourOptions {
  /** Neighbours of each paper. Default: 15. */
  readonly k?: number
}

/** Characters of a paper that are compared. */
const MAXIMUM_TEXT = 6_000
/** A word of the title counts as often in the abstract. */
const TITLE_WEIGHT = 2
/** Words in more papers than this, or than this share of them, tell little and would make the work quadratic. */
const COMMON = { papers: 1_000, share: 0.15 }
/** In fewer papers than this, sharing any word tells something. */
const FEW_PAPERS = 20

/** Weighted words of each paper as sparse rows of unit length. */
interface Vectors {
  readonly offsets: Uint32Array
  readonly words: Uint32Array
  readonly weights: Float64Array
  readonly vocabulary: number
}

/**
 * Papers as nodes; an edge joins two papers when one is among the k nearest of the other, its weight is the cosine of
 * their words' log(1 + tf)·idf. Work grows with papers × shared words, which the limits on common words bound.
 */
export function paperNeighbours(papers: readonly Paper[], options: NeighbourOptions = {}): Network {
  const k = options.k ?? 15
  const vectors = vectorsOf(papers.map(termCounts))
  const { offsets, words, weights } = vectors
  const postings = transposeVectors(vectors)
  const order = papers.length
  const edges = new Map<number, number>()
  const similarity = new Float64Array(order)
  for (let paper = 0; paper < order; paper++) {
    const touched: number[] = []
    for (let at = offsets[paper]!; at < offsets[paper + 1]!; at++) {
      const word = words[at]!
      for (let other = postings.offsets[word]!; other < postings.offsets[word + 1]!; other++) {
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

function termCounts(paper: Paper): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (text: string, weight: number): void => {
    for (const token of tokenize(text.slice(0, MAXIMUM_TEXT))) {
      const { stem, wordClass } = lookUp(token.text)
      if (wordClass !== 'none' && stem.length > 1) counts.set(stem, (counts.get(stem) ?? 0) + weight)
    }
  }
  add(paper.title, TITLE_WEIGHT)
  for (const keyword of paper.keywords.slice(0, 50)) add(keyword, TITLE_WEIGHT)
  if (!paper.isAbstractGarbled) add(stripBoilerplate(paper.abstract ?? ''), 1)
  return counts
}

function vectorsOf(counts: readonly ReadonlyMap<string, number>[]): Vectors {
  const interner = new Interner()
  const documents: number[] = []
  for (const row of counts)
    for (const term of row.keys()) {
      const id = interner.idOf(term)
      documents[id] = (documents[id] ?? 0) + 1
    }
  const most = counts.length < FEW_PAPERS ? counts.length : Math.min(COMMON.papers, counts.length * COMMON.share)
  const words: number[] = []
  const weights: number[] = []
  const offsets = new Uint32Array(counts.length + 1)
  for (const [paper, row] of counts.entries()) {
    let square = 0
    for (const [term, count] of row) {
      const id = interner.idOf(term)
      if (documents[id]! < 2 || documents[id]! > most) continue
      const weight = Math.log(1 + count) * Math.log(1 + counts.length / documents[id]!)
      words.push(id)
      weights.push(weight)
      square += weight * weight
    }
    offsets[paper + 1] = words.length
    for (let at = offsets[paper]!; at < words.length; at++) weights[at]! /= Math.sqrt(square)
  }
  return {
    offsets,
    words: Uint32Array.from(words),
    weights: Float64Array.from(weights),
    vocabulary: interner.values.length,
  }
}

/** word → papers, with their weights. */
function transposeVectors({ offsets, words, weights, vocabulary }: Vectors): {
  offsets: Uint32Array
  papers: Uint32Array
  weights: Float64Array
} {
  const starts = new Uint32Array(vocabulary + 1)
  for (const word of words) starts[word + 1]!++
  for (let word = 0; word < vocabulary; word++) starts[word + 1]! += starts[word]!
  const next = starts.slice()
  const papers = new Uint32Array(words.length)
  const turned = new Float64Array(words.length)
  for (let paper = 0; paper + 1 < offsets.length; paper++)
    for (let at = offsets[paper]!; at < offsets[paper + 1]!; at++) {
      const slot = next[words[at]!]!++
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
