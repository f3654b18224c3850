/** From the schema of a value to bytes and back: what the readable file may hold, the compact one holds, by construction. */
import type { GenericSchema } from 'valibot'
import { Damage, type ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'

/** Texts on their way into a file, each written once. */
export interface TextCollector {
  /** Its number, from 0 in the order of first mention. */
  add(text: string): number
  /** All of them, in pieces of the file; nothing can be added from then on. */
  write(): Uint8Array[]
}

export interface Encoding {
  readonly out: ByteWriter
  readonly strings: TextCollector
  /** Quicker ways to write the same of some values. */
  readonly quick?: ReadonlyMap<unknown, (encoding: Encoding) => void>
  /** Absent where hardly any records are equal, and looking would cost more. */
  readonly records?: RecordCollector
}

/** Records on their way into a file, of those that are equal only the first. */
export interface RecordCollector {
  /** Writes the record, or where it was met: 0 before a new one, else its number from 1. */
  write(kind: RecordKind, value: unknown, encoding: Encoding): void
}

/** Records of which equal ones are written once. */
export interface RecordKind {
  readonly codec: Codec
  /** Most records that are equal here are equal in all. A text that is always there, or a record of the kind below. */
  readonly tellingField: string
  readonly tellingKind: RecordKind | undefined
  readonly otherFields: readonly string[]
}

interface Decoding {
  readonly reader: ByteReader
  readonly strings: readonly string[]
  readonly records: Map<RecordKind, unknown[]>
}

export interface Codec {
  write(value: unknown, encoding: Encoding): void
  /** Throws `Damage`. */
  read(decoding: Decoding): unknown
  /** The value as the readable file holds it: keys in the order of the schema, columns as plain lists. */
  plain(value: unknown): unknown
}

/** Schemas that are written in a way of their own, instead of by their structure. */
export type SpecialCodecs = ReadonlyMap<unknown, Codec>

/** What we use of valibot's schemas, which describe themselves. */
export interface Structure {
  readonly type: string
  readonly entries?: Readonly<Record<string, GenericSchema>>
  readonly item?: GenericSchema
  readonly items?: readonly GenericSchema[]
  readonly wrapped?: GenericSchema
  readonly options?: readonly unknown[]
  readonly literal?: unknown
  readonly pipe?: readonly { readonly type: string; readonly requirement?: unknown }[]
}

export function compileCodec(schema: GenericSchema, special: SpecialCodecs): Codec {
  const known = special.get(schema)
  if (known) return known
  const structure = schema as unknown as Structure
  switch (structure.type) {
    case 'string':
      return textCodec(structure)
    case 'number':
      return numberCodec(structure)
    case 'literal':
      return { write() {}, read: () => structure.literal, plain: (value) => value }
    case 'picklist':
      return choiceCodec(structure.options!)
    case 'array':
      return listCodec(compileCodec(structure.item!, special), minimumOf(structure, 'min_length'))
    case 'tuple':
      return tupleCodec(structure.items!.map((item) => compileCodec(item, special)))
    case 'object':
    case 'strict_object':
      return recordCodec(structure.entries!, special)
    default:
      throw new Error(`There is no way to write ${structure.type} into a compact file; give it one.`)
  }
}

/** As by structure, unless there is a quicker way for the very same value. */
export function quickCodec(schema: GenericSchema, special: SpecialCodecs): Codec {
  const codec = compileCodec(schema, special)
  return {
    ...codec,
    write(value, encoding) {
      const write = encoding.quick?.get(value)
      if (write) write(encoding)
      else codec.write(value, encoding)
    },
  }
}

export function recordKind(
  schema: GenericSchema,
  special: SpecialCodecs,
  tellingField: string,
  tellingKind?: RecordKind,
): RecordKind {
  const names = Object.keys((schema as unknown as Structure).entries!)
  return {
    codec: compileCodec(schema, special),
    tellingField,
    tellingKind,
    otherFields: names.filter((name) => name !== tellingField),
  }
}

/** Equal records are written once and become one object: names of people stand in many bylines. */
export function sharedCodec(kind: RecordKind): Codec {
  const { codec } = kind
  return {
    write(value, encoding) {
      if (encoding.records) {
        encoding.records.write(kind, value, encoding)
        return
      }
      encoding.out.count(0)
      codec.write(value, encoding)
    },
    read(decoding) {
      let met = decoding.records.get(kind)
      if (!met) decoding.records.set(kind, (met = []))
      const number = decoding.reader.count()
      if (number > met.length) throw new Damage('it refers to a record that is not there')
      if (number > 0) return met[number - 1]
      const value = codec.read(decoding)
      met.push(value)
      return value
    },
    plain: codec.plain,
  }
}

function textCodec(structure: Structure): Codec {
  const mayBeEmpty = !structure.pipe?.some(({ type }) => type === 'non_empty')
  return {
    write: (value, { out, strings }) => out.count(strings.add(value as string)),
    read({ reader, strings }) {
      const text = strings[reader.count()]
      if (text === undefined) throw new Damage('it refers to a text that is not there')
      if (text === '' && !mayBeEmpty) throw new Damage('a text is empty that must not be')
      return text
    },
    plain: (value) => value,
  }
}

/** Whole numbers are even and short; any other number is a one and eight bytes. */
function numberCodec(structure: Structure): Codec {
  const mustBeWhole = structure.pipe?.some(({ type }) => type === 'integer') ?? false
  const minimum = minimumOf(structure, 'min_value')
  return {
    write(value, { out }) {
      const number = value as number
      const isShort = Number.isInteger(number) && Math.abs(number) < 2 ** 50
      if (isShort) out.count(2 * (number < 0 ? -2 * number - 1 : 2 * number))
      else {
        out.count(1)
        out.double(number)
      }
    },
    read({ reader }) {
      const first = reader.count()
      const half = first / 2
      const value = first % 2 === 1 ? reader.double() : half % 2 === 0 ? half / 2 : -(half + 1) / 2
      if (!Number.isFinite(value) || value < minimum || (mustBeWhole && !Number.isInteger(value)))
        throw new Damage(`${value} stands where it must not`)
      return value
    },
    plain: (value) => value,
  }
}

function choiceCodec(options: readonly unknown[]): Codec {
  return {
    write: (value, { out }) => out.count(options.indexOf(value)),
    read({ reader }) {
      const choice = reader.count()
      if (choice >= options.length) throw new Damage('it chooses what is not offered')
      return options[choice]
    },
    plain: (value) => value,
  }
}

/** Most lists of keywords and links are empty: one for all of them spares memory. */
const NOTHING: readonly unknown[] = Object.freeze([])

function listCodec(item: Codec, minimum: number): Codec {
  return {
    write(value, encoding) {
      const list = value as readonly unknown[]
      encoding.out.count(list.length)
      for (const entry of list) item.write(entry, encoding)
    },
    read(decoding) {
      const length = decoding.reader.length()
      if (length < minimum) throw new Damage('a list is too short')
      if (length === 0) return NOTHING
      const list = new Array<unknown>(length)
      for (let index = 0; index < length; index++) list[index] = item.read(decoding)
      return list
    },
    plain: (value) => (value as readonly unknown[]).map(item.plain),
  }
}

function tupleCodec(items: readonly Codec[]): Codec {
  return {
    write: (value, encoding) => items.forEach((item, index) => item.write((value as unknown[])[index], encoding)),
    read: (decoding) => items.map((item) => item.read(decoding)),
    plain: (value) => items.map((item, index) => item.plain((value as unknown[])[index])),
  }
}

/**
 * Which optional fields are there, one bit each, then the fields. Optional fields (and choices of a list) that are added to a
 * schema after all others leave older files readable; any other change needs a new version.
 */
function recordCodec(entries: Readonly<Record<string, GenericSchema>>, special: SpecialCodecs): Codec {
  let optionalCount = 0
  const fields = Object.entries(entries).map(([name, schema]) => {
    const { type, wrapped } = schema as unknown as Structure
    const isOptional = type === 'optional'
    return {
      name,
      bit: isOptional ? 2 ** optionalCount++ : 0,
      codec: compileCodec(isOptional ? wrapped! : schema, special),
    }
  })
  const beyond = 2 ** optionalCount
  return {
    write(value, encoding) {
      const record = value as Readonly<Record<string, unknown>>
      let present = 0
      for (const { name, bit } of fields) if (bit > 0 && record[name] !== undefined) present += bit
      encoding.out.count(present)
      for (const { name, codec } of fields) if (record[name] !== undefined) codec.write(record[name], encoding)
    },
    read(decoding) {
      const present = decoding.reader.count()
      if (present >= beyond) throw new Damage('a record has fields that it can not have')
      const record: Record<string, unknown> = {}
      for (const { name, bit, codec } of fields)
        if (bit === 0 || (present & bit) !== 0) record[name] = codec.read(decoding)
      return record
    },
    plain(value) {
      const record = value as Readonly<Record<string, unknown>>
      for (const name of Object.keys(record))
        if (record[name] !== undefined && !Object.hasOwn(entries, name))
          throw new Error(`A snapshot has no place for the field "${name}"; its schema must be widened first.`)
      const plain: Record<string, unknown> = {}
      for (const { name, codec } of fields) if (record[name] !== undefined) plain[name] = codec.plain(record[name])
      return plain
    },
  }
}

function minimumOf({ pipe }: Structure, type: 'min_value' | 'min_length'): number {
  return (pipe?.find((action) => action.type === type)?.requirement as number | undefined) ?? -Infinity
}
