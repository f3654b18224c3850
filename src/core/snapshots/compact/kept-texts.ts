/** Texts on their way into a file, most of which stand in an earlier one: their bytes are copied in runs, unread. */
import { GrowingColumn } from '../../columns/growing-column.ts'
import { makeRoom } from '../../columns/make-room.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../../text/utf8.ts'
import { Damage } from './byte-reader.ts'
import type { TextCollector } from './codec.ts'
import type { KnownTexts } from './known-texts.ts'
import { isHalved, writeTable } from './string-collector.ts'
import { UTF_8 } from './string-table.ts'

/** Shorter runs are gathered, since each piece of a file is written by itself. */
const LONG_RUN = 1 << 16

/** What is gathered stands in pieces of so many bytes. */
const PIECE = 1 << 20

export class KeptTexts implements TextCollector {
  readonly #known: KnownTexts
  /** Of every known text, its number + 1 in the new file; 0 for those that it lacks. */
  readonly #numbers: Uint32Array
  /** Numbers of the texts that were added as such. */
  readonly #added = new Map<string, number>()
  /** In units of strings, of all texts of the new file. */
  readonly #lengths = new GrowingColumn()
  readonly #pieces: Uint8Array[] = []
  /** Known bytes that are to be copied next. */
  #from = 0
  #to = 0
  #piece: Uint8Array = new Uint8Array()
  #used = 0
  /** Bytes of the piece that stand among the pieces. */
  #done = 0
  #scratch = new Uint8Array(1 << 10)

  constructor(known: KnownTexts) {
    this.#known = known
    this.#numbers = new Uint32Array(makeRoom(known.lengths.length * 4))
  }

  /** The number of a known text in the new file. */
  keep(known: number): number {
    const number = this.#numbers[known]!
    if (number > 0) return number - 1
    const { starts, lengths } = this.#known
    if (starts[known] !== this.#to) {
      this.#endRun()
      this.#from = starts[known]!
    }
    this.#to = starts[known + 1]!
    this.#lengths.push(lengths[known]!)
    return (this.#numbers[known] = this.#lengths.length) - 1
  }

  find(text: string): number {
    const added = this.#added.get(text)
    if (added !== undefined) return added
    const known = this.#known.find(this.#scratch, 0, this.#encode(text))
    return known < 0 ? -1 : this.#numbers[known]! - 1
  }

  /** Throws `Damage` where UTF-8 can't hold the text. */
  add(text: string): number {
    const added = this.#added.get(text)
    if (added !== undefined) return added
    const length = this.#encode(text)
    const known = this.#known.find(this.#scratch, 0, length)
    const number = known < 0 ? this.#addNew(text, length) : this.keep(known)
    this.#added.set(text, number)
    return number
  }

  #addNew(text: string, length: number): number {
    if (isHalved(text, length)) throw new Damage('a text is not UTF-8')
    this.#endRun()
    this.#gather(this.#scratch.subarray(0, length))
    this.#lengths.push(text.length)
    return this.#lengths.length - 1
  }

  write(): Uint8Array[] {
    this.#endRun()
    this.#endPiece()
    return writeTable(this.#lengths.view(), UTF_8, this.#pieces)
  }

  /** How many bytes of the scratch it takes. */
  #encode(text: string): number {
    const most = text.length * MOST_UTF8_BYTES
    if (most > this.#scratch.length) this.#scratch = new Uint8Array(most * 2)
    return writeUtf8(text, this.#scratch, 0)
  }

  #endRun(): void {
    if (this.#from === this.#to) return
    const run = this.#known.bytes.subarray(this.#from, this.#to)
    this.#from = this.#to
    if (run.length < LONG_RUN) this.#gather(run)
    else {
      this.#endPiece()
      this.#pieces.push(run)
    }
  }

  #gather(bytes: Uint8Array): void {
    if (this.#used + bytes.length > this.#piece.length) {
      this.#endPiece()
      this.#piece = new Uint8Array(makeRoom(Math.max(PIECE, bytes.length)))
      this.#used = this.#done = 0
    }
    this.#piece.set(bytes, this.#used)
    this.#used += bytes.length
  }

  #endPiece(): void {
    if (this.#used > this.#done) this.#pieces.push(this.#piece.subarray(this.#done, this.#used))
    this.#done = this.#used
  }
}
