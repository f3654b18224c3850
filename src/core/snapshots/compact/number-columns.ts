/** Columns of numbers in few bytes: the shortest of some ways to write each column, without losing a bit of it. */
import { makeNumbers, makeRoom } from '../../columns/make-room.ts'
import { Damage, MOST_COUNT, type ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'

/** Any list of numbers, plain or typed. */
export type NumberColumn = ArrayLike<number> & Iterable<number>

const PLAIN = 0
const DIFFERENCES = 1
const THOUSANDTHS = 2
const DOUBLES = 3

/** Whole numbers from 0 in 32 bits: as they are, or as differences where these are shorter, as in ascending columns. */
export function writeCounts(column: NumberColumn, out: ByteWriter): void {
  const counts = column instanceof Uint32Array ? column : new Uint32Array(column)
  const areDifferences = out.areDifferencesShorter(counts)
  out.count(counts.length)
  out.byte(areDifferences ? DIFFERENCES : PLAIN)
  out.counts(counts, areDifferences)
}

export function readCounts(reader: ByteReader): Uint32Array {
  const column = new Uint32Array(makeRoom(reader.length() * Uint32Array.BYTES_PER_ELEMENT))
  const way = reader.byte()
  if (way !== PLAIN && way !== DIFFERENCES) throw new Damage('a column is written in an unknown way')
  reader.counts(column, way === DIFFERENCES)
  return column
}

/** Finite numbers: whole, in thousandths, or as they are. */
export function writeNumbers(column: NumberColumn, out: ByteWriter): void {
  const { length } = column
  out.count(length)
  const most = mostIfCounts(column)
  if (most >= 0) {
    out.byte(PLAIN)
    if (most <= MOST_COUNT) {
      const counts = makeNumbers(length)
      counts.set(column)
      out.counts(counts, false)
    } else for (let index = 0; index < length; index++) out.count(column[index]!)
  } else if (areInThousandths(column)) {
    out.byte(THOUSANDTHS)
    for (let index = 0; index < length; index++) out.integer(Math.round(column[index]! * 1000))
  } else {
    out.byte(DOUBLES)
    for (let index = 0; index < length; index++) out.double(column[index]!)
  }
}

export function readNumbers(reader: ByteReader): Float64Array {
  const column = new Float64Array(makeRoom(reader.length() * Float64Array.BYTES_PER_ELEMENT))
  const way = reader.byte()
  if (way > DOUBLES || way === DIFFERENCES) throw new Damage('a column is written in an unknown way')
  for (let index = 0; index < column.length; index++) {
    const value = way === PLAIN ? reader.count() : way === THOUSANDTHS ? reader.integer() / 1000 : reader.double()
    if (!Number.isFinite(value)) throw new Damage('a number is not finite')
    column[index] = value
  }
  return column
}

/** The largest of numbers that are all whole and not below 0, else −1. */
function mostIfCounts(column: NumberColumn): number {
  let most = 0
  for (let index = 0; index < column.length; index++) {
    const value = column[index]!
    if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER && Math.floor(value) === value)) return -1
    if (value > most) most = value
  }
  return most
}

function areInThousandths(column: NumberColumn): boolean {
  for (let index = 0; index < column.length; index++) {
    const value = column[index]!
    if (!(Math.abs(value) < 1e9 && Math.round(value * 1000) / 1000 === value)) return false
  }
  return true
}
