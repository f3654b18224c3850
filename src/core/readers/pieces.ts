/** Where a document may be cut so that its pieces, read each by itself, give the records of the whole: who remembers pieces need only read those that changed. */
import { detectReader } from './index.ts'
import { TextDecoder } from './platform.ts'
import { HEAD_LENGTH } from './read-document.ts'

/** Bytes of a document from `from` to before `to`. */
export interface Piece {
  readonly from: number
  readonly to: number
  /** Lines of the document before it. */
  readonly linesBefore: number
}

interface Rule {
  /** Tells whether a record begins at `at`, where a line begins, whatever stands before; `before` is where the line before begins. */
  isStart(text: string, at: number, before: number): boolean
  /** What ties records together: a document that has it stays whole. */
  readonly ties?: RegExp
}

/** By the format's name. */
const RULES: Readonly<Record<string, Rule>> = {
  jsonl: { isStart: () => true },
  bibtex: {
    // Even an entry that was never closed ends before such a line.
    isStart(text, at) {
      ENTRY.lastIndex = at
      return text.charCodeAt(at) === 0x40 && ENTRY.test(text)
    },
    ties: /@\s*(?:string|comment|preamble|xdata)\b|\b(?:crossref|xdata)\b/i,
  },
  ris: { isStart: (text, _, before) => text.startsWith('ER  -', before) },
}

const ENTRY = /@[a-z]{2,30}\{[^\s,{}=@"\\]{1,200},/iy

const NEWLINE = 0x0a
/** Units at the beginning of a record, at most, by which it is known as one. */
const START_LENGTH = 240
/** Of a unit of text, in UTF-8. */
const MOST_BYTES = 3
/** Bytes of a record; longer ones take another look. */
const USUAL_LENGTH = 1 << 12

const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true })

/** Pieces have at least so many bytes, few enough that they soon meet again behind one that has changed … */
const SHORTEST = 1 << 14
/** … end before about one of so many records, by what it says … */
const RECORDS = 96
/** … and hardly have more than this. */
const LONGEST = 1 << 22
/** Units of a record that say where to cut. */
const TOLD_BY = 300

/**
 * Pieces in order, all of the document from `from` to `to`, where it may be cut; nothing where it can't be. `bytes` are as in the
 * file. `linesBefore` are those before `from`.
 */
export function cutIntoPieces(
  bytes: Uint8Array,
  name: string,
  { from, to, linesBefore }: Piece = { from: 0, to: bytes.length, linesBefore: 0 },
): Piece[] | undefined {
  const text = textOf(bytes.subarray(from, to))
  const rule = text === undefined ? undefined : RULES[formatOf(bytes, name) ?? '']
  if (text === undefined || !rule || rule.ties?.test(text)) return undefined
  const pieces: Piece[] = []
  let [lines, before, byteFrom, linesBeforePiece] = [linesBefore, 0, from, linesBefore]
  // Where lines begin is the same in text and bytes but for what is longer in one of them: bytes are walked beside it.
  let byteAt = from
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    const at = end + 1
    byteAt = bytes.indexOf(NEWLINE, byteAt) + 1
    lines++
    const size = byteAt - byteFrom
    if (size >= SHORTEST && at < text.length && rule.isStart(text, at, before))
      if (size > LONGEST || hashOf(text, at) % RECORDS === 0) {
        pieces.push({ from: byteFrom, to: byteAt, linesBefore: linesBeforePiece })
        ;[byteFrom, linesBeforePiece] = [byteAt, lines]
      }
    before = at
  }
  if (byteFrom < to) pieces.push({ from: byteFrom, to, linesBefore: linesBeforePiece })
  return pieces
}

/** The format of a document that can be cut, by its beginning; nothing where none is made out. */
export function formatOf(bytes: Uint8Array, name: string): string | undefined {
  const head = LENIENT.decode(bytes.subarray(0, HEAD_LENGTH * MOST_BYTES))
  return detectReader(head.slice(0, HEAD_LENGTH), name)?.format
}

/**
 * What is to be read of a piece for the records that begin in these lines of the document, ascending: each by itself, with
 * others that can't be told from it. `format` is that of the document.
 */
export function cutOutRecords(bytes: Uint8Array, format: string, piece: Piece, lines: readonly number[]): Piece[] {
  const { isStart } = RULES[format]!
  const found: Piece[] = []
  let [line, at] = [piece.linesBefore + 1, piece.from]
  for (const wanted of lines) {
    for (; line < wanted; line++) at = bytes.indexOf(NEWLINE, at) + 1
    const least = found.at(-1)?.to ?? piece.from
    if (at < least) continue
    let [from, linesBefore] = [at, line - 1]
    while (from > least) {
      const before = from < 2 ? 0 : bytes.lastIndexOf(NEWLINE, from - 2) + 1
      const text = LENIENT.decode(bytes.subarray(before, from + START_LENGTH * MOST_BYTES))
      if (isStart(text, text.indexOf('\n') + 1, 0)) break
      ;[from, linesBefore] = [before, linesBefore - 1]
    }
    found.push({ from, to: endOfRecord(bytes, at, piece.to, isStart), linesBefore })
  }
  return found
}

/** Where the next record begins behind a line, at most at `end`. */
function endOfRecord(bytes: Uint8Array, line: number, end: number, isStart: Rule['isStart']): number {
  for (let length = USUAL_LENGTH; ; length *= 4) {
    const isAll = line + length >= end
    const text = LENIENT.decode(bytes.subarray(line, isAll ? end : line + length))
    let [before, byteAt] = [0, line]
    for (let at = text.indexOf('\n') + 1; at > 0; at = text.indexOf('\n', at) + 1) {
      if (!isAll && at + START_LENGTH > text.length) break
      byteAt = bytes.indexOf(NEWLINE, byteAt) + 1
      if (byteAt < end && isStart(text, at, before)) return byteAt
      before = at
    }
    if (isAll) return end
  }
}

/** UTF-8 without surprises, or nothing: other encodings are made out from the document as a whole. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return /[\0\ufeff\ufffd]|\r(?!\n)/.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

/** FNV-1a. */
function hashOf(text: string, at: number): number {
  let hash = 0x811c9dc5
  for (let index = at; index < Math.min(text.length, at + TOLD_BY); index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
