/** One HTML file that is the explorer with a graph inside: takes the snapshot out of it; `fill-explorer.ts` puts it in. */
import { decodeBase64 } from './base64.ts'
import type { Checksum } from './compact/checksum.ts'
import { unpackGzip } from './gzip.ts'
import { openSnapshot } from './open-snapshot.ts'
import type { OpenedSnapshot } from './snapshot.ts'
import { decodeUtf8 } from './utf8.ts'

/** How every such file begins, so that it is told from a saved page by its first bytes. */
export const EXPLORER_START = '<!doctype html><!-- Coterie explorer -->'

/** Holds the compact snapshot, packed, in letters that cannot end the element; nothing runs it. */
export const SNAPSHOT_ELEMENT = '<script type="application/octet-stream" id="coterie-snapshot">'
export const SNAPSHOT_END = '</script>'

export function isExplorerFile(bytes: Uint8Array): boolean {
  for (let at = 0; at < EXPLORER_START.length; at++) if (bytes[at] !== EXPLORER_START.charCodeAt(at)) return false
  return true
}

/** Any snapshot file from its bytes: readable, compact, or inside of an explorer. Never throws. */
export async function openSnapshotFile(bytes: Uint8Array, checksum?: Checksum): Promise<OpenedSnapshot> {
  if (!isExplorerFile(bytes)) return openSnapshot(bytes, checksum)
  const text = decodeUtf8(bytes, 'lenient')
  const from = text.indexOf(SNAPSHOT_ELEMENT) + SNAPSHOT_ELEMENT.length
  const to = text.indexOf(SNAPSHOT_END, from)
  if (from < SNAPSHOT_ELEMENT.length || to < 0) return { problem: 'The file ends before its graph: it was cut off.' }
  return openPackedSnapshot(text.slice(from, to))
}

/** The snapshot from the text of its element. Never throws. */
export async function openPackedSnapshot(letters: string): Promise<OpenedSnapshot> {
  if (letters === '') return { problem: 'There is no graph in this explorer.' }
  const packed = decodeBase64(letters)
  try {
    if (packed) return openSnapshot(await unpackGzip(packed))
  } catch {
    // Said below: whatever is wrong with it, it cannot be unpacked.
  }
  return { problem: 'The graph inside of this explorer is damaged.' }
}
