/** The manifest in files of text that are no graphs: in the metadata of a drawing, or in a comment of BibTeX. */
import type { ExportManifest } from '../../model/export-manifest.ts'
import { inertText, MANIFEST_MARK } from './export-manifest.ts'

const METADATA = `<metadata id="${MANIFEST_MARK}">`
const COMMENT = `@comment{${MANIFEST_MARK} `

/** `svg` is one of ours, with its description in front. */
export function putIntoSvg(svg: string, manifest: ExportManifest): string {
  const end = '</desc>\n'
  const at = svg.indexOf(end) + end.length
  return `${svg.slice(0, at)}${METADATA}${inertText(manifest)}</metadata>\n${svg.slice(at)}`
}

/** What BibTeX and its heirs pass over, between two entries. */
export function toBibtexComment(manifest: ExportManifest): string {
  return `${COMMENT}${inertText(manifest)}}\n`
}

export function findInText(text: string): string | undefined {
  return between(text, METADATA, '</metadata>') ?? between(text, COMMENT, '\n')?.replace(/\}\s*$/, '')
}

function between(text: string, start: string, end: string): string | undefined {
  const from = text.lastIndexOf(start)
  if (from < 0) return undefined
  const to = text.indexOf(end, from)
  return text.slice(from + start.length, to < 0 ? undefined : to)
}
