/** `coterie verify`: whether a snapshot, or a file that was exported from one, is still what its documents give. */
import {
  buildFromRecords,
  compareSnapshots,
  countChanges,
  readRecords,
  VERSION,
  writeSnapshot,
  type Manifest,
  type Snapshot,
} from '../../core/index.ts'
import { count, printable } from '../messages.ts'
import { describeComparison } from './diff.ts'
import { matchInputs } from './match-inputs.ts'
import { openMade } from './open-graph-file.ts'
import { checkExport } from './verify-export.ts'

/** Prints what was found on stdout. Returns 0 if the file holds, 1 if not. */
export async function verify(path: string, documents: readonly string[]): Promise<number> {
  const made = await openMade(path)
  const { manifest } = made.snapshot ?? made
  const { matched, lines } = await matchInputs(documents, manifest.inputs)
  lines.forEach(print)
  const built = await buildFromRecords(await readRecords(matched), manifest.options, { settled: manifest.settled })
  if (manifest.coterie !== VERSION) print(`It was built by Coterie ${manifest.coterie}; this is ${VERSION}.`)
  const { differences, unchecked } = made.snapshot
    ? { differences: differencesOf(made.snapshot, asMadeThen(built, made.snapshot.manifest)), unchecked: [] }
    : await checkExport(path, made.manifest, made.graph, built)
  differences.forEach(print)
  const isSame = differences.length === 0
  if (!isSame || lines.length > 0) {
    if (isSame) print('What is left of the documents gives the same.')
    print(`${path} does not hold.`)
    return 1
  }
  const read = `${count(matched.length, 'document')} read again`
  if (unchecked.length === 0) print(`${path} holds: ${read}, and every byte is the same.`)
  else print(`${path} holds as far as it can be checked: ${read}. Not checked: ${unchecked.join('; ')}.`)
  return 0
}

/** What was written and moved by hand, and the day, do not follow from documents. */
function asMadeThen(built: Snapshot, { annotations, date, coterie }: Manifest): Snapshot {
  const given = { ...(annotations && { annotations }), ...(date !== undefined && { date }) }
  return { ...built, manifest: { ...built.manifest, coterie, ...given } }
}

function differencesOf(before: Snapshot, after: Snapshot): readonly string[] {
  if (writeSnapshot(after) === writeSnapshot(before)) return []
  const comparison = compareSnapshots(before, after)
  return countChanges(comparison) > 0
    ? ['What the documents give now, against the snapshot:', ...describeComparison(comparison)]
    : ['The same people, papers, topics and links come out, but details of them, positions or messages differ.']
}

function print(line: string): void {
  process.stdout.write(`${printable(line)}\n`)
}
