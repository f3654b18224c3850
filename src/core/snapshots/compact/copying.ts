/** From the bytes of one file into those of another, by the schema: texts and records get the numbers that they have there. */
import type { GenericSchema } from 'valibot'
import { Damage, type ByteReader } from './byte-reader.ts'
import { ByteWriter } from './byte-writer.ts'
import { compileCodec, type Codec, type RecordKind, type Structure } from './codec.ts'
import { Form, formOfList, formOfValue, LIST, RECORD, SHARED, SharedRecords, TEXT, VALUE } from './forms.ts'
import type { KeptTexts } from './kept-texts.ts'
import { MetRecords, type CopiedRecords } from './met-records.ts'

/** More records with the same telling field are not looked through for one: a file may have been made of such. */
const MOST_ALIKE = 1 << 10

/**
 * Passes over what the reader stands before, or writes it as a codec of the same schema would. All of one file must come by
 * here: records are numbered as they are passed. Its bytes must have been checked before.
 */
export class Copier implements CopiedRecords {
  /** Those that were copied, and those that are written from values. */
  readonly records: MetRecords
  readonly #reader: ByteReader
  readonly #strings: KeptTexts
  readonly #kinds: ReadonlyMap<unknown, RecordKind>
  readonly #shared = new Map<RecordKind, SharedRecords>()
  readonly #draft = new ByteWriter()

  /** `kinds` are records of which equal ones are written once, by their schemas. */
  constructor(reader: ByteReader, strings: KeptTexts, kinds: ReadonlyMap<unknown, RecordKind>) {
    this.#reader = reader
    this.#strings = strings
    this.#kinds = kinds
    this.records = new MetRecords(strings, this)
  }

  formOf(schema: GenericSchema, bit = 0): Form {
    const { type, item } = schema as unknown as Structure
    if (type === 'string') return new Form(TEXT, [], bit)
    if (type === 'array') return formOfList(this.formOf(item!), bit)
    if (type === 'strict_object') return this.formOfRecord(schema, {}, bit)
    return formOfValue(compileCodec(schema, new Map()), bit)
  }

  /** Fields of these names, which must not be optional, have forms of their `own`. */
  formOfRecord(schema: GenericSchema, own: Readonly<Record<string, Form>>, bit = 0): Form {
    const entries = Object.entries((schema as unknown as Structure).entries!)
    let optionalCount = 0
    const parts = entries.map(([name, field]) => {
      const { type, wrapped } = field as unknown as Structure
      return own[name] ?? (type === 'optional' ? this.formOf(wrapped!, 2 ** optionalCount++) : this.formOf(field))
    })
    const kind = this.#kinds.get(schema)
    if (!kind) return new Form(RECORD, parts, bit)
    let shared = this.#shared.get(kind)
    const tellingField = entries.findIndex(([name]) => name === kind.tellingField)
    if (!shared) this.#shared.set(kind, (shared = new SharedRecords(kind, parts, tellingField)))
    return new Form(SHARED, parts, bit, undefined, shared)
  }

  skip({ way, parts, codec, shared }: Form): void {
    const reader = this.#reader
    if (way === TEXT) reader.count()
    else if (way === VALUE) codec!.read({ reader, strings: [], records: new Map() })
    else if (way === LIST) for (let rest = reader.count(); rest > 0; rest--) this.skip(parts[0]!)
    else if (way === RECORD) this.#skipFields(parts)
    else if (reader.count() === 0) {
      shared!.standingAt(reader.position)
      this.#skipFields(parts)
    }
  }

  #skipFields(parts: readonly Form[]): void {
    const present = this.#reader.count()
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!
      if (part.bit === 0 || (present & part.bit) !== 0) this.skip(part)
    }
  }

  /** Gives the number of a text or a shared record. */
  copy({ way, parts, codec, shared }: Form, out: ByteWriter): number {
    if (way === TEXT) {
      const number = this.#strings.keep(this.#reader.count())
      out.count(number)
      return number
    }
    if (way === SHARED) return this.#copyShared(shared!, out)
    if (way === RECORD) this.#copyFields(parts, out, -1)
    else if (way === LIST) this.#copyList(parts[0]!, out)
    else this.#copyValue(codec!, out)
    return -1
  }

  #copyList(item: Form, out: ByteWriter): void {
    const length = this.#reader.count()
    out.count(length)
    for (let rest = length; rest > 0; rest--) this.copy(item, out)
  }

  #copyValue(codec: Codec, out: ByteWriter): void {
    const value = codec.read({ reader: this.#reader, strings: [], records: new Map() })
    codec.write(value, { out, strings: this.#strings })
  }

  /** Gives the number of what stands in the field at the index `asked`. */
  #copyFields(parts: readonly Form[], out: ByteWriter, asked: number): number {
    const present = this.#reader.count()
    let answer = -1
    out.count(present)
    for (let index = 0; index < parts.length; index++) {
      const part = parts[index]!
      if (part.bit !== 0 && (present & part.bit) === 0) continue
      const number = this.copy(part, out)
      if (index === asked) answer = number
    }
    return answer
  }

  /** Each record stands in full where it is met first. */
  #copyShared(shared: SharedRecords, out: ByteWriter): number {
    const reader = this.#reader
    const reference = reader.count()
    const behind = reader.position
    const record = reference > 0 ? reference - 1 : shared.standingAt(behind)
    const known = shared.numbers.at(record) - 1
    if (known >= 0) {
      out.count(known + 1)
      if (reference === 0) this.#skipFields(shared.parts)
      return known
    }
    const start = out.length
    reader.position = shared.places.at(record)
    out.count(0)
    const telling = this.#copyFields(shared.parts, out, shared.tellingField)
    const number = this.records.keep(shared.kind, telling, out, start)
    shared.enter(record, number, telling)
    if (reference > 0) reader.position = behind
    return number
  }

  find(kind: RecordKind, telling: number, bytes: Uint8Array): number {
    const shared = this.#shared.get(kind)!
    const { position } = this.#reader
    let number = shared.latestOf(telling)
    for (let steps = 0; number >= 0; number = shared.beforeThat(number)) {
      if (steps++ === MOST_ALIKE) throw new Damage('too many records are alike')
      this.#reader.position = shared.places.at(shared.origins.at(number))
      this.#draft.cut(0)
      this.#copyFields(shared.parts, this.#draft, -1)
      if (areSame(this.#draft.written(), bytes)) break
    }
    this.#reader.position = position
    return number
  }
}

function areSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
