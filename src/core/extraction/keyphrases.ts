/** Keyphrases: the candidates of each paper in order of how much they tell about it. */
import { rowOf } from '../columns/incidence.ts'
import type { Candidates, Occurrence } from './candidates.ts'

/** descriptive: the phrases that describe this paper; indexing: shorter phrases, shared with others, that connect papers. */
export type KeyphraseStyle = 'indexing' | 'descriptive'

export interface RankedPhrase {
  readonly occurrence: Occurrence
  readonly score: number
}

/** Candidates of every paper best first: Σ log(1 + tf)·idf over the words × (1 + e^(−position/40)). */
export function rankKeyphrases(candidates: Candidates, style: KeyphraseStyle): RankedPhrase[][] {
  const { papers, phraseWords, phrases } = candidates
  const documents = new Uint32Array(candidates.words.length)
  const sharing = new Uint32Array(phrases.length)
  for (const paper of papers) {
    for (const word of paper.words.keys()) documents[word]!++
    for (const { phrase } of paper.occurrences) sharing[phrase]!++
  }
  const idf = (word: number): number => Math.log((papers.length + 20) / (documents[word]! + 1))
  return papers.map((paper) => {
    const ranked: RankedPhrase[] = []
    for (const occurrence of paper.occurrences) {
      if (style === 'descriptive' && occurrence.wholes === 0) continue
      let sum = 0
      const words = rowOf(phraseWords, occurrence.phrase)
      for (const word of words) sum += Math.log(1 + (paper.words.get(word) ?? 1)) * idf(word)
      if (style === 'indexing')
        sum *= (Math.log2(1 + sharing[occurrence.phrase]!) * Math.sqrt(occurrence.count)) / Math.sqrt(words.length)
      const score = (occurrence.isKeyword ? 4 : 1) * sum * (1 + Math.exp(-occurrence.position / 40))
      ranked.push({ occurrence, score })
    }
    return ranked.sort(
      (a, b) => b.score - a.score || compare(phrases[a.occurrence.phrase]!, phrases[b.occurrence.phrase]!),
    )
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
