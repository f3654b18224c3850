/** What communities of a lens are called: by the topics of their papers, and as they were called before. */
import { rowLength, rowOf, transpose } from './columns/incidence.ts'
import { Tally } from './columns/tally.ts'
import { countsIn, nameCommunities } from './extraction/cluster-names.ts'
import type { TermCounts } from './extraction/contrast.ts'
import type { LensParts } from './graph/lens-parts.ts'
import { labelOf } from './graph/lens-view.ts'
import type { Facts, Incidence } from './model/facts.ts'
import type { Community, LensGraph } from './model/network.ts'

/** What names are made of. */
type NameSource = Pick<LensParts, 'facts' | 'papersOfAuthor' | 'papersOfTopic'>

/** Communities named by the topics of their papers; one without topics by its hub. */
export function nameAll(
  parts: NameSource,
  graph: LensGraph,
  communities: Uint32Array,
  strength: Float64Array,
): Community[] {
  const { facts } = parts
  const members = membersOf(communities)
  const counter = new TopicCounter(parts, graph)
  const counted = members.slice(1).map((nodes) => ({ size: nodes.length, topics: counter.count(nodes) }))
  return nameCommunities(counted, facts.topics).map((community) => {
    const nodes = members[community.id]!
    if (community.name !== '' || nodes.length === 0) return community
    const hub = nodes.reduce((best, node) => (strength[node]! > strength[best]! ? node : best), nodes[0]!)
    return { ...community, name: labelOf(facts, graph.kinds[hub]!, graph.entities[hub]!) }
  })
}

/** A community that keeps its number keeps its name, as long as what the name says is still among its topics. */
export function keepNames(before: readonly Community[], now: readonly Community[], facts: Facts): Community[] {
  const nameOf = new Map(before.map(({ id, name }) => [id, name]))
  return now.map((community) => {
    const name = nameOf.get(community.id)
    const labels = new Set(community.topics.map((topic) => facts.topics[topic]!.label))
    return name?.split(', ').every((part) => labels.has(part)) ? { ...community, name } : community
  })
}

/** The nodes of each community by its number, ascending; 0 has those in none. */
function membersOf(communities: Uint32Array): Uint32Array[] {
  const count = communities.reduce((most, community) => Math.max(most, community), 0) + 1
  const offsets = new Uint32Array(communities.length + 1)
  for (let node = 0; node < offsets.length; node++) offsets[node] = node
  const members = transpose({ offsets, targets: communities }, count)
  return Array.from({ length: count }, (_, community) => rowOf(members, community))
}

/** Counts how many papers of some nodes are on each topic. Nodes are counted one by one, each kind in a method of its own, which V8 compiles well. */
class TopicCounter {
  readonly #paperTopics: Incidence
  readonly #papersOfAuthor: Incidence
  readonly #papersOfTopic: Incidence
  readonly #graph: LensGraph
  readonly #tally: Tally
  /** The last count that met a paper. */
  readonly #lastCount: Uint32Array
  #count = 0

  constructor({ facts, papersOfAuthor, papersOfTopic }: NameSource, graph: LensGraph) {
    this.#paperTopics = facts.paperTopics
    this.#papersOfAuthor = papersOfAuthor
    this.#papersOfTopic = papersOfTopic
    this.#graph = graph
    this.#tally = new Tally(facts.topics.length)
    this.#lastCount = new Uint32Array(facts.papers.length)
  }

  count(nodes: Uint32Array): TermCounts {
    this.#count++
    this.#tally.clear()
    for (let place = 0; place < nodes.length; place++) this.#countNode(nodes[place]!)
    return countsIn(this.#tally)
  }

  #countNode(node: number): void {
    const { lens, kinds, entities } = this.#graph
    const entity = entities[node]!
    const kind = kinds[node]!
    if (kind === 'paper') this.#countPaper(entity)
    else if (kind === 'author') this.#countPapersOf(entity)
    // Where only topics are shown they speak for themselves, as often as they occur.
    else if (kind === 'topic' && lens === 'topics') this.#tally.add(entity, rowLength(this.#papersOfTopic, entity))
  }

  #countPapersOf(author: number): void {
    const { offsets, targets } = this.#papersOfAuthor
    for (let place = offsets[author]!; place < offsets[author + 1]!; place++) this.#countPaper(targets[place]!)
  }

  #countPaper(paper: number): void {
    if (this.#lastCount[paper] === this.#count) return
    this.#lastCount[paper] = this.#count
    const { offsets, targets } = this.#paperTopics
    this.#tally.meet(targets, offsets[paper]!, offsets[paper + 1]!)
  }
}
