/** Excerpts of a collection: those that were taken before come from the cache, the others are taken by all threads. */
import { deserialize, serialize } from 'node:v8'
import type { ExcerptedText, ExcerptPlaces, Excerpts, Report } from '../../core/index.ts'
import type { Cache } from './cache.ts'
import { hashOf } from './entry.ts'
import type { Threads } from './threads.ts'

/** Papers whose excerpts are taken and remembered together: what a killed build loses of each thread. */
const BATCH_SIZE = 128
/** Fewer are done by one thread before another has learned the words. */
const PAPERS_FOR_A_THREAD = 2000
const KEY_BYTES = 16
const PREFIX = 'excerpts-'

export interface TakenExcerpts extends ExcerptPlaces {
  /** Papers whose excerpts came from the cache. */
  readonly remembered: number
}

export async function takeExcerpts(
  papers: readonly ExcerptedText[],
  threads: Threads,
  cache: Cache | undefined,
  report: Report,
): Promise<TakenExcerpts> {
  const places = new Places(papers.length)
  const keys = papers.map(keyOf)
  if (cache) await recall(cache, keys, places)
  const missing = keys.flatMap((_, paper) => (places.has(paper) ? [] : [paper]))
  const remembered = papers.length - missing.length
  let done = remembered
  report(done, papers.length)
  const most = Math.min(threads.limit, Math.ceil(missing.length / PAPERS_FOR_A_THREAD))
  let next = 0
  const takeTurns = async (): Promise<void> => {
    while (next < missing.length) {
      const batch = missing.slice(next, (next += BATCH_SIZE))
      const texts = batch.map((paper) => textOf(papers[paper]!))
      const bytes = await threads.do('excerpts', serialize(texts), { most })
      places.add(
        deserialize(bytes) as Excerpts,
        batch.map((paper, row) => ({ row, paper })),
      )
      report((done += batch.length), papers.length)
      const label = Buffer.from(batch.map((paper) => keys[paper]!).join(''), 'latin1')
      await cache?.write(PREFIX + hashOf(label).toString('hex'), label, bytes)
    }
  }
  // One batch waits for each that is worked on.
  await Promise.all(Array.from({ length: most * 2 }, takeTurns))
  return { ...places, remembered }
}

/** Which batch has which paper, as batches come in. */
class Places implements ExcerptPlaces {
  readonly batches: Excerpts[] = []
  readonly batchOf: Uint32Array
  readonly rowOf: Uint32Array

  constructor(papers: number) {
    this.batchOf = new Uint32Array(papers).fill(NOWHERE)
    this.rowOf = new Uint32Array(papers)
  }

  has(paper: number): boolean {
    return this.batchOf[paper] !== NOWHERE
  }

  add(batch: Excerpts, rows: readonly { readonly row: number; readonly paper: number }[]): void {
    for (const { row, paper } of rows) {
      this.batchOf[paper] = this.batches.length
      this.rowOf[paper] = row
    }
    this.batches.push(batch)
  }
}

const NOWHERE = 0xffffffff

/** Reads the entries that have any of the keys. */
async function recall(cache: Cache, keys: readonly string[], places: Places): Promise<void> {
  const wanted = new Map<string, number[]>()
  for (const [paper, key] of keys.entries()) wanted.set(key, [...(wanted.get(key) ?? []), paper])
  for (const name of await cache.names(PREFIX)) {
    if (wanted.size === 0) return
    const found = keysIn((await cache.label(name)) ?? new Uint8Array())
    if (!found.some((key) => wanted.has(key))) continue
    const entry = await cache.read(name)
    if (!entry) continue
    const batch = deserialize(entry.content) as Excerpts
    const rows = keysIn(entry.label).flatMap((key, row) => {
      const papers = wanted.get(key) ?? []
      wanted.delete(key)
      return papers.map((paper) => ({ row, paper }))
    })
    places.add(batch, rows)
  }
}

function keysIn(label: Uint8Array): string[] {
  const text = Buffer.from(label).toString('latin1')
  return Array.from({ length: Math.floor(text.length / KEY_BYTES) }, (_, index) =>
    text.slice(index * KEY_BYTES, (index + 1) * KEY_BYTES),
  )
}

/** What stands for a paper in the cache: a hash of all that its excerpts follow from. */
function keyOf(paper: ExcerptedText): string {
  const { title, abstract, isAbstractGarbled, keywords, language } = paper
  const text = JSON.stringify([title, abstract ?? 0, isAbstractGarbled ?? 0, keywords, language ?? 0])
  return hashOf(text).toString('latin1', 0, KEY_BYTES)
}

function textOf({ title, abstract, isAbstractGarbled, keywords, language }: ExcerptedText): ExcerptedText {
  return {
    title,
    keywords,
    ...(abstract !== undefined && { abstract }),
    ...(isAbstractGarbled && { isAbstractGarbled }),
    ...(language !== undefined && { language }),
  }
}
