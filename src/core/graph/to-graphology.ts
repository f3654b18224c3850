/** A lens as a Graphology graph: what Sigma draws and what files of other tools are written from. */
import Graph from 'graphology'
import { rowOf, transpose } from '../columns/incidence.ts'
import type { Facts } from '../model/facts.ts'
import type { Lens } from '../model/snapshot.ts'
import type { NodeKind } from '../model/terms.ts'

export interface NodeAttributes {
  label: string
  kind: NodeKind
  x: number
  y: number
  /** Radius; the area is proportional to the number of documents. */
  size: number
  community: number
  /** Name of the community; absent outside of all. */
  communityName?: string
  component: number
  links: number
  totalLinkStrength: number
  /** Of people and systems; for a topic these are its `occurrences`. */
  documents?: number
  occurrences?: number
  averageYear?: number
  citations?: number
  year?: number
}

export interface EdgeAttributes {
  kind: string
  weight: number
}

export type LensGraphology = Graph<NodeAttributes, EdgeAttributes>

/** The graph with the attributes of `TERMS`; node keys `author:…`, edge keys "0", "1", … in the order of the lens. */
export function toGraphology(facts: Facts, lens: Lens): LensGraphology {
  const { graph, analysis } = lens
  const result: LensGraphology = new Graph<NodeAttributes, EdgeAttributes>({
    type: 'undirected',
    multi: false,
    allowSelfLoops: false,
  })
  result.setAttribute('lens', graph.lens)
  result.setAttribute('counting', graph.counting)
  const measures = measurePapers(facts)
  const nameOf = new Map(analysis.communityList.map((community) => [community.id, community.name]))
  graph.keys.forEach((key, node) => {
    const kind = graph.kinds[node]!
    const entity = graph.entities[node]!
    const documents = analysis.documents[node]!
    const communityName = nameOf.get(analysis.communities[node]!)
    result.addNode(key, {
      label: labelOf(facts, kind, entity),
      kind,
      x: analysis.positions.x[node]!,
      y: analysis.positions.y[node]!,
      size: radiusOf(documents),
      community: analysis.communities[node]!,
      ...(communityName !== undefined && { communityName }),
      component: analysis.components[node]!,
      links: analysis.links[node]!,
      totalLinkStrength: analysis.totalLinkStrength[node]!,
      ...(kind === 'topic' ? { occurrences: documents } : kind !== 'paper' && { documents }),
      ...measures(kind, entity),
    })
  })
  const { sources, targets, weights } = graph.network
  graph.edgeKinds.forEach((kind, edge) =>
    result.addEdgeWithKey(String(edge), graph.keys[sources[edge]!]!, graph.keys[targets[edge]!]!, {
      kind,
      weight: weights[edge]!,
    }),
  )
  return result
}

/** What people read on a mark. */
export function labelOf(facts: Facts, kind: NodeKind, entity: number): string {
  if (kind === 'author') return facts.authors[entity]!.label
  if (kind === 'paper') return facts.papers[entity]!.title
  if (kind === 'topic') return facts.topics[entity]!.label
  return facts.systems[entity]!.name
}

/** Radius of a mark, in the units of the layout, whose area is proportional to its documents. */
export function radiusOf(documents: number): number {
  return 3 * Math.sqrt(Math.max(1, documents))
}

type Measure = Pick<NodeAttributes, 'averageYear' | 'citations' | 'year'>

function measurePapers(facts: Facts): (kind: NodeKind, entity: number) => Measure {
  const papersOf = {
    author: transpose(facts.paperAuthors, facts.authors.length),
    topic: transpose(facts.paperTopics, facts.topics.length),
    system: transpose(facts.introducedSystems, facts.systems.length),
  }
  return (kind, entity) => {
    const papers = kind === 'paper' ? [entity] : [...new Set(rowOf(papersOf[kind], entity))]
    const years = papers.flatMap((paper) => facts.papers[paper]!.year ?? [])
    const cited = papers.flatMap((paper) => facts.papers[paper]!.citations ?? [])
    return {
      ...(kind === 'paper' && years[0] !== undefined && { year: years[0] }),
      ...(kind !== 'paper' && years.length > 0 && { averageYear: sum(years) / years.length }),
      ...(cited.length > 0 && { citations: sum(cited) }),
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
