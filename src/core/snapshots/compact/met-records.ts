/** Records on their way into a file, each written once: equal ones are told by their bytes, which say the same of the same texts. */
import { ByteTable } from '../../columns/byte-table.ts'
import { ByteWriter } from './bytes.ts'
import type { Encoding, RecordCollector } from './codec.ts'

export class MetRecords implements RecordCollector {
  readonly #tables = new Map<unknown, MetOfSchema>()
  /** Different records of all schemas. */
  #size = 0

  write(schema: unknown, encoding: Encoding, writeTo: (encoding: Encoding) => void): void {
    let met = this.#tables.get(schema)
    if (!met) this.#tables.set(schema, (met = new MetOfSchema(encoding)))
    const { table, draft } = met
    const { out } = encoding
    const before = this.#size
    const bytes = met.write(writeTo)
    // What holds a record that is new is new itself; from now on that one is only referred to.
    const isNew = this.#size > before
    if (!isNew) {
      const number = table.find(bytes, 0, bytes.length)
      if (number >= 0) {
        out.count(number + 1)
        return
      }
    }
    out.count(0)
    out.append(bytes)
    this.#size++
    if (isNew) met.write(writeTo)
    table.add(draft.out.written(), 0, draft.out.length)
  }
}

/** Records of one schema that were met. */
class MetOfSchema {
  /** By the bytes with which they are written once all that they hold is known. */
  readonly table = new ByteTable()
  readonly draft: Encoding

  constructor(encoding: Encoding) {
    this.draft = { ...encoding, out: new ByteWriter() }
  }

  /** The bytes of a record, as a view that is good until the next one. */
  write(writeTo: (encoding: Encoding) => void): Uint8Array {
    this.draft.out.clear()
    writeTo(this.draft)
    return this.draft.out.written()
  }
}
