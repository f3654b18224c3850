/** The core on its own thread, so that the page answers while documents are read. */
import { expose, transfer } from 'comlink'
import {
  betweennessCentrality,
  buildFromRecords,
  compareSnapshots,
  divideCluster,
  findPart,
  matcherOf,
  openSnapshotFile,
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
import { SnapshotJoiner, splitSnapshot, type Piece } from './pieces.ts'
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
  return documents.map(({ name, content, corrections }) => ({
    name,
    chunks: chunksOf(content),
    ...(corrections && { corrections }),
  }))
}

/** What was read last, until it is built or read anew. */
let records: RecordsRead = { papers: [], documents: [], issues: [] }
let joiner = new SnapshotJoiner()
let given: Snapshot | undefined
/** The one that was given before it. */
let earlier: Snapshot | undefined
let outgoing: Iterator<Piece> = [][Symbol.iterator]()

/** Each snapshot is given for one use. */
function takeGiven(): Snapshot | undefined {
  const snapshot = given
  given = undefined
  return snapshot
}

function needGiven(): Snapshot {
  const snapshot = takeGiven()
  if (!snapshot) throw new Error('No snapshot was given; give its pieces first.')
  return snapshot
}

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

const api: WorkerApi = {
  async open(file) {
    const { snapshot, problem } = await openSnapshotFile(new Uint8Array(await file.arrayBuffer()))
    if (!snapshot) return { problem }
    outgoing = splitSnapshot(snapshot)
    return {}
  },
  async read(documents, onProgress) {
    records = await readRecords(toSources(documents), { onProgress })
    return { documents: records.documents, issues: records.issues, papers: records.papers.length }
  },
  async readLines(text, corrections, most) {
    const { lines, papers } = readListing(text, corrections)
    return { lines: lines.slice(0, most), total: lines.length, papers: papers.map(({ confidence = 1 }) => confidence) }
  },
  async give(piece) {
    const whole = joiner.add(piece)
    if (!whole) return
    earlier = given
    given = whole
    joiner = new SnapshotJoiner()
  },
  async build(options, onProgress) {
    outgoing = splitSnapshot(await buildFromRecords(records, options, { base: takeGiven() }, { onProgress }))
  },
  async settle(settled, onProgress) {
    outgoing = splitSnapshot(await settle(needGiven(), settled, { onProgress }))
  },
  async compare() {
    const after = needGiven()
    const before = earlier
    earlier = undefined
    if (!before) throw new Error('Only one snapshot was given; give the earlier one first.')
    const { snapshot, changes } = uniteSnapshots(before, after)
    outgoing = splitSnapshot(snapshot)
    const lenses = Object.entries(changes) as [LensName, LensChanges][]
    return Object.fromEntries(
      lenses.map(([lens, own]) => [lens, { changes: own, comparison: compareSnapshots(before, after, lens) }]),
    )
  },
  async take() {
    const { done, value } = outgoing.next()
    return done ? undefined : value
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

expose(api)
