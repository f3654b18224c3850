/** Documents in pieces: each is read by itself unless the cache has it, and what all say of themselves is kept beside. */
import {
  cutIntoPieces,
  extensionOf,
  markOf,
  readRecords,
  type DocumentRead,
  type Issue,
  type IssueCode,
  type Paper,
  type Piece,
  type RecordsRead,
} from '../../core/index.ts'
import type { Cache } from './cache.ts'
import { keepRead, keyOf, recallRecords, sha256, type Place } from './remembered-records.ts'
import { recallValue, rememberValue } from './remembered-values.ts'

/** What is kept of a document that was read in pieces. */
export interface RememberedCut {
  readonly document: DocumentRead
  readonly pieces: readonly RememberedPiece[]
}

/** What came of a piece, but for its papers; lines are counted from its beginning. */
export interface RememberedPiece {
  readonly key: string
  readonly bytes: number
  readonly linesBefore: number
  readonly found: number
  readonly rejected: number
  readonly issues: readonly Issue[]
  /** First line of each record that is a paper. */
  readonly lines: readonly number[]
  /** `markOf` each of them. */
  readonly marks: readonly number[]
}

/** What is wrong with a document as a whole; a piece that has any of it can't be read by itself. */
const WHOLE: ReadonlySet<IssueCode> = new Set(['unreadable', 'unrecognised', 'empty', 'encoding', 'limit', 'truncated'])

/** Nothing where the document can't be cut. `hash` is that of all its bytes. */
export async function readPieces(
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
  let format: string | undefined
  const remembered: RememberedPiece[] = []
  for (const piece of pieces) {
    const key = keyOf(path, sha256(bytes.subarray(piece.from, piece.to)))
    const read = await readPiece(path, bytes, piece, key, format, cache)
    if (!read) return undefined
    format = read.documents[0]!.format!
    add(read, papers, issues)
    remembered.push(describePiece(read, piece, key))
    report(piece.to)
  }
  const document = await rememberCut(path, bytes, hash, format!, remembered, cache)
  return { papers, documents: [document], issues }
}

/** All pieces of a document that has not changed. */
export async function recallPieces(cache: Cache, key: string, file: string): Promise<RecordsRead | undefined> {
  const found = await recallCut(cache, key)
  if (!found) return undefined
  const papers: Paper[] = []
  const issues: Issue[] = []
  for (const piece of found.pieces) {
    const read = await recallRecords(cache, piece.key, { file, linesBefore: piece.linesBefore })
    if (!read) return undefined
    add(read, papers, issues)
  }
  return { papers, documents: [{ ...found.document, file }], issues }
}

function add(read: RecordsRead, papers: Paper[], issues: Issue[]): void {
  for (const paper of read.papers) papers.push(paper)
  for (const issue of read.issues) issues.push(issue)
}

/** `key` is that of the document. */
export function recallCut(cache: Cache, key: string): Promise<RememberedCut | undefined> {
  return recallValue<RememberedCut>(cache, `cut-${key}`)
}

/** Gives what there is to say of the whole document. */
export async function rememberCut(
  path: string,
  bytes: Uint8Array,
  hash: string,
  format: string,
  pieces: readonly RememberedPiece[],
  cache: Cache,
): Promise<DocumentRead> {
  let [found, rejected] = [0, 0]
  for (const piece of pieces) {
    found += piece.found
    rejected += piece.rejected
  }
  const document: DocumentRead = { file: path, format, bytes: bytes.length, hash, found, rejected }
  const cut: RememberedCut = { document, pieces }
  await rememberValue(cache, `cut-${keyOf(path, hash)}`, cut)
  return document
}

/** A piece as it stands in the document; nothing where it is of another format, or can't be read by itself. */
export async function readPiece(
  path: string,
  bytes: Uint8Array,
  { from, to, linesBefore }: Piece,
  key: string,
  format: string | undefined,
  cache: Cache,
): Promise<RecordsRead | undefined> {
  const place: Place = { file: path, linesBefore }
  const known = await recallRecords(cache, key, place)
  const read = known ?? (await readBytes(path, [bytes.subarray(from, to)]))
  if (!isReadAlone(read, format)) return undefined
  if (known) return known
  await keepRead(cache, key, read)
  return asPlaced(read, place)
}

/** As a document of the same kind, whose place is put in afterwards. */
export function readBytes(path: string, chunks: readonly Uint8Array[]): Promise<RecordsRead> {
  return readRecords([{ name: `.${extensionOf(path)}`, chunks: each(chunks), createHash: noHash }])
}

async function* each(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

/** What is known by another hash than its own. */
function noHash(): { update(): void; digest(): string } {
  return { update: () => undefined, digest: () => '' }
}

/** Whether a part could be read by itself, as what the document is. */
export function isReadAlone({ documents, issues }: RecordsRead, format: string | undefined): boolean {
  return (format === undefined || documents[0]!.format === format) && !issues.some(({ code }) => WHOLE.has(code))
}

export function describePiece(read: RecordsRead, { from, to, linesBefore }: Piece, key: string): RememberedPiece {
  const { papers, documents, issues } = read
  const { found, rejected } = documents[0]!
  return {
    key,
    bytes: to - from,
    linesBefore,
    found,
    rejected,
    issues: issues.map((issue) => placeIssue(issue, { file: '', linesBefore: -linesBefore })),
    lines: papers.map(({ origins }) => origins[0]!.line - linesBefore),
    marks: papers.map(markOf),
  }
}

/** The same records, as they stand there. */
function asPlaced({ papers, documents, issues }: RecordsRead, place: Place): RecordsRead {
  const { file, linesBefore } = place
  return {
    papers: papers.map((paper) => ({
      ...paper,
      origins: paper.origins.map((origin) => ({ ...origin, file, line: origin.line + linesBefore })),
    })),
    documents,
    issues: issues.map((issue) => placeIssue(issue, place)),
  }
}

export function placeIssue(issue: Issue, { file, linesBefore }: Place): Issue {
  return { ...issue, file, ...(issue.line !== undefined && { line: issue.line + linesBefore }) }
}
