/** Rows of delimited text as they arrive; a row that is broken, or that never ends, takes no other row with it. */
import { scanRow, type RowSyntax } from './scan-row.ts'

export interface RowHandler {
  row(fields: readonly string[], line: number): void
  /** A row that can't be used, with the text of its first line. */
  broken(reason: string, line: number, text: string): void
  /** Fields that a row is expected to have; 0 while unknown. */
  width(): number
}

export interface RowParser {
  push(chunk: string): void
  end(): void
}

/** Text is parsed in pieces of this size, so that rows don't depend on how it arrives. */
const PIECE = 65_536
/** A row longer than this has a quotation mark that is never closed. */
const MAX_ROW = 4 * 2 ** 20
/** Behind a broken row, the beginning of the next one is looked for with this much text at hand. */
const LOOKAHEAD = 4 * PIECE
/** That search may look at every character this many times over. */
const SEARCH_FACTOR = 16

const NOT_CLOSED = 'A quotation mark in this row is not closed or not doubled'

export function createRowParser(syntax: RowSyntax, handler: RowHandler): RowParser {
  let waiting: string[] = []
  let waitingLength = 0
  let heldReturn = ''
  let text = ''
  let start = 0
  let line = 1
  /** A row that is not complete is looked at again when this much of it is there. */
  let needed = 0
  let searchBudget = PIECE
  /** Text is passed over up to the next row that is whole; `brokenStart` is how the broken one began. */
  let isSearching = false
  let brokenStart = ''

  const lineEndAt = (from: number): number => {
    const end = text.indexOf('\n', from)
    return end < 0 ? text.length : end
  }

  const advanceTo = (end: number): void => {
    for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) line++
    start = end
  }

  const giveBroken = (reason: string, end: number): void => {
    handler.broken(reason, line, text.slice(start, Math.min(lineEndAt(start), start + 200)))
    brokenStart = text[start] ?? ''
    advanceTo(end)
    isSearching = end < text.length || !text.endsWith('\n')
  }

  const misfit = (fields: readonly string[], spansLines: boolean): string | undefined => {
    const width = handler.width()
    if (width === 0) return undefined
    const isLonger = fields.length > width && fields.slice(width).some((field) => field.trim() !== '')
    // Cells at the end are often left out; over several lines it rather is a quotation mark that went astray.
    return isLonger || (spansLines && fields.length < width)
      ? `The row has ${fields.length} fields where the header has ${width}`
      : undefined
  }

  /** Reads the row at `start`; false when more text is needed. */
  const readRow = (isLast: boolean): boolean => {
    const row = scanRow(text, start, isLast, syntax)
    if (row.kind === 'open' && !isLast && text.length - start <= MAX_ROW) return false
    const lineEnd = lineEndAt(start)
    if (row.kind === 'row') {
      const spansLines = lineEnd + 1 < row.end
      const reason = misfit(row.fields, spansLines)
      if (reason === undefined) {
        handler.row(row.fields, line)
        advanceTo(row.end)
      } else {
        giveBroken(reason, Math.min(lineEnd + 1, text.length))
        isSearching &&= spansLines
      }
      return true
    }
    if (!isLast && lineEnd === text.length && text.length - start <= MAX_ROW) return false
    const alone = scanRow(text.slice(start, lineEnd), 0, true, syntax, true)
    if (alone.kind === 'row' && alone.fields.length === handler.width()) {
      handler.row(alone.fields, line)
      advanceTo(Math.min(lineEnd + 1, text.length))
    } else giveBroken(NOT_CLOSED, Math.min(lineEnd + 1, text.length))
    return true
  }

  /** Passes over the line at `start` unless a row begins there; false when more text is needed. */
  const search = (isLast: boolean): boolean => {
    const lineEnd = lineEndAt(start)
    if (!isLast && lineEnd === text.length) {
      // The rest of an endless line is of no use.
      if (text.length - start > MAX_ROW) start = text.length
      return false
    }
    if (searchBudget > 0) {
      const row = scanRow(text, start, isLast, syntax)
      searchBudget -= row.kind === 'row' ? row.end - start : row.kind === 'open' ? text.length - start : lineEnd - start
      if (row.kind === 'open' && !isLast && text.length - start < LOOKAHEAD) return false
      if (row.kind === 'row' && row.fields.length === handler.width()) return !(isSearching = false)
    }
    // As many cells as a row has, and begun like the broken one: broken as well, but a row of its own.
    const cells = text.slice(start, lineEnd).split(syntax.delimiter).length
    if (cells >= handler.width() && text[start] === brokenStart) return !(isSearching = false)
    advanceTo(Math.min(lineEnd + 1, text.length))
    return true
  }

  const drain = (isLast: boolean): void => {
    while (start < text.length && (isSearching ? search(isLast) : readRow(isLast)));
    text = text.slice(start)
    start = 0
    needed = Math.min(Math.max(PIECE, text.length * 2), MAX_ROW + PIECE)
  }

  const take = (piece: string): void => {
    searchBudget += piece.length * SEARCH_FACTOR
    text += piece
  }

  return {
    push(chunk) {
      const normal = (heldReturn + chunk).replace(/\r\n?(?!$)|\r\n$/g, '\n')
      // A carriage return at the very end may be the first half of a line ending.
      heldReturn = normal.endsWith('\r') ? '\r' : ''
      const whole = heldReturn ? normal.slice(0, -1) : normal
      waiting.push(whole)
      waitingLength += whole.length
      if (waitingLength < PIECE) return
      let rest = waiting.join('')
      for (; rest.length >= PIECE; rest = rest.slice(PIECE)) {
        take(rest.slice(0, PIECE))
        if (text.length >= needed) drain(false)
      }
      waiting = [rest]
      waitingLength = rest.length
    },
    end() {
      take(waiting.join('') + (heldReturn && '\n'))
      drain(true)
    },
  }
}
