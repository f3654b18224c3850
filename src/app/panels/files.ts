/** Makes the files that the page can be asked for; loaded with the list of them. */
import {
  describeLoss,
  fillExplorer,
  GRAPH_FORMATS,
  graphFor,
  viewLens,
  writeCompactSnapshot,
  type GraphFormat,
  type GraphView,
  type LensName,
  type Snapshot,
} from '../../core/index.ts'
import { annotationsOf } from '../state/annotations.ts'
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
  return describeLoss(toOwn(viewLens(facts, lenses[source.lens]!), source), format)
}

/** The file, and for some formats a second one that belongs to it. */
export function graphFiles(source: GraphSource, format: GraphFormat): NamedFile[] {
  const { snapshot, lens } = source
  const { extension, mediaType: type, write, companion } = GRAPH_FORMATS[format]
  const view = toOwn(graphFor(format, snapshot.facts, snapshot.lenses[lens]!), source)
  const name = `coterie-${lens}`
  return [
    { name: `${name}.${extension}`, content: new Blob([...write(view)], { type }) },
    ...(companion
      ? [{ name: `${name}${companion.ending}`, content: new Blob([...companion.write(view)], { type }) }]
      : []),
  ]
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
