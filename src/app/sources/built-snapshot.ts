/** The snapshot that the page comes with: inside of it, or built beside it. */
import { openPackedSnapshot, openSnapshotFile, type OpenedSnapshot, type Snapshot } from '../../core/index.ts'
import { CoterieWorker } from '../../worker/client.ts'

export type Obtained = { readonly snapshot: Snapshot } | { readonly problem: string; readonly advice: string }

const ADDRESS = './graph.coterie.json'

/** Bytes that are parsed and checked within a few frames. */
const SMALL = 500_000

/** Never throws: whatever goes wrong is told with what to do about it. */
export async function obtainSnapshot(): Promise<Obtained> {
  const embedded = document.querySelector('#coterie-snapshot')
  if (!embedded) return fetchBuiltSnapshot()
  const opened = await openPackedSnapshot(embedded.textContent)
  if (opened.snapshot) return { snapshot: opened.snapshot }
  return {
    problem: opened.problem,
    advice: 'Save the file again from the explorer it came from, or drop documents here.',
  }
}

async function fetchBuiltSnapshot(): Promise<Obtained> {
  let response: Response
  try {
    response = await fetch(ADDRESS, { cache: 'no-cache' })
  } catch {
    return {
      problem: 'The server that brought this page no longer answers.',
      advice: 'Start it again with “npm start”, then reload.',
    }
  }
  if (response.status === 404)
    return {
      problem: 'There is no graph beside this page yet.',
      advice: 'Put documents into the folder “data” and run “npm start”, then reload.',
    }
  if (!response.ok)
    return {
      problem: `The server answered “${response.status} ${response.statusText}” instead of the graph.`,
      advice: 'See what the terminal says in which “npm start” runs.',
    }
  const opened = await open(response)
  if (opened.snapshot) return { snapshot: opened.snapshot }
  return { problem: opened.problem, advice: 'Build the graph again with “npm start”, then reload.' }
}

/** A small file is opened before a worker could start; a large one must not hold the page up. */
async function open(response: Response): Promise<OpenedSnapshot> {
  // A worker takes its time to start, so it starts while the bytes are on their way.
  const worker = Number(response.headers.get('content-length') ?? 0) > SMALL ? new CoterieWorker() : undefined
  const file = await response.blob()
  if (!worker && file.size <= SMALL) return openSnapshotFile(new Uint8Array(await file.arrayBuffer()))
  return openElsewhere(file, worker ?? new CoterieWorker())
}

async function openElsewhere(file: Blob, worker: CoterieWorker): Promise<OpenedSnapshot> {
  try {
    return await worker.open(file)
  } finally {
    worker.stop()
  }
}
