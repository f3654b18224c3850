/** How far a build is, on one line of a terminal that writes itself anew; elsewhere nothing is said. */
import type { Progress, Step } from '../../core/index.ts'

const PAUSE = 100
/** A rate needs this long to mean something. */
const WARM_UP = 2000

const WORDS: Readonly<Record<Step, string>> = {
  reading: 'Reading',
  merging: 'Finding papers that are in several documents',
  people: 'Finding out who is who',
  systems: 'Finding systems',
  topics: 'Looking through titles and abstracts',
  map: 'Drawing maps',
}

interface Ticket {
  readonly since: number
  readonly first: number
}

export class ProgressLine {
  private readonly isShown = process.stderr.isTTY
  private readonly totalBytes: number
  private readonly begun = new Map<Step, Ticket>()
  private drawn = 0

  /** `totalBytes`: of all documents. */
  constructor(totalBytes: number) {
    this.totalBytes = totalBytes
  }

  show(progress: Progress): void {
    if (!this.isShown) return
    const now = performance.now()
    const begun = this.begun.get(progress.step) ?? { since: now, first: progress.done }
    this.begun.set(progress.step, begun)
    if (now - this.drawn < PAUSE) return
    this.drawn = now
    const line = `${WORDS[progress.step]}${this.describe(progress, begun, now)}`
    process.stderr.write(`\r${line.slice(0, (process.stderr.columns ?? 80) - 1)}\x1b[K`)
  }

  /** Leaves the line to what comes next. */
  clear(): void {
    if (this.isShown && this.drawn > 0) process.stderr.write('\r\x1b[K')
  }

  private describe({ step, done, total }: Progress, { since, first }: Ticket, now: number): string {
    if (step === 'reading') return `: ${megabytes(done)} of ${megabytes(this.totalBytes)} MB`
    if (total === undefined) return ' …'
    const seconds = (now - since) / 1000
    const rate = (done - first) / seconds
    const isTelling = seconds * 1000 > WARM_UP && rate > 0
    if (step !== 'topics') return `: ${Math.floor((done / total) * 100)} %`
    const pace = isTelling ? `, ${Math.round(rate)} a second, ${timeLeft((total - done) / rate)} left` : ''
    return `: ${done} of ${total} papers${pace}`
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

function timeLeft(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`
}
