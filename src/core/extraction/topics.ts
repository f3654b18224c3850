/** Topics of a collection: keyphrases with their variants joined, chosen so that they connect papers. */
import { incidenceFrom, rowOf } from '../columns/incidence.ts'
import type { Incidence, Topic } from '../model/facts.ts'
import type { Issue } from '../model/issue.ts'
import type { Paper } from '../model/paper.ts'
import { slug } from '../text/fold.ts'
import { keyphraseCandidates, type Candidates } from './candidates.ts'
import { rankKeyphrases, type KeyphraseStyle, type RankedPhrase } from './keyphrases.ts'
import { thesaurusKey, type Thesaurus } from './thesaurus.ts'
import { joinVariants } from './variants.ts'

export interface TopicOptions {
  readonly style?: KeyphraseStyle
  /** Papers in which a topic must occur; absent means chosen by the size of the collection. */
  readonly minimumOccurrences?: number
  /** Labels that are no topics. */
  readonly stopList?: readonly string[]
  readonly thesaurus?: Thesaurus
  readonly onProgress?: (done: number, total: number) => void
}

export interface ExtractedTopics {
  readonly topics: Topic[]
  readonly paperTopics: Incidence
  readonly issues: Issue[]
  /** Keyphrases of each paper, best first. */
  readonly keyphrases: string[][]
}

/** Topics a paper may have at most. */
const TOPICS_PER_PAPER = 15
/** In small collections each paper keeps this many topics of its own. */
const OWN_TOPICS = 4

export function extractTopics(papers: readonly Paper[], options: TopicOptions = {}): ExtractedTopics {
  const candidates = keyphraseCandidates(papers)
  return topicsFrom(papers, candidates, options)
}

export function topicsFrom(papers: readonly Paper[], candidates: Candidates, options: TopicOptions): ExtractedTopics {
  const style = options.style ?? 'indexing'
  const ranked = rankKeyphrases(candidates, style)
  const { conceptOfPhrase, labels, formsOf } = joinVariants(candidates)
  const perPaper = ranked.map((row) => strengths(row, conceptOfPhrase))
  const kept = select(perPaper, candidates, conceptOfPhrase, labels, options)
  const order = [...kept.keys()].sort((a, b) => compare(labels[a]!, labels[b]!))
  const position = new Map(order.map((concept, index) => [concept, index]))
  const topics = order.map((concept) => ({
    id: `topic:${slug(labels[concept]!)}`,
    label: labels[concept]!,
    forms: formsOf(concept),
    relevance: kept.get(concept)!,
  }))
  const rows = perPaper.map((row) =>
    row
      .filter(([concept]) => position.has(concept))
      .slice(0, TOPICS_PER_PAPER)
      .map(([concept]) => position.get(concept)!),
  )
  options.onProgress?.(papers.length, papers.length)
  return {
    topics,
    paperTopics: incidenceFrom(rows),
    issues: limitIssues(papers, candidates),
    keyphrases: perPaper.map((row) => row.slice(0, 20).map(([concept]) => labels[concept]!)),
  }
}

/** Concepts of a paper with their strength relative to the strongest, best first. */
function strengths(row: readonly RankedPhrase[], conceptOfPhrase: Uint32Array): [number, number][] {
  const best = row[0]?.score ?? 1
  const found = new Map<number, number>()
  for (const { occurrence, score } of row) {
    const concept = conceptOfPhrase[occurrence.phrase]!
    if (!found.has(concept)) found.set(concept, score / best)
  }
  return [...found]
}

/** Chosen concepts and their relevance. */
function select(
  perPaper: readonly [number, number][][],
  candidates: Candidates,
  conceptOfPhrase: Uint32Array,
  labels: readonly string[],
  options: TopicOptions,
): Map<number, number> {
  const size = perPaper.length
  const documents = new Uint32Array(labels.length)
  const strength = new Float64Array(labels.length)
  for (const row of perPaper)
    for (const [concept, value] of row) {
      documents[concept]!++
      strength[concept]! += value
    }
  const dropped = new Set((options.stopList ?? []).map(thesaurusKey))
  const enclosed = enclosedConcepts(candidates, conceptOfPhrase, documents)
  const minimum = options.minimumOccurrences ?? Math.max(2, Math.floor(Math.sqrt(size) / 10))
  const kept = new Map<number, number>()
  const keep = (concept: number): void => {
    if (enclosed.has(concept) || dropped.has(thesaurusKey(labels[concept]!))) return
    kept.set(concept, strength[concept]! / documents[concept]!)
  }
  for (let concept = 0; concept < labels.length; concept++) if (documents[concept]! >= minimum) keep(concept)
  if (options.minimumOccurrences === undefined && size < 100)
    for (const row of perPaper) {
      let own = 0
      for (const [concept] of row)
        if (own < OWN_TOPICS && !enclosed.has(concept)) {
          if (!kept.has(concept)) keep(concept)
          own++
        }
    }
  return kept
}

/** Concepts that only ever occur inside one and the same longer phrase. */
function enclosedConcepts(candidates: Candidates, conceptOfPhrase: Uint32Array, documents: Uint32Array): Set<number> {
  const ids = new Map(candidates.phrases.map((phrase, index) => [phrase, index]))
  const enclosed = new Set<number>()
  for (let phrase = 0; phrase < candidates.phrases.length; phrase++) {
    const words = rowOf(candidates.phraseWords, phrase)
    for (let from = 0; from < words.length; from++)
      for (let to = words.length; to > from; to--) {
        if (to - from === words.length) continue
        const part = ids.get([...words.subarray(from, to)].map((word) => candidates.words[word]!).join(' '))
        if (part === undefined) continue
        const concept = conceptOfPhrase[part]!
        const longer = conceptOfPhrase[phrase]!
        if (concept !== longer && documents[concept] === documents[longer]) enclosed.add(concept)
      }
  }
  return enclosed
}

function limitIssues(papers: readonly Paper[], candidates: Candidates): Issue[] {
  const issues: Issue[] = []
  for (const [index, { cut }] of candidates.papers.entries()) {
    const origin = papers[index]!.origins[0]
    if (cut > 0)
      issues.push({
        code: 'limit',
        severity: 'note',
        file: origin?.file ?? '',
        ...(origin && { line: origin.line }),
        message: `The last ${cut} characters of title and abstract were not searched for keyphrases.`,
        action: 'kept',
        text: papers[index]!.title.slice(0, 200),
      })
  }
  return issues
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
