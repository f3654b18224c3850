/** Documents that grew or were changed since an earlier snapshot: only those pieces are read that were not there. */
import {
  cutIntoPieces,
  cutOutRecords,
  formatOf,
  type Issue,
  type KeptRecords,
  type Paper,
  type Piece,
  type RecordsRead,
} from '../../core/index.ts'
import type { Cache } from './cache.ts'
import {
  describePiece,
  isReadAlone,
  placeIssue,
  readBytes,
  readPiece,
  recallCut,
  rememberCut,
  type RememberedCut,
  type RememberedPiece,
} from './remembered-pieces.ts'
import { keyOf, sha256 } from './remembered-records.ts'

export interface GrownDocument {
  /** All but the papers that are kept. */
  readonly read: RecordsRead
  readonly kept: KeptRecords
}

/** A piece as it stands now, and as it was read earlier, if it was. */
interface PlacedPiece extends Piece {
  readonly key: string
  readonly before?: RememberedPiece
}

/**
 * Nothing where it isn't remembered how the document of before was cut, or where the document has to be read as a whole. `hash`
 * and `hashBefore` are those of all bytes, as they are and as they were.
 */
export async function readGrown(
  path: string,
  bytes: Buffer,
  hash: string,
  hashBefore: string,
  cache: Cache,
  report: (bytes: number) => void,
): Promise<GrownDocument | undefined> {
  const cut = await recallCut(cache, keyOf(path, hashBefore))
  const placed = cut && placePieces(path, bytes, cut)
  if (!cut || !placed) return undefined
  const format = cut.document.format!
  const papers: Paper[] = []
  const issues: Issue[] = []
  const pieces: RememberedPiece[] = []
  const before: number[] = []
  const now: number[] = []
  const marks: number[] = []
  for (const piece of placed) {
    const { key, linesBefore, before: known } = piece
    if (known) {
      for (const issue of known.issues) issues.push(placeIssue(issue, { file: path, linesBefore }))
      for (const line of known.lines) before.push(known.linesBefore + line)
      for (const line of known.lines) now.push(linesBefore + line)
      for (const mark of known.marks) marks.push(mark)
      pieces.push({ ...known, linesBefore })
    } else {
      const read = await readPiece(path, bytes, piece, key, format, cache)
      if (!read) return undefined
      for (const paper of read.papers) papers.push(paper)
      for (const issue of read.issues) issues.push(issue)
      pieces.push(describePiece(read, piece, key))
    }
    report(piece.to)
  }
  const document = await rememberCut(path, bytes, hash, format, pieces, cache)
  return {
    read: { papers, documents: [document], issues },
    kept: { file: path, before, now, marks, read: (lines) => readLines(path, bytes, format, placed, lines) },
  }
}

/** All of the document in pieces, as many as can be of those that were there before. */
function placePieces(path: string, bytes: Buffer, { document, pieces }: RememberedCut): PlacedPiece[] | undefined {
  if (formatOf(bytes, path) !== document.format) return undefined
  const keyAt = (from: number, to: number): string => keyOf(path, sha256(bytes.subarray(from, to)))
  // From the front and from the end, up to what has changed.
  let [first, from, last, to] = [0, 0, pieces.length, bytes.length]
  for (; first < last; first++) {
    const end = from + pieces[first]!.bytes
    if (end > to || keyAt(from, end) !== pieces[first]!.key) break
    from = end
  }
  for (; first < last; last--) {
    const start = to - pieces[last - 1]!.bytes
    if (start < from || keyAt(start, to) !== pieces[last - 1]!.key) break
    to = start
  }
  const hasChanged = from < to || first < last
  // Where a record begins is certain only between two pieces that are as they were.
  if (hasChanged && first > 0) from -= pieces[--first]!.bytes
  if (hasChanged && last < pieces.length) to += pieces[last++]!.bytes
  const linesBefore = pieces[first]?.linesBefore ?? 0
  const changed = from < to ? cutIntoPieces(bytes, path, { from, to, linesBefore }) : []
  if (!changed) return undefined
  const places = new Map(pieces.slice(first, last).map(({ key }, index) => [key, first + index]))
  let next = first
  const between = changed.map((piece): PlacedPiece => {
    const key = keyAt(piece.from, piece.to)
    const place = places.get(key) ?? -1
    if (place < next) return { ...piece, key }
    next = place + 1
    return { ...piece, key, before: pieces[place]! }
  })
  const lines = linesBefore + countLines(bytes, from, to)
  return [
    ...placeInRow(pieces.slice(0, first), 0, 0),
    ...between,
    ...placeInRow(pieces.slice(last), to, lines - (pieces[last]?.linesBefore ?? 0)),
  ]
}

/** One behind the other, so many lines further down than before. */
function placeInRow(pieces: readonly RememberedPiece[], start: number, shift: number): PlacedPiece[] {
  let to = start
  return pieces.map((before) => {
    const from = to
    to += before.bytes
    return { from, to, linesBefore: before.linesBefore + shift, key: before.key, before }
  })
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0
  for (let at = bytes.indexOf(0x0a, from); at >= 0 && at < to; at = bytes.indexOf(0x0a, at + 1)) lines++
  return lines
}

/** What begins in these lines, ascending, and what can't be told from it. */
async function readLines(
  path: string,
  bytes: Buffer,
  format: string,
  pieces: readonly Piece[],
  lines: readonly number[],
): Promise<readonly Paper[] | undefined> {
  const chunks: Buffer[] = []
  /** Of the document, by those of what is read. */
  const lineOf: number[] = [0]
  let linesRead = 0
  let next = 0
  for (const [place, piece] of pieces.entries()) {
    const end = pieces[place + 1]?.linesBefore ?? Infinity
    const own: number[] = []
    for (; next < lines.length && lines[next]! <= end; next++) own.push(lines[next]!)
    if (own.length === 0) continue
    for (const { from, to, linesBefore } of cutOutRecords(bytes, format, piece, own)) {
      chunks.push(bytes.subarray(from, to))
      // Only the last one may break off within a line.
      const count = countLines(bytes, from, to) + 1
      for (let line = 1; line <= count; line++) lineOf[linesRead + line] = linesBefore + line
      linesRead += count - 1
    }
  }
  const read = await readBytes(path, chunks)
  if (!isReadAlone(read, format)) return undefined
  return read.papers.map((paper) => ({
    ...paper,
    origins: paper.origins.map((origin) => ({ ...origin, file: path, line: lineOf[origin.line]! })),
  }))
}
