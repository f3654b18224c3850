/** `coterie build`: documents in, a snapshot out. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import {
  buildFromRecords,
  isCompactSnapshot,
  isSnapshotText,
  readRecords,
  writeCompactSnapshot,
  writeSnapshot,
  type DocumentSource,
  type FileReport,
  type Ground,
  type Options,
  type Progress,
  type Snapshot,
} from '../../core/index.ts'
import { hireHands, type HandsOptions } from '../build/hands.ts'
import { ProgressLine } from '../build/progress-line.ts'
import { describeFault, findDocuments, writeWhole } from '../files.ts'
import { openMap } from '../open-map.ts'
import { readSettled } from '../settled.ts'
import { count, Failure, formatIssue, printable, say } from '../messages.ts'

/** Notes are mild: as many as fit on a screen are said one by one, more are counted. */
const FEW_NOTES = 20

export interface BuildOptions extends Options, HandsOptions {
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
  const documents = await withoutOutput([...eachOnce(sources)], out)
  const earlier = map === undefined ? undefined : await openMap(map)
  const ground: Ground = { settled, drawn: earlier?.drawn }
  const built = await buildFrom(documents, options, ground, { cache, ...(threads && { threads }) })
  const given = { ...(date !== undefined && { date }), ...(earlier && { map: earlier.hash }) }
  const snapshot = { ...built, manifest: { ...built.manifest, ...given } }
  snapshot.issues.filter((issue) => issue.severity !== 'note').forEach((issue) => say(formatIssue(issue)))
  const notes = snapshot.issues.filter((issue) => issue.severity === 'note')
  if (notes.length <= FEW_NOTES) notes.forEach((note) => say(formatIssue(note)))
  else summariseNotes(notes.map((note) => note.code)).forEach(say)
  snapshot.manifest.inputs.forEach((report) => say(describeReport(report)))
  if (snapshot.facts.papers.length === 0)
    throw new Failure('No paper was found, so nothing was written. Name a file or folder with papers in it.')
  if (strict && snapshot.issues.some((issue) => issue.severity === 'error'))
    throw new Failure(`Nothing was written to ${out}: with --strict every record must be usable.`)
  try {
    await writeWhole(out, [out.endsWith('.coterie') ? writeCompactSnapshot(snapshot) : writeSnapshot(snapshot)])
  } catch (error) {
    throw new Failure(`${out} could not be written: ${describeFault(error)}.`)
  }
  say(describeSnapshot(snapshot, out))
  return pathIssues.length > 0 ? 1 : 0
}

async function buildFrom(
  documents: readonly DocumentSource[],
  options: Options,
  ground: Ground,
  handsOptions: HandsOptions,
): Promise<Snapshot> {
  const line = new ProgressLine(await sizeOf(documents))
  const onProgress = (progress: Progress): void => line.show(progress)
  const records = await readRecords(documents, { onProgress })
  const { leave, ...hands } = await hireHands(records.papers.length, handsOptions, (text) => {
    line.clear()
    say(text)
  })
  try {
    return await buildFromRecords(records, options, ground, { onProgress, ...hands })
  } finally {
    line.clear()
    await leave()
  }
}

/** Bytes of all documents that can be seen. */
async function sizeOf(documents: readonly DocumentSource[]): Promise<number> {
  const sizes = await Promise.all(
    documents.map(({ name }) =>
      stat(name).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** A file that was named twice, or with its folder, is one document. */
function eachOnce(sources: readonly DocumentSource[]): Iterable<DocumentSource> {
  return new Map(sources.map((source) => [source.name, source])).values()
}

/** The snapshot of an earlier build is no document of this one; a document that would be overwritten is not touched. */
async function withoutOutput(sources: readonly DocumentSource[], out: string): Promise<readonly DocumentSource[]> {
  const target = await realpath(out).catch(() => undefined)
  const others = sources.filter(({ name }) => ![resolve(out), target].includes(resolve(name)))
  if (target === undefined || others.length === sources.length) return sources
  const bytes = await readFile(target)
  if (!isCompactSnapshot(bytes) && !isSnapshotText(bytes.toString('utf8', 0, 1000)))
    throw new Failure(`Nothing was written: ${out} is one of the documents. Name another file with --out.`)
  return others
}

function describeReport({ file, format, found, added, merged, rejected }: FileReport): string {
  const read = format === undefined ? 'not read' : `read as ${format}`
  return printable(
    `${file}: ${read}, ${count(found, 'paper')} = ${added} kept + ${merged} merged + ${rejected} rejected`,
  )
}

function describeSnapshot({ facts, lenses, manifest }: Snapshot, out: string): string {
  const sum = (pick: (report: FileReport) => number): number =>
    manifest.inputs.reduce((total, report) => total + pick(report), 0)
  const links = lenses['co-authors']?.graph.network.sources.length ?? 0
  return [
    `${count(
      sum((report) => report.found),
      'paper',
    )} found = ${sum((report) => report.added)} kept` +
      ` + ${sum((report) => report.merged)} merged + ${sum((report) => report.rejected)} rejected`,
    [
      count(facts.authors.length, 'person', 'people'),
      count(links, 'co-author link'),
      count(facts.topics.length, 'topic'),
      count(facts.systems.length, 'system'),
    ].join(', '),
    `Written to ${out}`,
  ].join('\n')
}

/** One line per kind says how many there are; the snapshot holds them all. */
function summariseNotes(codes: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, times]) => `${times} × ${code.replaceAll('-', ' ')} (listed in the snapshot)`)
}
