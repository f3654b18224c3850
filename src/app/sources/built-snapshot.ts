/** The snapshot that the page comes with: inside of it, named in its address, or built beside it. */
import { openPackedSnapshot, type OpenedSnapshot } from '../../core/index.ts'
import { CoterieWorker } from '../../worker/client.ts'
import type { Ask, Obtained } from './obtained.ts'
import { openFile, SMALL } from './open-file.ts'

const ADDRESS = './graph.coterie.json'

/** Never throws: whatever goes wrong is told with what to do about it. `ask` is asked before another site is. */
export async function obtainSnapshot(ask: Ask): Promise<Obtained> {
  const embedded = document.querySelector('#coterie-snapshot')
  if (!embedded) {
    // Few addresses name a graph: how that is fetched is loaded only for them.
    const { fetchNamedSnapshot } = location.search.includes('snapshot=') ? await import('./named-snapshot.ts') : {}
    return (await fetchNamedSnapshot?.(ask)) ?? fetchBuiltSnapshot()
  }
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
  // Not as a blob, which would go through yet another process on its way to the worker.
  return openFile(await response.arrayBuffer(), worker)
}
