/** Topics of a collection: keyphrases with their variants joined, chosen so that they connect papers. */
import { incidenceFrom } from '../columns/incidence.ts'
import type { Incidence, System, Topic } from '../model/facts.ts'
import type { Issue } from '../model/issue.ts'
import type { Paper } from '../model/paper.ts'
import { slug } from '../text/fold.ts'
import { gatherCandidates, type Candidates } from './candidates.ts'
import { takeAllExcerpts, type ExcerptPlaces } from './excerpt-places.ts'
import type { TextLimits } from './excerpts.ts'
import { rankKeyphrases, type KeyphraseStyle, type Ranking } from './keyphrases.ts'
import { formOfRow, labelConcepts } from './labels.ts'
import { thesaurusKey, type Thesaurus } from './thesaurus.ts'
import { conceptsOfPapers, selectTopics, TOPICS_PER_PAPER, type PaperConcepts } from './topic-selection.ts'
import { joinVariants, variantKey } from './variants.ts'

export interface TopicOptions {
  /** Default: indexing. */
  readonly style?: KeyphraseStyle
  /** Papers in which a topic must occur; absent means chosen by the size of the collection. */
  readonly minimumOccurrences?: number
  /** Labels that are no topics, in any spelling. */
  readonly stopList?: readonly string[]
  /** Labels to replace, merge or drop. */
  readonly thesaurus?: Thesaurus
  /** Named systems; their names are no topics. */
  readonly systems?: readonly System[]
  /** What was taken from the papers already. */
  readonly excerpts?: ExcerptPlaces
}

export interface ExtractedTopics {
  /** Sorted by id. */
  readonly topics: Topic[]
  /** paper → topics, most telling first. */
  readonly paperTopics: Incidence
  readonly issues: Issue[]
  /** Keyphrases of a paper, best first, in the paper's own words. */
  readonly keyphrasesOf: (paper: number) => string[]
}

/** Keyphrases listed of each paper. */
const KEYPHRASES_PER_PAPER = 20

/** Deterministic for papers in the same order. About 0.6 ms CPU a paper, most of it for excerpts; linear in their number. */
export function extractTopics(papers: readonly Paper[], options: TopicOptions = {}): ExtractedTopics {
  const candidates = gatherCandidates(options.excerpts ?? takeAllExcerpts(papers))
  const ranking = rankKeyphrases(candidates, options.style ?? 'indexing')
  const { conceptOfPhrase, concepts } = joinVariants(candidates)
  const paperConcepts = conceptsOfPapers(candidates, ranking, conceptOfPhrase, concepts)
  const relevance = selectTopics(paperConcepts, candidates, conceptOfPhrase, concepts, options.minimumOccurrences)
  const labels = labelConcepts(candidates, conceptOfPhrase, (concept) => relevance.has(concept))
  const { topics, topicOfConcept } = gatherTopics(relevance, labels, options)
  return {
    topics,
    paperTopics: incidenceFrom(papers.map((_, paper) => topicsOf(paperConcepts, topicOfConcept, paper))),
    issues: reportLimits(papers, (paper) => ({ isForeign: candidates.isForeign[paper]!, cut: candidates.cut[paper]! })),
    keyphrasesOf: (paper) => keyphrasesOf(candidates, ranking, paper),
  }
}

/** Forms of the best phrases, each once; an acronym may stand beside what it stands for, as in authors' own lists. */
function keyphrasesOf(candidates: Candidates, { rows, scores }: Ranking, paper: number): string[] {
  const { offsets, occurrences, phraseText } = candidates
  const found = new Map<string, string>()
  for (const row of rows.subarray(offsets[paper]!, offsets[paper + 1]!)) {
    if (scores[row]! <= 0 || found.size === KEYPHRASES_PER_PAPER) break
    const key = variantKey(phraseText(occurrences.phrase[row]!))
    if (!found.has(key)) found.set(key, formOfRow(candidates, row))
  }
  return [...found.values()]
}

/** Concepts that end up with one label, after the user's own word on it, are one topic. */
export function gatherTopics(
  relevance: ReadonlyMap<number, number>,
  labels: ReadonlyMap<number, { readonly label: string; readonly forms: readonly string[] }>,
  options: Pick<TopicOptions, 'stopList' | 'thesaurus' | 'systems'>,
): { topics: Topic[]; topicOfConcept: Map<number, number> } {
  const stopped = new Set((options.stopList ?? []).map(thesaurusKey))
  const systems = new Set(options.systems?.map(({ name }) => name))
  const members = new Map<string, number[]>()
  const labelOfId = new Map<string, string>()
  for (const [concept, { label, forms }] of labels) {
    const keys = [label, ...forms].map(thesaurusKey)
    const replaced = keys.map((key) => options.thesaurus?.get(key)).find((replacement) => replacement !== undefined)
    if (replaced === '' || systems.has(label) || keys.some((key) => stopped.has(key))) continue
    const id = `topic:${slug(replaced ?? label) || 'unnamed'}`
    members.set(id, [...(members.get(id) ?? []), concept])
    if (replaced !== undefined || !labelOfId.has(id)) labelOfId.set(id, replaced ?? label)
  }
  const ids = [...members.keys()].sort()
  const topicOfConcept = new Map<number, number>()
  const topics = ids.map((id, index): Topic => {
    const own = members.get(id)!
    for (const concept of own) topicOfConcept.set(concept, index)
    return {
      id,
      label: labelOfId.get(id)!,
      forms: [...new Set(own.flatMap((concept) => labels.get(concept)!.forms))],
      relevance: Math.max(...own.map((concept) => relevance.get(concept)!)),
    }
  })
  return { topics, topicOfConcept }
}

/** The best topics of a paper. */
export function topicsOf(
  concepts: PaperConcepts,
  topicOfConcept: ReadonlyMap<number, number>,
  paper: number,
): number[] {
  const topics = new Set<number>()
  concepts.forEach(paper, (concept) => {
    const topic = topicOfConcept.get(concept)
    if (topic !== undefined) topics.add(topic)
    return topics.size < TOPICS_PER_PAPER
  })
  return [...topics]
}

/** What was left out: the ends of very long abstracts, and the text of papers that are not in English. */
export function reportLimits(papers: readonly Paper[], limitsOf: (paper: number) => TextLimits): Issue[] {
  const issues: Issue[] = []
  const foreign = new Map<string, number>()
  for (let index = 0; index < papers.length; index++) {
    const { isForeign, cut } = limitsOf(index)
    if (!isForeign && cut === 0) continue
    const paper = papers[index]!
    const origin = paper.origins[0]
    const file = origin?.file ?? ''
    if (isForeign) foreign.set(file, (foreign.get(file) ?? 0) + 1)
    if (cut > 0)
      issues.push({
        code: 'limit',
        severity: 'note',
        file,
        ...(origin && { line: origin.line }),
        message: `The last ${cut} characters of title and abstract were not searched for keyphrases.`,
        action: 'kept',
        text: paper.title.slice(0, 200),
      })
  }
  for (const [file, count] of foreign)
    issues.push({
      code: 'limit',
      severity: 'note',
      file,
      message: `${count} ${count === 1 ? 'paper does' : 'papers do'} not seem to be in English; topics are only found in English text.`,
      action: "only the authors' keywords were used",
    })
  return issues
}
