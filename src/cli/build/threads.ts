/** Threads that share the tasks of a build, each doing one at a time. */
import { Worker } from 'node:worker_threads'
import type { Network, Report, TaskName } from '../../core/index.ts'
import { Failure } from '../messages.ts'

/** Most of what a task makes is forgotten soon; with room for it, the engine needn't look through what stays as often. */
const YOUNG_MEGABYTES = 96

export interface Question {
  readonly name: TaskName
  /** Serialised. */
  readonly input: Uint8Array
  /** The network of the input, in memory that threads share: it need not be handed over. */
  readonly network?: Network
  readonly savepoint?: Savepoint
}

/** The file that says where a task stands, and what it held. */
export interface Savepoint {
  readonly path: string
  readonly resumed?: Uint8Array
}

export type Answer =
  { readonly done: number; readonly total: number } | { readonly output: Uint8Array } | { readonly fault: string }

/** What a task is done with besides its input. */
export interface Circumstances extends Omit<Question, 'name' | 'input'> {
  readonly report?: Report | undefined
  /** Threads that may do tasks of this name at a time; default: all. */
  readonly most?: number
}

interface Waiting {
  readonly question: Question
  readonly most: number
  readonly report: Report | undefined
  resolve(output: Uint8Array): void
  reject(error: Error): void
}

/** A thread and who waits for what it is doing. */
interface Hand {
  readonly worker: Worker
  task: Pick<Waiting, 'report' | 'resolve' | 'reject'> | undefined
  /** What it is doing, or did and has learned to do quickly. */
  lastName: TaskName | undefined
  hasAnswered: boolean
}

export class Threads {
  private readonly hands: Hand[] = []
  private readonly queue: Waiting[] = []
  private isClosed = false
  readonly limit: number

  /** Threads are started when there is work for them, at most `limit`. */
  constructor(limit: number) {
    this.limit = limit
  }

  /** Serialised input in, serialised output out. Fails when the thread does. */
  do(
    name: TaskName,
    input: Uint8Array,
    { report, most = this.limit, ...rest }: Circumstances = {},
  ): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.queue.push({ question: { name, input, ...rest }, report, most, resolve, reject })
      this.assign()
    })
  }

  async close(): Promise<void> {
    this.isClosed = true
    await Promise.all(this.hands.map(({ worker }) => worker.terminate()))
  }

  private assign(): void {
    if (this.isClosed) return
    const place = this.queue.findIndex(
      ({ question, most }) =>
        this.hands.filter(({ task, lastName }) => task && lastName === question.name).length < most,
    )
    const next = this.queue[place]
    if (!next) return
    const { question, report, resolve, reject } = next
    const free = this.hands.filter((one) => one.task === undefined)
    const hand =
      free.find(({ lastName }) => lastName === question.name) ??
      free[0] ??
      (this.hands.length < this.limit ? this.start() : undefined)
    if (!hand) return
    this.queue.splice(place, 1)
    // The question may be large, and is needed no more.
    hand.task = { report, resolve, reject }
    hand.lastName = question.name
    // Copied, and not moved: V8 would drop all that it has compiled so far, and look on every use of a column whether it is gone.
    hand.worker.postMessage(question, [])
  }

  private start(): Hand {
    // All parts of the built program stand in one folder.
    const worker = new Worker(new URL('thread.js', import.meta.url), {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    })
    const hand: Hand = { worker, task: undefined, lastName: undefined, hasAnswered: false }
    hand.worker.on('message', (answer: Answer) => {
      const { task } = hand
      if (!task) return
      hand.hasAnswered = true
      if ('done' in answer) return task.report?.(answer.done, answer.total)
      hand.task = undefined
      if ('output' in answer) task.resolve(answer.output)
      else task.reject(new Error(answer.fault))
      this.assign()
    })
    hand.worker.on('error', (error) => this.lose(hand, error.message))
    hand.worker.on('exit', () => this.lose(hand, 'it ended before its work'))
    this.hands.push(hand)
    return hand
  }
  /** What a thread was doing when it ended fails; who waits gets another thread. */
  private lose(hand: Hand, why: string): void {
    const place = this.hands.indexOf(hand)
    if (place < 0) return
    this.hands.splice(place, 1)
    const what = hand.hasAnswered ? 'A thread of the build failed' : 'A thread of the build did not start'
    const advice = hand.hasAnswered ? '' : ' Is the program whole? Build or install it again.'
    hand.task?.reject(new Failure(`${what}: ${why.split('\n', 1)[0]}.${advice}`))
    this.assign()
  }
}
