/** `coterie build`: documents in, a snapshot out. */
import { statSync } from 'node:fs'
import {
  buildFromRecords,
  writeSnapshot,
  type DocumentSource,
  type Effects,
  type Ground,
  type Options,
  type Progress,
  type Snapshot,
} from '../../core/index.ts'
import { SnapshotWriter } from '../build/begun-snapshot.ts'
import { closeCache, openCache } from '../build/cache-place.ts'
import { findUnchanged, sizesOf, sumOf, withoutOutput } from '../build/documents.ts'
import { hireHands, type Hands, type HandsOptions } from '../build/hands.ts'
import { ProgressLine } from '../build/progress-line.ts'
import { readChanges, readDocuments } from '../build/remembered-documents.ts'
import { describeTotal, sayWhatWasRead } from '../build/reports.ts'
import { describeFault, findDocuments, writeWhole } from '../files.ts'
import { openMap, type EarlierMap } from '../open-map.ts'
import { readSettled } from '../settled.ts'
import { count, Failure, formatIssue, say } from '../messages.ts'

type Manifest = Snapshot['manifest']

/** Fewer papers are done by one thread before others have started … */
const FEW_PAPERS = 1000
/** … and smaller documents are read before anything is remembered. */
const FEW_BYTES = 1 << 18

export interface BuildOptions extends Options, HandsOptions {
  /** Folder of the cache; true is the usual one, false none. */
  readonly cache: string | boolean
  readonly out: string
  readonly strict?: boolean
  readonly topics?: boolean
  readonly decisions?: string
  readonly thesaurus?: string
  readonly date?: string
  readonly map?: string
}

/** Writes the snapshot and says what was found. Returns the exit code. */
export async function build(
  paths: readonly string[],
  { out, strict, decisions, thesaurus, threads, cache, topics, date, map, ...rest }: BuildOptions,
): Promise<number> {
  const options: Options = { ...rest, ...(topics === false && { withoutTopics: true }) }
  const settled = await readSettled(decisions, thesaurus)
  const { sources, issues: pathIssues } = await findDocuments(paths)
  pathIssues.forEach((issue) => say(formatIssue(issue)))
  const documents = await withoutOutput(sources, out)
  const earlier = map === undefined ? undefined : await openMap(map)
  const standing = earlier && (await findUnchanged(documents, earlier))
  const ground: Ground = { ...earlier?.ground, settled, standing }
  const given = { ...(date !== undefined && { date }), ...(earlier && { map: earlier.hash }) }
  const handsOptions: HandsOptions = {
    ...(threads && { threads }),
    ...(options.withoutTopics && { withoutTopics: true }),
  }
  const isCompact = out.endsWith('.coterie')
  const isAnew = map === undefined && statSync(out, { throwIfNoEntry: false })?.isFile()
  const { snapshot, writer } = await buildFrom(
    documents,
    options,
    ground,
    cache,
    handsOptions,
    given,
    isCompact,
    earlier,
  )
  sayWhatWasRead(snapshot.issues, snapshot.manifest.inputs)
  if (snapshot.facts.papers.length === 0)
    throw new Failure('No paper was found, so nothing was written. Name a file or folder with papers in it.')
  if (strict && snapshot.issues.some((issue) => issue.severity === 'error'))
    throw new Failure(`Nothing was written to ${out}: with --strict every record must be usable.`)
  try {
    await writeWhole(out, isCompact ? await writer.finish(snapshot) : [writeSnapshot(snapshot)])
  } catch (error) {
    throw new Failure(`${out} could not be written: ${describeFault(error)}.`)
  }
  await writer.forget(snapshot)
  say(describeSnapshot(snapshot, out))
  if (isAnew && snapshot.facts.papers.length >= FEW_PAPERS)
    say(`With --map ${out} the next build keeps this map, and has less to do.`)
  return pathIssues.length > 0 ? 1 : 0
}

/** `given` is what the manifest says besides what the build knows. */
async function buildFrom(
  documents: readonly DocumentSource[],
  options: Options,
  ground: Ground,
  place: string | boolean,
  handsOptions: HandsOptions,
  given: Pick<Manifest, 'date' | 'map'>,
  isCompact: boolean,
  earlier: EarlierMap | undefined,
): Promise<{ readonly snapshot: Snapshot; readonly writer: SnapshotWriter }> {
  const isStanding = new Set(ground.standing?.documents.map(({ file }) => file))
  const changed = documents.filter(({ name }) => !isStanding.has(name))
  const sizes = await sizesOf(changed)
  const line = new ProgressLine(sumOf(sizes))
  const onProgress = (progress: Progress): void => line.show(progress)
  const tell = (text: string): void => {
    line.clear()
    say(text)
  }
  let cache = sumOf(sizes) < FEW_BYTES ? undefined : await openCache(place)
  let hands: Hands | undefined
  try {
    const { records, standing } =
      earlier && ground.standing
        ? await readChanges(changed, sizes, cache, onProgress, ground.standing, earlier.inputs)
        : { records: await readDocuments(changed, sizes, cache, onProgress), standing: undefined }
    const papers = records.papers.length + (standing?.papers.length ?? 0)
    if (papers >= FEW_PAPERS) hands = hireHands((cache ??= await openCache(place)), handsOptions, tell)
    // On an earlier map too little follows for a large file to be worth keeping.
    const writer = new SnapshotWriter(given.map === undefined ? cache : undefined, earlier?.file)
    const onFacts: Effects['onFacts'] = (manifest, facts) => writer.begin({ ...manifest, ...given }, facts)
    const built = await buildFromRecords(
      records,
      options,
      { ...ground, standing },
      {
        onProgress,
        ...(isCompact && { onFacts }),
        ...hands,
      },
    )
    return { snapshot: { ...built, manifest: { ...built.manifest, ...given } }, writer }
  } finally {
    line.clear()
    await hands?.leave()
    if (cache) await closeCache(cache, tell)
  }
}

function describeSnapshot({ facts, lenses, manifest }: Snapshot, out: string): string {
  const links = lenses['co-authors']?.graph.network.sources.length ?? 0
  return [
    describeTotal(manifest.inputs),
    [
      count(facts.authors.length, 'person', 'people'),
      count(links, 'co-author link'),
      count(facts.topics.length, 'topic'),
      count(facts.systems.length, 'system'),
    ].join(', '),
    `Written to ${out}`,
  ].join('\n')
}
