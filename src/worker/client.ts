/** The worker as the page sees it: jobs on a thread of their own, each of which can be stopped. */
import { proxy, wrap, type Remote } from 'comlink'
import type { OpenedSnapshot, Options, Progress, Settled, Snapshot } from '../core/index.ts'
import type { PageDocument, ReadReport, WorkerApi } from './protocol.ts'

/** What the promise of a job rejects with when it was stopped. */
export class Cancelled extends Error {}

type OnProgress = (progress: Progress) => void

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

  open(file: Blob): Promise<OpenedSnapshot> {
    return this.#run<OpenedSnapshot>(async () => await this.#api.open(file))
  }

  read(documents: readonly PageDocument[], onProgress: OnProgress): Promise<ReadReport> {
    return this.#run(() => this.#api.read([...documents], proxy(onProgress)))
  }

  build(options: Options, base: Snapshot | undefined, onProgress: OnProgress): Promise<Snapshot> {
    return this.#run(() => this.#api.build(options, base, proxy(onProgress)))
  }

  settle(base: Snapshot, settled: Settled, onProgress: OnProgress): Promise<Snapshot> {
    return this.#run(() => this.#api.settle(base, settled, proxy(onProgress)))
  }

  write(snapshot: Snapshot): Promise<Blob> {
    return this.#run(() => this.#api.write(snapshot))
  }

  /** Ends the thread at once; a job that is under way rejects with `Cancelled`. */
  stop(): void {
    this.#worker.terminate()
    this.#fail(new Cancelled('The work was stopped.'))
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
