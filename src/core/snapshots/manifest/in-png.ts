/** The manifest of a picture of pixels: a chunk of text, as PNG has for what is said about it (tEXt). */
import type { ExportManifest } from '../../model/export-manifest.ts'
import { bytesOf, startsWith, textOf } from '../letters.ts'
import { addPngChunk, pngChunks } from '../png-chunks.ts'
import { inertText, MANIFEST_MARK } from './export-manifest.ts'

const KIND = 'tEXt'
const KEYWORD = `${MANIFEST_MARK}\0`

export function putIntoPng(png: Uint8Array, manifest: ExportManifest): Uint8Array<ArrayBuffer> {
  return addPngChunk(png, KIND, bytesOf(KEYWORD + inertText(manifest)))
}

/** The text of the chunk. */
export function findInPng(png: Uint8Array): string | undefined {
  for (const { kind, content } of pngChunks(png))
    if (kind === KIND && startsWith(content, KEYWORD)) return textOf(content.subarray(KEYWORD.length))
  return undefined
}
