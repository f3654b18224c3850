/** From the bytes of one file into those of another, by the schema: texts and records get the numbers that they have there. */
import type { GenericSchema } from 'valibot'
import { GrowingColumn } from '../../columns/growing-column.ts'
import type { ByteReader } from './byte-reader.ts'
import { compileCodec, type Encoding, type RecordKind, type Structure } from './codec.ts'
import type { KeptTexts } from './kept-texts.ts'
import type { MetRecords } from './met-records.ts'

/** What the reader stands before: passed over, or written as a codec of the same schema would. */
export interface Copy {
  skip(): void
  copy(to: Encoding): void
}

export interface Copying {
  readonly reader: ByteReader
  readonly strings: KeptTexts
  readonly records: MetRecords
  /** Records of which equal ones are written once, by their schemas. */
  readonly kinds: ReadonlyMap<unknown, RecordKind>
}

/** All of one file must come from here: records are numbered as they are passed. Its bytes must have been checked before. */
export class Copier {
  readonly #copying: Copying
  readonly #shared = new Map<unknown, Copy>()

  constructor(copying: Copying) {
    this.#copying = copying
  }

  of(schema: GenericSchema): Copy {
    const { reader, strings, kinds } = this.#copying
    const structure = schema as unknown as Structure
    const kind = kinds.get(schema)
    if (kind) return this.#sharedOf(schema, kind)
    switch (structure.type) {
      case 'string':
        return {
          skip: () => void reader.count(),
          copy: ({ out }) => out.count(strings.keep(reader.count())),
        }
      case 'array':
        return copyList(reader, this.of(structure.item!))
      case 'strict_object':
        return this.recordOf(schema)
      default:
        return copyValue(reader, schema)
    }
  }

  /** Of a record whose fields of these names are copied in ways of their own. */
  recordOf(record: GenericSchema, own: Readonly<Record<string, Copy>> = {}): Copy {
    const { reader } = this.#copying
    let optionalCount = 0
    const fields = Object.entries((record as unknown as Structure).entries!).map(([name, schema]) => {
      const { type, wrapped } = schema as unknown as Structure
      const isOptional = type === 'optional'
      return { bit: isOptional ? 2 ** optionalCount++ : 0, copy: own[name] ?? this.of(isOptional ? wrapped! : schema) }
    })
    return {
      skip() {
        const present = reader.count()
        for (const { bit, copy } of fields) if (bit === 0 || (present & bit) !== 0) copy.skip()
      },
      copy(to) {
        const present = reader.count()
        to.out.count(present)
        for (const { bit, copy } of fields) if (bit === 0 || (present & bit) !== 0) copy.copy(to)
      },
    }
  }

  #sharedOf(schema: GenericSchema, kind: RecordKind): Copy {
    let shared = this.#shared.get(schema)
    const fields = this.recordOf(schema)
    if (!shared) this.#shared.set(schema, (shared = new SharedCopy(this.#copying, kind, fields)))
    return shared
  }
}

export function copyList(reader: ByteReader, item: Copy): Copy {
  return {
    skip() {
      for (let rest = reader.count(); rest > 0; rest--) item.skip()
    },
    copy(to) {
      const length = reader.count()
      to.out.count(length)
      for (let rest = length; rest > 0; rest--) item.copy(to)
    },
  }
}

/** Numbers, choices and the like mean the same in every file. */
function copyValue(reader: ByteReader, schema: GenericSchema): Copy {
  const codec = compileCodec(schema, new Map())
  const decoding = { reader, strings: [], records: new Map() }
  return {
    skip: () => void codec.read(decoding),
    copy: (to) => codec.write(codec.read(decoding), to),
  }
}

/** Each record stands in full where it is met first. */
class SharedCopy implements Copy {
  readonly #copying: Copying
  readonly #kind: RecordKind
  readonly #fields: Copy
  /** Where each record of the earlier file begins, ascending. */
  readonly #places = new GrowingColumn()
  /** Number + 1 of each in the new file; 0 for those that were not copied so far. */
  readonly #numbers = new GrowingColumn()
  /** Of the record that is copied. */
  #place = 0

  constructor(copying: Copying, kind: RecordKind, fields: Copy) {
    this.#copying = copying
    this.#kind = kind
    this.#fields = fields
  }

  skip(): void {
    if (this.#copying.reader.count() > 0) return
    this.#standingHere()
    this.#fields.skip()
  }

  copy(to: Encoding): void {
    const { reader, records } = this.#copying
    const reference = reader.count()
    const record = reference > 0 ? reference - 1 : this.#standingHere()
    const number = this.#numbers.at(record)
    if (number > 0) {
      to.out.count(number)
      if (reference === 0) this.#fields.skip()
      return
    }
    const behind = reader.position
    this.#place = this.#places.at(record)
    this.#numbers.put(record, records.enter(this.#kind, this.#copyFields, to) + 1)
    if (reference > 0) reader.position = behind
  }

  readonly #copyFields = (to: Encoding): void => {
    this.#copying.reader.position = this.#place
    this.#fields.copy(to)
  }

  /** The number of the record that begins at the reader. */
  #standingHere(): number {
    const { position } = this.#copying.reader
    const places = this.#places
    let high = places.length
    if (high === 0 || places.at(high - 1) < position) {
      this.#numbers.put(high, 0)
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
