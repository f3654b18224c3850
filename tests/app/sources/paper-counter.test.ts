/** Counting the papers that filters let through: what happens when the graph is another before it is done, and when it fails. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { followPapers } from '../../../src/app/sources/paper-counter.ts'
import { changeFilters, createStore, openSnapshot, type Store } from '../../../src/app/state/store.ts'
import {
  papersBehind,
  recountLens,
  type LensCounts,
  type LensGroups,
  type LensName,
  type Snapshot,
} from '../../../src/core/index.ts'
import { Cancelled, type CoterieWorker } from '../../../src/worker/client.ts'
import { SNAPSHOT } from '../small-graph.ts'

/** A thread that counts at once, and looks for clusters until it is told what came of it. */
class Thread implements Pick<CoterieWorker, 'keep' | 'countPapers' | 'regroup' | 'stop'> {
  isStopped = false
  isGrouping = false
  settle: { done(groups: LensGroups): void; failed(error: Error): void } | undefined
  #kept: Snapshot | undefined

  keep(snapshot: Snapshot): Promise<void> {
    this.#kept = snapshot
    return Promise.resolve()
  }

  countPapers(name: LensName): Promise<LensCounts> {
    const { facts, lenses } = this.#kept!
    const lens = lenses[name]!
    return Promise.resolve(recountLens(facts, lens, papersBehind(facts, lens.graph, 25), Uint8Array.of(1, 0)))
  }

  regroup(): Promise<LensGroups> {
    this.isGrouping = true
    return new Promise((done, failed) => (this.settle = { done, failed }))
  }

  stop(): void {
    this.isStopped = true
    this.settle?.failed(new Cancelled('The work was stopped.'))
  }
}

let store: Store
let threads: Thread[]
beforeEach(() => {
  vi.useFakeTimers()
  threads = []
  store = createStore()
  followPapers(store, () => threads[threads.push(new Thread()) - 1]!)
  openSnapshot(store, SNAPSHOT, '')
})
afterEach(() => {
  vi.useRealTimers()
})

async function cutYears(from: number): Promise<void> {
  changeFilters(store, { years: { from, to: 2020 } })
  await vi.advanceTimersByTimeAsync(1000)
}

it('counts what filters let through, and looks for clusters when it rests', async () => {
  await cutYears(2020)
  expect(threads).toHaveLength(1)
  expect([...store.getState().view!.documents]).toEqual([1, 1, 0, 1, 0, 1, 0, 0])
  expect(threads[0]!.isGrouping).toBe(true)
})

it('takes another graph for no failure: the old thread ends, the new graph is counted, nothing is said', async () => {
  await cutYears(2020)
  const other = { ...SNAPSHOT, manifest: { ...SNAPSHOT.manifest, coterie: '1' } }
  openSnapshot(store, other, '#years=2019-2020')
  await vi.advanceTimersByTimeAsync(1000)
  expect(threads.map(({ isStopped, isGrouping }) => [isStopped, isGrouping])).toEqual([
    [true, true],
    [false, true],
  ])
  expect(store.getState().notice).toBeUndefined()
  expect(store.getState().counted).toBeDefined()
})

it('says so when it fails, and starts anew when it is asked again', async () => {
  await cutYears(2020)
  threads[0]!.settle!.failed(new Error('Out of memory.'))
  await vi.advanceTimersByTimeAsync(0)
  expect(store.getState().notice).toMatch(/could not be counted/)
  expect(threads[0]!.isStopped).toBe(true)
  await cutYears(2019)
  expect(threads).toHaveLength(2)
  expect(threads[1]!.isGrouping).toBe(true)
})
