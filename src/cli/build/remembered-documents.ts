/** Records of documents: what was read before comes from the cache, piece by piece, and only what has changed is read. */
import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import {
  cutIntoPieces,
  extensionOf,
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
import { recallValue, rememberValue } from './remembered-values.ts'

/** Smaller documents are read as quickly as what is remembered of them. */
const SMALL_BYTES = 1 << 17
/** Larger ones are not taken to memory to be cut. */
const LARGE_BYTES = 1 << 28
/** Papers that are kept in one entry. */
const PAPERS_PER_ENTRY = 2000

/** What is kept of a document, or of a piece; papers that are too many stand in further entries. */
interface Remembered {
  readonly document: DocumentRead
  readonly issues: readonly Movable<Issue>[]
  readonly papers: readonly PlacedPaper[]
  readonly further: number
}

type Movable<Found> = Found & { file: string; line?: number }
type PlacedPaper = Omit<Paper, 'origins'> & { readonly origins: readonly Movable<Paper['origins'][number]>[] }

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
  const place: Place = { file: source.name, linesBefore: 0 }
  const known = (await recallPieces(cache, key, source.name)) ?? (await recall(cache, key, place))
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
  // Its place is put in afterwards.
  const shortName = `.${extensionOf(path)}`
  const cut: RememberedCut['pieces'][number][] = []
  for (const piece of pieces) {
    const own = bytes.subarray(piece.from, piece.to)
    const key = keyOf(path, sha256(own))
    const place: Place = { file: path, linesBefore: piece.linesBefore }
    const known = await recall(cache, key, place)
    const read = known ?? (await readRecords([{ name: shortName, chunks: once(own), createHash: noHash }]))
    const [document] = read.documents
    format ??= document!.format
    if (document!.format !== format || read.issues.some(({ code }) => WHOLE.has(code))) return undefined
    if (!known) await keep(cache, key, read)
    cut.push({ key, linesBefore: piece.linesBefore })
    add(known ?? asPlaced(read, place), papers, issues)
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
  await rememberValue(cache, `cut-${keyOf(path, hash)}`, remembered)
  return { papers, documents: [document], issues }
}

/** All pieces of a document that has not changed. */
async function recallPieces(cache: Cache, key: string, file: string): Promise<RecordsRead | undefined> {
  const found = await recallValue<RememberedCut>(cache, `cut-${key}`)
  if (!found) return undefined
  const papers: Paper[] = []
  const issues: Issue[] = []
  for (const piece of found.pieces) {
    const read = await recall(cache, piece.key, { file, linesBefore: piece.linesBefore })
    if (!read) return undefined
    add(read, papers, issues)
  }
  return { papers, documents: [{ ...found.document, file }], issues }
}

function add(read: RecordsRead, papers: Paper[], issues: Issue[]): void {
  for (const paper of read.papers) papers.push(paper)
  for (const issue of read.issues) issues.push(issue)
}

/** Where what was read by itself stands: the document, its name as one text that all papers share, and lines before it. */
interface Place {
  readonly file: string
  readonly linesBefore: number
}

/** The same records, as they stand there. */
function asPlaced({ papers, documents, issues }: RecordsRead, { file, linesBefore }: Place): RecordsRead {
  return {
    papers: papers.map((paper) => ({
      ...paper,
      origins: paper.origins.map((origin) => ({ ...origin, file, line: origin.line + linesBefore })),
    })),
    documents,
    issues: issues.map((issue) => ({
      ...issue,
      file,
      ...(issue.line !== undefined && { line: issue.line + linesBefore }),
    })),
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A piece is known by another hash than its own. */
function noHash(): { update(): void; digest(): string } {
  return { update: () => undefined, digest: () => '' }
}

/** Of the name only the ending has a say in how a document is read, so that its folder may be moved. */
function keyOf(path: string, hash: string): string {
  return hashOf(JSON.stringify([extensionOf(path), hash])).toString('hex')
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function recall(cache: Cache, key: string, place: Place): Promise<RecordsRead | undefined> {
  const found = await recallValue<Remembered>(cache, `document-${key}`)
  if (!found) return undefined
  const { document, issues, papers: first, further } = found
  const papers = [...first]
  for (let part = 1; part <= further; part++) {
    const more = await recallValue<PlacedPaper[]>(cache, `papers-${part}-${key}`)
    if (!more) return undefined
    for (const paper of more) papers.push(paper)
  }
  for (const { origins } of papers) for (const origin of origins) move(origin, place)
  for (const issue of issues) move(issue, place)
  return { papers, documents: [{ ...document, file: place.file }], issues }
}

/** What comes back from the cache belongs to nobody else, and a second copy of every paper is saved. */
function move(found: { file: string; line?: number }, { file, linesBefore }: Place): void {
  found.file = file
  if (found.line !== undefined) found.line += linesBefore
}

/** The document itself comes last: when it is there, so are its papers. */
async function keep(cache: Cache, key: string, { papers, documents, issues }: RecordsRead): Promise<void> {
  const partOf = (part: number): readonly Paper[] =>
    papers.slice(part * PAPERS_PER_ENTRY, (part + 1) * PAPERS_PER_ENTRY)
  const further = Math.max(0, Math.ceil(papers.length / PAPERS_PER_ENTRY) - 1)
  for (let part = 1; part <= further; part++) await rememberValue(cache, `papers-${part}-${key}`, partOf(part))
  await rememberValue(cache, `document-${key}`, { document: documents[0]!, issues, papers: partOf(0), further })
}
