/** Rows of integers in two flat arrays: made, read and turned round. */
import type { Incidence } from '../model/facts.ts'
import { copyNumbers, makeNumbers } from './make-room.ts'

export function incidenceFrom(rows: readonly ArrayLike<number>[]): Incidence {
  const offsets = new Uint32Array(rows.length + 1)
  rows.forEach((row, index) => (offsets[index + 1] = offsets[index]! + row.length))
  const targets = new Uint32Array(offsets[rows.length]!)
  rows.forEach((row, index) => targets.set(row, offsets[index]))
  return { offsets, targets }
}

export function rowCount(incidence: Incidence): number {
  return incidence.offsets.length - 1
}

/** The targets of one row, as a view (not a copy). */
export function rowOf(incidence: Incidence, row: number): Uint32Array {
  return incidence.targets.subarray(incidence.offsets[row]!, incidence.offsets[row + 1]!)
}

export function rowLength(incidence: Incidence, row: number): number {
  return incidence.offsets[row + 1]! - incidence.offsets[row]!
}

/** Rows become targets and targets rows; rows stay in ascending order within each new row. */
export function transpose(incidence: Incidence, columns: number): Incidence {
  const offsets = beginningsOf(incidence.targets, columns)
  const targets = makeNumbers(incidence.targets.length)
  fillWithRows(incidence, copyNumbers(offsets), targets)
  return { offsets, targets }
}

/** Value → its positions in a column of numbers below `values`, ascending. */
export function positionsOf(column: Uint32Array, values: number): Incidence {
  const offsets = beginningsOf(column, values)
  const targets = makeNumbers(column.length)
  fillWithPositions(column, copyNumbers(offsets), targets)
  return { offsets, targets }
}

/** Writes over each count the sum of all up to it; returns that of all. */
export function addUp(counts: Uint32Array): number {
  let sum = 0
  for (let index = 0; index < counts.length; index++) counts[index] = sum += counts[index]!
  return sum
}

/** Where the row of each value begins. */
function beginningsOf(column: Uint32Array, values: number): Uint32Array {
  const offsets = makeNumbers(values + 1)
  countBehind(column, offsets)
  addUp(offsets)
  return offsets
}

// The loops stand alone, since V8 would leave compiled code after each one that something follows.

/** Counts each value one place further on. */
function countBehind(column: Uint32Array, counts: Uint32Array): void {
  for (let position = 0; position < column.length; position++) counts[column[position]! + 1]!++
}

function fillWithRows({ offsets, targets: before }: Incidence, next: Uint32Array, targets: Uint32Array): void {
  for (let row = 0, place = 0; row + 1 < offsets.length; row++)
    for (const end = offsets[row + 1]!; place < end; place++) targets[next[before[place]!]!++] = row
}

function fillWithPositions(column: Uint32Array, next: Uint32Array, targets: Uint32Array): void {
  for (let position = 0; position < column.length; position++) targets[next[column[position]!]!++] = position
}

/** Stands for no number. */
export const NOWHERE = 0xffffffff

/** The same rows with each target by its number; targets that are `NOWHERE` are left out. */
export function renumber({ offsets, targets }: Incidence, numbers: Uint32Array): Incidence {
  const renumbered = { offsets: makeNumbers(offsets.length), targets: makeNumbers(targets.length) }
  let count = 0
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let slot = offsets[row]!; slot < offsets[row + 1]!; slot++) {
      const number = numbers[targets[slot]!]!
      if (number !== NOWHERE) renumbered.targets[count++] = number
    }
    renumbered.offsets[row + 1] = count
  }
  return { offsets: renumbered.offsets, targets: copyNumbers(renumbered.targets.subarray(0, count)) }
}

/** For each of `rows` that row of `base`, none for `NOWHERE`; where `changed` has a row for its position, that one instead. */
export function takeRows(
  base: Incidence,
  rows: Uint32Array,
  changed: ReadonlyMap<number, ArrayLike<number>>,
): Incidence {
  const offsets = makeNumbers(rows.length + 1)
  putLengths(base, rows, offsets)
  for (const [position, row] of changed) offsets[position + 1] = row.length
  for (let position = 0; position < rows.length; position++) offsets[position + 1]! += offsets[position]!
  const targets = makeNumbers(offsets[rows.length]!)
  putTargets(base, rows, offsets, targets)
  for (const [position, row] of changed) targets.set(row, offsets[position])
  return { offsets, targets }
}

/** Behind the place of each row how long it is. */
function putLengths({ offsets: from }: Incidence, rows: Uint32Array, offsets: Uint32Array): void {
  for (let position = 0; position < rows.length; position++) {
    const row = rows[position]!
    if (row !== NOWHERE) offsets[position + 1] = from[row + 1]! - from[row]!
  }
}

/** Of each row as much as there is room for. */
function putTargets(base: Incidence, rows: Uint32Array, offsets: Uint32Array, targets: Uint32Array): void {
  for (let position = 0; position < rows.length; position++) {
    const row = rows[position]!
    if (row === NOWHERE) continue
    const slot = base.offsets[row]!
    const place = offsets[position]!
    const length = Math.min(base.offsets[row + 1]! - slot, offsets[position + 1]! - place)
    for (let at = 0; at < length; at++) targets[place + at] = base.targets[slot + at]!
  }
}
