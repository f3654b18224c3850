/** `coterie verify`: whether a snapshot is still what its documents give. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  buildFromRecords,
  compareSnapshots,
  countChanges,
  readRecords,
  VERSION,
  writeSnapshot,
  type DocumentSource,
  type FileReport,
  type Snapshot,
} from '../../core/index.ts'
import { describeFault, findDocuments, openDocument } from '../files.ts'
import { count, formatIssue, printable, say } from '../messages.ts'
import { describeComparison } from './diff.ts'
import { openSnapshot } from './open-graph-file.ts'

/** Prints what was found on stdout. Returns 0 if the snapshot holds, 1 if not. */
export async function verify(path: string, documents: readonly string[]): Promise<number> {
  const snapshot = await openSnapshot(path)
  const { sources, issues } = await findDocuments(documents)
  issues.forEach((issue) => say(formatIssue(issue)))
  const { matched, lines } = await matchInputs(sources, snapshot.manifest.inputs)
  lines.forEach(print)
  const { options, settled, annotations } = snapshot.manifest
  const built = await buildFromRecords(await readRecords(matched), options, { settled })
  // What was written and moved by hand does not follow from documents.
  const rebuilt = { ...built, manifest: { ...built.manifest, ...(annotations && { annotations }) } }
  const { coterie } = snapshot.manifest
  if (coterie !== VERSION) print(`The snapshot was built by Coterie ${coterie}; this is ${VERSION}.`)
  const isSame = writeSnapshot({ ...rebuilt, manifest: { ...rebuilt.manifest, coterie } }) === writeSnapshot(snapshot)
  if (isSame && lines.length === 0) {
    print(`${path} holds: ${count(matched.length, 'document')} read again, and every byte is the same.`)
    return 0
  }
  if (isSame) print('What is left of the documents gives the same snapshot.')
  else for (const line of describeDifference(snapshot, rebuilt)) print(line)
  print(`${path} does not hold.`)
  return 1
}

interface MatchedInputs {
  /** The documents, under the names that the snapshot knows them by where their content is the same. */
  readonly matched: readonly DocumentSource[]
  /** What is missing, new or changed. */
  readonly lines: readonly string[]
}

/** Documents are known by their content, so that a folder may have been moved. */
async function matchInputs(sources: readonly DocumentSource[], inputs: readonly FileReport[]): Promise<MatchedInputs> {
  const awaited = [...inputs]
  const matched: DocumentSource[] = []
  const strangers: string[] = []
  for (const { name } of sources) {
    const hash = await hashOf(name)
    const index = awaited.findIndex((input) => input.hash === hash)
    const known = index < 0 ? undefined : awaited.splice(index, 1)[0]
    if (!known) strangers.push(name)
    matched.push(openDocument(name, known?.file))
  }
  return {
    matched,
    lines: [
      ...awaited.map(({ file }) => `Missing or changed: ${file} is not among the documents with the content it had.`),
      ...strangers.map((name) => `New or changed: ${name} has content that the snapshot was not built from.`),
    ],
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  } catch (error) {
    say(`${path} could not be read: ${describeFault(error)}.`)
  }
  return hash.digest('hex')
}

function describeDifference(before: Snapshot, after: Snapshot): string[] {
  const comparison = compareSnapshots(before, after)
  return countChanges(comparison) > 0
    ? ['What the documents give now, against the snapshot:', ...describeComparison(comparison)]
    : ['The same people, papers, topics and links come out, but details of them, positions or messages differ.']
}

function print(line: string): void {
  process.stdout.write(`${printable(line)}\n`)
}
