/** The contract of every reader: text comes in pieces of any size, papers and issues go out as soon as they are understood. */
import type { Issue } from '../model/issue.ts'
import type { Paper } from '../model/paper.ts'

/** Where a reader puts what it understood. Every record found is given to `paper` or to `reject`, never to both. */
export interface Sink {
  paper(paper: Paper): void
  /** A record was found and can't be used. */
  reject(issue: Issue): void
  /** Anything else worth saying: ignored text, a guess, a limit. */
  note(issue: Issue): void
}

/** One file being read. A chunk a character gives the same papers and issues as one chunk. */
export interface RecordParser {
  push(chunk: string): void
  /** No more text follows; flushes what is pending. */
  end(): void
}

export interface Reader {
  /** Stable name, goes into `Origin.format`: `bibtex`, `ris`, `listing`. */
  readonly format: string
  /** What people call it: "BibTeX". */
  readonly label: string
  /** Extensions without the dot, lower case; a hint only. */
  readonly extensions: readonly string[]
  /**
   * How sure the reader is, 0–1, that it can read a file that begins with `head` (up to 64 kB of decoded text, no byte
   * order mark). `extension` is lower case, without the dot, "" if there is none.
   */
  detect(head: string, extension: string): number
  open(file: string, sink: Sink): RecordParser
}
