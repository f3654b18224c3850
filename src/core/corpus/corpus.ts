/** Questions to the facts: which papers stand behind a person, a topic, a system or a link between two of them. */
import { rowOf, transpose } from '../columns/incidence.ts'
import type { Facts, Incidence } from '../model/facts.ts'
import type { NodeKind } from '../model/terms.ts'

/** One entity of the facts: a position in the array of its kind. */
export interface Entity {
  readonly kind: NodeKind
  readonly index: number
}

/** A neighbour of an entity and the papers they share. */
export interface Related {
  readonly index: number
  /** Indices of the shared papers, ascending. */
  readonly papers: readonly number[]
}

/** The port that shells ask. Indices are positions in the arrays of `facts`; lists of papers are ascending. */
export interface Corpus {
  readonly facts: Facts
  /** Papers of an entity; for a system those that introduce it, then those that mention it; for a paper itself. */
  papersOf(entity: Entity): readonly number[]
  /** The papers behind the link of two entities. */
  papersBehind(a: Entity, b: Entity): readonly number[]
  /** Entities of a kind that share papers with this one, most papers first, then by index. Costs the papers' own sizes. */
  related(entity: Entity, kind: Exclude<NodeKind, 'paper'>): readonly Related[]
}

export function createCorpus(facts: Facts): Corpus {
  // Turned when they are first asked for: a map is drawn without them.
  const papersOfAuthor = once(() => transpose(facts.paperAuthors, facts.authors.length))
  const papersOfTopic = once(() => transpose(facts.paperTopics, facts.topics.length))
  const introductions = once(() => transpose(facts.introducedSystems, facts.systems.length))
  const mentions = once(() => transpose(facts.mentionedSystems, facts.systems.length))

  const papersOf = ({ kind, index }: Entity): readonly number[] => {
    if (kind === 'paper') return [index]
    if (kind === 'author') return distinct(rowOf(papersOfAuthor(), index))
    if (kind === 'topic') return distinct(rowOf(papersOfTopic(), index))
    return distinct([...rowOf(introductions(), index), ...rowOf(mentions(), index)])
  }

  const membersOf: Readonly<Record<Exclude<NodeKind, 'paper'>, readonly Incidence[]>> = {
    author: [facts.paperAuthors],
    topic: [facts.paperTopics],
    system: [facts.introducedSystems, facts.mentionedSystems],
  }

  return {
    facts,
    papersOf,
    papersBehind(a, b) {
      const behindB = new Set(papersOf(b))
      return papersOf(a)
        .filter((paper) => behindB.has(paper))
        .sort((left, right) => left - right)
    },
    related(entity, kind) {
      const shared = new Map<number, number[]>()
      for (const paper of papersOf(entity))
        for (const incidence of membersOf[kind])
          for (const member of distinct(rowOf(incidence, paper))) {
            if (kind === entity.kind && member === entity.index) continue
            const papers = shared.get(member)
            if (!papers) shared.set(member, [paper])
            else if (papers.at(-1) !== paper) papers.push(paper)
          }
      return [...shared]
        .map(([index, papers]) => ({ index, papers: papers.sort((left, right) => left - right) }))
        .sort((left, right) => right.papers.length - left.papers.length || left.index - right.index)
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

function distinct(values: Iterable<number>): number[] {
  return [...new Set(values)]
}
