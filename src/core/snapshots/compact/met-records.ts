/** Records on their way into a file, each written once: equal ones are told by their bytes, which say the same of the same texts. */
import { ByteTable } from '../../columns/byte-table.ts'
import { GrowingColumn } from '../../columns/growing-column.ts'
import { ByteWriter } from './byte-writer.ts'
import type { Encoding, RecordCollector, RecordKind, TextCollector } from './codec.ts'

type Fields = Readonly<Record<string, unknown>>

/** Texts that can be looked for. */
export interface TextFinder extends TextCollector {
  /** The number of the text, or −1 if it is new. */
  find(text: string): number
}

export class MetRecords implements RecordCollector {
  readonly #strings: TextFinder
  readonly #kinds = new Map<RecordKind, MetOfKind>()
  /** Different records of all kinds. */
  #size = 0

  constructor(strings: TextFinder) {
    this.#strings = strings
  }

  write(kind: RecordKind, value: unknown, encoding: Encoding): void {
    const known = this.#recall(kind, value as Fields)
    if (known >= 0) {
      encoding.out.count(known + 1)
      return
    }
    const number = this.enter(kind, (draft) => kind.codec.write(value, draft), encoding)
    const met = this.#kinds.get(kind)!
    met.records[number] ??= value as Fields
    const telling = this.#numberOfTelling(kind, value as Fields)
    if (telling >= 0) met.latest.put(telling, number + 1)
  }

  /** Writes the record that `write` writes in full, or where it was met, and gives its number. */
  enter(kind: RecordKind, write: (to: Encoding) => void, encoding: Encoding): number {
    const { out } = encoding
    let met = this.#kinds.get(kind)
    if (!met) this.#kinds.set(kind, (met = new MetOfKind(encoding)))
    const before = this.#size
    const bytes = met.draft(write)
    // What holds a record that is new is new itself; from now on that one is only referred to.
    const isNew = this.#size > before
    const known = isNew ? -1 : met.table.find(bytes, 0, bytes.length)
    out.count(known + 1)
    if (known >= 0) return known
    out.append(bytes)
    this.#size++
    const telling = isNew ? met.draft(write) : bytes
    return met.table.add(telling, 0, telling.length)
  }

  /** The number of an equal record, if the one that was met last with the same telling field is it; else −1. */
  #recall(kind: RecordKind, value: Fields): number {
    const met = this.#kinds.get(kind)
    if (!met) return -1
    const telling = this.#numberOfTelling(kind, value)
    if (telling < 0 || telling >= met.latest.length) return -1
    const number = met.latest.at(telling) - 1
    return number >= 0 && areEqual(met.records[number]!, value, kind.otherFields) ? number : -1
  }

  #numberOfTelling({ tellingField, tellingKind }: RecordKind, value: Fields): number {
    const telling = value[tellingField]
    return tellingKind ? this.#recall(tellingKind, telling as Fields) : this.#strings.find(telling as string)
  }
}

/** Records of one kind that were met. */
class MetOfKind {
  /** By the bytes with which they are written once all that they hold is known. */
  readonly table = new ByteTable()
  /** Those that were written from a value. */
  readonly records: Fields[] = []
  /** Number + 1 of the last one, by the number of what tells it; 0 where there was none. */
  readonly latest = new GrowingColumn()
  readonly #draft: Encoding

  constructor(encoding: Encoding) {
    this.#draft = { ...encoding, out: new ByteWriter() }
  }

  /** What is written, as a view that is good until the next draft. */
  draft(write: (to: Encoding) => void): Uint8Array {
    this.#draft.out.clear()
    write(this.#draft)
    return this.#draft.out.written()
  }
}

function areEqual(one: Fields, other: Fields, fields: readonly string[]): boolean {
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index]!
    if (one[field] !== other[field] && !areEqualLists(one[field], other[field])) return false
  }
  return true
}

function areEqualLists(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false
  return true
}
