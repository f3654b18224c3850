/** Records on their way into a file, each written once: equal ones are told by their bytes, which say the same of the same texts. */
import { ByteTable } from '../../columns/byte-table.ts'
import { GrowingColumn } from '../../columns/growing-column.ts'
import { ByteWriter } from './byte-writer.ts'
import type { Encoding, RecordCollector, RecordKind } from './codec.ts'
import type { StringCollector } from './string-collector.ts'

type Fields = Readonly<Record<string, unknown>>

export class MetRecords implements RecordCollector {
  readonly #strings: StringCollector
  readonly #kinds = new Map<RecordKind, MetOfKind>()
  /** Different records of all kinds. */
  #size = 0

  constructor(strings: StringCollector) {
    this.#strings = strings
  }

  write(kind: RecordKind, value: unknown, encoding: Encoding): void {
    const { out } = encoding
    let number = this.#recall(kind, value as Fields)
    if (number >= 0) {
      out.count(number + 1)
      return
    }
    let met = this.#kinds.get(kind)
    if (!met) this.#kinds.set(kind, (met = new MetOfKind(kind, encoding)))
    const before = this.#size
    const bytes = met.write(value)
    // What holds a record that is new is new itself; from now on that one is only referred to.
    const isNew = this.#size > before
    if (!isNew) number = met.table.find(bytes, 0, bytes.length)
    out.count(number + 1)
    if (number < 0) {
      out.append(bytes)
      this.#size++
      number = met.add(isNew ? met.write(value) : bytes, value as Fields)
    }
    const telling = this.#numberOfTelling(kind, value as Fields)
    if (telling >= 0) met.latest.put(telling, number + 1)
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
  readonly records: Fields[] = []
  /** Number + 1 of the last one, by the number of what tells it; 0 where there was none. */
  readonly latest = new GrowingColumn()
  readonly #kind: RecordKind
  readonly #draft: Encoding

  constructor(kind: RecordKind, encoding: Encoding) {
    this.#kind = kind
    this.#draft = { ...encoding, out: new ByteWriter() }
  }

  /** The bytes of a record, as a view that is good until the next one. */
  write(value: unknown): Uint8Array {
    this.#draft.out.clear()
    this.#kind.codec.write(value, this.#draft)
    return this.#draft.out.written()
  }

  /** The number of the record that is written with these bytes. */
  add(bytes: Uint8Array, record: Fields): number {
    this.records.push(record)
    return this.table.add(bytes, 0, bytes.length)
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
