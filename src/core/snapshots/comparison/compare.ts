/** What changed from one snapshot to another: who and what came and went, which links grew, who changed cluster. */
import type { Facts } from '../../model/facts.ts'
import type { Lens, Snapshot } from '../../model/snapshot.ts'
import { NODE_KINDS, type LensName, type NodeKind } from '../../model/terms.ts'
import { entityOf, type NamedEntity } from '../entities.ts'
import { compareClusters, type ClusterChange } from './clusters.ts'
import { compareConditions, type ConditionChange } from './conditions.ts'
import { findHeirs, type Heirs } from './heirs.ts'

/** Somebody or something under another label; `id` is the one afterwards. */
interface Renaming {
  readonly id: string
  readonly before: string
  readonly after: string
}

/** What was one of several before and is part of another afterwards, or the other way round; `id` is where it is shown. */
interface Regrouping {
  readonly id: string
  readonly label: string
  /** Label of what it was joined into, or split off from. */
  readonly other: string
}

export interface EntityChanges {
  readonly added: readonly NamedEntity[]
  readonly gone: readonly NamedEntity[]
  readonly renamed: readonly Renaming[]
  readonly merged: readonly Regrouping[]
  readonly split: readonly Regrouping[]
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
  /** What the two were made from and how, where that differs. */
  readonly conditions: readonly ConditionChange[]
  readonly entities: Readonly<Record<NodeKind, EntityChanges>>
  readonly links: LinkChanges
  readonly clusters: readonly ClusterChange[]
}

/**
 * Entities are the same as `findHeirs` says. Links and clusters are those of one lens; a lens that a snapshot lacks
 * counts as empty. Everything is in the order of ids, so the same two snapshots always give the same answer. Cost:
 * linear, and the sorting of what changed.
 */
export function compareSnapshots(before: Snapshot, after: Snapshot, lens: LensName = 'everything'): SnapshotComparison {
  const heirs = findHeirs(before, after)
  const [old, young] = [before.lenses[lens], after.lenses[lens]]
  const nameAfter = (kind: NodeKind, entity: number): NamedEntity => named(after.facts, kind, entity)
  const nameBefore = (kind: NodeKind, entity: number): NamedEntity => {
    const heir = heirs[kind].after[entity]!
    return heir < 0 ? named(before.facts, kind, entity) : nameAfter(kind, heir)
  }
  return {
    lens,
    conditions: compareConditions(before.manifest, after.manifest),
    entities: Object.fromEntries(
      NODE_KINDS.map((kind) => [kind, compareEntities(before.facts, after.facts, kind, heirs[kind])]),
    ) as Record<NodeKind, EntityChanges>,
    links: compareLinks(linksOf(old, nameBefore), linksOf(young, nameAfter)),
    clusters: old && young ? compareClusters(old, young, heirs, nameAfter) : [],
  }
}

function compareEntities(old: Facts, young: Facts, kind: NodeKind, heirs: Heirs): EntityChanges {
  const changes = { added: [], gone: [], renamed: [], merged: [], split: [] } as {
    -readonly [Kind in keyof EntityChanges]: EntityChanges[Kind][number][]
  }
  heirs.after.forEach((heir, entity) => {
    const { id, label } = named(old, kind, entity)
    if (heir < 0) changes.gone.push({ id, label })
    else if (heirs.before[heir] !== entity) {
      const into = named(young, kind, heir)
      // Namesakes are told apart by their ids.
      changes.merged.push({ id: into.id, label: label === into.label ? `${label} [${id}]` : label, other: into.label })
    }
  })
  heirs.before.forEach((place, entity) => {
    const { id, label } = named(young, kind, entity)
    const donor = heirs.donors[entity]!
    if (place >= 0) {
      const before = named(old, kind, place).label
      if (before !== label) changes.renamed.push({ id, before, after: label })
    } else if (donor >= 0) changes.split.push({ id, label, other: named(old, kind, donor).label })
    else changes.added.push({ id, label })
  })
  for (const list of Object.values(changes)) list.sort(compareIds)
  return changes
}

type Links = ReadonlyMap<string, Omit<LinkChange, 'before' | 'after'> & { readonly weight: number }>

function linksOf(lens: Lens | undefined, nameOf: (kind: NodeKind, entity: number) => NamedEntity): Links {
  const links = new Map<string, Omit<LinkChange, 'before' | 'after'> & { weight: number }>()
  lens?.graph.edgeKinds.forEach((kind, edge) => {
    const { kinds, entities, network } = lens.graph
    const [source, target] = [network.sources[edge]!, network.targets[edge]!]
      .map((node) => nameOf(kinds[node]!, entities[node]!))
      .sort(compareIds) as [NamedEntity, NamedEntity]
    // A link between two that have become one says nothing any more; links of both to a third are one link.
    if (source.id === target.id) return
    const key = JSON.stringify([source.id, target.id])
    const known = links.get(key)
    if (known) known.weight += network.weights[edge]!
    else links.set(key, { kind, source, target, weight: network.weights[edge]! })
  })
  return links
}

function named(facts: Facts, kind: NodeKind, entity: number): NamedEntity {
  const { id, label } = entityOf(facts, kind, entity)
  return { id, label }
}

function compareLinks(old: Links, young: Links): LinkChanges {
  const changes: LinkChange[] = []
  for (const [key, { weight, ...link }] of young) {
    const before = old.get(key)?.weight ?? 0
    if (!isSameStrength(before, weight)) changes.push({ ...link, before, after: weight })
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

/** Fractions are added up in the order of the papers, which leaves different last digits. */
export function isSameStrength(before: number, after: number): boolean {
  return Math.abs(before - after) <= 1e-9 * Math.max(before, after)
}

function compareIds(left: { readonly id: string }, right: { readonly id: string }): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0
}
