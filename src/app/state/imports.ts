/** What is going on with documents that a person brings: read, looked through, then added or made a graph of their own. */
import type { StoreApi } from 'zustand/vanilla'
import type { Correction, GivenDocument, Issue, LinesRead, Progress, ReadReport, Snapshot } from '../../core/index.ts'

/** A file that was dropped, picked or pasted. */
export type PageFile = GivenDocument<Blob>

export interface Built {
  readonly status: 'built'
  readonly added: number
  readonly merged: number
  readonly people: number
  /** The graph that was on the page. */
  readonly before: Snapshot | undefined
}

export interface Looking {
  readonly status: 'looking'
  readonly text: string
  /** What was said of its lines before. */
  readonly corrections: readonly Correction[]
  /** Name of the file; absent for pasted text. */
  readonly file?: string
}

export type ImportState =
  | { readonly status: 'closed' }
  /** Asked what to bring. */
  | { readonly status: 'asking' }
  | { readonly status: 'reading'; readonly files: number; readonly bytes: number; readonly bytesRead: number }
  | { readonly status: 'read'; readonly report: ReadReport }
  /** The text of a listing, looked through line by line before it is used. */
  | Looking
  | { readonly status: 'building'; readonly progress: Progress | undefined }
  | Built
  | { readonly status: 'failed'; readonly problem: string }

export interface ReadContext {
  /** The text of the only file; if it is the plain text of a listing, its lines are looked through first. */
  readonly pasted?: string
  /** What went wrong before anything was read. */
  readonly issues?: readonly Issue[]
}

/** How the page brings documents in; what it does stands in `state`. */
export interface Importer {
  readonly state: StoreApi<ImportState>
  ask(): void
  read(files: readonly PageFile[], more?: ReadContext): void
  /** Shows how a listing among the files that were read is read, line by line. */
  look(file: string): void
  /** Reads all files anew, the one that is looked at with these corrections. */
  correct(corrections: readonly Correction[]): void
  /** Leaves the lines as they are: back to the report of the files, or to other text. */
  leaveLines(): void
  /** How the first `most` lines of text are read with these corrections; nothing when it was stopped. */
  readLines(text: string, corrections: readonly Correction[], most: number): Promise<LinesRead | undefined>
  /** Builds from what was read: together with the graph on the page, or by itself. */
  build(choice: 'add' | 'new'): void
  /** Stops what is under way and closes. */
  close(): void
  /** Brings back the graph that was there before the last build. */
  undo(): void
}

const COMPRESSED = /\.gz$/i

/** True if a file holds text that was read, or might be read, as a plain listing: then its lines can be looked through. */
export function isCheckable(
  { file, format }: Pick<ReadReport['documents'][number], 'file' | 'format'>,
  issues: readonly Issue[],
): boolean {
  if (COMPRESSED.test(file)) return false
  if (format !== undefined) return format === 'listing'
  return !issues.some((issue) => issue.file === file && (issue.code === 'empty' || issue.code === 'unreadable'))
}

/** One line per file and one per issue, tab-separated: opens in a text editor and in a spreadsheet. */
export function writeReport({ documents, issues }: ReadReport): string {
  const rows = [
    ['file', 'line', 'what', 'text'],
    ...documents.map(({ file, format, found, merged, rejected }) => [
      file,
      '',
      format
        ? `read as ${format}: ${found} found, ${merged === undefined ? '' : `${merged} merged, `}${rejected} rejected`
        : 'not read',
      '',
    ]),
    ...issues.map(({ file, line, message, action, text }) => [
      file,
      String(line ?? ''),
      `${message} (${action})`,
      text ?? '',
    ]),
  ]
  return `${rows.map((row) => row.map(toCell).join('\t')).join('\n')}\n`
}

/** A spreadsheet must not take a cell for a formula, nor a cell for two. */
function toCell(text: string): string {
  const flat = text.replace(/[\t\r\n]+/g, ' ')
  return /^[=+\-@]/.test(flat) ? `'${flat}` : flat
}
