/** Rows of delimited text as they arrive; a row that is broken, or that never ends, takes no other row with it. */
import Papa from 'papaparse'

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
/** How far a broken row is searched for the beginning of the next good one. */
const LOOKAHEAD = 4 * PIECE
/** The search for good rows may look at every character this many times over. */
const SEARCH_FACTOR = 16

interface ParsedRow {
  readonly fields: readonly string[]
  readonly end: number
  readonly hasBadQuotes: boolean
}

/** `quote` is "" for formats in which quotation marks mean nothing. */
export function createRowParser(delimiter: string, quote: '"' | '', handler: RowHandler): RowParser {
  let waiting: string[] = []
  let waitingLength = 0
  let heldReturn = ''
  let text = ''
  let line = 1
  /** The row at the beginning of `text` needs at least this many characters to be decided. */
  let needed = 0
  let searchBudget = PIECE

  const parse = (from: number, isFinal: boolean, onRow: (row: ParsedRow) => boolean): void => {
    const parser = new Papa.Parser({
      delimiter,
      newline: '\n',
      ...(quote === '' && { fastMode: true }),
      step: (result: Papa.ParseStepResult<string[]>) => {
        const fields = (result.data as unknown as string[][])[0]
        if (fields && !onRow({ fields, end: from + result.meta.cursor, hasBadQuotes: result.errors.length > 0 }))
          parser.abort()
      },
    })
    parser.parse(from === 0 ? text : text.slice(from), 0, !isFinal)
  }

  const parseOne = (from: number, isFinal: boolean): ParsedRow | undefined => {
    let found: ParsedRow | undefined
    parse(from, isFinal, (row) => {
      found = row
      return false
    })
    return found
  }

  const isUsable = (row: ParsedRow, spansLines: boolean): boolean => {
    const width = handler.width()
    if (width === 0) return !row.hasBadQuotes || !spansLines
    if (row.fields.length > width && row.fields.slice(width).some((field) => field.trim() !== '')) return false
    return !spansLines || (!row.hasBadQuotes && row.fields.length >= width)
  }

  /** Where the next good row begins inside the lines that a broken row took, else the end of those lines. */
  const findRestart = (start: number, end: number, isFinal: boolean): number => {
    for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
      if (searchBudget <= 0) return at
      const row = parseOne(at, isFinal)
      searchBudget -= (row?.end ?? text.length) - at
      if (row && !row.hasBadQuotes && row.fields.length === handler.width()) return at
    }
    return end
  }

  const giveBroken = (start: number, end: number, reason: string): void => {
    const firstEnd = text.indexOf('\n', start)
    handler.broken(reason, line, text.slice(start, firstEnd < 0 || firstEnd > end ? end : firstEnd))
    line += countBreaks(text, start, end)
  }

  const drain = (isFinal: boolean): void => {
    let start = 0
    let isStuck = false
    while (!isStuck && start < text.length) {
      let broken: ParsedRow | undefined
      const before = start
      parse(start, isFinal, (row) => {
        const breaks = countBreaks(text, start, row.end)
        const isLast = row.end === text.length && !text.endsWith('\n')
        if (!isUsable(row, breaks > (isLast ? 0 : 1))) {
          broken = row
          return false
        }
        handler.row(row.fields, line)
        line += breaks
        start = row.end
        return true
      })
      if (broken) {
        const spansLines = text.indexOf('\n', start) + 1 < broken.end
        // Decide only with the lookahead at hand, whatever the size of the pieces.
        if (spansLines && !isFinal && text.length - start < LOOKAHEAD) isStuck = true
        else {
          const end = spansLines ? findRestart(start, broken.end, isFinal) : broken.end
          const width = handler.width()
          const reason = broken.hasBadQuotes
            ? 'A quotation mark in this row is not closed or not doubled'
            : `The row has ${broken.fields.length} fields where the header has ${width}`
          giveBroken(start, end, reason)
          start = end
        }
      } else if (!isFinal) {
        if (text.length - start > MAX_ROW) {
          const end = findRestart(start, start + LOOKAHEAD, false)
          giveBroken(start, end, 'A quotation mark in this row is never closed')
          start = end
        } else isStuck = true
      } else if (start === before) isStuck = true
    }
    text = text.slice(start)
    // A row that is not complete is looked at again when twice as much of it is there.
    needed = Math.max(PIECE, text.length * 2)
  }

  const take = (all: string): void => {
    waiting = []
    waitingLength = 0
    searchBudget += all.length * SEARCH_FACTOR
    text = text === '' ? all : text + all
  }

  return {
    push(chunk) {
      const normal = (heldReturn + chunk).replace(/\r\n?(?!$)|\r\n$/g, '\n')
      // A carriage return at the very end may be the first half of a line ending.
      heldReturn = normal.endsWith('\r') ? '\r' : ''
      waiting.push(heldReturn ? normal.slice(0, -1) : normal)
      waitingLength += waiting.at(-1)!.length
      while (waitingLength >= PIECE) {
        const all = waiting.join('')
        take(all.slice(0, PIECE))
        waiting = [all.slice(PIECE)]
        waitingLength = all.length - PIECE
        if (text.length >= needed) drain(false)
      }
    },
    end() {
      take(waiting.join('') + (heldReturn && '\n'))
      drain(true)
    },
  }
}

function countBreaks(text: string, start: number, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++
  return count
}
