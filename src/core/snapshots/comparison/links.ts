/** Which links of a lens came, went, or are stronger or weaker than they were. */
import { expandRuns } from '../../columns/runs.ts'
import type { Facts } from '../../model/facts.ts'
import type { Lens, Snapshot } from '../../model/snapshot.ts'
import { NODE_KINDS, type LensName, type NodeKind } from '../../model/terms.ts'
import { entityOf, type NamedEntity } from '../entities.ts'
import { countEntities, type Heirs } from './heirs.ts'
import { LinkRow, linkRowsOf, type LinkRows } from './link-rows.ts'

/** A link with its strength before and after; 0 where it is not there. */
export interface LinkChange {
  readonly kind: string
  readonly source: NamedEntity
  readonly target: NamedEntity
  readonly before: number
  readonly after: number
}

export interface LinkChanges {
  readonly added: readonly LinkChange[]
  readonly gone: readonly LinkChange[]
  readonly stronger: readonly LinkChange[]
  readonly weaker: readonly LinkChange[]
}

/**
 * A lens that a snapshot lacks counts as empty. A link between two that have become one says nothing any more; links of
 * both to a third are one link. Everything is in the order of ids. Cost: linear, and the sorting of what changed.
 */
export function compareLinks(
  before: Snapshot,
  after: Snapshot,
  lens: LensName,
  heirs: Readonly<Record<NodeKind, Heirs>>,
): LinkChanges {
  const entities = new JointEntities(before.facts, after.facts, heirs)
  const { [lens]: old } = before.lenses
  const { [lens]: young } = after.lenses
  const rowsBefore = rowsOf(old, entities.count, (kind, entity) => entities.numberBefore(kind, entity))
  const rowsAfter = rowsOf(young, entities.count, (kind, entity) => entities.numberAfter(kind, entity))
  const rowBefore = new LinkRow(entities.count)
  const rowAfter = new LinkRow(entities.count)
  const kindsBefore = expandRuns(old?.graph.edgeKinds ?? [])
  const kindsAfter = expandRuns(young?.graph.edgeKinds ?? [])
  const changes: LinkChange[] = []
  for (let number = 0; number < entities.count; number++) {
    rowBefore.fill(rowsBefore, number)
    rowAfter.fill(rowsAfter, number)
    const add = (other: number, kind: string): void => {
      const [strengthBefore, strengthAfter] = [rowBefore.strengths[other]!, rowAfter.strengths[other]!]
      if (isSameStrength(strengthBefore, strengthAfter)) return
      const ends = [entities.nameOf(number), entities.nameOf(other)].sort(compareIds)
      changes.push({ kind, source: ends[0]!, target: ends[1]!, before: strengthBefore, after: strengthAfter })
    }
    for (const [place, other] of rowAfter.others.entries()) add(other, kindsAfter[rowAfter.edges[place]!]!)
    for (const [place, other] of rowBefore.others.entries())
      if (rowAfter.strengths[other] === 0) add(other, kindsBefore[rowBefore.edges[place]!]!)
  }
  changes.sort((left, right) => compareIds(left.source, right.source) || compareIds(left.target, right.target))
  return {
    added: changes.filter((change) => change.before === 0),
    gone: changes.filter((change) => change.after === 0),
    stronger: changes.filter((change) => change.before > 0 && change.after > change.before),
    weaker: changes.filter((change) => change.after > 0 && change.after < change.before),
  }
}

/** Fractions are added up in the order of the papers, which leaves different last digits. */
export function isSameStrength(before: number, after: number): boolean {
  return Math.abs(before - after) <= 1e-9 * Math.max(before, after)
}

export function compareIds(left: { readonly id: string }, right: { readonly id: string }): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0
}

function rowsOf(
  lens: Lens | undefined,
  count: number,
  numberOf: (kind: NodeKind, entity: number) => number,
): LinkRows | undefined {
  if (!lens) return undefined
  const { kinds, entities, network } = lens.graph
  return linkRowsOf(
    network,
    Uint32Array.from(kinds, (kind, node) => numberOf(kind, entities[node]!)),
    count,
  )
}

/** One number for everybody and everything of both snapshots: that of the heir, and further ones for those who have none. */
class JointEntities {
  readonly count: number
  readonly #before: Facts
  readonly #after: Facts
  readonly #heirs: Readonly<Record<NodeKind, Heirs>>
  readonly #firstBefore: Readonly<Record<NodeKind, number>>
  readonly #firstAfter: Readonly<Record<NodeKind, number>>

  constructor(before: Facts, after: Facts, heirs: Readonly<Record<NodeKind, Heirs>>) {
    this.#before = before
    this.#after = after
    this.#heirs = heirs
    let count = 0
    const numberFrom = (facts: Facts): Readonly<Record<NodeKind, number>> => {
      const first = { ...countEntities(facts) }
      for (const kind of NODE_KINDS) {
        const entities = first[kind]
        first[kind] = count
        count += entities
      }
      return first
    }
    this.#firstAfter = numberFrom(after)
    this.#firstBefore = numberFrom(before)
    this.count = count
  }

  numberAfter(kind: NodeKind, entity: number): number {
    return this.#firstAfter[kind] + entity
  }

  numberBefore(kind: NodeKind, entity: number): number {
    const heir = this.#heirs[kind].after[entity]!
    return heir < 0 ? this.#firstBefore[kind] + entity : this.numberAfter(kind, heir)
  }

  nameOf(number: number): NamedEntity {
    const isBefore = number >= this.#firstBefore[NODE_KINDS[0]]
    const first = isBefore ? this.#firstBefore : this.#firstAfter
    const kind = NODE_KINDS.findLast((one) => first[one] <= number)!
    const { id, label } = entityOf(isBefore ? this.#before : this.#after, kind, number - first[kind])
    return { id, label }
  }
}
