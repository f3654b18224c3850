/** A lens as it is when only some papers count: documents and strengths counted anew, every mark where it was. */
import { incidenceFrom, rowCount, rowOf, transpose } from '../columns/incidence.ts'
import { expandRuns } from '../columns/runs.ts'
import type { Facts, Incidence } from '../model/facts.ts'
import type { EdgeKind, LensGraph } from '../model/network.ts'
import type { Paper } from '../model/paper.ts'
import type { NodeKind } from '../model/terms.ts'
import { MAX_TOPICS_PER_PAPER } from './lens-parts.ts'

/** Both years included. */
export interface YearSpan {
  readonly from: number
  readonly to: number
}

/** Which papers count; a paper that does not say its year or venue fails where that is asked for. */
export interface PaperFilter {
  readonly years: YearSpan | undefined
  /** As the papers name them. */
  readonly venues: readonly string[] | undefined
}

/** Tells whether a paper counts. */
export function matcherOf({ years, venues }: PaperFilter): (paper: Pick<Paper, 'year' | 'venue'>) => boolean {
  const wanted = venues && new Set(venues)
  return ({ year, venue }) =>
    (!years || (year !== undefined && year >= years.from && year <= years.to)) &&
    (!wanted || (venue !== undefined && wanted.has(venue)))
}

/** The papers behind every node and every edge of a lens, ascending; for an edge between two papers these two. */
export interface PapersBehind {
  readonly nodes: Incidence
  readonly edges: Incidence
}

/**
 * Papers of more than `maxAuthors` are behind no link of a person, as in the lens itself. Linear in the papers behind
 * nodes and edges; worth keeping for as long as the lens is asked.
 */
export function papersBehind(
  facts: Facts,
  { kinds, entities, network, edgeKinds }: LensGraph,
  maxAuthors: number,
): PapersBehind {
  const mentions = transpose(facts.mentionedSystems, facts.systems.length)
  const papersOf: Readonly<Record<Exclude<NodeKind, 'paper'>, Incidence>> = {
    author: transpose(facts.paperAuthors, facts.authors.length),
    topic: transpose(facts.paperTopics, facts.topics.length),
    system: transpose(facts.introducedSystems, facts.systems.length),
  }
  const rows = kinds.map((kind, node): readonly number[] => {
    const entity = entities[node]!
    if (kind === 'paper') return [entity]
    // A foreign snapshot may name what its facts lack.
    if (entity + 1 >= papersOf[kind].offsets.length) return []
    const papers = rowOf(papersOf[kind], entity)
    return ascending(kind === 'system' ? [...papers, ...rowOf(mentions, entity)] : papers)
  })
  const { sources, targets } = network
  const authors = countMembers(facts.paperAuthors)
  const topics = countMembers(facts.paperTopics)
  const isBehind: Readonly<Partial<Record<EdgeKind, (paper: number) => boolean>>> = {
    coauthorship: (paper) => authors[paper]! <= maxAuthors,
    'topic-of-author': (paper) => authors[paper]! <= maxAuthors,
    cooccurrence: (paper) => topics[paper]! <= MAX_TOPICS_PER_PAPER,
  }
  return {
    nodes: incidenceFrom(rows),
    edges: incidenceFrom(
      expandRuns(edgeKinds).map((kind, edge) => {
        const [a, b] = [rows[sources[edge]!]!, rows[targets[edge]!]!]
        if (kind === 'shared') return [...a, ...b]
        const both = intersect(a, b)
        const belongs = isBehind[kind]
        return belongs ? both.filter(belongs) : both
      }),
    ),
  }
}

export interface PaperCounts {
  /** Papers behind every node. */
  readonly documents: Uint32Array
  /** Strength of every edge; 0 where no paper that counts is behind it. */
  readonly weights: Float64Array
}

/** `counts[paper]` is 1 where the paper counts. Linear in the papers behind nodes and edges. */
export function countPapers(
  facts: Facts,
  { counting, network, edgeKinds }: LensGraph,
  behind: PapersBehind,
  counts: Uint8Array,
): PaperCounts {
  // Fractional counting gives each pair of an n-author paper 1/(n − 1); full counting gives it 1.
  const shareOf = (members: Incidence): Float64Array =>
    Float64Array.from(countMembers(members), (count) => (counting === 'fractional' && count > 1 ? 1 / (count - 1) : 1))
  const shares: Readonly<Partial<Record<EdgeKind, Float64Array>>> = {
    coauthorship: shareOf(facts.paperAuthors),
    cooccurrence: shareOf(facts.paperTopics),
  }
  // Rows are walked by their offsets: a view of each would cost more than what it is read for.
  const { offsets: nodeRows, targets: nodePapers } = behind.nodes
  const documents = new Uint32Array(nodeRows.length - 1)
  for (let node = 0; node < documents.length; node++)
    for (let at = nodeRows[node]!; at < nodeRows[node + 1]!; at++) documents[node]! += counts[nodePapers[at]!]!
  const { offsets: edgeRows, targets: edgePapers } = behind.edges
  const weights = new Float64Array(network.weights.length)
  let edge = 0
  for (const [kind, count] of edgeKinds) {
    const share = shares[kind]
    for (const end = edge + count; edge < end; edge++) {
      let isWhole = true
      let sum = 0
      for (let at = edgeRows[edge]!; at < edgeRows[edge + 1]!; at++) {
        const paper = edgePapers[at]!
        if (counts[paper] !== 1) isWhole = false
        else sum += share?.[paper] ?? 1
      }
      weights[edge] = kind !== 'shared' ? sum : isWhole ? network.weights[edge]! : 0
    }
  }
  return { documents, weights }
}

/** Different members of every row. */
function countMembers(rows: Incidence): Uint32Array {
  return Uint32Array.from({ length: rowCount(rows) }, (_, row) => new Set(rowOf(rows, row)).size)
}

function ascending(papers: Iterable<number>): number[] {
  return [...new Set(papers)].sort((left, right) => left - right)
}

/** Both ascending. */
function intersect(a: readonly number[], b: readonly number[]): number[] {
  const both: number[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) both.push(a[i]!)
    if (a[i]! <= b[j]!) i++
    else j++
  }
  return both
}
