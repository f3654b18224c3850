/** The snapshot that the page's address names (`?snapshot=`): of the same site at once, of another after a question. */
import type { OpenedSnapshot } from '../../core/index.ts'
import { fetchBounded, type Fetched } from './bounded-fetch.ts'
import type { Ask, Obtained } from './obtained.ts'
import { openFile } from './open-file.ts'

/** Nothing where none is named, or the person does not want what another site has. */
export async function fetchNamedSnapshot(ask: Ask): Promise<Obtained | undefined> {
  const advice = 'Check the address of this page, or drop the file here.'
  const named = namedSnapshot(location)
  if (named === undefined) return undefined
  if (typeof named === 'string') return { problem: named, advice }
  const isElsewhere = named.origin !== location.origin
  if (isElsewhere && !(await ask(named))) return undefined
  // The page's own policy lets it speak to no other site.
  const fetched = isElsewhere ? await fetchElsewhere(named) : await fetchBounded(named.href)
  const opened: OpenedSnapshot = fetched.file ? await openFile(fetched.file) : fetched
  if (opened.snapshot) return { snapshot: opened.snapshot }
  return { problem: `The graph at ${cut(named.href)} could not be opened. ${opened.problem}`, advice }
}

/** What the address names; an address that can't be one says why. Nothing when none is named. */
function namedSnapshot(page: Pick<Location, 'href' | 'search'>): URL | string | undefined {
  const named = new URLSearchParams(page.search).get('snapshot')
  if (!named) return undefined
  let address: URL
  try {
    address = new URL(named, page.href)
  } catch {
    return `“${cut(named)}” is no address.`
  }
  if (address.protocol !== 'https:' && address.protocol !== 'http:')
    return `“${cut(named)}” is no address that begins with https: or http:.`
  if (address.username !== '' || address.password !== '') return 'The address must not hold a name or a password.'
  return address
}

/** Through a page of ours that may speak to other sites and holds nothing; see `bring.ts`. */
async function fetchElsewhere(address: URL): Promise<Fetched> {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.title = 'Brings a file from another site'
  frame.src = `./bring.html#${encodeURIComponent(address.href)}`
  const answer = new Promise<Fetched>((resolve) => {
    addEventListener('message', function listen({ source, origin, data }: MessageEvent) {
      if (source !== frame.contentWindow || origin !== location.origin) return
      removeEventListener('message', listen)
      resolve(data as Fetched)
    })
  })
  document.body.append(frame)
  try {
    return await answer
  } finally {
    frame.remove()
  }
}

function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}
