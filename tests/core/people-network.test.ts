import { describe, expect, it } from 'vitest'
import { createRng } from '../../src/core/columns/rng.ts'
import { readPeople, type OpenDocument } from '../../src/core/people-network.ts'

const GIVEN = ['Ann', 'Bo', 'C.', 'JR', 'Zoë', 'D. E.']

/** Papers whose authors are written in every way that matters: plain, with accents, with identifiers, as text. */
function makeRecords(count: number, seed: number): object[] {
  const rng = createRng(seed)
  const author = (): unknown => {
    const [given, family] = [GIVEN[Math.floor(rng() * GIVEN.length)]!, `Roe${Math.floor(rng() ** 2 * 900)}`]
    const kind = rng()
    if (kind < 0.03) return { given, family, orcid: `0000-0002-1825-009${Math.floor(rng() * 2) ? '7' : '6'}` }
    if (kind < 0.06) return `${given} ${family.toUpperCase()}`
    return { given: rng() < 0.1 ? given.toLowerCase() : given, family }
  }
  const records: object[] = []
  for (let paper = 0; paper < count; paper++)
    records.push(
      paper > 0 && rng() < 0.03
        ? records[Math.floor(rng() * paper)]!
        : {
            title: `A study of subject ${Math.floor(rng() * count * 8)}`,
            year: 1990 + Math.floor(rng() * 30),
            authors: Array.from({ length: 1 + Math.floor(rng() * 6) }, author),
          },
    )
  return records
}

function documentOf(name: string, text: string, size: number): OpenDocument {
  const bytes = new TextEncoder().encode(text)
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += size) yield bytes.slice(from, from + size)
  }
  return () => ({ name, chunks: chunks() })
}

const asLines = (records: readonly object[]): string => records.map((record) => JSON.stringify(record)).join('\n')

async function read(...documents: OpenDocument[]) {
  const { people, paperAuthors, inputs } = await readPeople(documents)
  return {
    people: [...people.authors()],
    rows: Array.from(paperAuthors.offsets.subarray(1), (end, row) => [
      ...paperAuthors.targets.subarray(paperAuthors.offsets[row], end),
    ]),
    merged: inputs.map(({ merged }) => merged),
  }
}

describe('people of many documents', () => {
  it('are the same whether names are looked up by bytes, many together, or one by one from papers', async () => {
    for (const seed of [1, 2, 3]) {
      const records = makeRecords(2500, seed)
      const parts = [records.slice(0, 1400), records.slice(1400)]
      const lines = await read(
        ...parts.map((part, index) => documentOf(`${index}.jsonl`, asLines(part), 977 * (index + 1))),
      )
      const arrays = await read(
        ...parts.map((part, index) => documentOf(`${index}.json`, JSON.stringify(part), 1 << 16)),
      )
      expect(lines.people.length).toBeGreaterThan(1000)
      expect(lines.merged[0]! + lines.merged[1]!).toBeGreaterThan(20)
      expect(lines).toEqual(arrays)
    }
  })

  it('are the same where a document turns out late to be one that has to be read in another way', async () => {
    const records = makeRecords(1600, 4)
    const parts = [records.slice(0, 700), records.slice(700)]
    const [first, second] = parts.map(asLines)
    const whole = await read(documentOf('0.jsonl', first!, 1000), documentOf('1.jsonl', second!, 1000))
    const again = await read(documentOf('0.jsonl', first!, 1000), documentOf('1.jsonl', `${second}\n\u{FEFF}`, 1000))
    expect(again.rows).toEqual(whole.rows)
    expect(again.people.map(({ label }) => label)).toEqual(whole.people.map(({ label }) => label))
  })
})
