import { describe, expect, it } from 'vitest'
import { createRng } from '../../../src/core/columns/rng.ts'
import { ByteReader } from '../../../src/core/snapshots/compact/byte-reader.ts'
import { ByteWriter } from '../../../src/core/snapshots/compact/byte-writer.ts'
import {
  readCounts,
  readNumbers,
  writeCounts,
  writeNumbers,
} from '../../../src/core/snapshots/compact/number-columns.ts'

/** More numbers than are written in one loop. */
const MANY = 10_000

const rng = createRng(4)
const anything = Array.from({ length: MANY }, () => Math.floor(2 ** (rng() * 32)))
const ascending = Array.from({ length: MANY }, (_, index) => index * 300)
const columns: readonly [string, readonly number[]][] = [
  ['nothing', []],
  ['one', [7]],
  ['numbers of every size', anything],
  ['the largest beside the smallest', Array.from({ length: MANY }, (_, index) => (index % 2) * 0xffffffff)],
  ['ascending ones', ascending],
  ['descending ones', ascending.toReversed()],
  ['near ones below 2^31', Array.from({ length: MANY }, (_, index) => 2 ** 31 - 1 - (index % 100))],
  ['near ones from 2^31 on', Array.from({ length: MANY }, (_, index) => 2 ** 31 + (index % 100))],
]

describe('a column of counts is read as it was written', () => {
  it.each(columns)('%s', (_, column) => {
    const out = new ByteWriter()
    writeCounts(Uint32Array.from(column), out)
    expect([...readCounts(new ByteReader(out.written()))]).toEqual(column)
  })

  it('the same bytes from a plain list', () => {
    const [typed, plain] = [new ByteWriter(), new ByteWriter()]
    writeCounts(Uint32Array.from(anything), typed)
    writeCounts(anything, plain)
    expect(Buffer.compare(typed.written(), plain.written())).toBe(0)
  })

  it('in the shorter of two ways', () => {
    const [rising, random] = [new ByteWriter(), new ByteWriter()]
    writeCounts(ascending, rising)
    writeCounts(anything, random)
    expect(rising.length).toBeLessThan(2.1 * MANY)
    expect(random.length).toBeLessThan(3.1 * MANY)
  })
})

describe('a column of numbers is read as it was written', () => {
  it.each([
    ...columns,
    ['larger than 32 bits', [2 ** 40, 3, 2 ** 53 - 1]],
    ['thousandths', ascending.map((value) => value / 1000 - 5)],
    ['any', anything.map((value) => Math.sqrt(value) - 3)],
  ] as readonly [string, readonly number[]][])('%s', (_, column) => {
    const out = new ByteWriter()
    writeNumbers(Float64Array.from(column), out)
    expect([...readNumbers(new ByteReader(out.written()))]).toEqual(column)
  })
})
