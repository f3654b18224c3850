/** Keyphrases: the candidates of each paper in order of how much they tell about it. */
import { rowOf } from '../columns/incidence.ts'
import type { Candidates, Occurrence } from './candidates.ts'
import { GENERIC_ALONE, GENERIC_FIRST } from './function-words.ts'

/** descriptive: the phrases that describe this paper; indexing: shorter phrases, shared with others, that connect papers. */
export type KeyphraseStyle = 'indexing' | 'descriptive'

export interface RankedPhrase {
  readonly occurrence: Occurrence
  readonly score: number
}

/**
 * What is known of English scholarly prose before a collection is read, as if so many papers had been seen: generic
 * words in this share of them, any other word hardly ever. Small collections lean on it, large ones on themselves.
 */
const PRIOR = { papers: 50, genericShare: 0.1, otherShare: 0.01 }

/** Weights of a phrase; each was chosen on abstracts with professional keyphrases. */
const WEIGHTS = { title: 1.5, keyword: 4, single: 0.4, long: 0.7, beginning: 60 }
const LONG = 4

/**
 * Candidates of every paper best first: Σ log(4 + tf)·idf over the words, more for phrases that stand alone, in the
 * title or early, less for single words and long phrases.
 */
export function rankKeyphrases(candidates: Candidates, style: KeyphraseStyle): RankedPhrase[][] {
  const { papers, phraseWords, phrases } = candidates
  const idf = inverseFrequencies(candidates)
  const sharing = new Uint32Array(phrases.length)
  for (const paper of papers) for (const { phrase } of paper.occurrences) sharing[phrase]!++
  return papers.map((paper) => {
    const ranked: RankedPhrase[] = []
    for (const occurrence of paper.occurrences) {
      if (style === 'descriptive' && occurrence.wholes === 0) continue
      let sum = 0
      const words = rowOf(phraseWords, occurrence.phrase)
      for (const word of words) sum += Math.log(4 + (paper.words.get(word) ?? 1)) * idf[word]!
      const shared = sharing[occurrence.phrase]!
      const standing =
        style === 'descriptive'
          ? occurrence.wholes / Math.sqrt(occurrence.count)
          : Math.sqrt((occurrence.count * Math.log2(1 + shared) ** 2) / words.length)
      const score = sum * standing * placeWeight(occurrence) * lengthWeight(words.length)
      ranked.push({ occurrence, score })
    }
    return ranked.sort(
      (a, b) => b.score - a.score || compare(phrases[a.occurrence.phrase]!, phrases[b.occurrence.phrase]!),
    )
  })
}

function placeWeight(occurrence: Occurrence): number {
  const early = 1 + Math.exp(-occurrence.position / WEIGHTS.beginning)
  return early * (occurrence.isInTitle ? WEIGHTS.title : 1) * (occurrence.isKeyword ? WEIGHTS.keyword : 1)
}

function lengthWeight(words: number): number {
  return words === 1 ? WEIGHTS.single : words >= LONG ? WEIGHTS.long : 1
}

/** ln(N / df) of every word, smoothed by what is known of English. */
function inverseFrequencies({ papers, words }: Candidates): Float64Array {
  const documents = new Uint32Array(words.length)
  for (const paper of papers) for (const word of paper.words.keys()) documents[word]!++
  const total = papers.length + PRIOR.papers
  return Float64Array.from(words, (word, id) => {
    const share = GENERIC_ALONE.has(word) || GENERIC_FIRST.has(word) ? PRIOR.genericShare : PRIOR.otherShare
    return Math.max(0, Math.log(total / (documents[id]! + PRIOR.papers * share + 1)))
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
