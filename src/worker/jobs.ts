/** What the worker does besides opening files; loaded when it is first asked for, because readers and language model are large. */
import { transfer } from 'comlink'
import {
  betweennessCentrality,
  buildFromRecords,
  compareSnapshots,
  divideCluster,
  findPart,
  matcherOf,
  pagerank,
  papersBehind,
  radiusOf,
  readListing,
  readRecords,
  recountLens,
  regroupLens,
  runLayout,
  settle,
  toAdjacency,
  uniteSnapshots,
  writeCompactSnapshot,
  type DocumentSource,
  type Lens,
  type LensChanges,
  type LensCounts,
  type LensName,
  type PaperFilter,
  type PapersBehind,
  type RecordsRead,
  type Snapshot,
} from '../core/index.ts'
import { needGiven, send, takeBoth, takeGiven } from './crossing.ts'
import type { Job, PageDocument, WorkerApi } from './protocol.ts'

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
  return documents.map(({ name, content, corrections }) => ({
    name,
    chunks: chunksOf(content),
    ...(corrections && { corrections }),
  }))
}

/** What was read last, until it is built or read anew. */
let records: RecordsRead = { papers: [], documents: [], issues: [] }

/** What questions are asked about, and what is behind those of its lenses that were asked about. */
let kept: Snapshot | undefined
const behind = new Map<LensName, PapersBehind>()

function countWithin(
  name: LensName,
  filter: PaperFilter,
): { readonly snapshot: Snapshot; readonly lens: Lens; readonly marks: Uint8Array; readonly counts: LensCounts } {
  const lens = kept?.lenses[name]
  if (!kept || !lens) throw new Error(`There is no lens “${name}” to ask about; keep a snapshot that has it first.`)
  const snapshot = kept
  const { facts } = snapshot
  let papers = behind.get(name)
  if (!papers) behind.set(name, (papers = papersBehind(facts, lens.graph, snapshot.manifest.options.maxAuthors)))
  const isCounted = matcherOf(filter)
  const marks = Uint8Array.from(facts.papers, (paper) => (isCounted(paper) ? 1 : 0))
  return { snapshot, lens, marks, counts: recountLens(facts, lens, papers, marks) }
}

/** Milliseconds between two pictures of a layout on its way. */
const FRAME = 120
let isLayoutOver = false

export const jobs: Pick<WorkerApi, Job> = {
  async read(documents, onProgress) {
    records = await readRecords(toSources(documents), { onProgress })
    return { documents: records.documents, issues: records.issues, papers: records.papers.length }
  },
  async readLines(text, corrections, most) {
    const { lines, papers } = readListing(text, corrections)
    return { lines: lines.slice(0, most), total: lines.length, papers: papers.map(({ confidence = 1 }) => confidence) }
  },
  async build(options, onProgress) {
    send(await buildFromRecords(records, options, { base: takeGiven() }, { onProgress }))
  },
  async settle(settled, onProgress) {
    send(await settle(needGiven(), settled, { onProgress }))
  },
  async compare() {
    const [before, after] = takeBoth()
    const { snapshot, changes } = uniteSnapshots(before, after)
    send(snapshot)
    const lenses = Object.entries(changes) as [LensName, LensChanges][]
    return Object.fromEntries(
      lenses.map(([lens, own]) => [lens, { changes: own, comparison: compareSnapshots(before, after, lens) }]),
    )
  },
  async divide(papers, topics, paperTopics, seed) {
    return divideCluster(papers, topics, paperTopics, seed)
  },
  async measure(network, seed) {
    const adjacency = toAdjacency(network)
    const { values, samples } = betweennessCentrality(adjacency, { seed })
    return { pagerank: pagerank(adjacency), betweenness: values, samples }
  },
  async findPart(network, communities, wish, seed) {
    return findPart(network, communities, wish, seed)
  },
  async keep() {
    kept = needGiven()
    behind.clear()
  },
  async countPapers(name, filter) {
    const { counts } = countWithin(name, filter)
    return transfer(
      counts,
      Object.values(counts).map(({ buffer }) => buffer),
    )
  },
  async regroup(name, filter, resolution) {
    const { snapshot, lens, marks, counts } = countWithin(name, filter)
    return regroupLens(snapshot.facts, lens, marks, counts, {
      ...snapshot.manifest.options,
      ...(resolution !== undefined && { resolution }),
    })
  },
  async layout(network, documents, run, onFrame) {
    isLayoutOver = false
    const radii = Float32Array.from(documents, radiusOf)
    const steps = runLayout(network, { ...run, radii })
    let shown = performance.now()
    for (let step = steps.next(); ; step = steps.next(isLayoutOver)) {
      if (step.done) return transfer(step.value, [step.value.x.buffer, step.value.y.buffer])
      if (performance.now() - shown < FRAME) continue
      // While the page draws, this thread hears whether it is to end.
      await onFrame(step.value.fraction, step.value.places?.())
      shown = performance.now()
    }
  },
  async endLayout() {
    isLayoutOver = true
  },
  async write() {
    return new Blob([writeCompactSnapshot(needGiven()) as Uint8Array<ArrayBuffer>])
  },
}
