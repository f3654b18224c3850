import { describe, expect, it } from 'vitest'
import {
  buildFromRecords,
  DEFAULTS,
  doTaskHere,
  readRecords,
  writeSnapshot,
  type DoTask,
  type Effects,
  type Ground,
  type Options,
  type RecordsRead,
} from '../../src/core/index.ts'

/** As many papers as wanted of a few groups of people on a few subjects. */
function bibtex(count: number): string {
  return Array.from({ length: count }, (_, n) => {
    const authors = [n % 5, (n * 3 + 1) % 7, (n * 2) % 11].map((who) => `Family${n % 3}x${who}, Given${who}`)
    return `@article{k${n}, title={Herons of marsh number ${n}}, author={${authors.join(' and ')}}, year={2020},
  keywords={marsh ${n % 4}; heron counts; long term ${n % 3} survey}}`
  }).join('\n')
}

async function read(count: number): Promise<RecordsRead> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(bibtex(count))
  }
  const records = await readRecords([{ name: 'papers.bib', chunks: chunks() }])
  return { ...records, documents: records.documents.map((document) => ({ ...document, hash: `of ${count}` })) }
}

/** A memory that tells what was made anew. */
class Memory implements Pick<Effects, 'remember' | 'doTask'> {
  readonly #kept = new Map<string, unknown>()
  made: string[] = []

  remember = async <Result>(step: string, ingredients: unknown, make: () => Promise<Result>): Promise<Result> => {
    const key = JSON.stringify([step, ingredients])
    if (!this.#kept.has(key)) {
      this.made.push(step)
      this.#kept.set(key, structuredClone(await make()))
    }
    return structuredClone(this.#kept.get(key)) as Result
  }

  doTask: DoTask = async (name, input) => {
    this.made.push(name)
    return doTaskHere(name, input)
  }
}

async function build(
  records: RecordsRead,
  options: Partial<Options>,
  effects: Effects = {},
  ground: Ground = {},
): Promise<string> {
  return writeSnapshot(await buildFromRecords(records, { ...DEFAULTS, ...options }, ground, effects))
}

const MAPS = ['links', 'lens', 'communities', 'layout']

describe('maps that are remembered', () => {
  it('are not drawn again from the same documents with the same options', async () => {
    const records = await read(60)
    const memory = new Memory()
    const first = await build(records, {}, memory)
    expect(MAPS.map((step) => memory.made.filter((made) => made === step).length)).toEqual([4, 4, 4, 4])
    memory.made = []
    expect(await build(records, {}, memory)).toBe(first)
    expect(memory.made.filter((made) => MAPS.includes(made))).toEqual([])
    expect(await build(records, {})).toBe(first)
  })

  it('never serve other options, documents or decisions', async () => {
    const records = await read(60)
    const memory = new Memory()
    const first = await build(records, {}, memory)
    const settled: Ground['settled'] = { people: [], topics: [{ label: 'heron counts', replaceBy: 'birds' }] }
    const others: [RecordsRead, Partial<Options>, Ground?][] = [
      [records, { seed: 5 }],
      [records, { resolution: 3 }],
      [records, { counting: 'fractional' }],
      [records, { maxAuthors: 2 }],
      [records, { withoutTopics: true }],
      [await read(61), {}],
      [records, {}, { settled }],
    ]
    for (const [documents, options, ground] of others) {
      memory.made = []
      expect(await build(documents, options, memory, ground)).toBe(await build(documents, options, {}, ground))
      expect(memory.made.filter((made) => made === 'lens').length, JSON.stringify(options)).toBeGreaterThan(0)
    }
    memory.made = []
    await build(records, { seed: 6 }, memory)
    // Who is tied to whom doesn't follow from the seed.
    expect(memory.made.filter((made) => made === 'links')).toEqual([])
    expect(await build(records, {}, memory)).toBe(first)
  })
})
