/** A thread that does tasks for the build: serialised values in, serialised values out. */
import { deserialize, serialize } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { doTaskHere } from '../../core/index.ts'
import { SavepointFile } from './savepoint-file.ts'
import type { Answer, Question } from './threads.ts'

if (!parentPort) throw new Error('This file is a thread of the build and does nothing by itself.')
const port = parentPort

port.on('message', async ({ name, input, network, savepoint }: Question) => {
  const answer = (value: Answer): void => port.postMessage(value, [])
  try {
    const given: unknown = deserialize(input)
    const output = await doTaskHere(
      name,
      (network ? { ...(given as object), network } : given) as never,
      (done, total) => answer({ done, total }),
      savepoint && new SavepointFile(savepoint.path, savepoint.resumed),
    )
    answer({ output: serialize(output) })
  } catch (error) {
    answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
