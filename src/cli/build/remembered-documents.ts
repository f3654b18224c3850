/** Records of documents: those of a document that was read before come from the cache, as long as not a byte of it has changed. */
import {
  readRecords,
  type DocumentRead,
  type DocumentSource,
  type Issue,
  type Paper,
  type Progress,
  type RecordsRead,
} from '../../core/index.ts'
import { hashFile } from '../hash-file.ts'
import type { Cache } from './cache.ts'
import { hashOf } from './entry.ts'

/** Smaller documents are read as quickly as what is remembered of them. */
const SMALL_BYTES = 1 << 17
/** Papers that are kept in one entry. */
const PAPERS_PER_ENTRY = 2000

/** What is kept of a document beside its papers, which stand in entries of their own. */
interface Remembered {
  readonly document: DocumentRead
  readonly issues: readonly Issue[]
  readonly papers: number
}

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
    const name = cache && sizes[index]! >= SMALL_BYTES ? await nameOf(source.name) : undefined
    const known = cache && name && (await recall(cache, name.key))
    const read =
      known ??
      (await readRecords([source], {
        onProgress: (progress) => onProgress({ ...progress, done: bytesBefore + progress.done }),
      }))
    // What was cut short, or changed while it was read, is not what it would be called.
    if (cache && name && !known && read.documents[0]?.hash === name.hash) await keep(cache, name.key, read)
    for (const paper of read.papers) papers.push(paper)
    documents.push(...read.documents)
    for (const issue of read.issues) issues.push(issue)
    bytesBefore += sizes[index]!
  }
  return { papers, documents, issues }
}

/** Papers bear the name of their document, and its ending has a say in how it is read. */
async function nameOf(path: string): Promise<{ readonly key: string; readonly hash: string } | undefined> {
  const found = await hashFile(path).catch(() => undefined)
  return found && { key: hashOf(JSON.stringify([path, found.hash])).toString('hex'), hash: found.hash }
}

async function recall(cache: Cache, key: string): Promise<RecordsRead | undefined> {
  const found = await cache.read(`document-${key}`)
  if (!found) return undefined
  const { document, issues, papers: count } = parse<Remembered>(found.content)
  const papers: Paper[] = []
  for (let part = 0; papers.length < count; part++) {
    const entry = await cache.read(`papers-${key}-${part}`)
    if (!entry) return undefined
    for (const paper of parse<Paper[]>(entry.content)) papers.push(paper)
  }
  return { papers, documents: [document], issues }
}

/** The document itself comes last: when it is there, so are its papers. */
async function keep(cache: Cache, key: string, { papers, documents, issues }: RecordsRead): Promise<void> {
  for (let from = 0; from < papers.length; from += PAPERS_PER_ENTRY)
    await cache.write(
      `papers-${key}-${from / PAPERS_PER_ENTRY}`,
      new Uint8Array(),
      Buffer.from(JSON.stringify(papers.slice(from, from + PAPERS_PER_ENTRY))),
    )
  const remembered: Remembered = { document: documents[0]!, issues, papers: papers.length }
  await cache.write(`document-${key}`, new Uint8Array(), Buffer.from(JSON.stringify(remembered)))
}

function parse<Value>(content: Uint8Array): Value {
  return JSON.parse(Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString()) as Value
}
