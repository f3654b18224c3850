/** What stands in the bytes of a file, by a schema, and the records in it that stand there once. */
import { GrowingColumn } from '../../columns/growing-column.ts'
import type { Codec, RecordKind } from './codec.ts'

export const TEXT = 0
export const VALUE = 1
export const LIST = 2
export const RECORD = 3
export const SHARED = 4

/** What stands in the bytes. One class, and one copier that looks at it, are compiled sooner than a function for each schema. */
export class Form {
  readonly way: number
  /** The item of a list, or the fields of a record. */
  readonly parts: readonly Form[]
  /** Of an optional field; 0 where it is always there. */
  readonly bit: number
  readonly codec: Codec | undefined
  readonly shared: SharedRecords | undefined

  constructor(way: number, parts: readonly Form[], bit = 0, codec?: Codec, shared?: SharedRecords) {
    this.way = way
    this.parts = parts
    this.bit = bit
    this.codec = codec
    this.shared = shared
  }
}

/** Of what means the same in every file, such as numbers and choices. */
export function formOfValue(codec: Codec, bit = 0): Form {
  return new Form(VALUE, [], bit, codec)
}

export function formOfList(item: Form, bit = 0): Form {
  return new Form(LIST, [item], bit)
}

/** Records of one kind: those of the earlier file, from 0 in the order in which they stand there, and what became of them. */
export class SharedRecords {
  readonly kind: RecordKind
  readonly parts: readonly Form[]
  /** Which of the parts tells them. */
  readonly tellingField: number
  /** Where each begins, ascending. */
  readonly places = new GrowingColumn()
  /** Number + 1 of each in the new file; 0 for those that were not copied so far. */
  readonly numbers = new GrowingColumn()
  /** Of those that were copied, by their numbers in the new file: which they are in the earlier one. */
  readonly origins = new GrowingColumn()
  /** Number + 1 of the last one that was copied, by the number of what tells it. */
  readonly #latest = new GrowingColumn()
  /** The same of the one before that is told by the same, by number. */
  readonly #before = new GrowingColumn()

  constructor(kind: RecordKind, parts: readonly Form[], tellingField: number) {
    this.kind = kind
    this.parts = parts
    this.tellingField = tellingField
  }

  enter(record: number, number: number, telling: number): void {
    this.numbers.put(record, number + 1)
    this.origins.put(number, record)
    this.#before.put(number, this.latestOf(telling) + 1)
    this.#latest.put(telling, number + 1)
  }

  /** The number of the last one that was copied and is told by this, or −1. */
  latestOf(telling: number): number {
    return telling < this.#latest.length ? this.#latest.at(telling) - 1 : -1
  }

  /** The number of the one that was copied before this one and is told by the same, or −1. */
  beforeThat(number: number): number {
    return this.#before.at(number) - 1
  }

  /** Which of the earlier file begins there: one that was passed, or the next. */
  standingAt(position: number): number {
    const { places } = this
    let high = places.length
    if (high === 0 || places.at(high - 1) < position) {
      this.numbers.put(high, 0)
      places.push(position)
      return high
    }
    let low = 0
    while (low < high) {
      const middle = (low + high) >>> 1
      if (places.at(middle) < position) low = middle + 1
      else high = middle
    }
    return low
  }
}
