/** Which papers are alike: the nearest neighbours of every paper by the words they share, weighted by rarity. */
import type { Network } from '../model/network.ts'
import type { Paper } from '../model/paper.ts'
import { keyphraseCandidates, type Candidates } from './candidates.ts'

export interface NeighbourOptions {
  /** Neighbours of each paper. */
  readonly k?: number
}

/** A term in more papers than this share tells nothing and would make the work quadratic. */
const COMMON_SHARE = 0.1
const POSTINGS = 2_000

/** Papers as nodes, cosine similarity of their weighted terms as weight; an edge where either is among the other's k nearest. */
export function paperNeighbours(papers: readonly Paper[], options: NeighbourOptions = {}): Network {
  return neighboursFrom(keyphraseCandidates(papers), options.k ?? 15)
}

function neighboursFrom(candidates: Candidates, k: number): Network {
  const order = candidates.papers.length
  const postings: { paper: number; weight: number }[][] = candidates.words.map(() => [])
  const documents = new Uint32Array(candidates.words.length)
  for (const paper of candidates.papers) for (const word of paper.words.keys()) documents[word]!++
  const vectors = candidates.papers.map((paper, index) => {
    const vector = new Map<number, number>()
    let norm = 0
    for (const [word, count] of paper.words) {
      if (documents[word]! < 2 || (order > 20 && documents[word]! > Math.min(POSTINGS, order * COMMON_SHARE))) continue
      const weight = Math.log(1 + count) * Math.log(order / documents[word]! + 1)
      vector.set(word, weight)
      norm += weight * weight
    }
    for (const [word, weight] of vector) {
      vector.set(word, weight / Math.sqrt(norm))
      postings[word]!.push({ paper: index, weight: weight / Math.sqrt(norm) })
    }
    return vector
  })
  const edges = new Map<number, number>()
  const similarity = new Float64Array(order)
  for (const [index, vector] of vectors.entries()) {
    const touched: number[] = []
    for (const [word, weight] of vector)
      for (const { paper, weight: other } of postings[word]!) {
        if (paper === index) continue
        if (similarity[paper] === 0) touched.push(paper)
        similarity[paper]! += weight * other
      }
    touched.sort((a, b) => similarity[b]! - similarity[a]! || a - b)
    for (const paper of touched.slice(0, k))
      edges.set(Math.min(index, paper) * order + Math.max(index, paper), similarity[paper]!)
    for (const paper of touched) similarity[paper] = 0
  }
  const keys = Float64Array.from(edges.keys()).sort()
  return {
    order,
    sources: Uint32Array.from(keys, (key) => Math.floor(key / order)),
    targets: Uint32Array.from(keys, (key) => key % order),
    weights: Float64Array.from(keys, (key) => edges.get(key)!),
  }
}
