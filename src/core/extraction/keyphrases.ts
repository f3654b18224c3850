/** Keyphrases: the candidates of each paper in order of how much they tell about it. */
import { rowLength, rowOf } from '../columns/incidence.ts'
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

/** What a phrase's place, length and company count for. Chosen on abstracts with professional and with authors' keyphrases. */
interface Weights {
  /** Added to a word's frequency in the paper before the logarithm: the larger, the less repetition matters. */
  readonly saturation: number
  /** The sum over the words is divided by their number to this power. */
  readonly shortness: number
  /** Gain of a phrase at the very beginning, and the words within which it falls to 1/e. */
  readonly early: number
  readonly beginning: number
  readonly title: number
  readonly keyword: number
  /** Factor by number of words; the last one holds for longer phrases too. */
  readonly lengths: readonly number[]
  readonly acronym: number
  /** What occurring only inside longer phrases counts for, against standing alone once. */
  readonly inside: number
  readonly standing: number
  readonly crowding: number
  /** Power of the logarithm of the number of papers that have the phrase. */
  readonly sharing: number
}

const WEIGHTS: Readonly<Record<KeyphraseStyle, Weights>> = {
  descriptive: {
    saturation: 4,
    shortness: 0,
    early: 1,
    beginning: 60,
    title: 1.5,
    keyword: 4,
    lengths: [0.4, 1, 1, 0.7],
    acronym: 0.4,
    inside: 0,
    standing: 1,
    crowding: 0.5,
    sharing: 0,
  },
  indexing: {
    saturation: 2,
    shortness: 0.75,
    early: 1.5,
    beginning: 30,
    title: 1.5,
    keyword: 4,
    lengths: [0.4, 1, 0.7, 0.5],
    acronym: 1.2,
    inside: 0.05,
    standing: 0.75,
    crowding: 0,
    sharing: 1,
  },
}

/**
 * Candidates of every paper best first: Σ log(saturation + tf)·idf over the words, times what its place, its length,
 * standing alone and being shared are worth.
 */
export function rankKeyphrases(candidates: Candidates, style: KeyphraseStyle): RankedPhrase[][] {
  const { papers, phraseWords, phrases } = candidates
  const weights = WEIGHTS[style]
  const idf = inverseFrequencies(candidates)
  const sharing = new Uint32Array(phrases.length)
  for (const paper of papers) for (const { phrase } of paper.occurrences) sharing[phrase]!++
  const worth = Float64Array.from(phrases, (_, phrase) => worthOfPhrase(candidates, phrase, sharing[phrase]!, weights))
  return papers.map((paper) => {
    const ranked: RankedPhrase[] = []
    for (const occurrence of paper.occurrences) {
      const standing = occurrence.wholes === 0 ? weights.inside : occurrence.wholes
      let sum = 0
      for (const word of rowOf(phraseWords, occurrence.phrase))
        sum += Math.log(weights.saturation + (paper.words.get(word) ?? 1)) * idf[word]!
      const place =
        (1 + weights.early * Math.exp(-occurrence.position / weights.beginning)) *
        (occurrence.isInTitle ? weights.title : 1) *
        (occurrence.isKeyword ? weights.keyword : 1)
      const score =
        (sum * worth[occurrence.phrase]! * place * standing ** weights.standing) / occurrence.count ** weights.crowding
      if (score > 0) ranked.push({ occurrence, score })
    }
    return ranked.sort(
      (a, b) => b.score - a.score || compare(phrases[a.occurrence.phrase]!, phrases[b.occurrence.phrase]!),
    )
  })
}

/** What a phrase is worth in any paper: its length, whether it is an acronym, how many papers have it. */
function worthOfPhrase({ phraseWords, forms }: Candidates, phrase: number, sharing: number, weights: Weights): number {
  const words = rowLength(phraseWords, phrase)
  const [form = ''] = forms[phrase]!.keys()
  const isAcronym = words === 1 && /\p{Lu}.*\p{Lu}/u.test(form)
  const length = isAcronym ? weights.acronym : weights.lengths[Math.min(words, weights.lengths.length) - 1]!
  return (length * Math.log2(1 + sharing) ** weights.sharing) / words ** weights.shortness
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
