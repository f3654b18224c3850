/** `coterie export`: a snapshot, or any graph file that we open, as a file for another program. */
import { readFile } from 'node:fs/promises'
import {
  describeLoss,
  describePaperLoss,
  fillExplorer,
  GRAPH_FORMATS,
  PAPER_FORMATS,
  graphFor,
  writeCompactSnapshot,
  writeSnapshot,
  type GraphFormat,
  type GraphView,
  type Lens,
  type LensName,
  type PaperFormat,
  type Snapshot,
} from '../../core/index.ts'
import { Failure, say } from '../messages.ts'
import { drawPicture, PICTURE_FORMATS, type PictureChoice, type PictureFormat } from './export-picture.ts'
import { companionPath, openAny } from './open-graph-file.ts'
import { writeOut } from './write-out.ts'

export const EXPORT_FORMATS = [
  'snapshot',
  'compact',
  ...PICTURE_FORMATS,
  'html',
  ...(Object.keys(GRAPH_FORMATS) as GraphFormat[]),
  ...(Object.keys(PAPER_FORMATS) as PaperFormat[]),
]

export interface ExportOptions extends PictureChoice {
  readonly format: 'snapshot' | 'compact' | 'html' | GraphFormat | PaperFormat | PictureFormat
  readonly lens: LensName
  readonly out?: string
}

/** Writes to `out`, or to stdout where none is named; `companion` is the second file of the input. Returns the exit code. */
export async function exportGraph(
  path: string,
  companion: string | undefined,
  options: ExportOptions,
): Promise<number> {
  const { format, lens, out } = options
  const { snapshot, graph } = await openAny(path, companion)
  if (format in GRAPH_FORMATS) {
    const view = graph ?? graphFor(format, snapshot.facts, lensOf(path, snapshot, lens))
    await writeGraph(view, format as GraphFormat, out)
    for (const { count, what, why } of snapshot?.lenses[lens]?.graph.omissions ?? [])
      say(`Left out: ${count} ${what}, because ${why}`)
    return 0
  }
  if (!snapshot) throw new Failure(`${path} is a graph without papers: only graph formats can be written from it.`)
  if (format === 'snapshot') await writeOut([writeSnapshot(snapshot)], out)
  else if (format === 'compact') await writeOut([writeCompactSnapshot(snapshot)], out)
  else if (format === 'html') await writeOut([await fillExplorer(await readExplorer(), snapshot)], out)
  else if (isPicture(format))
    await writeOut([await drawPicture(snapshot, lensOf(path, snapshot, lens), format, options)], out)
  else await writePapers(snapshot, format as PaperFormat, out)
  return 0
}

/** The explorer as one file, as the page was built beside the command line. */
async function readExplorer(): Promise<string> {
  try {
    return await readFile(new URL('../app/explorer.html', import.meta.url), 'utf8')
  } catch {
    throw new Failure('The page has not been built yet: run "npm run build" first.')
  }
}

function isPicture(format: string): format is PictureFormat {
  return (PICTURE_FORMATS as readonly string[]).includes(format)
}

function lensOf(path: string, { lenses }: Snapshot, lens: LensName): Lens {
  const chosen = lenses[lens]
  if (!chosen) throw new Failure(`${path} has no lens "${lens}"; it has ${Object.keys(lenses).join(', ')}.`)
  return chosen
}

async function writeGraph(graph: GraphView, format: GraphFormat, out: string | undefined): Promise<void> {
  const { write: piecesOf, companion, label } = GRAPH_FORMATS[format]
  if (companion && out === undefined)
    throw new Failure(`${label} are two files: name one with --out, and the other is put beside it.`)
  describeLoss(graph, format).forEach(say)
  await writeOut(piecesOf(graph), out)
  if (out === undefined) return
  const second = companion && companionPath(out, companion.ending)
  if (second !== undefined) await writeOut(companion!.write(graph), second)
  say(`${graph.order} nodes and ${graph.size} links written to ${out}${second === undefined ? '' : ` and ${second}`}`)
}

async function writePapers({ facts }: Snapshot, format: PaperFormat, out: string | undefined): Promise<void> {
  describePaperLoss(facts.papers, format).forEach(say)
  await writeOut(PAPER_FORMATS[format].write(facts.papers), out)
  if (out !== undefined) say(`${facts.papers.length} papers written to ${out}`)
}
