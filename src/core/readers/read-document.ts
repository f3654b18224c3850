/** One document from its first byte to its last: recognised, read, counted and hashed. */
import type { Issue, IssueCode } from '../model/issue.ts'
import type { Paper } from '../model/paper.ts'
import { LimitError, type Unpack } from './bytes.ts'
import { describeStranger } from './content.ts'
import { readText, type ReportProblem } from './document-text.ts'
import { detectReader } from './index.ts'
import { listing, openListing, type Correction } from './listing/index.ts'
import { measureBytes, type Hash, type MeasureOptions } from './measured-bytes.ts'
import type { RecordParser, Sink } from './reader.ts'

export interface DocumentSource {
  readonly name: string
  /** Bytes in pieces of any size. */
  readonly chunks: AsyncIterable<Uint8Array>
  /** Unpacks gzip, for shells that have a quicker way than the web's own streams. */
  readonly unpack?: Unpack
  /** Hashes, for shells that have a quicker way. */
  readonly createHash?: () => Hash
  /** The document is a listing that a person has looked through; it is read as one, with these corrections. */
  readonly corrections?: readonly Correction[]
}

/** A document that somebody handed over whole, in whatever form the shell holds it. */
export interface GivenDocument<Content> {
  /** Path inside a dropped folder, or the file's name. */
  readonly name: string
  readonly content: Content
  /** Set when a person looked through it as a listing. */
  readonly corrections?: readonly Correction[]
}

export interface ReadOptions extends MeasureOptions {
  onPaper(paper: Paper): void
  onIssue(issue: Issue): void
}

export interface DocumentReport {
  /** Reader that read it; absent when none recognised it. */
  readonly format?: string
  /** Size as given, before unpacking. */
  readonly bytes: number
  /** SHA-256 of the bytes as given, hex; "" if not wanted. */
  readonly hash: string
  /** Papers given plus records rejected. */
  readonly found: number
  readonly rejected: number
}

/** Characters that a reader is chosen by. */
export const HEAD_LENGTH = 65_536
const EXPECTED = 'Expected are BibTeX, RIS, PubMed, Web of Science, EndNote, CSV, JSON, XML or a plain list of papers'

/** Reads one document from first to last byte. Never throws for bad input: whatever goes wrong becomes an issue. */
export async function readDocument(source: DocumentSource, options: ReadOptions): Promise<DocumentReport> {
  const file = source.name
  const bytes = measureBytes(source.chunks, options, source.createHash)
  let papers = 0
  let rejected = 0
  let format: string | undefined

  const report = (code: IssueCode, message: string, action: string, line?: number): void => {
    const severity = code === 'encoding' || code === 'empty' ? 'warning' : 'error'
    options.onIssue({ code, severity, file, ...(line && { line }), message, action })
  }
  const sink: Sink = {
    paper(paper) {
      papers++
      options.onPaper(paper)
    },
    reject(issue) {
      rejected++
      options.onIssue(issue)
    },
    note: (issue) => options.onIssue(issue),
  }
  const openParser = (head: string): RecordParser | undefined => {
    if (source.corrections) {
      format = listing.format
      return openListing(file, sink, source.corrections)
    }
    const reader = detectReader(head, file)
    if (!reader) {
      const what = describeStranger(head)
      report(
        'unrecognised',
        `No reader knows this content${what ? `; it looks like ${what}` : ''}. ${EXPECTED}`,
        'skipped',
      )
      return undefined
    }
    format = reader.format
    return reader.open(file, sink)
  }

  let head = ''
  let hasProblem = false
  const reportFailure = (error: unknown): void => {
    hasProblem = true
    if (error instanceof LimitError) report('limit', error.message, 'the rest was left out')
    else report('unreadable', `The file can't be read to its end: ${messageOf(error)}`, 'kept what was read before')
  }
  let parser: RecordParser | undefined
  try {
    const onProblem: ReportProblem = (code, ...rest) => {
      hasProblem ||= code !== 'encoding'
      report(code, ...rest)
    }
    const texts = readText(bytes.chunks, onProblem, source.unpack)
    for await (const text of texts) {
      if (parser) parser.push(text)
      else {
        head += text
        if (head.length < HEAD_LENGTH) continue
        parser = openParser(head.slice(0, HEAD_LENGTH))
        if (!parser) break
        parser.push(head)
        head = ''
      }
    }
  } catch (error) {
    reportFailure(error)
  }
  // What came before a failure is as good as before.
  try {
    if (!parser && !format && head.length < HEAD_LENGTH)
      if (head.trim() !== '') {
        parser = openParser(head)
        parser?.push(head)
      } else if (!hasProblem && !options.isCancelled?.()) report('empty', 'The file holds no text', 'skipped')
    parser?.end()
  } catch (error) {
    reportFailure(error)
  }
  if (format && papers + rejected === 0 && !hasProblem && !options.isCancelled?.())
    report('empty', 'The file has no records', 'skipped')
  return {
    ...(format && { format }),
    bytes: await bytes.finish(),
    hash: bytes.hash(),
    found: papers + rejected,
    rejected,
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
