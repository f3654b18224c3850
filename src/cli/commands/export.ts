/** `coterie export`: a snapshot, or any graph file that we open, as a file for another program. */
import { readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import {
  describeLoss,
  describePaperLoss,
  fillExplorer,
  GRAPH_FORMATS,
  PAPER_FORMATS,
  graphFor,
  manifestOf,
  putIntoPdf,
  putIntoPng,
  putIntoSvg,
  VERSION,
  writeSnapshotPieces,
  writeSnapshot,
  type ExportManifest,
  type GraphFormat,
  type GraphView,
  type Lens,
  type LensName,
  type PaperFormat,
  type Snapshot,
} from '../../core/index.ts'
import { Failure, say } from '../messages.ts'
import type { ExportFormat, PictureChoice, PictureFormat } from './export-choices.ts'
import { drawPicture, PICTURE_FORMATS } from './export-picture.ts'
import { isFile, writeBeside } from './manifest-beside.ts'
import { companionPath, openAny } from './open-graph-file.ts'
import { writeOut } from './write-out.ts'

export interface ExportOptions extends PictureChoice {
  readonly format: ExportFormat
  readonly lens: LensName
  readonly out?: string
  /** The day that the file is to carry, as `build` takes it. */
  readonly date?: string
}

/** Writes to `out`, or to stdout where none is named; `companion` is the second file of the input. Returns the exit code. */
export async function exportGraph(
  path: string,
  companion: string | undefined,
  options: ExportOptions,
): Promise<number> {
  const opened = await openAny(path, companion)
  if (!opened.snapshot) {
    if (!isGraph(options.format))
      throw new Failure(`${path} is a graph without papers: only graph formats can be written from it.`)
    if (options.date !== undefined && !opened.manifest)
      say(`${path} carries no manifest, so there is no place for the date.`)
    await writeGraph(opened.graph, opened.manifest && rewrite(opened.manifest, options), options.format, options.out)
    return 0
  }
  const { manifest } = opened.snapshot
  await exportSnapshot(path, { ...opened.snapshot, manifest: withDate(manifest, options) }, options)
  return 0
}

/** What the file that was read says of the graph, said in the file that is written. */
function rewrite(manifest: ExportManifest, options: ExportOptions): ExportManifest {
  const exported = { ...manifest.exported, coterie: VERSION, format: options.format }
  return withDate({ ...manifest, exported }, options)
}

function withDate<T extends { readonly date?: string }>(manifest: T, { date }: ExportOptions): T {
  return date === undefined ? manifest : { ...manifest, date }
}

async function exportSnapshot(path: string, snapshot: Snapshot, options: ExportOptions): Promise<void> {
  const { format, lens: name, out } = options
  if (format === 'snapshot') return writeOut([writeSnapshot(snapshot)], out)
  if (format === 'compact') return writeOut(writeSnapshotPieces(snapshot, crc32), out)
  if (format === 'html') return writeOut([await fillExplorer(await readExplorer(), snapshot)], out)
  if (isPapers(format)) return writePapers(snapshot, format, out)
  const lens = lensOf(path, snapshot, name)
  const manifest = manifestOfExport(snapshot, format, lens)
  if (isPicture(format)) return writePicture(await drawPicture(snapshot, lens, format, options), manifest, format, out)
  await writeGraph(graphFor(format, snapshot.facts, lens), manifest, format, out)
  for (const { count, what, why } of lens.graph.omissions) say(`Left out: ${count} ${what}, because ${why}`)
}

function manifestOfExport(snapshot: Snapshot, format: string, lens?: Lens): ExportManifest {
  return manifestOf(snapshot, {
    coterie: VERSION,
    format,
    ...(lens && { lens: lens.graph.lens, nodes: lens.graph.network.order, links: lens.graph.network.sources.length }),
  })
}

/** The explorer as one file, as the page was built beside the command line. */
async function readExplorer(): Promise<string> {
  try {
    return await readFile(new URL('../app/explorer.html', import.meta.url), 'utf8')
  } catch {
    throw new Failure('The page has not been built yet: run "npm run build" first.')
  }
}

function isGraph(format: string): format is GraphFormat {
  return format in GRAPH_FORMATS
}

function isPapers(format: string): format is PaperFormat {
  return format in PAPER_FORMATS
}

function isPicture(format: string): format is PictureFormat {
  return (PICTURE_FORMATS as readonly string[]).includes(format)
}

function lensOf(path: string, { lenses }: Snapshot, lens: LensName): Lens {
  const chosen = lenses[lens]
  if (!chosen) throw new Failure(`${path} has no lens "${lens}"; it has ${Object.keys(lenses).join(', ')}.`)
  return chosen
}

async function writeGraph(
  graph: GraphView,
  manifest: ExportManifest | undefined,
  format: GraphFormat,
  out: string | undefined,
): Promise<void> {
  const { write: piecesOf, companion, label, holds } = GRAPH_FORMATS[format]
  if (companion && out === undefined)
    throw new Failure(`${label} are two files: name one with --out, and the other is put beside it.`)
  describeLoss(graph, format, manifest !== undefined).forEach(say)
  await writeOut(piecesOf(graph, manifest), out)
  const written = out === undefined ? [] : [out]
  if (out !== undefined && companion) {
    written.push(companionPath(out, companion.ending))
    await writeOut(companion.write(graph), written[1])
  }
  if (manifest && !holds.manifest) await putBeside(manifest, written)
  if (written.length > 0) say(`${graph.order} nodes and ${graph.size} links written to ${written.join(' and ')}`)
}

async function writePapers(snapshot: Snapshot, format: PaperFormat, out: string | undefined): Promise<void> {
  const { papers } = snapshot.facts
  const { write: piecesOf, holdsManifest } = PAPER_FORMATS[format]
  const manifest = manifestOfExport(snapshot, format)
  describePaperLoss(papers, format).forEach(say)
  await writeOut(piecesOf(papers, manifest), out)
  if (!holdsManifest) await putBeside(manifest, out === undefined ? [] : [out])
  if (out !== undefined) say(`${papers.length} papers written to ${out}`)
}

async function writePicture(
  picture: string | Uint8Array,
  manifest: ExportManifest,
  format: PictureFormat,
  out: string | undefined,
): Promise<void> {
  const sealed =
    typeof picture === 'string'
      ? putIntoSvg(picture, manifest)
      : format === 'png'
        ? putIntoPng(picture, manifest)
        : putIntoPdf(picture, manifest)
  await writeOut([sealed ?? picture], out)
  if (!sealed) await putBeside(manifest, out === undefined ? [] : [out])
}

/** What has no place for its manifest has it beside, if it is a file at all. */
async function putBeside(manifest: ExportManifest, written: readonly string[]): Promise<void> {
  const [first, ...others] = written
  if (first !== undefined && (await isFile(first)))
    say(`How it was made: ${await writeBeside(manifest, [first, ...others])}`)
  else
    say(
      'How it was made is not written with it: the format has no place for that. A file named with --out has it beside.',
    )
}
