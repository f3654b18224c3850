/** The manifest of an exported file, and its text: as a file of its own, and as letters that can stand in any other file. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Exported, ExportManifest, WrittenFile } from '../../model/export-manifest.ts'
import type { Snapshot } from '../../model/snapshot.ts'

/** What a manifest that stands beside a file is called: the file's name with this after it. */
export const MANIFEST_ENDING = '.manifest.json'

/** How text formats name what holds a manifest. */
export const MANIFEST_MARK = 'coterie-manifest'

/** The attribute of a whole graph that holds it, in formats that have such. */
export const MANIFEST_ATTRIBUTE = 'manifest'

export function manifestOf({ manifest, facts }: Snapshot, exported: Exported): ExportManifest {
  const { annotations: _, ...made } = manifest
  return {
    format: MANIFEST_MARK,
    version: 1,
    ...made,
    counts: {
      papers: facts.papers.length,
      authors: facts.authors.length,
      topics: facts.topics.length,
      systems: facts.systems.length,
    },
    exported,
  }
}

/** What a file that a manifest stands beside is known by. */
export function describeFile(name: string, bytes: Uint8Array): WrittenFile {
  return { name, bytes: bytes.length, hash: bytesToHex(sha256(bytes)) }
}

/** A file of its own. */
export function writeManifest(manifest: ExportManifest): string {
  return `${JSON.stringify(manifest, undefined, 1)}\n`
}

/**
 * JSON on one line of ASCII. What means something to the formats that carry it – brackets of XML, braces of BibTeX, percent
 * signs – stands escaped in its texts, so that it is the same in all of them and ends none of them.
 */
export function inertText(manifest: ExportManifest): string {
  return JSON.stringify(manifest).replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    text.replace(/[^\w .,:;/()+*="\\-]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
}
