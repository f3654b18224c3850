/** The core on its own thread, so that the page answers while documents are read. */
import { expose } from 'comlink'
import { buildSnapshot, extendSnapshot, parseSnapshot, writeSnapshot, type DocumentSource } from '../core/index.ts'
import type { PageDocument, WorkerApi } from './protocol.ts'

/** Not every browser can iterate a stream by itself. */
async function* chunksOf(content: Blob): AsyncGenerator<Uint8Array> {
  const reader = content.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    reader.releaseLock()
  }
}

function toSources(documents: readonly PageDocument[]): DocumentSource[] {
  return documents.map(({ name, content }) => ({ name, chunks: chunksOf(content) }))
}

const api: WorkerApi = {
  async open(file) {
    return parseSnapshot(await file.text())
  },
  async build(documents, options, base, onProgress) {
    const sources = toSources(documents)
    return base
      ? await extendSnapshot(base, sources, options, { onProgress })
      : await buildSnapshot(sources, options, { onProgress })
  },
  async write(snapshot) {
    return new Blob([writeSnapshot(snapshot)], { type: 'application/json' })
  },
}

expose(api)
