/** What communities of a lens are called: by the topics of their papers, and as they were called before. */
import { rowLength, rowOf, transpose } from './columns/incidence.ts'
import { Tally } from './columns/tally.ts'
import { countsIn, nameCommunities } from './extraction/cluster-names.ts'
import type { TermCounts } from './extraction/contrast.ts'
import type { LensParts } from './graph/lens-parts.ts'
import { labelOf } from './graph/lens-view.ts'
import type { Facts } from './model/facts.ts'
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
  const countTopics = topicCounter(parts, graph)
  const counted = members.slice(1).map((nodes) => ({ size: nodes.length, topics: countTopics(nodes) }))
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
  const offsets = Uint32Array.from({ length: communities.length + 1 }, (_, node) => node)
  const members = transpose({ offsets, targets: communities }, count)
  return Array.from({ length: count }, (_, community) => rowOf(members, community))
}

/** Counts how many papers of some nodes are on each topic. */
function topicCounter(
  { facts, papersOfAuthor, papersOfTopic }: NameSource,
  { lens, kinds, entities }: LensGraph,
): (nodes: Uint32Array) => TermCounts {
  const { paperTopics } = facts
  const tally = new Tally(facts.topics.length)
  // The last call that has counted a paper.
  const lastCall = new Uint32Array(facts.papers.length)
  let call = 0
  const countPaper = (paper: number): void => {
    if (lastCall[paper] === call) return
    lastCall[paper] = call
    tally.meet(paperTopics.targets, paperTopics.offsets[paper]!, paperTopics.offsets[paper + 1]!)
  }
  return (nodes) => {
    call++
    tally.clear()
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!
      const entity = entities[node]!
      const kind = kinds[node]!
      if (kind === 'paper') countPaper(entity)
      else if (kind === 'author')
        for (let at = papersOfAuthor.offsets[entity]!; at < papersOfAuthor.offsets[entity + 1]!; at++)
          countPaper(papersOfAuthor.targets[at]!)
      // Where only topics are shown they speak for themselves, as often as they occur.
      else if (kind === 'topic' && lens === 'topics') tally.add(entity, rowLength(papersOfTopic, entity))
    }
    return countsIn(tally)
  }
}
