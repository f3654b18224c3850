/** Writes the graph of a lens as a file of another tool; loaded when it is first asked for. */
import { GRAPH_FORMATS, toGraphology, type GraphFormat, type LensName, type Snapshot } from '../../core/index.ts'

export function writeGraphFile(snapshot: Snapshot, lens: LensName, format: GraphFormat): { name: string; blob: Blob } {
  const { extension, mediaType, write } = GRAPH_FORMATS[format]
  const shown = snapshot.lenses[lens]
  if (!shown) throw new Error(`The graph has no lens “${lens}”.`)
  const pieces = [...write(toGraphology(snapshot.facts, shown))]
  return { name: `coterie-${lens}.${extension}`, blob: new Blob(pieces, { type: mediaType }) }
}
