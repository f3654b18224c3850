/** One document for the people in it alone: JSON Lines straight from its bytes, everything else as it is read elsewhere. */
import type { Paper } from '../model/paper.ts'
import { gunzip, isGzip } from './bytes.ts'
import { BylineDraft } from './byline-draft.ts'
import type { BylineSink } from './byline.ts'
import { detectReader } from './index.ts'
import { JsonLinesBylines } from './json-lines-bylines.ts'
import { jsonLines } from './json-lines.ts'
import { measureBytes, type MeasureOptions } from './measured-bytes.ts'
import { TextDecoder } from './platform.ts'
import { HEAD_LENGTH, readDocument, type DocumentReport, type DocumentSource } from './read-document.ts'

export interface BylineOptions extends Pick<MeasureOptions, 'onProgress'> {
  readonly sink: BylineSink
  /** What was given of the document so far does not count: it is read once more from its beginning. */
  onRestart(): void
}

export interface BylinesRead {
  readonly report: DocumentReport
  /** True for JSON Lines that were read line by line: `readPapersAgain` then takes lines, else places in the order of papers. */
  readonly isByLine: boolean
}

/** UTF-8 has at most three bytes for a unit of a string. */
const HEAD_BYTES = HEAD_LENGTH * 3

/**
 * Reads one document from first to last byte and gives the bylines of the papers that `readDocument` would give, and the
 * same issues. Never throws for bad input. `open` opens it from the beginning, as often as it is asked.
 */
export async function readBylines(open: () => DocumentSource, options: BylineOptions): Promise<BylinesRead> {
  const source = open()
  const bytes = measureBytes(source.chunks, options, source.createHash)
  const bylines = new JsonLinesBylines(source.name, options.sink)
  if (await pushLines(source, bytes.chunks, bylines)) {
    const { found, rejected } = bylines
    const size = await bytes.finish()
    return { report: { format: jsonLines.format, bytes: size, hash: bytes.hash(), found, rejected }, isByLine: true }
  }
  options.onRestart()
  const byline = new BylineDraft()
  const report = await readDocument(open(), {
    ...(options.onProgress && { onProgress: options.onProgress }),
    onPaper: (paper) => byline.givePaper(paper, options.sink),
    onIssue: (issue) => options.sink.issue(issue),
  })
  return { report, isByLine: false }
}

/** Gives some papers of a document that was read before, in the order in which they stand there. */
export async function readPapersAgain(
  source: DocumentSource,
  isByLine: boolean,
  places: ReadonlySet<number>,
  onPaper: (paper: Paper) => void,
): Promise<void> {
  if (isByLine) {
    const lines = new JsonLinesBylines(source.name, SILENT, { lines: places, onPaper })
    await pushLines(source, source.chunks, lines)
    return
  }
  let place = 0
  await readDocument(source, {
    withoutHash: true,
    onPaper: (paper) => {
      if (places.has(place++)) onPaper(paper)
    },
    onIssue: () => undefined,
  })
}

/** What there is to say was said the first time. */
const SILENT: BylineSink = {
  numberOf: () => 0,
  numberOfName: () => 0,
  byline: () => undefined,
  issue: () => undefined,
}

/** False where the document is not JSON Lines, or has anything in it that only the usual way knows how to report. */
async function pushLines(
  source: DocumentSource,
  chunks: AsyncIterable<Uint8Array>,
  bylines: JsonLinesBylines,
): Promise<boolean> {
  if (source.corrections) return false
  try {
    let head: Uint8Array[] | undefined = []
    for await (const piece of unpackIfGzip(chunks, source)) {
      if (!head) {
        bylines.push(piece)
        continue
      }
      // Whoever gives pieces may use their memory again.
      head.push(piece.slice())
      if (lengthOf(head) < HEAD_BYTES) continue
      if (!isJsonLines(head, source.name)) return false
      head.forEach((one) => bylines.push(one))
      head = undefined
    }
    if (head) {
      if (!isJsonLines(head, source.name)) return false
      head.forEach((one) => bylines.push(one))
    }
    bylines.end()
    return bylines.found > 0
  } catch {
    // Whatever it is comes again, and is reported then.
    return false
  }
}

/** Leaves `chunks` open, for whoever wants to measure the rest. */
async function* unpackIfGzip(
  chunks: AsyncIterable<Uint8Array>,
  { unpack }: DocumentSource,
): AsyncGenerator<Uint8Array> {
  const pieces = chunks[Symbol.asyncIterator]()
  const first = await pieces.next()
  if (first.done) return
  async function* all(): AsyncGenerator<Uint8Array> {
    for (let next = first; !next.done; next = await pieces.next()) yield next.value
  }
  yield* isGzip(first.value) ? gunzip(all(), unpack) : all()
}

function isJsonLines(pieces: readonly Uint8Array[], file: string): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let head = ''
  for (const piece of pieces) head += decoder.decode(piece, { stream: true })
  return detectReader(head.slice(0, HEAD_LENGTH), file) === jsonLines
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0)
}
