/** Makes the files that the page can be asked for; loaded with the list of them. */
import {
  describeFile,
  describeLoss,
  fillExplorer,
  GRAPH_FORMATS,
  graphFor,
  MANIFEST_ENDING,
  manifestOf,
  putIntoPng,
  putIntoSvg,
  VERSION,
  viewLens,
  writeCompactSnapshot,
  writeManifest,
  type Exported,
  type ExportManifest,
  type GraphFormat,
  type GraphView,
  type LensName,
  type Snapshot,
} from '../../core/index.ts'
import { annotationsOf } from '../state/annotations.ts'
import type { Visible } from '../state/filters.ts'
import { ownGraph } from '../state/own-graph.ts'

export interface NamedFile {
  readonly name: string
  readonly content: Blob
}

/** What a graph file is made from. */
export interface GraphSource {
  readonly snapshot: Snapshot
  readonly lens: LensName
  /** Only these marks and the links between them. */
  readonly only: ReadonlySet<string> | undefined
}

function toOwn(graph: GraphView, { snapshot, lens, only }: GraphSource): GraphView {
  return ownGraph(graph, lens, annotationsOf(snapshot), only)
}

/** What a file of this format would not hold of the lens, in plain words. */
export function lossesOf(source: GraphSource, format: GraphFormat): string[] {
  const { facts, lenses } = source.snapshot
  return describeLoss(toOwn(viewLens(facts, lenses[source.lens]!), source), format, true)
}

/** The file, and what belongs to it: for some formats a second one, and how it was made where it can't say so itself. */
export async function graphFiles(source: GraphSource, format: GraphFormat): Promise<NamedFile[]> {
  const { snapshot, lens, only } = source
  const { extension, mediaType: type, write, companion, holds } = GRAPH_FORMATS[format]
  const view = toOwn(graphFor(format, snapshot.facts, snapshot.lenses[lens]!), source)
  const { order: nodes, size: links } = view
  const manifest = madeHere(snapshot, { format, lens, nodes, links, ...(only && { isPart: true }) })
  const name = `coterie-${lens}`
  const files = [
    { name: `${name}.${extension}`, content: await gather(write(view, manifest), type) },
    ...(companion ? [{ name: `${name}${companion.ending}`, content: await gather(companion.write(view), type) }] : []),
  ]
  return holds.manifest ? files : [...files, await manifestBeside(manifest, files)]
}

/** Milliseconds of work before other work is let through. */
const SLICE = 16
/** Pieces that are put together at a time: a large graph makes millions, and more text than one string may hold. */
const MOST_PIECES = 20_000

async function gather(pieces: Iterable<string>, type: string): Promise<Blob> {
  let parts: (string | Blob)[] = []
  let start = performance.now()
  for (const piece of pieces) {
    parts.push(piece)
    if (parts.length >= MOST_PIECES) parts = [new Blob(parts)]
    if (performance.now() - start < SLICE) continue
    await new Promise((resolve) => setTimeout(resolve))
    start = performance.now()
  }
  return new Blob(parts, { type })
}

function madeHere(snapshot: Snapshot, exported: Omit<Exported, 'coterie'>): ExportManifest {
  return manifestOf(snapshot, { coterie: VERSION, ...exported })
}

/** Bound to its files by their content, and named like the first. */
async function manifestBeside(manifest: ExportManifest, files: readonly NamedFile[]): Promise<NamedFile> {
  const written = await Promise.all(
    files.map(async ({ name, content }) => describeFile(name, new Uint8Array(await content.arrayBuffer()))),
  )
  const whole = { ...manifest, exported: { ...manifest.exported, files: written } }
  return {
    name: files[0]!.name + MANIFEST_ENDING,
    content: new Blob([writeManifest(whole)], { type: 'application/json' }),
  }
}

/** How the map was made, as a file of its own: for what is printed or copied, which can't carry it. */
export function manifestFile(snapshot: Snapshot): NamedFile {
  const text = writeManifest(madeHere(snapshot, { format: 'manifest' }))
  return { name: `coterie${MANIFEST_ENDING}`, content: new Blob([text], { type: 'application/json' }) }
}

/** What a picture shows. */
export interface Pictured {
  readonly snapshot: Snapshot
  readonly lens: LensName
  readonly visible: Visible | undefined
}

/** A picture that says how it was made. */
export async function pictureFile(
  { snapshot, lens, visible }: Pictured,
  format: 'png' | 'svg',
  picture: Blob,
): Promise<NamedFile> {
  const whole = snapshot.lenses[lens]?.graph.network
  const [nodes, links] = [visible?.nodeCount ?? 0, visible?.edgeCount ?? 0]
  const isPart = nodes !== whole?.order || links !== whole.sources.length
  const manifest = madeHere(snapshot, { format, lens, nodes, links, ...(isPart && { isPart }) })
  const content =
    format === 'svg'
      ? putIntoSvg(await picture.text(), manifest)
      : putIntoPng(new Uint8Array(await picture.arrayBuffer()), manifest)
  return { name: `coterie-${lens}.${format}`, content: new Blob([content], { type: picture.type }) }
}

export function snapshotFile(snapshot: Snapshot): NamedFile {
  const bytes = writeCompactSnapshot(snapshot) as Uint8Array<ArrayBuffer>
  return { name: 'graph.coterie', content: new Blob([bytes], { type: 'application/octet-stream' }) }
}

/** The page that this one came as, or the one that is served beside it. */
export async function explorerFile(snapshot: Snapshot): Promise<NamedFile> {
  const own = (globalThis as { coterieTemplate?: string }).coterieTemplate
  const html = await fillExplorer(own ?? (await fetchExplorer()), snapshot)
  return { name: 'coterie.html', content: new Blob([html], { type: 'text/html' }) }
}

async function fetchExplorer(): Promise<string> {
  const response = await fetch('./explorer.html')
  if (!response.ok) throw new Error('the server has no “explorer.html” beside this page; build the page again')
  return response.text()
}
