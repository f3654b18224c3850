/** Names of things: from a key to the person, paper, topic or system that it stands for, and back. */
import { labelOf, NODE_KINDS, type Corpus, type Entity, type Facts, type NodeKind } from '../../core/index.ts'
import type { LensView } from './lens-view.ts'

/** Per kind, for most pages only ever ask for one or two. */
const indexes = new WeakMap<Facts, Partial<Record<NodeKind, ReadonlyMap<string, number>>>>()

export function keyOf(facts: Facts, { kind, index }: Entity): string {
  if (kind === 'paper') return `paper:${facts.papers[index]!.id}`
  if (kind === 'author') return facts.authors[index]!.id
  return kind === 'topic' ? facts.topics[index]!.id : facts.systems[index]!.id
}

export function findEntity(facts: Facts, key: string): Entity | undefined {
  const kind = NODE_KINDS.find((candidate) => key.startsWith(`${candidate}:`))
  if (!kind) return undefined
  let known = indexes.get(facts)
  if (!known) indexes.set(facts, (known = {}))
  const index = (known[kind] ??= indexKind(facts, kind)).get(key)
  return index === undefined ? undefined : { kind, index }
}

function indexKind(facts: Facts, kind: NodeKind): Map<string, number> {
  const { length } = { author: facts.authors, topic: facts.topics, system: facts.systems, paper: facts.papers }[kind]
  const places = new Map<string, number>()
  for (let index = 0; index < length; index++) places.set(keyOf(facts, { kind, index }), index)
  return places
}

export function* allEntities(facts: Facts): Generator<Entity> {
  for (let index = 0; index < facts.authors.length; index++) yield { kind: 'author', index }
  for (let index = 0; index < facts.topics.length; index++) yield { kind: 'topic', index }
  for (let index = 0; index < facts.systems.length; index++) yield { kind: 'system', index }
  for (let index = 0; index < facts.papers.length; index++) yield { kind: 'paper', index }
}

export function nameOf(facts: Facts, { kind, index }: Entity): string {
  return labelOf(facts, kind, index)
}

/** Marks of the lens that have to do with something the lens itself does not show, most related first. */
export function kinOf(corpus: Corpus, view: LensView, entity: Entity): number[] {
  const kinds = new Set<NodeKind>(view.kinds)
  const found: number[] = []
  const add = (kind: NodeKind, index: number): void => {
    const node = view.indexOf.get(keyOf(corpus.facts, { kind, index }))
    if (node !== undefined) found.push(node)
  }
  for (const kind of kinds) {
    if (kind === 'paper') for (const paper of corpus.papersOf(entity)) add('paper', paper)
    else for (const { index } of corpus.related(entity, kind)) add(kind, index)
  }
  return found
}
