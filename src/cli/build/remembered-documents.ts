/** Records of documents: what was read before comes from the cache, piece by piece, and only what has changed is read. */
import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import {
  cutIntoPieces,
  readRecords,
  type DocumentRead,
  type DocumentSource,
  type Issue,
  type IssueCode,
  type Paper,
  type Progress,
  type RecordsRead,
} from '../../core/index.ts'
import { hashFile } from '../hash-file.ts'
import type { Cache } from './cache.ts'
import { hashOf } from './entry.ts'

/** Smaller documents are read as quickly as what is remembered of them. */
const SMALL_BYTES = 1 << 17
/** Larger ones are not taken to memory to be cut. */
const LARGE_BYTES = 1 << 28
/** Papers that are kept in one entry. */
const PAPERS_PER_ENTRY = 2000

/** What is kept of a document, or of a piece; papers that are too many stand in further entries. */
interface Remembered {
  readonly document: DocumentRead
  readonly issues: readonly Issue[]
  readonly papers: readonly Paper[]
  readonly further: number
}

/** What is kept of a document that was read in pieces. */
interface RememberedCut {
  readonly document: DocumentRead
  readonly pieces: readonly { readonly key: string; readonly linesBefore: number }[]
}

/** What is wrong with a document as a whole; a piece that has any of it can't be read by itself. */
const WHOLE: ReadonlySet<IssueCode> = new Set(['unreadable', 'unrecognised', 'empty', 'encoding', 'limit', 'truncated'])

/** The same as `readRecords` gives. `sizes` are the bytes of each document. */
export async function readDocuments(
  sources: readonly DocumentSource[],
  sizes: readonly number[],
  cache: Cache | undefined,
  onProgress: (progress: Progress) => void,
): Promise<RecordsRead> {
  const papers: Paper[] = []
  const documents: DocumentRead[] = []
  const issues: Issue[] = []
  let bytesBefore = 0
  for (const [index, source] of sources.entries()) {
    const report = (bytes: number): void => onProgress({ step: 'reading', done: bytesBefore + bytes })
    const size = sizes[index]!
    const read =
      cache && size >= SMALL_BYTES
        ? await readRemembered(source, size, cache, report)
        : await readRecords([source], { onProgress: ({ done }) => report(done) })
    for (const paper of read.papers) papers.push(paper)
    documents.push(...read.documents)
    for (const issue of read.issues) issues.push(issue)
    bytesBefore += size
  }
  return { papers, documents, issues }
}

async function readRemembered(
  source: DocumentSource,
  size: number,
  cache: Cache,
  report: (bytes: number) => void,
): Promise<RecordsRead> {
  const bytes = size > LARGE_BYTES ? undefined : await readFile(source.name).catch(() => undefined)
  const hash = bytes ? sha256(bytes) : (await hashFile(source.name).catch(() => undefined))?.hash
  const key = keyOf(source.name, hash ?? '')
  const known = (await recallPieces(cache, key)) ?? (await recall(cache, key))
  if (known) return known
  const inPieces = bytes && hash && (await readPieces(source.name, bytes, hash, cache, report))
  if (inPieces) return inPieces
  const read = await readRecords([source], { onProgress: ({ done }) => report(done) })
  // What was cut short, or changed while it was read, is not what it would be called.
  if (read.documents[0]?.hash === hash) await keep(cache, key, read)
  return read
}

