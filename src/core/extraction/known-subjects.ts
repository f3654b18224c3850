/** Topics and systems of a collection most of whose papers were looked through earlier: only the others are looked through. */
import { NOWHERE, rowLength } from '../columns/incidence.ts'
import { meetOrLookUp } from '../columns/passing.ts'
import type { Facts } from '../model/facts.ts'
import type { Issue } from '../model/issue.ts'
import type { Paper } from '../model/paper.ts'
import type { TopicReplacement } from '../model/settled.ts'
import { gatherCandidates } from './candidates.ts'
import { introductionsIn, type ExcerptPlaces } from './excerpt-places.ts'
import { limitsOf } from './excerpts.ts'
import { continueSystems, newNames } from './known-systems.ts'
import { continueTopics } from './known-topics.ts'
import { readVocabulary } from './known-vocabulary.ts'
import { takeCensus } from './text-census.ts'
import { toThesaurus } from './thesaurus.ts'
import { defaultMinimumOccurrences } from './topic-selection.ts'
import { reportLimits } from './topics.ts'
import { joinVariants } from './variants.ts'

type Found = Pick<Facts, 'topics' | 'systems' | 'paperTopics' | 'introducedSystems' | 'mentionedSystems'>

/** What an earlier collection says about its topics and systems. */
export interface KnownSubjects extends Found {
  /** Stands for all that is said here, such as the hash of a file. */
  readonly name: string
  readonly papers: readonly Paper[]
  /** What was settled about the topics. */
  readonly replacements: readonly TopicReplacement[]
}

export interface Subjects extends Found {
  readonly issues: readonly Issue[]
}

/** With a larger share of new papers everything is gathered anew: so much more may be a topic now. */
const MOST_NEW = 0.2
/** In a smaller collection every paper counts for what is a topic, and there is nothing to gain. */
const FEWEST = 1000

/** For each paper its row among those that are known, or `NOWHERE`; nothing when all are to be looked through. */
export function recognisePapers(
  papers: readonly Paper[],
  known: KnownSubjects,
  replacements: readonly TopicReplacement[],
): Uint32Array | undefined {
  if (papers.length < FEWEST || known.topics.length === 0) return undefined
  if (JSON.stringify(replacements) !== JSON.stringify(known.replacements)) return undefined
  const rows = meetOrLookUp(papers, known.papers, ({ id }) => id)
  for (let paper = 0; paper < papers.length; paper++) {
    const one = known.papers[rows[paper]!]
    if (one && one !== papers[paper] && !sayTheSame(one, papers[paper]!)) rows[paper] = NOWHERE
  }
  return newcomersAmong(rows).length > papers.length * MOST_NEW ? undefined : rows
}

/** As far as topics and systems follow from it. */
function sayTheSame(one: Paper, other: Paper): boolean {
  return (
    one.title === other.title &&
    one.abstract === other.abstract &&
    one.isAbstractGarbled === other.isAbstractGarbled &&
    one.language === other.language &&
    areEqual(one.keywords, other.keywords) &&
    areEqual(one.links, other.links)
  )
}

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at])
}

/** Papers without a row, ascending. */
export function newcomersAmong(rows: Uint32Array): number[] {
  const newcomers: number[] = []
  rows.forEach((row, paper) => {
    if (row === NOWHERE) newcomers.push(paper)
  })
  return newcomers
}

/**
 * Papers that are known keep what they have. The others get known topics by the ordinary rules, weighed by a census of
 * the known texts; what reaches the number of papers of a topic with them becomes one, and what they introduce a system.
 * `excerpts` are those of the papers without a row.
 */
export function continueSubjects(
  papers: readonly Paper[],
  known: KnownSubjects,
  rows: Uint32Array,
  excerpts: ExcerptPlaces,
): Subjects {
  const newcomers = newcomersAmong(rows)
  const limits = papers.map((paper, position) => {
    // Without keywords nothing but English text gives topics, and looking once more takes its time.
    const isSurelyEnglish =
      rows[position] !== NOWHERE && paper.keywords.length === 0 && rowLength(known.paperTopics, rows[position]!) > 0
    return limitsOf(paper, isSurelyEnglish)
  })
  const candidates = gatherCandidates(excerpts)
  const vocabulary = readVocabulary(known.topics)
  const variants = joinVariants(candidates, vocabulary.expansions)
  const introductions = introductionsIn(excerpts)
  const names = newNames(introductions, known.systems)
  const knownPapers = papers.length - newcomers.length
  const census = takeCensus(papers, newcomers.length > 0 ? rows : new Uint32Array(), {
    candidates,
    conceptOfPhrase: variants.conceptOfPhrase,
    concepts: variants.concepts,
    few: defaultMinimumOccurrences(knownPapers),
    names,
  })
  const found = continueSystems(known, {
    papers,
    rows,
    newcomers,
    introductions,
    names,
    papersOfName: census.papersOfName,
  })
  const { added, ...topics } = continueTopics(
    known,
    {
      rows,
      newcomers,
      candidates,
      variants,
      vocabulary,
      census,
      isForeign: (paper) => limits[paper]!.isForeign,
    },
    { systems: found.systems, thesaurus: toThesaurus(known.replacements) },
  )
  const isSame = newcomers.length === 0 && papers.length === known.papers.length
  return {
    ...topics,
    ...found,
    issues: [
      ...reportLimits(papers, (paper) => limits[paper]!),
      ...(isSame ? [] : [reportContinuation(knownPapers, newcomers.length, added)]),
    ],
  }
}

function reportContinuation(kept: number, looked: number, added: number): Issue {
  return {
    code: 'limit',
    severity: 'note',
    file: '',
    message: `${kept} papers keep the topics and systems of the earlier map, ${looked} were looked through; ${added} of their phrases became topics.`,
    action: 'a build without an earlier map weighs all papers anew',
  }
}
