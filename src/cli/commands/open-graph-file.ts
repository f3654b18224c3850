/** Opens what the commands take as input: a snapshot in either form, or a graph file of another program. */
import { readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import {
  detectGraphFormat,
  findManifest,
  GRAPH_FORMATS,
  isCompactSnapshot,
  isExplorerFile,
  isSnapshotText,
  openGraph,
  type ExportManifest,
  type GraphView,
  type Snapshot,
} from '../../core/index.ts'
import { Failure, formatIssue, say } from '../messages.ts'
import { readBeside } from './manifest-beside.ts'
import { checkSnapshot, readWhole } from './open-snapshot-file.ts'

export type Opened =
  | { readonly snapshot: Snapshot; readonly graph?: never; readonly manifest?: never }
  | {
      readonly snapshot?: never
      readonly graph: GraphView
      /** As the file carries it, or what stands beside it. */
      readonly manifest: ExportManifest | undefined
    }

/** What can be verified: a snapshot, or the manifest of an exported file, with the graph in it where it is one. */
export async function openMade(
  path: string,
): Promise<
  Extract<Opened, { snapshot: Snapshot }> | { readonly snapshot?: never; manifest: ExportManifest; graph?: GraphView }
> {
  const bytes = await readWhole(path)
  const isGraph = !isOfSnapshot(bytes) && detectGraphFormat(bytes.toString('utf8')) !== undefined
  if (isOfSnapshot(bytes) || isGraph) {
    const { snapshot, graph, manifest } = await openAny(path)
    if (snapshot) return { snapshot }
    if (manifest) return { graph, manifest }
  }
  const found = isGraph ? undefined : findManifest(bytes)
  if (found?.problem !== undefined) throw new Failure(`${path}: ${found.problem}`)
  const manifest = found?.manifest ?? (isGraph ? undefined : await readBeside(path))
  if (!manifest)
    throw new Failure(`${path} says nowhere how it was made: it carries no manifest, and none stands beside it.`)
  return { manifest }
}

/** `companion` names the second file of a pair; without it, the one that stands beside the first is taken. */
export async function openAny(path: string, companion?: string): Promise<Opened> {
  const bytes = await readWhole(path)
  if (isOfSnapshot(bytes)) return { snapshot: await checkSnapshot(path, bytes) }
  const text = bytes.toString('utf8')
  const opened = openGraph(text, path, await readCompanion(path, text, companion))
  if (opened.problem !== undefined) throw new Failure(`${path}: ${opened.problem}`)
  opened.issues.forEach((issue) => say(formatIssue(issue)))
  return { graph: opened.graph, manifest: opened.manifest ?? (await readBeside(path)) }
}

/** `graph.csv` and `-edges.csv` make `graph-edges.csv`. */
export function companionPath(path: string, ending: string): string {
  const { dir, name } = parse(path)
  return join(dir, `${name}${ending}`)
}

function isOfSnapshot(bytes: Buffer): boolean {
  return isCompactSnapshot(bytes) || isExplorerFile(bytes) || isSnapshotText(bytes.toString('utf8', 0, 1000))
}

async function readCompanion(path: string, text: string, named: string | undefined): Promise<string | undefined> {
  if (named !== undefined) return (await readWhole(named)).toString('utf8')
  const format = detectGraphFormat(text)
  const ending = format && GRAPH_FORMATS[format].companion?.ending
  if (ending === undefined) return undefined
  return readFile(companionPath(path, ending), 'utf8').catch(() => undefined)
}
