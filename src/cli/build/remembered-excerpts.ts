/** Excerpts of a collection: those that were taken before come from the cache, the others are taken by all threads. */
import { deserialize, serialize } from 'node:v8'
import type { ClassifiedWords, ExcerptedText, ExcerptPlaces, Excerpts, Report } from '../../core/index.ts'
import type { Cache } from './cache.ts'
import { hashOf } from './entry.ts'
import { RememberedWords } from './remembered-words.ts'
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
  const words = new RememberedWords(cache)
  const keys = papers.map(keyOf)
  if (cache) await recall(cache, keys, places, words)
  const missing = keys.flatMap((_, paper) => (places.has(paper) ? [] : [paper]))
  const remembered = papers.length - missing.length
  if (missing.length > 0) await words.recall()
  let done = remembered
  report(done, papers.length)
  const most = Math.min(threads.limit, Math.ceil(missing.length / PAPERS_FOR_A_THREAD))
  let next = 0
  const takeTurns = async (turn: number): Promise<void> => {
    // The first questions go to one thread each.
    let known = turn < most ? words.all() : undefined
    while (next < missing.length) {
      const batch = missing.slice(next, (next += BATCH_SIZE))
      const texts = batch.map((paper) => textOf(papers[paper]!))
      const bytes = await threads.do('excerpts', serialize({ texts, known }), { most })
      known = undefined
      const { excerpts, asked } = deserialize(bytes) as Taken
      words.add(asked)
      places.add(
        excerpts,
        batch.map((paper, row) => ({ row, paper })),
      )
      report((done += batch.length), papers.length)
      const label = Buffer.from(batch.map((paper) => keys[paper]!).join(''), 'latin1')
      await cache?.write(PREFIX + hashOf(label).toString('hex'), label, bytes)
    }
  }
  // One batch waits for each that is worked on.
  await Promise.all(Array.from({ length: most * 2 }, (_, turn) => takeTurns(turn)))
  await words.keep()
  return { ...places, remembered }
}

/** What the thread gives for a batch. */
interface Taken {
  readonly excerpts: Excerpts
  readonly asked: ClassifiedWords
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
async function recall(cache: Cache, keys: readonly string[], places: Places, words: RememberedWords): Promise<void> {
  const wanted = new Map<string, number[]>()
  for (const [paper, key] of keys.entries()) wanted.set(key, [...(wanted.get(key) ?? []), paper])
  for (const name of await cache.names(PREFIX)) {
    if (wanted.size === 0) return
    const found = keysIn(cache.label(name) ?? new Uint8Array())
    if (!found.some((key) => wanted.has(key))) continue
    const entry = await cache.read(name)
    if (!entry) continue
    const { excerpts, asked } = deserialize(entry.content) as Taken
    words.add(asked)
    const rows = keysIn(entry.label).flatMap((key, row) => {
      const papers = wanted.get(key) ?? []
      wanted.delete(key)
      return papers.map((paper) => ({ row, paper }))
    })
    places.add(excerpts, rows)
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
