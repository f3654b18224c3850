/** The map of a span of years: papers, links and their strengths counted anew, every mark where it was. */
import { createCorpus, rowOf, type Corpus, type Facts, type Incidence } from '../../core/index.ts'
import { keyOf } from './entities.ts'
import type { LensView } from './lens-view.ts'

/** Both years included. */
export interface YearSpan {
  readonly from: number
  readonly to: number
}

export interface YearCount {
  readonly year: number
  readonly papers: number
}

/** Every year from the first to the last with its number of papers; empty when fewer than two years are known. */
export function countYears(facts: Pick<Facts, 'papers'>): YearCount[] {
  const counts = new Map<number, number>()
  for (const { year } of facts.papers) if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1)
  if (counts.size < 2) return []
  const years = [...counts.keys()]
  const [first, last] = [Math.min(...years), Math.max(...years)]
  // A misread year far away must not stretch the strip beyond what can be drawn.
  if (last - first > 400) return []
  return Array.from({ length: last - first + 1 }, (_, step) => ({
    year: first + step,
    papers: counts.get(first + step) ?? 0,
  }))
}

const indexes = new WeakMap<LensView, { readonly nodes: Incidence; readonly edges: Incidence }>()

/**
 * A lens as it is when only papers of these years count. Places, keys and clusters stay. Linear in the papers behind
 * marks and links; what they are is found once per lens.
 */
export function viewOfYears(facts: Facts, view: LensView, span: YearSpan): LensView {
  let index = indexes.get(view)
  if (!index) indexes.set(view, (index = indexPapers(createCorpus(facts), view)))
  const isInside = Uint8Array.from(facts.papers, ({ year }) =>
    year !== undefined && year >= span.from && year <= span.to ? 1 : 0,
  )
  const documents = Uint32Array.from(view.documents, (_, node) =>
    sum(rowOf(index.nodes, node), (paper) => isInside[paper]!),
  )
  // Fractional counting gives each pair of an n-author paper 1/(n − 1); full counting gives it 1.
  const shares = Float64Array.from(facts.papers, (_, paper) => {
    const authors = new Set(rowOf(facts.paperAuthors, paper)).size
    return view.counting === 'fractional' && authors > 1 ? 1 / (authors - 1) : 1
  })
  const weights = Float64Array.from(view.network.weights, (weight, edge) => {
    const papers = rowOf(index.edges, edge)
    if (view.edgeKinds[edge] === 'shared') return papers.every((paper) => isInside[paper] === 1) ? weight : 0
    const isTie = view.edgeKinds[edge] === 'coauthorship'
    return sum(papers, (paper) => isInside[paper]! * (isTie ? shares[paper]! : 1))
  })
  return { ...view, documents, network: { ...view.network, weights } }
}

/** The papers behind every mark and every link of a lens; for a link of two papers these two. */
function indexPapers(corpus: Corpus, view: LensView): { nodes: Incidence; edges: Incidence } {
  const { facts } = corpus
  const rows: Uint32Array[] = []
  for (let node = 0; node < view.order; node++) {
    const entity = { kind: view.kinds[node]!, index: view.entities[node]! }
    if (view.keys[node] !== keyOf(facts, entity)) rows.push(new Uint32Array())
    else rows.push(Uint32Array.from(corpus.papersOf(entity)).sort())
  }
  const { sources, targets } = view.network
  const links = view.edgeKinds.map((kind, edge) => {
    const [a, b] = [rows[sources[edge]!]!, rows[targets[edge]!]!]
    return kind === 'shared' ? Uint32Array.of(...a, ...b) : intersect(a, b)
  })
  return { nodes: toIncidence(rows), edges: toIncidence(links) }
}

/** Both ascending. */
function intersect(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) both.push(a[i]!)
    if (a[i]! <= b[j]!) i++
    else j++
  }
  return Uint32Array.from(new Set(both))
}

function toIncidence(rows: readonly Uint32Array[]): Incidence {
  const offsets = new Uint32Array(rows.length + 1)
  rows.forEach((row, index) => (offsets[index + 1] = offsets[index]! + row.length))
  const targets = new Uint32Array(offsets[rows.length]!)
  rows.forEach((row, index) => targets.set(row, offsets[index]))
  return { offsets, targets }
}

function sum(values: Uint32Array, measure: (value: number) => number): number {
  let result = 0
  for (const value of values) result += measure(value)
  return result
}
