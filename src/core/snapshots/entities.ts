/** Keys and labels of what a snapshot is about. */
import type { Facts } from '../model/facts.ts'
import type { NodeKind } from '../model/terms.ts'

export interface NamedEntity {
  /** The node key. */
  readonly id: string
  readonly label: string
}

export function entityOf(facts: Facts, kind: NodeKind, index: number): NamedEntity {
  switch (kind) {
    case 'paper':
      return { id: `paper:${facts.papers[index]!.id}`, label: facts.papers[index]!.title }
    case 'author':
      return facts.authors[index]!
    case 'topic':
      return facts.topics[index]!
    case 'system':
      return { id: facts.systems[index]!.id, label: facts.systems[index]!.name }
  }
}
