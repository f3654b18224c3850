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
import { count, Failure, printable } from '../messages.ts'
import { openMap, type EarlierMap } from '../open-map.ts'
import { describeComparison } from './diff.ts'
import { matchInputs } from './match-inputs.ts'
import { openMade } from './open-graph-file.ts'
import { checkExport } from './verify-export.ts'

/** Prints what was found on stdout; `map` is the snapshot whose map the file keeps. Returns 0 if the file holds, 1 if not. */
export async function verify(
  path: string,
  documents: readonly string[],
  { map }: { readonly map?: string },
): Promise<number> {
  const made = await openMade(path)
  if (made.snapshot && made.snapshot.facts.papers.length === 0 && made.snapshot.facts.authors.length > 0)
    throw new Failure(
      `${path} holds people and no papers, as coterie network writes them, and can't be verified: write it again and compare.`,
    )
  const { manifest } = made.snapshot ?? made
  const earlier = await mapOf(path, manifest, map)
  const { matched, lines } = await matchInputs(documents, manifest.inputs)
  lines.forEach(print)
  const standing = earlier?.unchanged(matched.map(({ source, hash }) => ({ file: source.name, hash })))
  const isStanding = new Set(standing?.documents.map(({ file }) => file))
  const read = matched.map(({ source }) => source).filter(({ name }) => !isStanding.has(name))
  const built = await buildFromRecords(await readRecords(read), manifest.options, {
    ...earlier?.ground,
    settled: manifest.settled,
    standing,
  })
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
  const done = [
    `${count(read.length, 'document')} read again`,
    ...(isStanding.size > 0 ? [`${count(isStanding.size, 'document')} with the papers of ${map}`] : []),
  ].join(', ')
  if (unchecked.length === 0) print(`${path} holds: ${done}, and every byte is the same.`)
  else print(`${path} holds as far as it can be checked: ${done}. Not checked: ${unchecked.join('; ')}.`)
  return 0
}

/** The map that was kept, which must be the very one. */
async function mapOf(
  path: string,
  manifest: Pick<Manifest, 'map'>,
  map: string | undefined,
): Promise<EarlierMap | undefined> {
  if (map === undefined && manifest.map === undefined) return undefined
  if (manifest.map === undefined) throw new Failure(`${path} was built without an earlier map: leave out --map.`)
  if (map === undefined)
    throw new Failure(`${path} keeps the map of an earlier snapshot (SHA-256 ${manifest.map}): name that with --map.`)
  const earlier = await openMap(map)
  if (earlier.hash !== manifest.map)
    throw new Failure(
      `${path} keeps the map of another snapshot (SHA-256 ${manifest.map}); that of ${map} is ${earlier.hash}.`,
    )
  return earlier
}

/** What was written and moved by hand, the day, and which map was kept, do not follow from documents. */
function asMadeThen(built: Snapshot, { annotations, date, map, coterie }: Manifest): Snapshot {
  const given = {
    ...(annotations && { annotations }),
    ...(date !== undefined && { date }),
    ...(map !== undefined && { map }),
  }
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
