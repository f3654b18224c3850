/** Keyphrases: the candidates of each paper in order of how much they tell about it. */
import { rowCount, rowLength, rowOf } from '../columns/incidence.ts'
import { powerOf } from '../columns/power.ts'
import type { Candidates } from './candidates.ts'
import { IN_TITLE, IS_KEYWORD } from './excerpts.ts'
import { GENERIC_ALONE, GENERIC_FIRST } from './function-words.ts'

/** descriptive: the phrases that describe this paper; indexing: shorter phrases, shared with others, that connect papers. */
export type KeyphraseStyle = 'indexing' | 'descriptive'

export interface Ranking {
  /** Rows of the occurrences of each paper, best first; paper `p` has those from `offsets[p]` to `offsets[p + 1]`. */
  readonly rows: Uint32Array
  /** Score of each row of the occurrences; 0 is no keyphrase. Only comparable within a paper. */
  readonly scores: Float64Array
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
  /** For single words that are acronyms and shared; one that only its own paper uses is a name, not a subject. */
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

/** Papers beside the ranked ones, in which words and phrases of these were counted. */
export interface Background {
  readonly papers: number
  readonly words: Uint32Array
  readonly phrases: Uint32Array
}

/**
 * Candidates of every paper best first: Σ log(saturation + tf)·idf over the words, times what its place, its length,
 * standing alone and being shared are worth.
 */
export function rankKeyphrases(candidates: Candidates, style: KeyphraseStyle, background?: Background): Ranking {
  const { offsets, occurrences, paperWords, phraseText, phraseWords, wordCounts } = candidates
  const weights = WEIGHTS[style]
  const idf = inverseFrequencies(candidates, background)
  const worth = worthOfPhrases(candidates, weights, background)
  const scores = new Float64Array(occurrences.phrase.length)
  const rows = Uint32Array.from(scores, (_, row) => row)
  const frequency = new Float64Array(candidates.words.length)
  const logarithmOf = tabulate((times) => Math.log(weights.saturation + times))
  const earlinessOf = tabulate((position) => 1 + weights.early * Math.exp(-position / weights.beginning))
  const standingOf = tabulate((wholes) => powerOf(wholes || weights.inside, weights.standing))
  const crowdingOf = tabulate((times) => powerOf(times, weights.crowding))
  for (let paper = 0; paper + 1 < offsets.length; paper++) {
    const words = rowOf(paperWords, paper)
    words.forEach((word, index) => (frequency[word] = wordCounts[paperWords.offsets[paper]! + index]!))
    const [from, to] = [offsets[paper]!, offsets[paper + 1]!]
    for (let row = from; row < to; row++) {
      const phrase = occurrences.phrase[row]!
      const flags = occurrences.flags[row]!
      let sum = 0
      // A view of the row for each of millions of occurrences would cost more than the sum.
      for (let at = phraseWords.offsets[phrase]!; at < phraseWords.offsets[phrase + 1]!; at++) {
        const word = phraseWords.targets[at]!
        sum += logarithmOf(frequency[word]! || 1) * idf[word]!
      }
      const place =
        earlinessOf(occurrences.position[row]!) *
        (flags & IN_TITLE ? weights.title : 1) *
        (flags & IS_KEYWORD ? weights.keyword : 1)
      const standing = standingOf(occurrences.wholes[row]!)
      scores[row] = (sum * worth[phrase]! * place * standing) / crowdingOf(occurrences.count[row]!)
    }
    rows.subarray(from, to).sort((a, b) => scores[b]! - scores[a]! || comparePhrases(a, b))
    for (const word of words) frequency[word] = 0
  }
  return { rows, scores }

  function comparePhrases(a: number, b: number): number {
    const left = phraseText(occurrences.phrase[a]!)
    const right = phraseText(occurrences.phrase[b]!)
    return left < right ? -1 : left > right ? 1 : 0
  }
}

/** Small counts recur by the million: what is worked out of them is looked up. */
function tabulate(valueOf: (count: number) => number): (count: number) => number {
  const values = Float64Array.from({ length: 1024 }, (_, count) => valueOf(count))
  return (count) => (count < values.length ? values[count]! : valueOf(count))
}

/** What phrases are worth in any paper: by their length, being an acronym, and the number of papers that have them. */
function worthOfPhrases(
  { phraseWords, formText, occurrences }: Candidates,
  weights: Weights,
  background: Background | undefined,
): Float64Array {
  const papers = background?.phrases.slice() ?? new Uint32Array(rowCount(phraseWords))
  const isAcronym = new Uint8Array(papers.length)
  const isMet = new Uint8Array(papers.length)
  for (let row = 0; row < occurrences.phrase.length; row++) {
    const phrase = occurrences.phrase[row]!
    papers[phrase]!++
    const isFirst = isMet[phrase] === 0 && rowLength(phraseWords, phrase) === 1
    isMet[phrase] = 1
    if (isFirst && /\p{Lu}.*\p{Lu}/u.test(formText(occurrences.form[row]!))) isAcronym[phrase] = 1
  }
  return Float64Array.from(papers, (_, phrase) => {
    const words = rowLength(phraseWords, phrase)
    const length = weights.lengths[Math.min(words, weights.lengths.length) - 1]!
    const sharing = powerOf(Math.log2(1 + papers[phrase]!), weights.sharing)
    return (
      ((isAcronym[phrase] && papers[phrase]! > 1 ? weights.acronym : length) * sharing) /
      powerOf(words, weights.shortness)
    )
  })
}

/** ln(N / df) of every word, smoothed by what is known of English. */
function inverseFrequencies(
  { offsets, paperWords, words }: Candidates,
  background: Background | undefined,
): Float64Array {
  const documents = background?.words.slice(0, words.length) ?? new Uint32Array(words.length)
  for (const word of paperWords.targets) documents[word]!++
  const total = offsets.length - 1 + (background?.papers ?? 0) + PRIOR.papers
  return Float64Array.from(words, (word, id) => {
    const share = GENERIC_ALONE.has(word) || GENERIC_FIRST.has(word) ? PRIOR.genericShare : PRIOR.otherShare
    return Math.max(0, Math.log(total / (documents[id]! + PRIOR.papers * share + 1)))
  })
}
