/** Rows of cells as text and back, for formats that are tables. */
import Papa from 'papaparse'

/** Quoted where the separator, a quote or a line break makes it necessary. */
export function formatRow(cells: readonly string[], separator: ',' | '\t'): string {
  return `${cells.map((cell) => (needsQuotes(cell, separator) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)}\n`
}

/** Rows that are not empty; the separator is the one of tab, comma and semicolon that is most frequent in the first line. */
export function parseTable(text: string): readonly (readonly string[])[] {
  const table = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  const firstLine = /^[^\r\n]*/.exec(table)![0]
  const countOf = (separator: string): number => firstLine.split(separator).length
  const delimiter = ['\t', ',', ';'].reduce((best, next) => (countOf(next) > countOf(best) ? next : best))
  const newline = /\r\n|\r|\n/.exec(table)?.[0] as '\r\n' | '\r' | '\n' | undefined
  return Papa.parse<string[]>(table, { delimiter, newline: newline ?? '\n', skipEmptyLines: true }).data
}

function needsQuotes(cell: string, separator: string): boolean {
  return cell.includes(separator) || /["\r\n]/.test(cell) || /^\s|\s$/.test(cell) || cell.charCodeAt(0) === 0xfeff
}
