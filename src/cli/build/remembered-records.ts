/** Records in the cache: of a document, or of a piece of one that is read by itself. */
import { createHash } from 'node:crypto'
import { extensionOf, type DocumentRead, type Issue, type Paper, type RecordsRead } from '../../core/index.ts'
import type { Cache } from './cache.ts'
import { hashOf } from './entry.ts'
import { recallValue, rememberValue } from './remembered-values.ts'

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

/** Where what was read by itself stands: the document, its name as one text that all papers share, and lines before it. */
export interface Place {
  readonly file: string
  readonly linesBefore: number
}

/** Of the name only the ending has a say in how a document is read, so that its folder may be moved. */
export function keyOf(path: string, hash: string): string {
  return hashOf(JSON.stringify([extensionOf(path), hash])).toString('hex')
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export async function recallRecords(cache: Cache, key: string, place: Place): Promise<RecordsRead | undefined> {
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
export async function keepRead(cache: Cache, key: string, { papers, documents, issues }: RecordsRead): Promise<void> {
  const partOf = (part: number): readonly Paper[] =>
    papers.slice(part * PAPERS_PER_ENTRY, (part + 1) * PAPERS_PER_ENTRY)
  const further = Math.max(0, Math.ceil(papers.length / PAPERS_PER_ENTRY) - 1)
  for (let part = 1; part <= further; part++) await rememberValue(cache, `papers-${part}-${key}`, partOf(part))
  await rememberValue(cache, `document-${key}`, { document: documents[0]!, issues, papers: partOf(0), further })
}
