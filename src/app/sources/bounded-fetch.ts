/** Fetches a snapshot file of unknown origin: no longer, no larger and of no other kind than a snapshot is. */

const MOST_BYTES = 200_000_000
/** Milliseconds until an answer must be there in full. */
const PATIENCE = 60_000

/** Kinds of content that no snapshot is; whatever else is said, the bytes themselves decide. */
const OTHER_KINDS = /^(?:image|audio|video|font)\/|^text\/(?:css|javascript)|^application\/(?:pdf|javascript|zip)/i

export type Fetched =
  { readonly file: Blob; readonly problem?: never } | { readonly file?: never; readonly problem: string }

/** Never throws; `problem` is a sentence. `init` may forbid cookies and redirects. */
export async function fetchBounded(address: string, init: RequestInit = {}): Promise<Fetched> {
  try {
    const response = await fetch(address, { cache: 'no-cache', ...init, signal: AbortSignal.timeout(PATIENCE) })
    if (!response.ok) return { problem: `The answer was “${response.status} ${response.statusText}”, not a file.` }
    const kind = response.headers.get('content-type') ?? ''
    if (OTHER_KINDS.test(kind)) return { problem: `The file is said to be ${kind}, which no snapshot is.` }
    if (Number(response.headers.get('content-length') ?? 0) > MOST_BYTES) return { problem: TOO_LARGE }
    return await readBounded(response)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return { problem: `It did not come within ${PATIENCE / 1000} seconds.` }
    return { problem: 'There is no answer, or its server does not let pages of other sites read it.' }
  }
}

const TOO_LARGE = `It is larger than ${MOST_BYTES / 1e6} MB, which is the most that is taken from an address; download it and drop it here instead.`

/** A server may send more than it says. */
async function readBounded(response: Response): Promise<Fetched> {
  const reader = response.body?.getReader()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let length = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true }
    if (done || !value) return { file: new Blob(pieces) }
    length += value.length
    if (length > MOST_BYTES) {
      await reader?.cancel()
      return { problem: TOO_LARGE }
    }
    pieces.push(value)
  }
}
