/** Which concepts of a collection are topics: shared by enough papers, telling, and not a mere part of another one. */
import { rowLength } from '../columns/incidence.ts'
import type { Candidates } from './candidates.ts'
import { IN_TITLE, IS_KEYWORD } from './excerpts.ts'
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

/** Papers in which a topic must occur, by the size of the collection: 2 up to 900 papers, 10 at 10,000. */
export function defaultMinimumOccurrences(papers: number): number {
  return Math.max(2, Math.floor(Math.sqrt(papers) / 10))
}

/** Concepts of the papers of a collection, found anew whenever they are asked for: millions of them would fill the memory. */
export interface PaperConcepts {
  readonly papers: number
  /**
   * Calls `use` with each concept of a paper once, best first, and its strength relative to the paper's strongest (0–1),
   * until it says false.
   */
  forEach(paper: number, use: (concept: number, strength: number) => boolean | void): void
}

export function conceptsOfPapers(
  { offsets, occurrences }: Candidates,
  { rows, scores }: Ranking,
  conceptOfPhrase: Uint32Array,
  concepts: number,
): PaperConcepts {
  const round = new Uint32Array(concepts)
  let rounds = 0
  return {
    papers: offsets.length - 1,
    forEach(paper, use) {
      rounds++
      const best = scores[rows[offsets[paper]!]!]!
      for (let at = offsets[paper]!; at < offsets[paper + 1]!; at++) {
        const row = rows[at]!
        if (scores[row]! <= 0) return
        const concept = conceptOfPhrase[occurrences.phrase[row]!]!
        if (round[concept] === rounds) continue
        round[concept] = rounds
        if (use(concept, scores[row]! / best) === false) return
      }
    },
  }
}

/** Of each concept the papers that have it, and the sum of its strengths there. */
function countConcepts(
  paperConcepts: PaperConcepts,
  concepts: number,
): { readonly documents: Uint32Array; readonly strength: Float64Array } {
  const documents = new Uint32Array(concepts)
  const strength = new Float64Array(concepts)
  const count = (concept: number, value: number): void => {
    documents[concept]!++
    strength[concept]! += value
  }
  for (let paper = 0; paper < paperConcepts.papers; paper++) paperConcepts.forEach(paper, count)
  return { documents, strength }
}

/** What was chosen already from papers beside those that are looked at. */
interface Chosen {
  readonly papers: number
  /** In how many of these each concept stands. */
  readonly documents: Uint32Array
  isTopic(concept: number): boolean
  /** Of the topic that tells least. */
  readonly leastRelevance: number
}

/**
 * Relevance of the concepts that become topics when some papers come to many: those that stand in enough papers now and
 * stood in too few before. What stood in enough was judged by more than these papers.
 */
export function selectNewTopics(
  paperConcepts: PaperConcepts,
  candidates: Candidates,
  conceptOfPhrase: Uint32Array,
  before: Chosen,
): Map<number, number> {
  const { documents, strength } = countConcepts(paperConcepts, before.documents.length)
  const all = documents.map((count, concept) => count + before.documents[concept]!)
  const minimum = defaultMinimumOccurrences(before.papers + paperConcepts.papers)
  const judged = defaultMinimumOccurrences(before.papers)
  const isAsked = Uint8Array.from(all, (count, concept) =>
    count >= minimum && before.documents[concept]! < judged && !before.isTopic(concept) ? 1 : 0,
  )
  const left = enclosedConcepts(candidates, conceptOfPhrase, all, minimum)
  for (const concept of vagueConcepts(candidates, conceptOfPhrase, documents, isAsked)) left.add(concept)
  const chosen = new Map<number, number>()
  for (const concept of all.keys()) {
    if (isAsked[concept] === 0 || left.has(concept)) continue
    const relevance = strength[concept]! / documents[concept]!
    if (relevance >= before.leastRelevance) chosen.set(concept, relevance)
  }
  return chosen
}

