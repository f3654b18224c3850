/** The core on its own thread, so that the page answers while documents are read. */
import { expose } from 'comlink'
import {
  buildFromRecords,
  parseSnapshot,
  readRecords,
  settle,
  writeSnapshot,
  type DocumentSource,
  type RecordsRead,
} from '../core/index.ts'
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

/** What was read last, until it is built or read anew. */
let records: RecordsRead = { papers: [], documents: [], issues: [] }

const api: WorkerApi = {
  async open(file) {
    return parseSnapshot(await file.text())
  },
  async read(documents, onProgress) {
    records = await readRecords(toSources(documents), { onProgress })
    return { documents: records.documents, issues: records.issues, papers: records.papers.length }
  },
  async build(options, base, onProgress) {
    return buildFromRecords(records, options, { base }, { onProgress })
  },
  async settle(base, settled, onProgress) {
    return settle(base, settled, { onProgress })
  },
  async write(snapshot) {
    return new Blob([writeSnapshot(snapshot)], { type: 'application/json' })
  },
}

expose(api)
