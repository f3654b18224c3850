/** The core on its own thread, so that the page answers while documents are read. Small, for a first visit waits for it. */
import { expose } from 'comlink'
import { openSnapshotFile } from '../core/index.ts'
import { nextPiece, receive, send } from './crossing.ts'
import type { Job, WorkerApi } from './protocol.ts'

/** Waits for what does the job, then does it. */
function late<Name extends Job>(name: Name): WorkerApi[Name] {
  const run = async (...given: never[]): Promise<unknown> => {
    const { jobs } = await import('./jobs.ts')
    return (jobs[name] as (...values: never[]) => unknown)(...given)
  }
  return run as WorkerApi[Name]
}

const api: WorkerApi = {
  async open(file) {
    const bytes = file instanceof ArrayBuffer ? file : await file.arrayBuffer()
    const { snapshot, problem } = await openSnapshotFile(new Uint8Array(bytes))
    if (!snapshot) return { problem }
    send(snapshot)
    return {}
  },
  async give(piece) {
    receive(piece)
  },
  async take() {
    return nextPiece()
  },
  read: late('read'),
  readLines: late('readLines'),
  build: late('build'),
  settle: late('settle'),
  compare: late('compare'),
  divide: late('divide'),
  measure: late('measure'),
  findPart: late('findPart'),
  keep: late('keep'),
  countPapers: late('countPapers'),
  regroup: late('regroup'),
  layout: late('layout'),
  endLayout: late('endLayout'),
  write: late('write'),
}

expose(api)
