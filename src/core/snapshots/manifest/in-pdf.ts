/** The manifest of a page: an entry of the document information (PDF 1.7, 14.3.3), in place of what the printing program says there. */
import type { ExportManifest } from '../../model/export-manifest.ts'
import { inertText } from './export-manifest.ts'
import { bytesOf, findText, startsWith, textOf } from '../letters.ts'

const KEY = '/CoterieManifest ('
/** Where a file says last where its table of objects is. */
const TAIL = 2048

export function isPdf(bytes: Uint8Array): boolean {
  return startsWith(bytes, '%PDF-')
}

/**
 * The page with this manifest, added as an update at its end. What stood in its information is wiped out, the time of
 * printing too: the same picture gives the same bytes. Nothing for a PDF that keeps its table of objects packed.
 */
export function putIntoPdf(pdf: Uint8Array, manifest: ExportManifest): Uint8Array<ArrayBuffer> | undefined {
  const tail = textOf(pdf.subarray(Math.max(0, pdf.length - TAIL)))
  const trailer = tail.slice(tail.lastIndexOf('trailer'))
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(trailer)?.[1])
  const size = /\/Size (\d+)/.exec(trailer)?.[1]
  const root = /\/Root (\d+ \d+ R)/.exec(trailer)?.[1]
  const number = Number(/\/Info (\d+) 0 R/.exec(trailer)?.[1])
  const from = offsetOf(pdf, table, number)
  if (from === undefined || !size || !root || !startsWith(pdf.subarray(from), `${number} 0 obj`)) return undefined
  const wiped = Uint8Array.from(pdf)
  wiped.fill(0x20, findText(pdf, '<<', from) + 2, findText(pdf, 'endobj', from) - '>>\n'.length)
  const title = `Coterie: ${manifest.exported.lens ?? 'map'}`
  const entry = `${number} 0 obj\n<</Title (${title})/Creator (Coterie ${manifest.exported.coterie})${KEY}${escape(inertText(manifest))})>>\nendobj\n`
  const tableAt = pdf.length + 1 + entry.length
  const rest =
    `xref\n${number} 1\n${String(pdf.length + 1).padStart(10, '0')} 00000 n \n` +
    `trailer\n<</Size ${size}/Root ${root}/Info ${number} 0 R/Prev ${table}>>\nstartxref\n${tableAt}\n%%EOF\n`
  const added = bytesOf(`\n${entry}${rest}`)
  const whole = new Uint8Array(wiped.length + added.length)
  whole.set(wiped)
  whole.set(added, wiped.length)
  return whole
}

/** Lines of the table have twenty bytes each, from object 0. */
function offsetOf(pdf: Uint8Array, table: number, number: number): number | undefined {
  const start = /^xref\n0 \d+\n/.exec(textOf(pdf.subarray(table, table + 40)))?.[0]
  if (start === undefined) return undefined
  const at = table + start.length + 20 * number
  const offset = Number(textOf(pdf.subarray(at, at + 10)))
  return Number.isInteger(offset) && offset > 0 ? offset : undefined
}

function escape(text: string): string {
  return text.replace(/[\\()]/g, '\\$&')
}

/** The text of the entry. */
export function findInPdf(pdf: Uint8Array): string | undefined {
  const from = findText(pdf, KEY) + KEY.length
  if (from < KEY.length) return undefined
  let to = from
  while (to < pdf.length && pdf[to] !== 0x29) to += pdf[to] === 0x5c ? 2 : 1
  return textOf(pdf.subarray(from, to)).replace(/\\([\\()])/g, '$1')
}
