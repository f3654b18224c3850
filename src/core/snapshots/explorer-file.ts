/** One HTML file that is the explorer with a graph inside: puts a snapshot into it, and takes it out again. */
import type { Snapshot } from '../model/snapshot.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import { writeCompactSnapshot } from './compact/compact-snapshot.ts'
import { openSnapshot } from './open-snapshot.ts'
import type { OpenedSnapshot } from './snapshot.ts'
import { decodeUtf8 } from './utf8.ts'

/** How every such file begins, so that it is told from a saved page by its first bytes. */
export const EXPLORER_START = '<!doctype html><!-- Coterie explorer -->'

/** Holds the compact snapshot, packed, in letters that cannot end the element; nothing runs it. */
export const SNAPSHOT_ELEMENT = '<script type="application/octet-stream" id="coterie-snapshot">'
const END = '</script>'

/** Web standards that Node and every browser have and the language library does not declare. */
interface Platform {
  readonly CompressionStream: new (format: 'gzip') => Packer
  readonly DecompressionStream: new (format: 'gzip') => Packer
}

interface Packer {
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } }
  readonly readable: { getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }> } }
}

const { CompressionStream, DecompressionStream } = globalThis as unknown as Platform

export function isExplorerFile(bytes: Uint8Array): boolean {
  for (let at = 0; at < EXPLORER_START.length; at++) if (bytes[at] !== EXPLORER_START.charCodeAt(at)) return false
  return true
}

/**
 * The file with this graph in place of the one it has. `explorer` is the built file, or the text of a page that was
 * opened from one. Throws where it has no place for a graph.
 */
export async function fillExplorer(explorer: string, snapshot: Snapshot): Promise<string> {
  const from = explorer.indexOf(SNAPSHOT_ELEMENT)
  const to = explorer.indexOf(END, from)
  if (from < 0 || to < 0) throw new Error('This is not the explorer: it has no place for a graph.')
  const start = explorer.startsWith(EXPLORER_START) ? '' : `${EXPLORER_START}\n`
  const letters = encodeBase64(await pump(new CompressionStream('gzip'), writeCompactSnapshot(snapshot)))
  return start + explorer.slice(0, from + SNAPSHOT_ELEMENT.length) + letters + explorer.slice(to)
}

/** Any snapshot file from its bytes: readable, compact, or inside of an explorer. Never throws. */
export async function openSnapshotFile(bytes: Uint8Array): Promise<OpenedSnapshot> {
  if (!isExplorerFile(bytes)) return openSnapshot(bytes)
  const text = decodeUtf8(bytes, 'lenient')
  const from = text.indexOf(SNAPSHOT_ELEMENT) + SNAPSHOT_ELEMENT.length
  const to = text.indexOf(END, from)
  if (from < SNAPSHOT_ELEMENT.length || to < 0) return { problem: 'The file ends before its graph: it was cut off.' }
  return openPackedSnapshot(text.slice(from, to))
}

/** The snapshot from the text of its element. Never throws. */
export async function openPackedSnapshot(letters: string): Promise<OpenedSnapshot> {
  if (letters === '') return { problem: 'There is no graph in this explorer.' }
  const packed = decodeBase64(letters)
  try {
    if (packed) return openSnapshot(await pump(new DecompressionStream('gzip'), packed))
  } catch {
    // Said below: whatever is wrong with it, it cannot be unpacked.
  }
  return { problem: 'The graph inside of this explorer is damaged.' }
}

async function pump({ readable, writable }: Packer, bytes: Uint8Array): Promise<Uint8Array> {
  const writer = writable.getWriter()
  const written = writer.write(bytes).then(() => writer.close())
  // What goes wrong in writing is heard in reading.
  written.catch(() => undefined)
  const reader = readable.getReader()
  const pieces: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done || !value) break
    pieces.push(value)
    length += value.length
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
