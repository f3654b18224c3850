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

/** Records that were copied from another file, where nobody looked at what they say. */
export interface CopiedRecords {
  /** The number of the one that is written with these bytes, or −1. `telling` is the number of what tells it. */
  find(kind: RecordKind, telling: number, bytes: Uint8Array): number
}

export class MetRecords implements RecordCollector {
  readonly #strings: TextFinder
  readonly #copied: CopiedRecords | undefined
  readonly #kinds = new Map<RecordKind, MetOfKind>()
  /** Different records of all kinds. */
  #size = 0

  constructor(strings: TextFinder, copied?: CopiedRecords) {
    this.#strings = strings
    this.#copied = copied
  }

  write(kind: RecordKind, value: unknown, encoding: Encoding): void {
    const known = this.#recall(kind, value as Fields)
    if (known >= 0) {
      encoding.out.count(known + 1)
      return
    }
    const met = this.#of(kind)
    const number = this.#enter(kind, met, value as Fields, encoding)
    met.records[number] ??= value as Fields
    const telling = this.#numberOfTelling(kind, value as Fields)
    if (telling >= 0) met.latest.put(telling, number + 1)
  }

  /** The number of a record that was copied in full from `start` on. If an equal one was met, only where is left standing there. */
  keep(kind: RecordKind, telling: number, out: ByteWriter, start: number): number {
    const met = this.#of(kind)
    if (met.latest.length > telling && met.latest.at(telling) > 0) {
      const known = met.find(out.written().subarray(start + 1))
      if (known >= 0) {
        out.cut(start)
        out.count(known + 1)
        return known
      }
    }
    return met.count++
  }

  /** Writes the record in full, or where an equal one was met, and gives its number. */
  #enter(kind: RecordKind, met: MetOfKind, value: Fields, encoding: Encoding): number {
    const { out } = encoding
    const before = this.#size
    const bytes = met.draft(kind, value, encoding)
    // What holds a record that is new is new itself; from now on that one is only referred to.
    const isNew = this.#size > before
    let known = isNew ? -1 : met.find(bytes)
    if (known < 0 && !isNew && this.#copied) known = this.#copied.find(kind, this.#numberOfTelling(kind, value), bytes)
    out.count(known + 1)
    if (known >= 0) return known
    out.append(bytes)
    this.#size++
    return met.add(isNew ? met.draft(kind, value, encoding) : bytes)
  }

  #of(kind: RecordKind): MetOfKind {
    let met = this.#kinds.get(kind)
    if (!met) this.#kinds.set(kind, (met = new MetOfKind()))
    return met
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
  /** By the bytes with which those from values are written once all that they hold is known. */
  readonly #table = new ByteTable()
  /** The number of each of these. */
  readonly #numbers = new GrowingColumn()
  /** Of all records of the kind. */
  count = 0
  /** Those that a value was written as, by their numbers. */
  readonly records: Fields[] = []
  /** Number + 1 of the last of these, by the number of what tells it; 0 where there was none. */
  readonly latest = new GrowingColumn()
  #draft: Encoding | undefined

  /** What is written of a record, as a view that is good until the next draft. */
  draft({ codec }: RecordKind, value: Fields, encoding: Encoding): Uint8Array {
    const draft = (this.#draft ??= { ...encoding, out: new ByteWriter() })
    draft.out.cut(0)
    codec.write(value, draft)
    return draft.out.written()
  }

  /** The number of the one from a value that is written with these bytes, or −1. */
  find(bytes: Uint8Array): number {
    const entry = this.#table.find(bytes, 0, bytes.length)
    return entry < 0 ? -1 : this.#numbers.at(entry)
  }

  /** Gives the next number to a record that is written with these bytes. */
  add(bytes: Uint8Array): number {
    this.#table.add(bytes, 0, bytes.length)
    this.#numbers.push(this.count)
    return this.count++
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
