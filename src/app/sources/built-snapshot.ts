/** Fetches the snapshot that was built beside the page. */
import { parseSnapshot, type Snapshot } from '../../core/index.ts'

export type Obtained = { readonly snapshot: Snapshot } | { readonly problem: string; readonly advice: string }

const ADDRESS = './graph.coterie.json'

/** Never throws: whatever goes wrong is told with what to do about it. */
export async function fetchBuiltSnapshot(): Promise<Obtained> {
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
  const opened = parseSnapshot(await response.text())
  if (opened.snapshot) return { snapshot: opened.snapshot }
  return { problem: opened.problem, advice: 'Build the graph again with “npm start”, then reload.' }
}
