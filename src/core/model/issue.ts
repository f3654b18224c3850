/** What could not be understood, where, how bad it is and what was done about it. Bad input never throws. */

export type Severity = 'note' | 'warning' | 'error'

/** Stable names, so that tests, the import report and `--strict` can tell the cases apart. */
export type IssueCode =
  | 'unreadable' // the file or stream could not be read
  | 'unrecognised' // no reader knows the content
  | 'empty' // nothing to read
  | 'rejected-record' // a record was found and could not be used
  | 'ignored-text' // text that belongs to no record (page furniture)
  | 'encoding' // characters were guessed or replaced
  | 'doubtful' // understood, with low confidence
  | 'truncated' // input ends inside a record
  | 'limit' // a limit of ours was reached and something was left out
  | 'merged' // a record was joined with another one
  | 'garbled' // text kept for display and kept out of topics

export interface Issue {
  readonly code: IssueCode
  readonly severity: Severity
  readonly file: string
  /** 1-based; absent when the whole file is meant. */
  readonly line?: number
  /** What happened and to what, in one plain sentence. */
  readonly message: string
  /** What was done about it: "skipped", "kept", "read as windows-1252". */
  readonly action: string
  /** The offending text, cut to 200 characters. */
  readonly text?: string
  /** Set where it follows from all papers together, and so is found anew by every build. */
  readonly isDerived?: true
}

/** What came of one file: `found = added + merged + rejected`. */
export interface FileReport {
  readonly file: string
  /** Reader that read it; absent when none recognised it. */
  readonly format?: string
  readonly bytes: number
  /** SHA-256 of the bytes as given, hex. */
  readonly hash: string
  readonly found: number
  readonly added: number
  readonly merged: number
  readonly rejected: number
}
