/** The order of the stages: documents → papers → people, topics and systems → facts → lenses → snapshot. */
import { detectCommunities } from './analysis/index.ts'
import { characteristicWords, nameClusters } from './extraction/cluster-names.ts'
import type { Merge } from './extraction/duplicates.ts'
import { introductionsIn, takeAllExcerpts, type ExcerptPlaces } from './extraction/excerpt-places.ts'
import { paperNeighbours } from './extraction/paper-neighbours.ts'
import {
  continueSubjects,
  newcomersAmong,
  recognisePapers,
  type KnownSubjects,
  type Subjects,
} from './extraction/known-subjects.ts'
import { extractSystems } from './extraction/systems.ts'
import { toThesaurus } from './extraction/thesaurus.ts'
import { extractTopics } from './extraction/topics.ts'
import type { KnownPeople } from './extraction/authors/index.ts'
import { drawLenses, type DrawnMaps } from './maps.ts'
import { addRecords, mergeRecords } from './merge-records.ts'
import type { DoubtfulPair, Facts } from './model/facts.ts'
import type { FileReport, Issue } from './model/issue.ts'
import type { Community } from './model/network.ts'
import type { Options } from './model/options.ts'
import type { Paper } from './model/paper.ts'
import type { Settled } from './model/settled.ts'
import type { Snapshot } from './model/snapshot.ts'
import { readDocument, type DocumentSource } from './readers/read-document.ts'
import { recordsOf, type DocumentRead, type KnownRecords, type RecordsRead } from './records.ts'
import { doTaskHere, type DoTask, type Report } from './tasks.ts'
import { VERSION } from './version.ts'

export type Step = 'reading' | 'merging' | 'people' | 'systems' | 'topics' | 'map'

export interface Progress {
  readonly step: Step
  /** Done and to do in the step's own unit (bytes read, papers, lenses); `total` is absent while unknown. */
  readonly done: number
  readonly total?: number
}

/** What the stages may do to the world outside. */
export interface Effects {
  readonly onProgress?: (progress: Progress) => void
  readonly isCancelled?: () => boolean
  /** Default: on the thread that builds. */
  readonly doTask?: DoTask
  /** Excerpts of every paper; the default takes them all anew. */
  readonly takeExcerpts?: (papers: readonly Paper[], report: Report) => Promise<ExcerptPlaces>
  /** Hears what the snapshot will say of its papers while somebody else lays out the first map: the time to begin writing it. */
  readonly onFacts?: (manifest: Snapshot['manifest'], facts: Facts) => void
  /** Gives what came of the same ingredients earlier, or what `make` gives. `ingredients` are all that it follows from, as plain values. */
  readonly remember?: <Result>(
    step: 'duplicates' | 'subjects' | 'links' | 'lens',
    ingredients: unknown,
    make: () => Promise<Result>,
  ) => Promise<Result>
}

/** What reading gave, before anything is built from it. */
export interface ReadReport {
  /** `merged` is known once a graph was built of them. */
  readonly documents: readonly (DocumentRead & { readonly merged?: number })[]
  readonly issues: readonly Issue[]
  /** Records that can be used. */
  readonly papers: number
}

/** Reads documents one after the other. Never throws for bad input: what could not be used is in the issues. */
export async function readRecords(sources: Iterable<DocumentSource>, effects: Effects = {}): Promise<RecordsRead> {
  const papers: Paper[] = []
  const issues: Issue[] = []
  const documents: DocumentRead[] = []
  let bytesBefore = 0
  for (const source of sources) {
    if (effects.isCancelled?.()) break
    const report = await readDocument(source, {
      onPaper: (paper) => papers.push(paper),
      onIssue: (issue) => issues.push(issue),
      onProgress: (bytes) => effects.onProgress?.({ step: 'reading', done: bytesBefore + bytes }),
      ...(effects.isCancelled && { isCancelled: effects.isCancelled }),
    })
    bytesBefore += report.bytes
    documents.push({ file: source.name, ...report })
  }
  return { papers, documents, issues }
}

/** What a build may rest on besides its records. */
export interface Ground {
  /** Its papers are kept, and what stands on its maps moves as little as possible. */
  readonly base?: Snapshot | undefined
  /** What need not be read, since a snapshot holds it already: all papers but those of the records; default: all of `base`. */
  readonly standing?: KnownRecords | undefined
  /** Maps whose shape, communities and names to keep as far as the papers allow; default: those of `base`. */
  readonly drawn?: DrawnMaps | undefined
  /** Stands for all that `drawn` says, such as the hash of its file; absent where nothing stands for it. */
  readonly drawnName?: string | undefined
  /** Who was told apart earlier: they stay who they were, and only who is new is judged. */
  readonly known?: KnownPeople | undefined
  /** What papers were about earlier: those that still say the same keep it, and only the others are looked through. */
  readonly knownSubjects?: KnownSubjects | undefined
  /** Default: what was settled in `base`. */
  readonly settled?: Settled | undefined
}

