/** Where a long task stands, kept in a file, so that a build that was killed goes on from there. */
import { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { Savepoints } from '../../core/index.ts'
import { openEntry, sealEntry } from './entry.ts'

/** At most so much of a task is lost, in milliseconds … */
const PAUSE = 100
/** … as long as keeping it takes no more than this part of the time. */
const MOST_OF_TIME = 0.02
/** A file takes as long as so many bytes in it. */
const BYTES_OF_FILE = 1 << 17

/** Written by the thread that does the task: the build itself may be busy. */
export class SavepointFile implements Savepoints<unknown> {
  readonly resumed?: unknown
  private readonly path: string
  private timePerByte = Infinity
  private due = performance.now() + PAUSE

  /** `resumed`: the content of the file that an earlier build left. */
  constructor(path: string, resumed: Uint8Array | undefined) {
    this.path = path
    if (resumed) this.resumed = deserialize(resumed)
  }

  reach(state: () => unknown): void {
    const begun = performance.now()
    if (begun < this.due) return
    const bytes = keep(this.path, state()) + BYTES_OF_FILE
    const ended = performance.now()
    // The quickest so far tells what it takes: others had to wait for the processor.
    this.timePerByte = Math.min(this.timePerByte, (ended - begun) / bytes)
    this.due = ended + Math.max(PAUSE, (bytes * this.timePerByte) / MOST_OF_TIME)
  }

  part<Value>(name: string, make: () => Value): Value {
    const path = `${this.path}-${name}`
    try {
      return deserialize(openEntry(readFileSync(path)).content) as Value
    } catch {
      // It isn't there, or isn't whole.
      const value = make()
      keep(path, value)
      return value
    }
  }
}

/** Returns how many bytes that takes. */
function keep(path: string, value: unknown): number {
  const temporary = `${path}.${process.pid}.tmp`
  const content = serialize(value)
  try {
    const file = openSync(temporary, 'w')
    try {
      for (const piece of sealEntry(new Uint8Array(), content)) writeFileSync(file, piece)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch {
    // Where nothing can be kept, a killed build loses more.
    rmSync(temporary, { force: true })
  }
  return content.length
}
