/** One row of delimited text (RFC 4180): its fields, or why it is none. */

export type ScannedRow =
  | { readonly kind: 'row'; readonly fields: readonly string[]; /** Where the next row begins. */ readonly end: number }
  /** The text ends inside quotation marks, or before the end of the line. */
  | { readonly kind: 'open' }
  /** A quotation mark stands where none may. */
  | { readonly kind: 'malformed' }

export interface RowSyntax {
  readonly delimiter: string
  /** False where quotation marks mean nothing. */
  readonly hasQuotes: boolean
}

/**
 * Reads the row of `text` that begins at `from`; lines end with LF. `isLast` says that nothing follows the text. A lenient
 * scan takes a quotation mark in the middle of a quoted field as a character of the field. Linear in what is looked at.
 */
export function scanRow(text: string, from: number, isLast: boolean, syntax: RowSyntax, isLenient = false): ScannedRow {
  const { delimiter, hasQuotes } = syntax
  const fields: string[] = []
  let lineEnd = -1
  for (let at = from; ;) {
    if (hasQuotes && text[at] === '"') {
      const close = findClose(text, at + 1, delimiter, isLenient)
      if (typeof close === 'string') return { kind: close }
      fields.push(text.slice(at + 1, close.quote).replaceAll('""', '"'))
      // More may follow that makes the closing mark the first of two.
      if (close.next >= text.length) return isLast ? { kind: 'row', fields, end: text.length } : { kind: 'open' }
      at = close.next + 1
      if (text[close.next] === '\n') return { kind: 'row', fields, end: at }
    } else {
      if (lineEnd < at) lineEnd = text.indexOf('\n', at)
      const end = lineEnd < 0 ? text.length : lineEnd
      const next = text.indexOf(delimiter, at)
      if (next >= 0 && next < end) {
        fields.push(text.slice(at, next))
        at = next + 1
      } else if (lineEnd >= 0 || isLast) {
        fields.push(text.slice(at, end))
        return { kind: 'row', fields, end: lineEnd < 0 ? end : end + 1 }
      } else return { kind: 'open' }
    }
  }
}

/** The closing quotation mark, and what follows it and any spaces: a delimiter, the end of the line or of the text. */
function findClose(
  text: string,
  from: number,
  delimiter: string,
  isLenient: boolean,
): { readonly quote: number; readonly next: number } | 'open' | 'malformed' {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    if (text[quote + 1] === '"') {
      quote++
      continue
    }
    let next = quote + 1
    while (text[next] === ' ') next++
    if (next >= text.length || text[next] === '\n' || text[next] === delimiter) return { quote, next }
    if (!isLenient) return 'malformed'
  }
  return 'open'
}