/** Nothing where the document can't be cut. `hash` is that of all its bytes. */
async function readPieces(
  path: string,
  bytes: Buffer,
  hash: string,
  cache: Cache,
  report: (bytes: number) => void,
): Promise<RecordsRead | undefined> {
  const pieces = cutIntoPieces(bytes, path)
  if (!pieces || pieces.length < 2) return undefined
  const papers: Paper[] = []
  const issues: Issue[] = []
  let [found, rejected] = [0, 0]
  let format: string | undefined
  const cut: RememberedCut['pieces'][number][] = []
  for (const piece of pieces) {
    const own = bytes.subarray(piece.from, piece.to)
    const key = keyOf(path, sha256(own))
    const known = await recall(cache, key)
    const read = known ?? (await readRecords([{ name: path, chunks: once(own), createHash: noHash }]))
    const [document] = read.documents
    format ??= document!.format
    if (document!.format !== format || read.issues.some(({ code }) => WHOLE.has(code))) return undefined
    if (!known) await keep(cache, key, read)
    cut.push({ key, linesBefore: piece.linesBefore })
    add(read, piece.linesBefore, papers, issues)
    found += document!.found
    rejected += document!.rejected
    report(piece.to)
  }
  const document: DocumentRead = {
    file: path,
    format: format!,
    bytes: bytes.length,
    hash,
    found,
    rejected,
  }
  const remembered: RememberedCut = { document, pieces: cut }
  await cache.write(`cut-${keyOf(path, document.hash)}`, new Uint8Array(), Buffer.from(JSON.stringify(remembered)))
  return { papers, documents: [document], issues }
}

/** All pieces of a document that has not changed. */
async function recallPieces(cache: Cache, key: string): Promise<RecordsRead | undefined> {
  const found = await cache.read(`cut-${key}`)
  if (!found) return undefined
  const { document, pieces } = parse<RememberedCut>(found.content)
  const papers: Paper[] = []
  const issues: Issue[] = []
  for (const piece of pieces) {
    const read = await recall(cache, piece.key)
    if (!read) return undefined
    add(read, piece.linesBefore, papers, issues)
  }
  return { papers, documents: [document], issues }
}

/** Adds what a piece holds, with the lines of the document, and its name as one text that all papers share. */
function add(read: RecordsRead, linesBefore: number, papers: Paper[], issues: Issue[]): void {
  const { file } = read.documents[0]!
  for (const paper of read.papers) {
    const origins = paper.origins.map((origin) => ({ ...origin, file, line: origin.line + linesBefore }))
    papers.push({ ...paper, origins })
  }
  for (const issue of read.issues)
    issues.push(issue.line === undefined ? issue : { ...issue, line: issue.line + linesBefore })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A piece is known by another hash than its own. */
function noHash(): { update(): void; digest(): string } {
  return { update: () => undefined, digest: () => '' }
}

/** Papers bear the name of their document, and its ending has a say in how it is read. */
function keyOf(path: string, hash: string): string {
  return hashOf(JSON.stringify([path, hash])).toString('hex')
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function recall(cache: Cache, key: string): Promise<RecordsRead | undefined> {
  const found = await cache.read(`document-${key}`)
  if (!found) return undefined
  const { document, issues, papers: first, further } = parse<Remembered>(found.content)
  const papers = [...first]
  for (let part = 1; part <= further; part++) {
    const entry = await cache.read(`papers-${part}-${key}`)
    if (!entry) return undefined
    for (const paper of parse<Paper[]>(entry.content)) papers.push(paper)
  }
  return { papers, documents: [document], issues }
}

/** The document itself comes last: when it is there, so are its papers. */
async function keep(cache: Cache, key: string, { papers, documents, issues }: RecordsRead): Promise<void> {
  const write = (name: string, value: unknown): Promise<void> =>
    cache.write(`${name}-${key}`, new Uint8Array(), Buffer.from(JSON.stringify(value)))
  const partOf = (part: number): readonly Paper[] =>
    papers.slice(part * PAPERS_PER_ENTRY, (part + 1) * PAPERS_PER_ENTRY)
  const further = Math.max(0, Math.ceil(papers.length / PAPERS_PER_ENTRY) - 1)
  for (let part = 1; part <= further; part++) await write(`papers-${part}`, partOf(part))
  const remembered: Remembered = { document: documents[0]!, issues, papers: partOf(0), further }
  await write('document', remembered)
}

function parse<Value>(content: Uint8Array): Value {
  return JSON.parse(Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString()) as Value
}
