/** Puts a snapshot into the one HTML file that is the explorer with a graph inside. */
import type { Snapshot } from '../model/snapshot.ts'
import { encodeBase64 } from './base64.ts'
import { writeCompactSnapshot } from './compact/write-compact.ts'
import { EXPLORER_START, SNAPSHOT_ELEMENT, SNAPSHOT_END } from './explorer-file.ts'
import { packGzip } from './gzip.ts'

/**
 * The file with this graph in place of the one it has. `explorer` is the built file, or the text of a page that was
 * opened from one. Throws where it has no place for a graph.
 */
export async function fillExplorer(explorer: string, snapshot: Snapshot): Promise<string> {
  const from = explorer.indexOf(SNAPSHOT_ELEMENT)
  const to = explorer.indexOf(SNAPSHOT_END, from)
  if (from < 0 || to < 0) throw new Error('This is not the explorer: it has no place for a graph.')
  const start = explorer.startsWith(EXPLORER_START) ? '' : `${EXPLORER_START}\n`
  const letters = encodeBase64(await packGzip(writeCompactSnapshot(snapshot)))
  return start + explorer.slice(0, from + SNAPSHOT_ELEMENT.length) + letters + explorer.slice(to)
}