/**
 * Builds everything from records: the same records, options and version give the same snapshot, in whatever order they
 * come.
 */
export async function buildFromRecords(
  read: RecordsRead,
  options: Options,
  {
    base,
    standing = base && recordsOf(base),
    drawn = base,
    drawnName,
    settled = base?.manifest.settled,
    ...known
  }: Ground = {},
  effects: Effects = {},
): Promise<Snapshot> {
  effects.onProgress?.({ step: 'merging', done: 0 })
  const origin = originOf(read, standing)
  const { papers: kept, merges } = standing
    ? addRecords(standing.papers, standing.former ?? [], read.papers)
    : await mergeRecords(read.papers, (findOut) =>
        effects.remember && origin ? effects.remember('duplicates', { origin }, findOut) : findOut(),
      )
  const { facts, doubts, issues } = await extractFacts(kept, origin, options, { settled, ...known }, effects)
  const isSettled = settled !== undefined && settled.people.length + settled.topics.length > 0
  const manifest: Snapshot['manifest'] = {
    coterie: VERSION,
    options,
    inputs: countInputs([...(standing?.documents ?? []), ...read.documents], kept),
    ...(isSettled && { settled }),
    ...(base?.manifest.annotations && { annotations: base.manifest.annotations }),
  }
  return {
    manifest,
    facts,
    lenses: await drawLenses(
      { facts, options, drawn, origin: mapOriginOf(origin, options, drawn, drawnName, { settled, ...known }) },
      {
        doTask: effects.doTask ?? doTaskHere,
        remember: effects.remember,
        onProgress: (done, total) => effects.onProgress?.({ step: 'map', done, total }),
        onWaiting: () => effects.onFacts?.(manifest, facts),
      },
    ),
    issues: distinctIssues([
      ...(standing?.issues ?? []),
      ...read.issues.toSorted(compareIssues),
      ...merges.map(describeMerge),
      ...issues.map((issue) => ({ ...issue, isDerived: true as const })),
    ]),
    ...(doubts.length > 0 && { doubts }),
  }
}

/** The same papers with something else settled about their people and topics; the map keeps its shape. */
export function settle(base: Snapshot, settled: Settled, effects: Effects = {}): Promise<Snapshot> {
  return buildFromRecords(NO_RECORDS, base.manifest.options, { base, settled }, effects)
}

const NO_RECORDS: RecordsRead = { papers: [], documents: [], issues: [] }

/** A rebuilt graph meets the issues of the graph it was built from again. */
function distinctIssues(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()]
}

/** A paper is counted with the file of its fullest record; its other records count as merged. */
function countInputs(documents: readonly DocumentRead[], kept: readonly Paper[]): FileReport[] {
  const remaining = countBy(kept.map((paper) => paper.origins[0]!.file))
  return documents
    .map((document) => {
      const usable = document.found - document.rejected
      // A file that was given twice may not count its papers twice.
      const added = Math.min(usable, remaining.get(document.file) ?? 0)
      remaining.set(document.file, (remaining.get(document.file) ?? 0) - added)
      return { ...document, added, merged: usable - added }
    })
    .sort((left, right) => compareText(left.file, right.file))
}

/** What papers follow from; nothing where something of it has no hash. */
interface PapersOrigin {
  readonly documents: readonly { readonly file: string; readonly hash: string }[]
  /** Of what stands. */
  readonly standing?: string
}

function originOf({ documents }: RecordsRead, standing: KnownRecords | undefined): PapersOrigin | undefined {
  if (documents.some(({ hash }) => hash === '') || (standing && standing.name === undefined)) return undefined
  const all = [...(standing?.documents ?? []), ...documents].map(({ file, hash }) => ({ file, hash }))
  return { documents: all, ...(standing?.name !== undefined && { standing: standing.name }) }
}

/** What maps follow from besides their own options; nothing where something of it isn't known by a name. */
function mapOriginOf(
  origin: PapersOrigin | undefined,
  { withoutTopics }: Options,
  drawn: DrawnMaps | undefined,
  drawnName: string | undefined,
  { settled, known, knownSubjects }: Pick<Ground, 'settled' | 'known' | 'knownSubjects'>,
): unknown {
  if (!origin || (drawn && drawnName === undefined)) return undefined
  return {
    origin,
    withoutTopics: withoutTopics === true,
    settled: settled ?? null,
    known: [known?.name ?? '', knownSubjects?.name ?? '', drawnName ?? ''],
  }
}

