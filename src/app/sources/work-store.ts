/** A person's own work in the browser's database: an entry for each page that is open, of which the oldest make room. */
import type { Annotations } from '../../core/index.ts'

export interface Work {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly savedAt: number
  /** What the page showed of it. */
  readonly address: string
  readonly annotations: Annotations
  readonly papers: number
  readonly people: number
  /** Of the graph; 0 where it is the one that the page comes with. */
  readonly bytes: number
}

export interface WorkStore {
  /** Newest first. */
  list(): Promise<Work[]>
  graphOf(id: string): Promise<Blob | undefined>
  /** Without a graph, the one that is there stays. */
  put(work: Work, graph?: Blob): Promise<void>
  remove(id: string): Promise<void>
}

const DATABASE = 'coterie'
const WORKS = 'works'
const GRAPHS = 'graphs'

const MOST_WORKS = 3
const MOST_BYTES = 300_000_000

/** Rejects where the browser keeps nothing. */
export async function openWorkStore(): Promise<WorkStore> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore(WORKS, { keyPath: 'id' })
    opening.result.createObjectStore(GRAPHS)
  })
  const database = await answerOf(opening)
  // Another page with a newer version of the database must not wait for this one.
  database.addEventListener('versionchange', () => database.close())

  const list = async (): Promise<Work[]> => {
    const works = await answerOf<Work[]>(database.transaction(WORKS).objectStore(WORKS).getAll())
    return works.sort((a, b) => b.savedAt - a.savedAt)
  }
  const change = (make: (works: IDBObjectStore, graphs: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction([WORKS, GRAPHS], 'readwrite')
      const fail = (): void => reject(transaction.error ?? new Error('The browser gave up.'))
      transaction.addEventListener('complete', () => resolve())
      transaction.addEventListener('abort', fail)
      transaction.addEventListener('error', fail)
      make(transaction.objectStore(WORKS), transaction.objectStore(GRAPHS))
    })
  const remove = (...ids: readonly string[]): Promise<void> =>
    change((works, graphs) =>
      ids.forEach((id) => {
        works.delete(id)
        graphs.delete(id)
      }),
    )
  return {
    list,
    graphOf: (id) => answerOf<Blob | undefined>(database.transaction(GRAPHS).objectStore(GRAPHS).get(id)),
    async put(work, graph) {
      await change((works, graphs) => {
        works.put(work)
        if (graph) graphs.put(graph, work.id)
        else if (work.bytes === 0) graphs.delete(work.id)
      })
      const old = surplusOf(await list())
      if (old.length > 0) await remove(...old)
    },
    remove: (id) => remove(id),
  }
}

/** Those that have to make room; the newest always stays. */
export function surplusOf(newestFirst: readonly Work[]): string[] {
  let bytes = 0
  return newestFirst
    .filter((work, place) => {
      bytes += work.bytes
      return place > 0 && (place >= MOST_WORKS || bytes > MOST_BYTES)
    })
    .map(({ id }) => id)
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The browser gave up.')))
  })
}
