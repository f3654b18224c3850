/** Starts the worker and stops it: a job that is cancelled takes its thread with it. */
import { proxy, wrap, type Remote } from 'comlink'
import type { OpenedSnapshot, Options, Progress, Snapshot } from '../core/index.ts'
import type { PageDocument, WorkerApi } from './protocol.ts'

/** Thrown into the promise of a job that was cancelled. */
export class Cancelled extends Error {}

export interface Job<Result> {
  readonly result: Promise<Result>
  /** Ends the job at once; its promise rejects with `Cancelled`. Without effect when it is done. */
  cancel(): void
}

export function openSnapshotFile(file: Blob): Job<OpenedSnapshot> {
  return run<OpenedSnapshot>(async (api) => await api.open(file))
}

export function buildFromDocuments(
  documents: readonly PageDocument[],
  options: Options,
  base: Snapshot | undefined,
  onProgress: (progress: Progress) => void,
): Job<Snapshot> {
  return run((api) => api.build([...documents], options, base, proxy(onProgress)))
}

export function writeSnapshotFile(snapshot: Snapshot): Job<Blob> {
  return run((api) => api.write(snapshot))
}

function run<Result>(job: (api: Remote<WorkerApi>) => Promise<Result>): Job<Result> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  let cancel = (): void => {}
  const result = new Promise<Result>((resolve, reject) => {
    cancel = () => reject(new Cancelled('The work was stopped.'))
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'The worker could not be started.')))
    job(wrap<WorkerApi>(worker)).then(resolve, reject)
  }).finally(() => worker.terminate())
  return { result, cancel: () => cancel() }
}
