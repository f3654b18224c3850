/** What the lenses on the same facts have in common, made once, when it is first asked for. */
import { transpose } from '../columns/incidence.ts'
import type { Facts, Incidence } from '../model/facts.ts'
import type { Options } from '../model/options.ts'
import { NODE_KINDS, type LensName, type NodeKind } from '../model/terms.ts'
import { countPairs, type CountedPairs } from './coauthorship.ts'
import { EarlierLinks, type EarlierMaps } from './earlier-links.ts'

export type LensOptions = Pick<Options, 'counting' | 'maxAuthors'>

/** More topics on a paper than this are no longer topics, whoever gave them. */
export const MAX_TOPICS_PER_PAPER = 60

/** What a lens shows, where that is not everything. */
const KIND_OF: Readonly<Partial<Record<LensName, NodeKind>>> = {
  'co-authors': 'author',
  topics: 'topic',
  papers: 'paper',
}

export class LensParts {
  readonly facts: Facts
  readonly options: LensOptions
  readonly #earlier: EarlierLinks | undefined
  readonly #keys = new Map<NodeKind, readonly string[]>()
  readonly #documents = new Map<NodeKind, Uint32Array>()
  #papersOfAuthor: Incidence | undefined
  #papersOfTopic: Incidence | undefined
  #coauthorships: CountedPairs | undefined

  /** With the maps of an earlier collection, links that stayed the same are taken from there. */
  constructor(facts: Facts, options: LensOptions, earlier?: EarlierMaps) {
    this.facts = facts
    this.options = options
    this.#earlier = earlier && new EarlierLinks(facts, earlier)
  }

  get papersOfAuthor(): Incidence {
    return (this.#papersOfAuthor ??= transpose(this.facts.paperAuthors, this.facts.authors.length))
  }

  get papersOfTopic(): Incidence {
    return (this.#papersOfTopic ??= transpose(this.facts.paperTopics, this.facts.topics.length))
  }

  get coauthorships(): CountedPairs {
    return (this.#coauthorships ??= this.#countPairs('co-authors', this.options.maxAuthors))
  }

  countCooccurrences(): CountedPairs {
    return this.#countPairs('topics', MAX_TOPICS_PER_PAPER)
  }

  /** How many entities of the kind there are. */
  countOf(kind: NodeKind): number {
    const { authors, papers, topics, systems } = this.facts
    return { author: authors, paper: papers, topic: topics, system: systems }[kind].length
  }

  /** The node key of each entity of the kind. */
  keysOf(kind: NodeKind): readonly string[] {
    let keys = this.#keys.get(kind)
    if (!keys) this.#keys.set(kind, (keys = this.#nameEach(kind)))
    return keys
  }

  /** How many papers are behind each entity of the kind. */
  documentsOf(kind: NodeKind): Uint32Array {
    let documents = this.#documents.get(kind)
    if (!documents) this.#documents.set(kind, (documents = this.#countDocuments(kind)))
    return documents
  }

  #countPairs(lens: 'co-authors' | 'topics', maxMembers: number): CountedPairs {
    const { counting } = this.options
    const { paperAuthors, paperTopics, authors, topics } = this.facts
    const [rows, members] = lens === 'topics' ? [paperTopics, topics] : [paperAuthors, authors]
    return (
      this.#earlier?.countPairs(lens, counting, maxMembers) ??
      countPairs(rows, members.length, { counting, maxMembers })
    )
  }

  #nameEach(kind: NodeKind): readonly string[] {
    const { authors, papers, topics, systems } = this.facts
    if (kind === 'paper') return papers.map(({ id }) => `paper:${id}`)
    const entities: readonly { readonly id: string }[] = { author: authors, topic: topics, system: systems }[kind]
    return entities.map(({ id }) => id)
  }

  #countDocuments(kind: NodeKind): Uint32Array {
    const { facts } = this
    if (kind === 'paper') return new Uint32Array(facts.papers.length).fill(1)
    if (kind === 'author') return countMembers([this.papersOfAuthor], facts.papers.length)
    if (kind === 'topic') return countMembers([this.papersOfTopic], facts.papers.length)
    const systems = facts.systems.length
    return countMembers(
      [transpose(facts.introducedSystems, systems), transpose(facts.mentionedSystems, systems)],
      facts.papers.length,
    )
  }
}

/** The first node of each kind that the lens has, in the order of its nodes, and how many nodes it has. */
export function firstNodes(
  parts: LensParts,
  lens: LensName,
): { readonly first: ReadonlyMap<NodeKind, number>; readonly order: number } {
  const only = KIND_OF[lens]
  const first = new Map<NodeKind, number>()
  let order = 0
  for (const kind of only ? [only] : NODE_KINDS) {
    first.set(kind, order)
    order += parts.countOf(kind)
  }
  return { first, order }
}

/** How many different members each row has in all of the incidences together. */
function countMembers(incidences: readonly Incidence[], members: number): Uint32Array {
  const counts = new Uint32Array(incidences[0]!.offsets.length - 1)
  /** The last row, from 1, that has counted a member. */
  const lastRow = new Uint32Array(members)
  for (let row = 0; row < counts.length; row++)
    for (const { offsets, targets } of incidences)
      for (let place = offsets[row]!; place < offsets[row + 1]!; place++) {
        const member = targets[place]!
        if (lastRow[member] === row + 1) continue
        lastRow[member] = row + 1
        counts[row]!++
      }
  return counts
}
