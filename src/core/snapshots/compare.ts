/** What changed from one snapshot to another: who and what came and went, which links grew, who changed cluster. */
import type { Facts } from '../model/facts.ts'
import type { Lens, Snapshot } from '../model/snapshot.ts'
import { NODE_KINDS, type LensName, type NodeKind } from '../model/terms.ts'
import { compareClusters, type ClusterChange } from './compare-clusters.ts'
import { entityOf, type NamedEntity } from './entities.ts'

interface EntityChanges {
  readonly added: readonly NamedEntity[]
  readonly gone: readonly NamedEntity[]
  /** The same id under another label. */
  readonly renamed: readonly { readonly id: string; readonly before: string; readonly after: string }[]
}

/** A link with its strength before and after; 0 where it is not there. */
export interface LinkChange {
  readonly kind: string
  readonly source: NamedEntity
  readonly target: NamedEntity
  readonly before: number
  readonly after: number
}

interface LinkChanges {
  readonly added: readonly LinkChange[]
  readonly gone: readonly LinkChange[]
  readonly stronger: readonly LinkChange[]
  readonly weaker: readonly LinkChange[]
}

export interface SnapshotComparison {
  readonly lens: LensName
  readonly entities: Readonly<Record<NodeKind, EntityChanges>>
  readonly links: LinkChanges
  readonly clusters: readonly ClusterChange[]
}

/**
 * Entities are the same where their ids are. Links and clusters are those of one lens; a lens that a snapshot lacks counts
 * as empty. Everything is in the order of ids, so the same two snapshots always give the same answer. Cost: linear, and the
 * sorting of what changed.
 */
export function compareSnapshots(before: Snapshot, after: Snapshot, lens: LensName = 'everything'): SnapshotComparison {
  const [old, young] = [before.lenses[lens], after.lenses[lens]]
  return {
    lens,
    entities: Object.fromEntries(
      NODE_KINDS.map((kind) => [kind, compareEntities(before.facts, after.facts, kind)]),
    ) as Record<NodeKind, EntityChanges>,
    links: compareLinks(linksOf(before.facts, old), linksOf(after.facts, young)),
    clusters: old && young ? compareClusters(old, young, (node) => entityOfNode(after.facts, young, node)) : [],
  }
}

function compareEntities(before: Facts, after: Facts, kind: NodeKind): EntityChanges {
  const old = entitiesOf(before, kind)
  const young = entitiesOf(after, kind)
  const renamed = [...young.values()].flatMap(({ id, label }) => {
    const known = old.get(id)
    return known && known.label !== label ? [{ id, before: known.label, after: label }] : []
  })
  return {
    added: [...young.values()].filter(({ id }) => !old.has(id)).sort(compareIds),
    gone: [...old.values()].filter(({ id }) => !young.has(id)).sort(compareIds),
    renamed: renamed.sort(compareIds),
  }
}

function entitiesOf(facts: Facts, kind: NodeKind): Map<string, NamedEntity> {
  const counts: Readonly<Record<NodeKind, number>> = {
    author: facts.authors.length,
    paper: facts.papers.length,
    topic: facts.topics.length,
    system: facts.systems.length,
  }
  return new Map(
    Array.from({ length: counts[kind] }, (_, index) => {
      const { id, label } = entityOf(facts, kind, index)
      return [id, { id, label }]
    }),
  )
}

type Links = ReadonlyMap<string, Omit<LinkChange, 'before' | 'after'> & { readonly weight: number }>

function linksOf(facts: Facts, lens: Lens | undefined): Links {
  const links = new Map()
  lens?.graph.edgeKinds.forEach((kind, edge) => {
    const { sources, targets, weights } = lens.graph.network
    const ends = [sources[edge]!, targets[edge]!].map((node) => entityOfNode(facts, lens, node)).sort(compareIds)
    const [source, target] = ends as [NamedEntity, NamedEntity]
    links.set(JSON.stringify([source.id, target.id]), { kind, source, target, weight: weights[edge]! })
  })
  return links
}

function entityOfNode(facts: Facts, { graph }: Lens, node: number): NamedEntity {
  const { id, label } = entityOf(facts, graph.kinds[node]!, graph.entities[node]!)
  return { id, label }
}

function compareLinks(old: Links, young: Links): LinkChanges {
  const changes: LinkChange[] = []
  for (const [key, { weight, ...link }] of young) {
    const before = old.get(key)?.weight ?? 0
    if (before !== weight) changes.push({ ...link, before, after: weight })
  }
  for (const [key, { weight, ...link }] of old) if (!young.has(key)) changes.push({ ...link, before: weight, after: 0 })
  changes.sort((left, right) => compareIds(left.source, right.source) || compareIds(left.target, right.target))
  return {
    added: changes.filter(({ before }) => before === 0),
    gone: changes.filter(({ after }) => after === 0),
    stronger: changes.filter(({ before, after }) => before > 0 && after > before),
    weaker: changes.filter(({ before, after }) => after > 0 && after < before),
  }
}

function compareIds(left: { readonly id: string }, right: { readonly id: string }): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0
}
