/** Which concepts of a collection are topics: shared by enough papers, telling, and not a mere part of another one. */
import { rowOf } from '../columns/incidence.ts'
import { IN_TITLE, IS_KEYWORD, type Candidates } from './candidates.ts'
import type { Ranking } from './keyphrases.ts'

/** Of the concepts that occur often enough, this share is kept, the most relevant first (as VOSviewer does). */
const KEPT_SHARE = 0.6
/** Collections smaller than this keep topics of single papers. */
const SMALL_COLLECTION = 100
/** So many topics each paper of a small collection may have to itself. */
const OWN_TOPICS = 4
/** A concept counts for a paper when it is among its best phrases. */
export const TOPICS_PER_PAPER = 15

/** Of the papers that have a single word as a phrase, this share must have it in the title or among the keywords. */
const TITLE_SHARE = 0.1
/** Concepts that stand alone less often than this are parts of other names. */
const ALONE_SHARE = 0.25
/** Single words that name a quality, a process or a field. */
const ABSTRACT_NOUN = /(?:ness|ity|tion|sion|ism|acy|ancy|ency|ology|graphy|metry|ics)$/

/** A concept of a paper, with its strength relative to the paper's strongest (0–1). */
export interface PaperConcept {
  readonly concept: number
  readonly strength: number
  /** Row of the occurrences that speaks for it. */
  readonly row: number
}

/** Papers in which a topic must occur, by the size of the collection: 2 up to 900 papers, 10 at 10,000. */
function defaultMinimumOccurrences(papers: number): number {
  return Math.max(2, Math.floor(Math.sqrt(papers) / 10))
}

/** Concepts of a paper, best first, each once. */
export function conceptsOfPaper(
  { offsets, occurrences }: Candidates,
  { rows, scores }: Ranking,
  conceptOfPhrase: Uint32Array,
  paper: number,
): PaperConcept[] {
  const found = new Map<number, PaperConcept>()
  const ranked = rows.subarray(offsets[paper]!, offsets[paper + 1]!)
  const best = scores[ranked[0]!]!
  for (const row of ranked) {
    if (scores[row]! <= 0) break
    const concept = conceptOfPhrase[occurrences.phrase[row]!]!
    if (!found.has(concept)) found.set(concept, { concept, strength: scores[row]! / best, row })
  }
  return [...found.values()]
}

/** Relevance (0–1) of the concepts that are topics: their mean strength in the papers that have them. */
export function selectTopics(
  papers: readonly (readonly PaperConcept[])[],
  candidates: Candidates,
  conceptOfPhrase: Uint32Array,
  concepts: number,
  minimumOccurrences: number | undefined,
): Map<number, number> {
  const documents = new Uint32Array(concepts)
  const strength = new Float64Array(concepts)
  for (const row of papers)
    for (const { concept, strength: value } of row) {
      documents[concept]!++
      strength[concept]! += value
    }
  const relevance = (concept: number): number => strength[concept]! / documents[concept]!
  const minimum = minimumOccurrences ?? defaultMinimumOccurrences(papers.length)
  const enclosed = enclosedConcepts(candidates, conceptOfPhrase, documents, minimum)
  for (const concept of vagueConcepts(candidates, conceptOfPhrase, documents)) enclosed.add(concept)
  const frequent: number[] = []
  for (let concept = 0; concept < concepts; concept++)
    if (documents[concept]! >= Math.max(1, minimum) && !enclosed.has(concept)) frequent.push(concept)
  frequent.sort((a, b) => relevance(b) - relevance(a) || a - b)
  // In a small collection every shared topic is precious.
  const share = papers.length < SMALL_COLLECTION ? 1 : KEPT_SHARE
  const kept = new Map(
    frequent.slice(0, Math.ceil(frequent.length * share)).map((concept) => [concept, relevance(concept)]),
  )
  if (minimumOccurrences !== undefined || papers.length >= SMALL_COLLECTION) return kept
  const own = enclosedConcepts(candidates, conceptOfPhrase, documents, 1)
  for (const row of papers)
    for (const { concept } of row
      .filter((entry) => documents[entry.concept] === 1 && !own.has(entry.concept) && !enclosed.has(entry.concept))
      .slice(0, OWN_TOPICS))
      kept.set(concept, relevance(concept))
  return kept
}

/**
 * Concepts that are mostly parts of longer phrases, and those of one word that are hardly ever a subject: "images",
 * "weights" – but not "memorization", "BERT".
 */
function vagueConcepts(candidates: Candidates, conceptOfPhrase: Uint32Array, documents: Uint32Array): number[] {
  const { formText, occurrences, phrases } = candidates
  const named = new Uint32Array(documents.length)
  const wholes = new Uint32Array(documents.length)
  const counts = new Uint32Array(documents.length)
  const isTelling = new Uint8Array(documents.length)
  for (const [row, phrase] of occurrences.phrase.entries()) {
    const concept = conceptOfPhrase[phrase]!
    if ((occurrences.flags[row]! & (IN_TITLE | IS_KEYWORD)) !== 0) named[concept]!++
    wholes[concept]! += occurrences.wholes[row]!
    counts[concept]! += occurrences.count[row]!
    if (isTelling[concept]) continue
    const isLong = phrases[phrase]!.includes(' ') || ABSTRACT_NOUN.test(phrases[phrase]!)
    if (isLong || /\p{L}.*\p{Lu}/u.test(formText(occurrences.form[row]!))) isTelling[concept] = 1
  }
  return Array.from(named.keys()).filter((concept) => {
    const isNamed = named[concept]! > documents[concept]! * TITLE_SHARE
    return wholes[concept]! < counts[concept]! * ALONE_SHARE || (!isTelling[concept] && !isNamed)
  })
}

/** Concepts that hardly ever stand outside one and the same longer phrase, of those in `minimum` papers or more. */
function enclosedConcepts(
  candidates: Candidates,
  conceptOfPhrase: Uint32Array,
  documents: Uint32Array,
  minimum: number,
): Set<number> {
  const { occurrences, phrases, phraseWords } = candidates
  const wholes = new Uint32Array(documents.length)
  for (const [row, phrase] of occurrences.phrase.entries())
    wholes[conceptOfPhrase[phrase]!]! += occurrences.wholes[row]!
  const ids = new Map<string, number>()
  for (const [phrase, key] of phrases.entries())
    if (documents[conceptOfPhrase[phrase]!]! >= minimum) ids.set(key, phrase)
  const enclosed = new Set<number>()
  for (const [key, phrase] of ids) {
    const length = rowOf(phraseWords, phrase).length
    const words = length > 1 ? key.split(' ') : []
    for (let from = 0; from < words.length; from++)
      for (let to = words.length - (from === 0 ? 1 : 0); to > from; to--) {
        const part = ids.get(words.slice(from, to).join(' '))
        if (part === undefined) continue
        const inner = conceptOfPhrase[part]!
        const outer = conceptOfPhrase[phrase]!
        if (inner === outer || documents[inner]! > documents[outer]!) continue
        // Equally frequent: the one that stands alone more often is the name of the thing.
        enclosed.add(wholes[inner]! > wholes[outer]! ? outer : inner)
      }
  }
  return enclosed
}
