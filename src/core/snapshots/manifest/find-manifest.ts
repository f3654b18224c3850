/** The manifest of an exported file that is no graph: a picture, a page, a list of papers, or the manifest itself. */
import { isPng } from '../png-chunks.ts'
import { decodeUtf8 } from '../utf8.ts'
import { findInPdf, isPdf } from './in-pdf.ts'
import { findInPng } from './in-png.ts'
import { findInText } from './in-text.ts'
import { readManifest, type FoundManifest } from './read-manifest.ts'

/** Nothing where the file carries none; a problem where it was changed. Never throws. */
export function findManifest(bytes: Uint8Array): FoundManifest | undefined {
  if (isPng(bytes)) return readManifest(findInPng(bytes))
  if (isPdf(bytes)) return readManifest(findInPdf(bytes))
  const text = decodeUtf8(bytes, 'lenient')
  return readManifest(findInText(text) ?? text)
}
