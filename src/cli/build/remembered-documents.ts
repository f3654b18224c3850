/** Records of documents: what was read before comes from the cache, piece by piece, and only what has changed is read. */
import { readFile } from 'node:fs/promises'
import {
  keepRecords,
  readRecords,
  type DocumentRead,
  type DocumentSource,
  type Issue,
  type KeptRecords,
  type KnownRecords,
  type Manifest,
  type Paper,
  type Progress,
  type RecordsRead,
} from '../../core/index.ts'
import { hashFile } from '../hash-file.ts'
import type { Cache } from './cache.ts'
import { readGrown } from './grown-documents.ts'
import { readPieces, recallPieces } from './remembered-pieces.ts'
import { keepRead, keyOf, recallRecords, sha256 } from './remembered-records.ts'

/** Smaller documents are read as quickly as what is remembered of them. */
const SMALL_BYTES = 1 << 17
/** Larger ones are not taken to memory to be cut, and no more of all that grew is held there. */
const LARGE_BYTES = 1 << 28

/** Documents that an earlier snapshot knew, perhaps with other records. */
interface FormerDocuments {
  /** SHA-256 of each as it was, in hex, by its name. */
  readonly hashes: ReadonlyMap<string, string>
  /** Hears which records of a document need not be read again, and aren't among those that come back. */
  onKept(records: KeptRecords): void
}

/** What is read of documents, and what of them is known from an earlier snapshot. */
interface ChangesRead {
  readonly records: RecordsRead
  readonly standing: KnownRecords
}

/**
 * What has changed since an earlier snapshot, of which `standing` holds the rest: together the same as if all of these
 * documents were read. `inputs` are the documents of the snapshot.
 */
export async function readChanges(
  sources: readonly DocumentSource[],
  sizes: readonly number[],
  cache: Cache | undefined,
  onProgress: (progress: Progress) => void,
  standing: KnownRecords,
  inputs: Manifest['inputs'],
): Promise<ChangesRead> {
  const hashes = new Map(inputs.map(({ file, hash }) => [file, hash]))
  const kept: KeptRecords[] = []
  const onKept = (records: KeptRecords): void => void kept.push(records)
  const records = await readDocuments(sources, sizes, cache, onProgress, { hashes, onKept })
  if (kept.length === 0) return { records, standing }
  const found = await keepRecords(standing, records.papers, kept)
  return found
    ? { records: { ...records, papers: found.papers }, standing: found.standing }
    : { records: await readDocuments(sources, sizes, cache, onProgress), standing }
}

/** The same as `readRecords` gives, but for what is kept of `former` documents. `sizes` are the bytes of each document. */
export async function readDocuments(
  sources: readonly DocumentSource[],
  sizes: readonly number[],
  cache: Cache | undefined,
  onProgress: (progress: Progress) => void,
  former?: FormerDocuments,
): Promise<RecordsRead> {
  const papers: Paper[] = []
  const documents: DocumentRead[] = []
  const issues: Issue[] = []
  let bytesBefore = 0
  let held = 0
  for (const [index, source] of sources.entries()) {
    const report = (bytes: number): void => onProgress({ step: 'reading', done: bytesBefore + bytes })
    const size = sizes[index]!
    const read =
      cache && size >= SMALL_BYTES
        ? await readRemembered(source, size, cache, report, (held += size) <= LARGE_BYTES ? former : undefined)
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
  former: FormerDocuments | undefined,
): Promise<RecordsRead> {
  const bytes = size > LARGE_BYTES ? undefined : await readFile(source.name).catch(() => undefined)
  const hash = bytes ? sha256(bytes) : (await hashFile(source.name).catch(() => undefined))?.hash
  const before = former?.hashes.get(source.name)
  if (former && bytes && hash && before !== undefined) {
    const grown = await readGrown(source.name, bytes, hash, before, cache, report)
    if (grown) {
      former.onKept(grown.kept)
      return grown.read
    }
  }
  const key = keyOf(source.name, hash ?? '')
  const known =
    (await recallPieces(cache, key, source.name)) ??
    (await recallRecords(cache, key, { file: source.name, linesBefore: 0 }))
  if (known) return known
  const inPieces = bytes && hash && (await readPieces(source.name, bytes, hash, cache, report))
  if (inPieces) return inPieces
  const read = await readRecords([source], { onProgress: ({ done }) => report(done) })
  // What was cut short, or changed while it was read, is not what it would be called.
  if (read.documents[0]?.hash === hash) await keepRead(cache, key, read)
  return read
}
