/** Columns of numbers in few bytes: the shortest of some ways to write each column, without losing a bit of it. */
import { Damage, type ByteReader, type ByteWriter } from './bytes.ts'

/** Any list of numbers, plain or typed. */
export type NumberColumn = ArrayLike<number> & Iterable<number>

const PLAIN = 0
const DIFFERENCES = 1
const THOUSANDTHS = 2
const DOUBLES = 3

/** Whole numbers from 0: as they are, or as differences where these are shorter, as in ascending columns. */
export function writeCounts(column: NumberColumn, out: ByteWriter): void {
  out.count(column.length)
  const way = lengthOfDifferences(column) < lengthOfPlain(column) ? DIFFERENCES : PLAIN
  out.byte(way)
  let previous = 0
  for (const value of column) {
    if (way === PLAIN) out.count(value)
    else out.integer(value - previous)
    previous = value
  }
}

export function readCounts(reader: ByteReader): Uint32Array {
  const column = new Uint32Array(reader.length())
  const way = reader.byte()
  if (way === PLAIN) for (let index = 0; index < column.length; index++) column[index] = within32Bits(reader.count())
  else if (way === DIFFERENCES) {
    let value = 0
    for (let index = 0; index < column.length; index++) column[index] = value = within32Bits(value + reader.integer())
  } else throw new Damage('a column is written in an unknown way')
  return column
}

/** Finite numbers: whole, in thousandths, or as they are. */
export function writeNumbers(column: NumberColumn, out: ByteWriter): void {
  out.count(column.length)
  const way = every(column, isCount) ? PLAIN : every(column, isInThousandths) ? THOUSANDTHS : DOUBLES
  out.byte(way)
  for (const value of column)
    if (way === PLAIN) out.count(value)
    else if (way === THOUSANDTHS) out.integer(Math.round(value * 1000))
    else out.double(value)
}

export function readNumbers(reader: ByteReader): Float64Array {
  const column = new Float64Array(reader.length())
  const way = reader.byte()
  if (way > DOUBLES || way === DIFFERENCES) throw new Damage('a column is written in an unknown way')
  for (let index = 0; index < column.length; index++) {
    const value = way === PLAIN ? reader.count() : way === THOUSANDTHS ? reader.integer() / 1000 : reader.double()
    if (!Number.isFinite(value)) throw new Damage('a number is not finite')
    column[index] = value
  }
  return column
}

function within32Bits(value: number): number {
  if (value < 0 || value > 0xffffffff) throw new Damage('a number is too large')
  return value
}

function lengthOfPlain(column: NumberColumn): number {
  let bytes = 0
  for (const value of column) bytes += bytesFor(value)
  return bytes
}

function lengthOfDifferences(column: NumberColumn): number {
  let bytes = 0
  let previous = 0
  for (const value of column) {
    bytes += bytesFor(2 * Math.abs(value - previous))
    previous = value
  }
  return bytes
}

function bytesFor(value: number): number {
  return value < 128 ? 1 : value < 16384 ? 2 : value < 2097152 ? 3 : value < 268435456 ? 4 : 5
}

function every(column: NumberColumn, holds: (value: number) => boolean): boolean {
  for (const value of column) if (!holds(value)) return false
  return true
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isInThousandths(value: number): boolean {
  return Math.abs(value) < 1e9 && Math.round(value * 1000) / 1000 === value
}
