/** Makes the files that the page can be asked for; loaded with the list of them. */
import {
  describeLoss,
  fillExplorer,
  GRAPH_FORMATS,
  graphFor,
  viewLens,
  writeCompactSnapshot,
  type GraphFormat,
  type LensName,
  type Snapshot,
} from '../../core/index.ts'

export interface NamedFile {
  readonly name: string
  readonly content: Blob
}

/** What a file of this format would not hold of the lens, in plain words. */
export function lossesOf({ facts, lenses }: Snapshot, lens: LensName, format: GraphFormat): string[] {
  return describeLoss(viewLens(facts, lenses[lens]!), format)
}

/** The file, and for some formats a second one that belongs to it. */
export function graphFiles({ facts, lenses }: Snapshot, lens: LensName, format: GraphFormat): NamedFile[] {
  const { extension, mediaType: type, write, companion } = GRAPH_FORMATS[format]
  const view = graphFor(format, facts, lenses[lens]!)
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
