/** Topics when most papers are known: these keep theirs, the others get known ones by the ordinary rules, and few are new. */
import { NOWHERE, renumber, rowOf, takeRows } from '../columns/incidence.ts'
import type { Incidence, System, Topic } from '../model/facts.ts'
import type { Candidates } from './candidates.ts'
import type { KnownVocabulary } from './known-vocabulary.ts'
import { rankKeyphrases } from './keyphrases.ts'
import { labelConcepts } from './labels.ts'
import type { Census } from './text-census.ts'
import type { Thesaurus } from './thesaurus.ts'
import { conceptsOfPapers, selectNewTopics, TOPICS_PER_PAPER } from './topic-selection.ts'
import { gatherTopics, topicsOf } from './topics.ts'
import type { joinVariants } from './variants.ts'

export interface KnownTopics {
  readonly topics: readonly Topic[]
  readonly paperTopics: Incidence
}

export interface Continuation {
  /** Row of each paper among the known ones; `NOWHERE` for one that has none. */
  readonly rows: Uint32Array
  /** Papers without a row, in the order of the candidates. */
  readonly newcomers: readonly number[]
  readonly candidates: Candidates
  readonly variants: ReturnType<typeof joinVariants>
  readonly vocabulary: KnownVocabulary
  /** Of the papers with a row. */
  readonly census: Census
  /** True for papers whose texts have no topics. */
  readonly isForeign: (paper: number) => boolean
}

export interface ContinuedTopics extends KnownTopics {
  /** How many were not known. */
  readonly added: number
}

export function continueTopics(
  known: KnownTopics,
  given: Continuation,
  options: { readonly systems: readonly System[]; readonly thesaurus: Thesaurus },
): ContinuedTopics {
  const { rows, newcomers, candidates, variants, vocabulary, census, isForeign } = given
  const { conceptOfPhrase, concepts, keys } = variants
  const ranking = rankKeyphrases(candidates, 'indexing', census)
  const paperConcepts = conceptsOfPapers(candidates, ranking, conceptOfPhrase, concepts)
  const topicOfConcept = new Map<number, number>()
  for (const [concept, key] of keys.entries()) {
    const topic = vocabulary.topicOf.get(key)
    if (topic !== undefined) topicOfConcept.set(concept, topic)
  }
  const relevance = selectNewTopics(paperConcepts, candidates, conceptOfPhrase, {
    papers: census.papers,
    documents: census.concepts,
    isTopic: (concept) => topicOfConcept.has(concept),
    leastRelevance: known.topics.reduce((least, topic) => Math.min(least, topic.relevance), 1),
  })
  const labels = labelConcepts(candidates, conceptOfPhrase, (concept) => relevance.has(concept))
  const found = gatherTopics(relevance, labels, options)
  const all = [...known.topics]
  const topicOfId = new Map(all.map(({ id }, topic) => [id, topic]))
  const numbers = found.topics.map((topic) => topicOfId.get(topic.id) ?? all.push(topic) - 1)
  const gained = new Map<number, number[]>()
  for (const [concept, topic] of found.topicOfConcept) {
    topicOfConcept.set(concept, numbers[topic]!)
    for (const paper of census.papersOf(concept))
      if (!isForeign(paper)) gained.set(paper, [...(gained.get(paper) ?? []), numbers[topic]!])
  }
  const changed = new Map<number, ArrayLike<number>>()
  for (const [paper, more] of gained)
    changed.set(paper, [...new Set([...rowOf(known.paperTopics, rows[paper]!), ...more])].slice(0, TOPICS_PER_PAPER))
  for (const [index, paper] of newcomers.entries()) changed.set(paper, topicsOf(paperConcepts, topicOfConcept, index))
  const systems = new Set(options.systems.map(({ name }) => name))
  return {
    ...withoutUnused(all, takeRows(known.paperTopics, rows, changed), ({ label }) => systems.has(label)),
    added: all.length - known.topics.length,
  }
}

/** Topics that some paper has, sorted by id. */
function withoutUnused(
  topics: readonly Topic[],
  paperTopics: Incidence,
  isLeftOut: (topic: Topic) => boolean,
): KnownTopics {
  const isUsed = new Uint8Array(topics.length)
  mark(isUsed, paperTopics.targets)
  const kept = topics
    .map((topic, index) => ({ topic, index }))
    .filter(({ topic, index }) => isUsed[index] === 1 && !isLeftOut(topic))
    .sort((one, other) => (one.topic.id < other.topic.id ? -1 : 1))
  const numbers = new Uint32Array(topics.length).fill(NOWHERE)
  kept.forEach(({ index }, number) => (numbers[index] = number))
  return { topics: kept.map(({ topic }) => topic), paperTopics: renumber(paperTopics, numbers) }
}

function mark(isMarked: Uint8Array, positions: Uint32Array): void {
  for (let at = 0; at < positions.length; at++) isMarked[positions[at]!] = 1
}
