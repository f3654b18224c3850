/** Which links of a lens came, went, or are stronger or weaker than they were. */
import { positionsOf } from '../../columns/incidence.ts'
import type { Facts, Incidence } from '../../model/facts.ts'
import type { EdgeKind } from '../../model/network.ts'
import type { Lens, Snapshot } from '../../model/snapshot.ts'
import { NODE_KINDS, type LensName, type NodeKind } from '../../model/terms.ts'
import { entityOf, type NamedEntity } from '../entities.ts'
import { countEntities, type Heirs } from './heirs.ts'

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
  const old = linksOf(before.lenses[lens], (kind, entity) => entities.numberBefore(kind, entity), entities.count)
  const young = linksOf(after.lenses[lens], (kind, entity) => entities.numberAfter(kind, entity), entities.count)
  const changes: LinkChange[] = []
  const rowBefore = new LinkRow(entities.count)
  const rowAfter = new LinkRow(entities.count)
  for (let number = 0; number < entities.count; number++) {
    rowBefore.fill(old, number)
    rowAfter.fill(young, number)
    const add = (other: number, kind: EdgeKind): void => {
      const [strengthBefore, strengthAfter] = [rowBefore.strengths[other]!, rowAfter.strengths[other]!]
      if (isSameStrength(strengthBefore, strengthAfter)) return
      const ends = [entities.nameOf(number), entities.nameOf(other)].sort(compareIds)
      changes.push({ kind, source: ends[0]!, target: ends[1]!, before: strengthBefore, after: strengthAfter })
    }
    for (const [place, other] of rowAfter.others.entries()) add(other, rowAfter.kinds[place]!)
    for (const [place, other] of rowBefore.others.entries())
      if (rowAfter.strengths[other] === 0) add(other, rowBefore.kinds[place]!)
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

/** The links of a lens under the lower number of their ends. */
interface Links {
  readonly edges: Incidence
  /** The higher number of each edge's ends. */
  readonly others: Uint32Array
  readonly strengths: Float64Array
  readonly kinds: readonly EdgeKind[]
}

function linksOf(
  lens: Lens | undefined,
  numberOf: (kind: NodeKind, entity: number) => number,
  count: number,
): Links | undefined {
  if (!lens) return undefined
  const { kinds, entities, edgeKinds, network } = lens.graph
  const numbers = Uint32Array.from(kinds, (kind, node) => numberOf(kind, entities[node]!))
  const lowers = new Uint32Array(network.sources.length)
  const others = new Uint32Array(network.sources.length)
  for (let edge = 0; edge < lowers.length; edge++) {
    const [source, target] = [numbers[network.sources[edge]!]!, numbers[network.targets[edge]!]!]
    // Links of what has become one stand in a row that nobody looks at.
    lowers[edge] = source === target ? count : Math.min(source, target)
    others[edge] = Math.max(source, target)
  }
  return { edges: positionsOf(lowers, count + 1), others, strengths: network.weights, kinds: edgeKinds }
}

/** The links of one lower number, each once. */
class LinkRow {
  readonly strengths: Float64Array
  readonly others: number[] = []
  readonly kinds: EdgeKind[] = []

  constructor(count: number) {
    this.strengths = new Float64Array(count)
  }

  fill(links: Links | undefined, number: number): void {
    for (const other of this.others) this.strengths[other] = 0
    this.others.length = 0
    this.kinds.length = 0
    if (!links) return
    const { offsets, targets } = links.edges
    for (let place = offsets[number]!; place < offsets[number + 1]!; place++) {
      const edge = targets[place]!
      const other = links.others[edge]!
      if (this.strengths[other] === 0) {
        this.others.push(other)
        this.kinds.push(links.kinds[edge]!)
      }
      this.strengths[other]! += links.strengths[edge]!
    }
  }
}
