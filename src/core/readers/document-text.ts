/** The text of one document: unpacked when it is gzip, refused by name when it is not text, decoded when it is. */
import type { IssueCode } from '../model/issue.ts'
import { gunzip, inBlocks, isGzip, type Unpack } from './bytes.ts'
import { nameBinary } from './content.ts'
import { createDecoder } from './decode.ts'

/** Tells what is wrong with the document as a whole, or with its characters. */
export type ReportProblem = (code: IssueCode, message: string, action: string, line?: number) => void

/** The document's text in pieces that depend on its bytes alone, not on how they were cut. May throw when a stream fails. */
export async function* readText(
  chunks: AsyncIterable<Uint8Array>,
  report: ReportProblem,
  unpack?: Unpack,
): AsyncGenerator<string> {
  const blocks = inBlocks(chunks)
  const first = await blocks.next()
  if (first.done) return
  if (!isGzip(first.value)) yield* decodeBlocks(first.value, blocks, report)
  else {
    const unpacked = inBlocks(gunzip(prepend(first.value, blocks), unpack))
    const firstUnpacked = await unpacked.next()
    if (firstUnpacked.done) return
    if (isGzip(firstUnpacked.value)) report('unreadable', 'The file is gzip inside gzip; unpack it once', 'skipped')
    else yield* decodeBlocks(firstUnpacked.value, unpacked, report)
  }
}

async function* decodeBlocks(
  first: Uint8Array,
  others: AsyncIterable<Uint8Array>,
  report: ReportProblem,
): AsyncGenerator<string> {
  const decoder = createDecoder(first, (note) => report('encoding', note.message, note.action, note.line))
  const binary = decoder.isUtf16 ? undefined : nameBinary(first)
  if (binary) {
    report('unreadable', `The file is ${binary}, not text; export the records as BibTeX, RIS or CSV`, 'skipped')
    return
  }
  for await (const block of prepend(first, others)) {
    const text = decoder.push(block)
    if (text !== '') yield text
  }
  const rest = decoder.end()
  if (rest !== '') yield rest
}

async function* prepend(first: Uint8Array, others: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* others
}
