/** The worker as the page sees it: jobs on a thread of their own, each of which can be stopped. */
import { proxy, transfer, wrap, type Remote } from 'comlink'
import type {
  ClusterPart,
  Correction,
  Incidence,
  LayoutRun,
  LensCounts,
  LensGroups,
  LensName,
  LinesRead,
  Network,
  NetworkPart,
  OpenedSnapshot,
  Options,
  Paper,
  PaperFilter,
  PartWish,
  Positions,
  ReadReport,
  Settled,
  Snapshot,
  Topic,
} from '../core/index.ts'
import { SnapshotJoiner, splitSnapshot } from './pieces.ts'
import type { Centralities, ComparedLenses, OnProgress, PageDocument, WorkerApi } from './protocol.ts'

/** What the promise of a job rejects with when it was stopped. */
export class Cancelled extends Error {}

/** One thread. It remembers what it read until it is stopped. */
export class CoterieWorker {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  readonly #api: Remote<WorkerApi> = wrap<WorkerApi>(this.#worker)
  #fail: (reason: Error) => void = ignore

  constructor() {
    this.#worker.addEventListener('error', (event) =>
      this.#fail(new Error(event.message || 'The worker could not be started.')),
    )
  }

  /** Bytes that are given are gone afterwards. */
  open(file: Blob | ArrayBuffer): Promise<OpenedSnapshot> {
    return this.#run(async (): Promise<OpenedSnapshot> => {
      const { problem } = await this.#api.open(file instanceof ArrayBuffer ? transfer(file, [file]) : file)
      return problem === undefined ? { snapshot: await this.#take() } : { problem }
    })
  }

  read(documents: readonly PageDocument[], onProgress: OnProgress): Promise<ReadReport> {
    return this.#run(() => this.#api.read([...documents], proxy(onProgress)))
  }

  readLines(text: string, corrections: readonly Correction[], most: number): Promise<LinesRead> {
    return this.#run(() => this.#api.readLines(text, corrections, most))
  }

  build(options: Options, base: Snapshot | undefined, onProgress: OnProgress): Promise<Snapshot> {
    return this.#run(async () => {
      if (base) await this.#give(base)
      await this.#api.build(options, proxy(onProgress))
      return this.#take()
    })
  }

  settle(base: Snapshot, settled: Settled, onProgress: OnProgress): Promise<Snapshot> {
    return this.#run(async () => {
      await this.#give(base)
      await this.#api.settle(settled, proxy(onProgress))
      return this.#take()
    })
  }

  /** `united` is both on one map. */
  compare(before: Snapshot, after: Snapshot): Promise<{ readonly united: Snapshot; readonly lenses: ComparedLenses }> {
    return this.#run(async () => {
      await this.#give(before)
      await this.#give(after)
      const lenses = await this.#api.compare()
      return { lenses, united: await this.#take() }
    })
  }

  divide(
    papers: readonly Paper[],
    topics: readonly Topic[],
    paperTopics: Incidence,
    seed: number,
  ): Promise<ClusterPart[]> {
    return this.#run(() => this.#api.divide(papers, topics, paperTopics, seed))
  }

  measure(network: Network, seed: number): Promise<Centralities> {
    return this.#run(() => this.#api.measure(network, seed))
  }

  findPart(network: Network, communities: Uint32Array, wish: PartWish, seed: number): Promise<NetworkPart> {
    return this.#run(() => this.#api.findPart(network, communities, wish, seed))
  }

  /** Questions about papers that count are about this snapshot from now on. */
  keep(snapshot: Snapshot): Promise<void> {
    return this.#run(async () => {
      await this.#give(snapshot)
      await this.#api.keep()
    })
  }

  countPapers(lens: LensName, filter: PaperFilter): Promise<LensCounts> {
    return this.#run(() => this.#api.countPapers(lens, filter))
  }

  regroup(lens: LensName, filter: PaperFilter, resolution: number | undefined): Promise<LensGroups> {
    return this.#run(() => this.#api.regroup(lens, filter, resolution))
  }

  /** `onFrame` hears how it comes along, with places where there are any yet. */
  layout(
    network: Network,
    documents: Uint32Array,
    run: LayoutRun,
    onFrame: (fraction: number, places: Positions | undefined) => void,
  ): Promise<Positions> {
    const show = async (fraction: number, places: Positions | undefined): Promise<void> => {
      onFrame(fraction, places)
      await new Promise((resolve) => setTimeout(resolve))
    }
    return this.#run(() => this.#api.layout(network, documents, run, proxy(show)))
  }

  endLayout(): Promise<void> {
    return this.#api.endLayout()
  }

  write(snapshot: Snapshot): Promise<Blob> {
    return this.#run(async () => {
      await this.#give(snapshot)
      return this.#api.write()
    })
  }

  /** Ends the thread at once; a job that is under way rejects with `Cancelled`. */
  stop(): void {
    this.#worker.terminate()
    this.#fail(new Cancelled('The work was stopped.'))
  }

  async #give(snapshot: Snapshot): Promise<void> {
    for (const piece of splitSnapshot(snapshot)) await this.#api.give(piece)
  }

  async #take(): Promise<Snapshot> {
    const joiner = new SnapshotJoiner()
    let next = this.#api.take()
    for (;;) {
      const piece = await next
      // The next piece is made while this one is joined; after the last one there is nothing, and nobody waits for it.
      next = this.#api.take()
      if (!piece) throw new Error('The worker ended before the graph was complete.')
      const snapshot = joiner.add(piece)
      if (snapshot) return snapshot
    }
  }

  #run<Result>(job: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#fail = reject
      job().then(resolve, reject)
    })
  }
}

function ignore(): void {
  // Nothing is under way that could fail.
}
