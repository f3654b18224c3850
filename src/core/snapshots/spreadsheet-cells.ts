/** Values as cells that no spreadsheet takes for a formula, and back. */
import { formatValue } from './graph-file.ts'

/** What makes a spreadsheet calculate, and the apostrophe that we put before it. */
const STARTS_FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/** Text that would start a formula gets an apostrophe before it; numbers stay numbers. */
export function formatCell(value: unknown): string {
  const text = formatValue(value) ?? ''
  return typeof value === 'string' && STARTS_FORMULA.test(text) ? `'${text}` : text
}

export function parseCell(cell: string): string {
  return cell.startsWith("'") && STARTS_FORMULA.test(cell) ? cell.slice(1) : cell
}
