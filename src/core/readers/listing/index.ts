/** Plain-text listings of papers as people have them: pages saved as text, programmes, lists, mails. */
import type { Reader, RecordParser, Sink } from '../reader.ts'
import { LINE_END } from './lines.ts'

import type { Correction } from './corrections.ts'
import { readListing } from './read-listing.ts'
export { readListing } from './read-listing.ts'
export type { CorrectedRole, Correction } from './corrections.ts'
export type { LineRole, LinesRead, ListingLine, ListingReading } from './read-listing.ts'
export type { ListedPaper } from './records.ts'

/** Characters of one document that are read; the whole has to be in memory, because the document votes. */
const LONGEST_DOCUMENT = 64 * 1024 * 1024
/** Papers below this confidence are named for review. */
const DOUBTFUL = 0.5
/** Ignored lines that are named one by one. */
const MOST_IGNORED = 1000

export const listing: Reader = {
  format: 'listing',
  label: 'Plain-text listing',
  extensions: ['txt', 'text', 'md', 'markdown', 'html', 'htm'],
  detect(head, extension) {
    if (isForeign(head)) return 0
    const { papers } = readListing(head)
    const isExpected = listing.extensions.includes(extension)
    if (papers.length === 0) return isExpected && /\p{L}{3}/u.test(head) ? 0.05 : 0
    return isExpected ? 0.4 : 0.2
  },
  open: (file, sink) => openListing(file, sink),
}

/** Binary data, program code and the formats that have a reader of their own are no listings. */
function isForeign(head: string): boolean {
  const sample = head.slice(0, 8000)
  if (/\0/.test(sample)) return true
  const controls = sample.match(/[\u0001-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0
  if (controls > sample.length * 0.02) return true
  if (/^\s*(?:[{[]\s*["{[\]}]|<\?xml|%PDF|@\w+\s*[{(]|TY {2}- )/.test(sample)) return true
  const lines = sample.split('\n').filter((line) => line.trim() !== '')
  const code = lines.filter((line) =>
    /[;{}]\s*$|^\s*(?:import|from|def|function|const|let|var|class|return|if\s*\(|for\s*\(|#include|public|private)\b.*[({;:=]/.test(
      line,
    ),
  ).length
  return lines.length >= 4 && code > lines.length * 0.4
}

/** Reads the whole document as a listing, as a person corrected it. */
export function openListing(file: string, sink: Sink, corrections: readonly Correction[] = []): RecordParser {
  const chunks: string[] = []
  let length = 0
  let dropped = 0
  return {
    push(chunk) {
      const room = Math.max(0, LONGEST_DOCUMENT - length)
      if (chunk.length > room) dropped += chunk.length - room
      if (room > 0) chunks.push(chunk.slice(0, room))
      length += Math.min(room, chunk.length)
    },
    end() {
      const text = chunks.join('')
      chunks.length = 0
      if (dropped > 0)
        sink.note({
          code: 'limit',
          severity: 'warning',
          file,
          message: `The document is longer than ${LONGEST_DOCUMENT / 1024 / 1024} million characters; ${dropped} characters at its end were not read.`,
          action: 'left out',
        })
      deliver(file, text, sink, corrections)
    },
  }
}

function deliver(file: string, text: string, sink: Sink, corrections: readonly Correction[]): void {
  const { papers, lines } = readListing(text, corrections)
  for (const { line, ...paper } of papers) {
    sink.paper({ ...paper, origins: [{ file, format: listing.format, line }] })
    if ((paper.confidence ?? 1) < DOUBTFUL)
      sink.note({
        code: 'doubtful',
        severity: 'warning',
        file,
        line,
        message: `This looks like a paper, but little else than its title was understood (confidence ${paper.confidence}).`,
        action: 'kept',
        text: paper.title.slice(0, 200),
      })
    if (paper.isAbstractGarbled)
      sink.note({
        code: 'garbled',
        severity: 'warning',
        file,
        line,
        message: 'The abstract reads like mixed-up columns of a page.',
        action: 'kept for display, kept out of topics',
        text: paper.abstract?.slice(0, 200) ?? '',
      })
  }
  if (papers.length === 0)
    sink.note({
      code: 'unrecognised',
      severity: 'warning',
      file,
      message: 'No paper was found in this text: a listing needs titles with authors, abstracts or venues beside them.',
      action: 'skipped',
    })
  reportIgnored(file, text, lines, sink)
}

function reportIgnored(file: string, text: string, lines: ReturnType<typeof readListing>['lines'], sink: Sink): void {
  const source = text.split(LINE_END)
  let ignored = 0
  lines.forEach((line, index) => {
    if (line.role !== 'ignored') return
    ignored++
    if (ignored > MOST_IGNORED) return
    sink.note({
      code: 'ignored-text',
      severity: 'note',
      file,
      line: index + 1,
      message: 'This line belongs to no paper.',
      action: 'left out',
      text: (source[index] ?? '').trim().slice(0, 200),
    })
  })
  if (ignored > MOST_IGNORED)
    sink.note({
      code: 'limit',
      severity: 'note',
      file,
      message: `${ignored - MOST_IGNORED} more lines belong to no paper and are not named one by one.`,
      action: 'left out',
    })
}
