/** Tables of papers as CSV or TSV: any with columns for title and authors, whoever exported them. */
import { readHeader } from './csv/columns.ts'
import { MAX_PREFACE_ROWS, openTable } from './csv/table.ts'
import type { Reader, RecordParser } from './reader.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const

export const csv: Reader = {
  format: 'csv',
  label: 'CSV',
  extensions: ['csv', 'tsv', 'tab'],
  detect(head, extension) {
    const found = findDelimiter(head)
    if (!found) return 0
    return this.extensions.includes(extension) || found.columns > 4 ? 0.9 : 0.6
  },
  open(file, sink) {
    // The delimiter shows in the header, so the parser opens as soon as the header is there.
    let head = ''
    let parser: RecordParser | undefined
    const open = (): void => {
      parser = openTable('csv', findDelimiter(head)?.delimiter ?? ',', file, sink)
      parser.push(head)
      head = ''
    }
    return {
      push(chunk) {
        if (parser) return parser.push(chunk)
        head += chunk
        if (head.length >= HEAD_LENGTH) open()
      },
      end() {
        if (!parser) open()
        parser?.end()
      },
    }
  },
}

const HEAD_LENGTH = 16_384

/** The delimiter under which one of the first lines is a header with title and authors, the one with most columns first. */
function findDelimiter(head: string): { readonly delimiter: string; readonly columns: number } | undefined {
  const lines = head
    .slice(0, HEAD_LENGTH)
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, MAX_PREFACE_ROWS + 1)
  let best: { delimiter: string; columns: number } | undefined
  for (const line of lines)
    for (const delimiter of DELIMITERS) {
      const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''))
      if (cells.length > (best?.columns ?? 1) && readHeader(cells, 'csv')) best = { delimiter, columns: cells.length }
    }
  return best
}
