/** A lens as a graph to walk over, with the attributes of `TERMS`; nothing is held but the columns themselves. */
import { rowOf, transpose } from '../columns/incidence.ts'
import type { Facts } from '../model/facts.ts'
import type { GraphView } from '../model/graph-view.ts'
import type { Lens } from '../model/snapshot.ts'
import type { NodeKind } from '../model/terms.ts'
import { clusterColour, PALETTES } from './picture/palette.ts'

export interface NodeAttributes {
  label: string
  kind: NodeKind
  x: number
  y: number
  /** Radius; the area is proportional to the number of documents. */
  size: number
  /** Of the cluster, `#rrggbb`. */
  color: string
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

export interface LensView extends GraphView {
  nodeEntries(): Iterable<{ readonly node: string; readonly attributes: NodeAttributes }>
  edgeEntries(): Iterable<{
    readonly edge: string
    readonly source: string
    readonly target: string
    readonly undirected: boolean
    readonly attributes: EdgeAttributes
  }>
}

/** Node keys `author:…`, edge keys "0", "1", … in the order of the lens. */
export function viewLens(facts: Facts, lens: Lens): LensView {
  const { graph, analysis } = lens
  const { sources, targets, weights } = graph.network
  const measures = measurePapers(facts)
  const nameOf = new Map(analysis.communityList.map((community) => [community.id, community.name]))
  const attributesOf = (node: number): NodeAttributes => {
    const kind = graph.kinds[node]!
    const entity = graph.entities[node]!
    const documents = analysis.documents[node]!
    const community = analysis.communities[node]!
    const communityName = nameOf.get(community)
    return {
      label: labelOf(facts, kind, entity),
      kind,
      x: analysis.positions.x[node]!,
      y: analysis.positions.y[node]!,
      size: radiusOf(documents),
      color: clusterColour(PALETTES.light, community),
      community,
      ...(communityName !== undefined && { communityName }),
      component: analysis.components[node]!,
      links: analysis.links[node]!,
      totalLinkStrength: analysis.totalLinkStrength[node]!,
      ...(kind === 'topic' ? { occurrences: documents } : kind !== 'paper' && { documents }),
      ...measures(kind, entity),
    }
  }
  return {
    type: 'undirected',
    order: graph.network.order,
    size: sources.length,
    getAttributes: () => ({ lens: graph.lens, counting: graph.counting }),
    *nodeEntries() {
      for (let node = 0; node < graph.network.order; node++)
        yield { node: graph.keys[node]!, attributes: attributesOf(node) }
    },
    *edgeEntries() {
      let edge = 0
      for (const [kind, count] of graph.edgeKinds)
        for (const end = edge + count; edge < end; edge++)
          yield {
            edge: String(edge),
            source: graph.keys[sources[edge]!]!,
            target: graph.keys[targets[edge]!]!,
            undirected: true,
            attributes: { kind, weight: weights[edge]! },
          }
    },
  }
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
