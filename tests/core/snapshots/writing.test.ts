/** What is written quickly is what would be written with nothing remembered but every text and every record. */
import { describe, expect, it } from 'vitest'
import { createRng } from '../../../src/core/columns/rng.ts'
import type { Paper } from '../../../src/core/model/paper.ts'
import { ByteWriter } from '../../../src/core/snapshots/compact/byte-writer.ts'
import type { Encoding, RecordKind, TextCollector } from '../../../src/core/snapshots/compact/codec.ts'
import { MetRecords } from '../../../src/core/snapshots/compact/met-records.ts'
import { FACTS_CODEC } from '../../../src/core/snapshots/compact/snapshot-codec.ts'
import { StringCollector } from '../../../src/core/snapshots/compact/string-collector.ts'
import { openSnapshot } from '../../../src/core/snapshots/open-snapshot.ts'
import { writeCompactSnapshot } from '../../../src/core/snapshots/compact/write-compact.ts'
import { hostileStrings, inventedByline, inventedPaper, inventedSnapshot } from './invented.ts'

class PlainTexts implements TextCollector {
  readonly numbers = new Map<string, number>()

  add(text: string): number {
    if (!this.numbers.has(text)) this.numbers.set(text, this.numbers.size)
    return this.numbers.get(text)!
  }

  write(): Uint8Array[] {
    return [Buffer.from([...this.numbers.keys()].join(''))]
  }
}

/** Tells records by all that they say. */
class PlainRecords {
  readonly #met = new Map<RecordKind, Map<string, number>>()

  write(kind: RecordKind, value: unknown, encoding: Encoding): void {
    const met = this.#met.get(kind) ?? new Map<string, number>()
    this.#met.set(kind, met)
    const key = JSON.stringify(kind.codec.plain(value))
    const number = met.get(key)
    encoding.out.count(number === undefined ? 0 : number + 1)
    if (number !== undefined) return
    kind.codec.write(value, encoding)
    met.set(key, met.size)
  }
}

describe('facts are written as by a writer that looks for everything', () => {
  const rng = createRng(3)
  const held = hostileStrings().filter((text) => Buffer.from(text).toString() === text)
  const odd = ['é', '😀', 'Arden', 'x'.repeat(199), 'é'.repeat(201), '\ufeff', ...held.slice(0, 500)]
  const papers = Array.from({ length: 800 }, (_, index): Paper => {
    const text = odd[index % odd.length]!
    const byline = inventedByline(rng)
    // Some records are the very same object.
    const authorships = index % 5 === 0 ? [...byline, byline[0]!] : byline
    const rest = { abstract: text.repeat(1 + (index % 40)), venue: `ACL ${index >> 6}`, keywords: ['Arden', text] }
    return inventedPaper(`${text} ${index}`, [], { ...rest, authorships })
  })
  const { facts } = inventedSnapshot(papers, [])

  it('byte for byte', () => {
    const strings = new StringCollector()
    const quick = { out: new ByteWriter(), strings, records: new MetRecords(strings) }
    const plain = { out: new ByteWriter(), strings: new PlainTexts(), records: new PlainRecords() }
    FACTS_CODEC.write(facts, quick)
    FACTS_CODEC.write(facts, plain)
    expect(Buffer.compare(quick.out.written(), plain.out.written())).toBe(0)
    const { pool, columns } = strings.collected()!
    expect(Buffer.compare(Buffer.concat(pool), Buffer.concat(plain.strings.write()))).toBe(0)
    const texts = [...plain.strings.numbers.keys()]
    expect([...columns.subarray(0, 2 * texts.length)]).toEqual([
      ...texts.map(({ length }) => length),
      ...texts.map((text) => Buffer.byteLength(text)),
    ])
  })

  it('and read back equal', () => {
    const { snapshot } = openSnapshot(writeCompactSnapshot(inventedSnapshot(papers, [])))
    expect(snapshot!.facts.papers).toEqual(papers)
  })
})