/** Who wrote the papers and what they are about. */
async function extractFacts(
  papers: readonly Paper[],
  origin: PapersOrigin | undefined,
  { withoutTopics }: Options,
  { settled, known, knownSubjects }: Pick<Ground, 'settled' | 'known' | 'knownSubjects'>,
  effects: Effects,
): Promise<{ readonly facts: Facts; readonly doubts: readonly DoubtfulPair[]; readonly issues: readonly Issue[] }> {
  const { onProgress, doTask = doTaskHere, remember = (_step, _ingredients, make) => make() } = effects
  const decisions = settled?.people ?? []
  const [people, subjects] = await Promise.all([
    doTask(
      'people',
      { papers, decisions, ...(known && { known }) },
      (done, total) => onProgress?.({ step: 'people', done, total }),
      undefined,
      origin && { origin, decisions, known: known?.name ?? '' },
    ),
    withoutTopics
      ? noSubjects(papers.length)
      : remember(
          'subjects',
          {
            origin: origin ?? papers,
            topics: settled?.topics ?? [],
            ...(knownSubjects && { known: knownSubjects.name }),
          },
          () => findSubjects(papers, settled?.topics ?? [], knownSubjects, effects),
        ),
  ])
  const { issues, ...found } = subjects
  return {
    facts: { papers, authors: people.authors, paperAuthors: people.paperAuthors, ...found },
    doubts: people.doubtfulPairs,
    issues: [...people.issues, ...issues],
  }
}

/** Topics and systems of the papers. */
async function findSubjects(
  papers: readonly Paper[],
  replacements: Settled['topics'],
  known: KnownSubjects | undefined,
  { onProgress, takeExcerpts = async (...given) => takeAllExcerpts(...given) }: Effects,
): Promise<Subjects> {
  const report: Report = (done, total) => onProgress?.({ step: 'topics', done, total })
  const rows = known && recognisePapers(papers, known, replacements)
  if (known && rows) {
    const newcomers = newcomersAmong(rows).map((paper) => papers[paper]!)
    return continueSubjects(papers, known, rows, await takeExcerpts(newcomers, report))
  }
  const excerpts = await takeExcerpts(papers, report)
  onProgress?.({ step: 'systems', done: 0, total: papers.length })
  const systems = extractSystems(papers, introductionsIn(excerpts))
  const { topics, paperTopics, issues } = extractTopics(papers, {
    systems: systems.systems,
    thesaurus: toThesaurus(replacements),
    excerpts,
  })
  return { topics, paperTopics, ...systems, issues }
}

function noSubjects(papers: number): Subjects {
  const none = { offsets: new Uint32Array(papers + 1), targets: new Uint32Array() }
  return {
    topics: [],
    systems: [],
    paperTopics: none,
    introducedSystems: none,
    mentionedSystems: none,
    issues: [],
  }
}

export interface PaperClusters {
  readonly topics: Facts['topics']
  /** Cluster of every paper, 0 for none. */
  readonly clusterOfPaper: Uint32Array
  readonly clusters: readonly Community[]
  /** The single words that set each cluster apart, best first, in the order of the clusters. */
  readonly words: readonly (readonly string[])[]
}

/** Clusters papers by what they are about: nearest neighbours in weighted term space, then communities, then names. */
export function clusterByTopics(
  papers: readonly Paper[],
  options: Pick<Options, 'seed' | 'resolution'>,
): PaperClusters {
  const excerpts = takeAllExcerpts(papers)
  const { systems } = extractSystems(papers, introductionsIn(excerpts))
  const { topics, paperTopics } = extractTopics(papers, { systems, excerpts })
  const { communities } = detectCommunities(paperNeighbours(papers), options)
  return {
    topics,
    clusterOfPaper: communities,
    clusters: nameClusters(communities, topics, paperTopics),
    words: characteristicWords(communities, papers),
  }
}

/** A part of a cluster. */
export interface ClusterPart {
  readonly name: string
  /** Positions in the list of papers that was given, ascending. */
  readonly papers: readonly number[]
}

/** Fewer papers than this are no part of their own. */
const SMALLEST_PART = 3
/** Modularity below which a division is as good as none. */
const CLEAR_DIVISION = 0.2

/**
 * The parts that the papers of a cluster fall into, largest first, named by what sets them apart; none where a division
 * would mean nothing. `paperTopics` has a row for each of the papers.
 */
export function divideCluster(
  papers: readonly Paper[],
  topics: Facts['topics'],
  paperTopics: Facts['paperTopics'],
  seed: number,
): ClusterPart[] {
  const { communities, quality } = detectCommunities(paperNeighbours(papers), {
    seed,
    resolution: 1,
    minimumSize: SMALLEST_PART,
  })
  const parts = nameClusters(communities, topics, paperTopics).map(({ id, name }) => ({
    name,
    papers: [...communities.keys()].filter((paper) => communities[paper] === id),
  }))
  return parts.length < 2 || quality < CLEAR_DIVISION ? [] : parts
}

export function describeMerge({ kept, record, why }: Merge): Issue {
  return {
    code: 'merged',
    severity: 'note',
    file: record.file,
    line: record.line,
    message: `This is the paper of ${kept.origins[0]!.file}:${kept.origins[0]!.line} (${why}).`,
    action: 'joined with it',
    text: kept.title.slice(0, 200),
  }
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function compareIssues(left: Issue, right: Issue): number {
  return compareText(left.file, right.file) || (left.line ?? 0) - (right.line ?? 0)
}