/** Relevance (0–1) of the concepts that are topics: their mean strength in the papers that have them. */
export function selectTopics(
  paperConcepts: PaperConcepts,
  candidates: Candidates,
  conceptOfPhrase: Uint32Array,
  concepts: number,
  minimumOccurrences: number | undefined,
): Map<number, number> {
  const { papers } = paperConcepts
  const { documents, strength } = countConcepts(paperConcepts, concepts)
  const relevance = (concept: number): number => strength[concept]! / documents[concept]!
  const minimum = minimumOccurrences ?? defaultMinimumOccurrences(papers)
  const isAsked = Uint8Array.from(documents, (count) => (count >= minimum || papers < SMALL_COLLECTION ? 1 : 0))
  const enclosed = enclosedConcepts(candidates, conceptOfPhrase, documents, minimum)
  for (const concept of vagueConcepts(candidates, conceptOfPhrase, documents, isAsked)) enclosed.add(concept)
  const frequent: number[] = []
  for (let concept = 0; concept < concepts; concept++)
    if (documents[concept]! >= Math.max(1, minimum) && !enclosed.has(concept)) frequent.push(concept)
  frequent.sort((a, b) => relevance(b) - relevance(a) || a - b)
  // In a small collection every shared topic is precious.
  const share = papers < SMALL_COLLECTION ? 1 : KEPT_SHARE
  const kept = new Map(
    frequent.slice(0, Math.ceil(frequent.length * share)).map((concept) => [concept, relevance(concept)]),
  )
  if (minimumOccurrences !== undefined || papers >= SMALL_COLLECTION) return kept
  const own = enclosedConcepts(candidates, conceptOfPhrase, documents, 1)
  for (let paper = 0; paper < papers; paper++) {
    let found = 0
    paperConcepts.forEach(paper, (concept) => {
      if (documents[concept] !== 1 || own.has(concept) || enclosed.has(concept)) return true
      kept.set(concept, relevance(concept))
      return ++found < OWN_TOPICS
    })
  }
  return kept
}

/**
 * Of the concepts that are asked for those that are mostly parts of longer phrases, and those of one word that are hardly
 * ever a subject: "images", "weights" – but not "memorization", "BERT".
 */
function vagueConcepts(
  candidates: Candidates,
  conceptOfPhrase: Uint32Array,
  documents: Uint32Array,
  isAsked: Uint8Array,
): number[] {
  const { forms, formText, occurrences, phraseText, phraseWords } = candidates
  const named = new Uint32Array(documents.length)
  const wholes = new Uint32Array(documents.length)
  const counts = new Uint32Array(documents.length)
  const isTelling = new Uint8Array(documents.length)
  const isSeen = new Uint8Array(forms)
  for (let row = 0; row < occurrences.phrase.length; row++) {
    const phrase = occurrences.phrase[row]!
    const concept = conceptOfPhrase[phrase]!
    if (isAsked[concept] === 0) continue
    const form = occurrences.form[row]!
    if ((occurrences.flags[row]! & (IN_TITLE | IS_KEYWORD)) !== 0) named[concept]!++
    wholes[concept]! += occurrences.wholes[row]!
    counts[concept]! += occurrences.count[row]!
    if (isTelling[concept] || isSeen[form]) continue
    isSeen[form] = 1
    const isLong = rowLength(phraseWords, phrase) > 1 || ABSTRACT_NOUN.test(phraseText(phrase))
    if (isLong || /\p{L}.*\p{Lu}/u.test(formText(form))) isTelling[concept] = 1
  }
  return Array.from(named.keys()).filter((concept) => {
    if (isAsked[concept] === 0) return false
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
  const { occurrences, phraseText, phraseWords } = candidates
  const wholes = new Uint32Array(documents.length)
  for (let row = 0; row < occurrences.phrase.length; row++)
    wholes[conceptOfPhrase[occurrences.phrase[row]!]!]! += occurrences.wholes[row]!
  const ids = new Map<string, number>()
  for (const [phrase, concept] of conceptOfPhrase.entries())
    if (documents[concept]! >= minimum) ids.set(phraseText(phrase), phrase)
  const enclosed = new Set<number>()
  for (const [key, phrase] of ids) {
    const words = rowLength(phraseWords, phrase) > 1 ? key.split(' ') : []
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
