/** What can be said of an exported file from its manifest: its counts, and its bytes where they follow from the documents. */
import { createHash } from 'node:crypto'
import {
  GRAPH_FORMATS,
  graphFor,
  openSnapshotFile,
  PAPER_FORMATS,
  writeCompactSnapshot,
  type ExportManifest,
  type GraphFormat,
  type GraphView,
  type PaperFormat,
  type Snapshot,
} from '../../core/index.ts'
import { hashFile } from '../hash-file.ts'
import { companionPath } from './open-graph-file.ts'

export interface Checked {
  /** Plain sentences; empty where nothing differs. */
  readonly differences: readonly string[]
  /** What could not be looked at, in plain words. */
  readonly unchecked: readonly string[]
}

/** `graph` is what the file holds, where it is a graph; `built` is what the documents give now. */
export async function checkExport(
  path: string,
  manifest: ExportManifest,
  graph: GraphView | undefined,
  built: Snapshot,
): Promise<Checked> {
  const { exported, counts } = manifest
  const { nodes, links } = exported
  const lens = exported.lens && built.lenses[exported.lens]
  const { papers, authors, topics, systems } = built.facts
  const now = { papers: papers.length, authors: authors.length, topics: topics.length, systems: systems.length }
  const network = lens &&
    !exported.isPart && { nodes: lens.graph.network.order, links: lens.graph.network.sources.length }
  const differences = [
    ...describeCounts('The documents give', now, counts),
    ...(network ? describeCounts('The documents give', network, { nodes, links }) : []),
    ...(graph ? describeCounts('The file has', { nodes: graph.order, links: graph.size }, { nodes, links }) : []),
  ]
  if (differences.length > 0) return { differences, unchecked: [] }
  const pieces = exported.isPart || exported.files ? undefined : piecesOf(path, manifest, await asSaved(built))
  if (pieces === undefined) return { differences, unchecked: describeUnchecked(manifest) }
  const isSame = await Promise.all(pieces.map(async ([file, text]) => (await hashOf(file)) === hashPieces(text)))
  return isSame.every(Boolean)
    ? { differences: [], unchecked: [] }
    : {
        differences: [
          'The same numbers come out, but details or positions differ; notes and places of one’s own are in no manifest.',
        ],
        unchecked: [],
      }
}

type Counts = Readonly<Record<string, number | undefined>>

function describeCounts(who: string, found: Counts, awaited: Counts): string[] {
  return Object.entries(found).flatMap(([name, value]) => {
    const then = awaited[name]
    return then === undefined || then === value ? [] : [`${who} ${value} ${name} where the manifest says ${then}.`]
  })
}

/** Files are exported from snapshots that were saved, which rounds positions. */
async function asSaved(built: Snapshot): Promise<Snapshot> {
  return (await openSnapshotFile(writeCompactSnapshot(built))).snapshot!
}

/** The files as they would be written now; nothing for pictures, which a browser draws or a window gave its size. */
function piecesOf(
  path: string,
  manifest: ExportManifest,
  { facts, lenses }: Snapshot,
): [file: string, pieces: Iterable<string>][] | undefined {
  const { format } = manifest.exported
  if (format in PAPER_FORMATS) return [[path, PAPER_FORMATS[format as PaperFormat].write(facts.papers, manifest)]]
  const lens = manifest.exported.lens && lenses[manifest.exported.lens]
  if (!(format in GRAPH_FORMATS) || !lens) return undefined
  const { write, companion } = GRAPH_FORMATS[format as GraphFormat]
  const view = graphFor(format, facts, lens)
  return [
    [path, write(view, manifest)],
    ...(companion
      ? ([[companionPath(path, companion.ending), companion.write(view)]] as [string, Iterable<string>][])
      : []),
  ]
}

function describeUnchecked({ exported }: ExportManifest): string[] {
  if (exported.files) return [`the files that it speaks of (${exported.files.map(({ name }) => name).join(', ')})`]
  return [exported.isPart ? 'which part of the map this is' : 'what is drawn']
}

/** Nothing where there is no such file any more. */
async function hashOf(path: string): Promise<string | undefined> {
  return (await hashFile(path).catch(() => undefined))?.hash
}

function hashPieces(pieces: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}
