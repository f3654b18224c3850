/** Threads that share the tasks of a build, each doing one at a time. */
import { Worker } from 'node:worker_threads'
import type { Report, TaskName } from '../../core/index.ts'

export interface Question {
  readonly name: TaskName
  readonly input: Uint8Array
  readonly savepoint?: Savepoint
}

/** The file that says where a task stands, and what it held. */
export interface Savepoint {
  readonly path: string
  readonly resumed?: Uint8Array
}

export type Answer =
  { readonly done: number; readonly total: number } | { readonly output: Uint8Array } | { readonly fault: string }

interface Waiting extends Question {
  readonly report: Report | undefined
  resolve(output: Uint8Array): void
  reject(error: Error): void
}

/** A thread and what it is doing. */
interface Hand {
  readonly worker: Worker
  task: Waiting | undefined
}

export class Threads {
  private readonly hands: Hand[] = []
  private readonly queue: Waiting[] = []
  readonly limit: number

  /** Threads are started when there is work for them, at most `limit`. */
  constructor(limit: number) {
    this.limit = limit
  }

  /** Serialised input in, serialised output out. Fails when the thread does. `input` is gone afterwards. */
  do(name: TaskName, input: Uint8Array, report?: Report, savepoint?: Savepoint): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.queue.push({ name, input, report, resolve, reject, ...(savepoint && { savepoint }) })
      this.assign()
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.hands.map(({ worker }) => worker.terminate()))
  }

  private assign(): void {
    const task = this.queue[0]
    if (!task) return
    const hand =
      this.hands.find((one) => one.task === undefined) ?? (this.hands.length < this.limit ? this.start() : undefined)
    if (!hand) return
    this.queue.shift()
    hand.task = task
    const { name, input, savepoint } = task
    const question: Question = { name, input, ...(savepoint && { savepoint }) }
    hand.worker.postMessage(question, [input.buffer as ArrayBuffer])
  }

  private start(): Hand {
    // All parts of the built program stand in one folder.
    const hand: Hand = { worker: new Worker(new URL('thread.js', import.meta.url)), task: undefined }
    const fail = (error: Error): void => {
      hand.task?.reject(error)
    }
    hand.worker.on('message', (answer: Answer) => {
      const { task } = hand
      if (!task) return
      if ('done' in answer) return task.report?.(answer.done, answer.total)
      hand.task = undefined
      if ('output' in answer) task.resolve(answer.output)
      else task.reject(new Error(answer.fault))
      this.assign()
    })
    hand.worker.on('error', fail)
    hand.worker.on('exit', () => fail(new Error('A thread of the build ended before its work.')))
    this.hands.push(hand)
    return hand
  }
}
