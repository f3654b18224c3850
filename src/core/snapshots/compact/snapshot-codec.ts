/** How snapshots are written as bytes: by their schema, columns of numbers and names of people in ways of their own. */
import { authorship, coordinates, counts, name, snapshotSchema, strengths } from '../snapshot-schema.ts'
import { compileCodec, quickCodec, recordKind, sharedCodec, type Codec, type RecordKind } from './codec.ts'
import { readCounts, readNumbers, writeCounts, writeNumbers, type NumberColumn } from './number-columns.ts'

const countsCodec: Codec = {
  write: (value, { out }) => writeCounts(value as NumberColumn, out),
  read: ({ reader }) => readCounts(reader),
  plain: (value) => Array.from(value as NumberColumn),
}

const numbersCodec: Codec = {
  write: (value, { out }) => writeNumbers(value as NumberColumn, out),
  read: ({ reader }) => readNumbers(reader),
  plain: (value) => Array.from(value as NumberColumn),
}

const COLUMNS = new Map<unknown, Codec>([
  [counts, countsCodec],
  [coordinates, numbersCodec],
  [strengths, numbersCodec],
])

/** Who is printed alike mostly has one name, and who has one name mostly stands alike in bylines. */
const nameKind = recordKind(name, COLUMNS, 'printed')
const NAMES = new Map([...COLUMNS, [name, sharedCodec(nameKind)]])

const authorshipKind = recordKind(authorship, NAMES, 'name', nameKind)
export const RECORDS = new Map<unknown, Codec>([...NAMES, [authorship, sharedCodec(authorshipKind)]])

/** Of which equal ones are written once, by their schemas. */
export const RECORD_KINDS = new Map<unknown, RecordKind>([
  [name, nameKind],
  [authorship, authorshipKind],
])

const { manifest, facts } = snapshotSchema.entries
const { papers, authors } = facts.entries

export const MANIFEST_CODEC = compileCodec(manifest, RECORDS)
export const FACTS_CODEC = quickCodec(
  facts,
  new Map([...RECORDS, [papers, quickCodec(papers, RECORDS)], [authors, quickCodec(authors, RECORDS)]]),
)
export const SNAPSHOT_CODEC = compileCodec(
  snapshotSchema,
  new Map<unknown, Codec>([...RECORDS, [manifest, MANIFEST_CODEC], [facts, FACTS_CODEC]]),
)
