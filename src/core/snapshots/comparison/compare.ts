/** What changed from one snapshot to another: who and what came and went, which links grew, who changed cluster. */
import type { Facts } from '../../model/facts.ts'
import type { Snapshot } from '../../model/snapshot.ts'
import { NODE_KINDS, type LensName, type NodeKind } from '../../model/terms.ts'
import { entityOf, type NamedEntity } from '../entities.ts'
import { compareClusters, type ClusterChange } from './clusters.ts'
import { compareConditions, type ConditionChange } from './conditions.ts'
import { findHeirs, type Heirs } from './heirs.ts'
import { compareIds, compareLinks, type LinkChanges } from './links.ts'

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
  return {
    lens,
    conditions: compareConditions(before.manifest, after.manifest),
    entities: Object.fromEntries(
      NODE_KINDS.map((kind) => [kind, compareEntities(before.facts, after.facts, kind, heirs[kind])]),
    ) as Record<NodeKind, EntityChanges>,
    links: compareLinks(before, after, lens, heirs),
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

function named(facts: Facts, kind: NodeKind, entity: number): NamedEntity {
  const { id, label } = entityOf(facts, kind, entity)
  return { id, label }
}
