/** Where a document may be cut so that its pieces, read each by itself, give the records of the whole: who remembers pieces need only read those that changed. */
import { detectReader } from './index.ts'
import { TextDecoder } from './platform.ts'
import { HEAD_LENGTH } from './read-document.ts'

/** Bytes of a document from `from` to before `to`. */
interface Piece {
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

/** Pieces have at least so many bytes, few enough that they soon meet again behind one that has changed … */
const SHORTEST = 1 << 14
/** … end before about one of so many records, by what it says … */
const RECORDS = 96
/** … and hardly have more than this. */
const LONGEST = 1 << 22
/** Units of a record that say where to cut. */
const TOLD_BY = 300

/** Pieces in order, all of the document; nothing where it can't be cut. `bytes` are as in the file. */
export function cutIntoPieces(bytes: Uint8Array, name: string): Piece[] | undefined {
  const text = textOf(bytes)
  const rule = text === undefined ? undefined : RULES[detectReader(text.slice(0, HEAD_LENGTH), name)?.format ?? '']
  if (text === undefined || !rule || rule.ties?.test(text)) return undefined
  const pieces: Piece[] = []
  let [from, linesBefore, lines, before] = [0, 0, 0, 0]
  // Where lines begin is the same in text and bytes but for what is longer in one of them: bytes are walked beside it.
  let byteFrom = 0
  let byteAt = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    const at = end + 1
    byteAt = bytes.indexOf(0x0a, byteAt) + 1
    lines++
    const size = byteAt - byteFrom
    if (size >= SHORTEST && at < text.length && rule.isStart(text, at, before))
      if (size > LONGEST || hashOf(text, at) % RECORDS === 0) {
        pieces.push({ from: byteFrom, to: byteAt, linesBefore })
        ;[from, byteFrom, linesBefore] = [at, byteAt, lines]
      }
    before = at
  }
  if (from < text.length) pieces.push({ from: byteFrom, to: bytes.length, linesBefore })
  return pieces
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
