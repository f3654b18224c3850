/** What communities of a lens are called: by the topics of their papers, and as they were called before. */
import { positionsOf, rowLength, rowOf, transpose } from './columns/incidence.ts'
import { Tally } from './columns/tally.ts'
import { countsIn, nameCommunities } from './extraction/cluster-names.ts'
import type { TermCounts } from './extraction/contrast.ts'
import type { LensParts } from './graph/lens-parts.ts'
import { labelOf } from './graph/lens-view.ts'
import type { Facts, Incidence } from './model/facts.ts'
import type { Community, LensGraph } from './model/network.ts'

/** What names are made of. */
type NameSource = Pick<LensParts, 'facts' | 'papersOfTopic'>

/** Communities named by the topics of their papers; one without topics by its hub. */
export function nameAll(
  parts: NameSource,
  graph: LensGraph,
  communities: Uint32Array,
  strength: Float64Array,
): Community[] {
  const { facts } = parts
  const members = membersOf(communities)
  const topicsOf = countTopics(parts, graph, communities, members)
  const counted = members.slice(1).map((nodes, index) => ({ size: nodes.length, topics: topicsOf[index + 1]! }))
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
  const members = positionsOf(communities, count)
  return Array.from({ length: count }, (_, community) => rowOf(members, community))
}

/** By community, how many of its papers are on each topic. Where only topics are shown they speak for themselves, as often as they occur. */
function countTopics(
  { facts, papersOfTopic }: NameSource,
  graph: LensGraph,
  communities: Uint32Array,
  members: readonly Uint32Array[],
): TermCounts[] {
  const tally = new Tally(facts.topics.length)
  const isOfTopics = graph.lens === 'topics'
  const rows = isOfTopics
    ? undefined
    : transpose(communitiesOfPapers(facts, graph, communities, members.length), members.length)
  return members.map((nodes, community) => {
    tally.clear()
    if (rows) meetTopics(tally, facts.paperTopics, rowOf(rows, community))
    else for (const node of nodes) tally.add(graph.entities[node]!, rowLength(papersOfTopic, graph.entities[node]!))
    return countsIn(tally)
  })
}

function meetTopics(tally: Tally, { offsets, targets }: Incidence, papers: Uint32Array): void {
  for (let place = 0; place < papers.length; place++)
    tally.meet(targets, offsets[papers[place]!]!, offsets[papers[place]! + 1]!)
}

/** Those that the paper itself or one of its authors is in, each once. To go paper by paper takes half of the time that author by author does. */
function communitiesOfPapers(
  { papers, authors, paperAuthors }: Facts,
  { kinds, entities }: LensGraph,
  communities: Uint32Array,
  count: number,
): Incidence {
  const ofPaper = new Uint32Array(papers.length)
  const ofAuthor = new Uint32Array(authors.length)
  for (let node = 0; node < entities.length; node++) {
    if (kinds[node] === 'paper') ofPaper[entities[node]!] = communities[node]!
    else if (kinds[node] === 'author') ofAuthor[entities[node]!] = communities[node]!
  }
  const offsets = new Uint32Array(papers.length + 1)
  const targets = new Uint32Array(papers.length + paperAuthors.targets.length)
  const used = listCommunities(ofPaper, ofAuthor, paperAuthors, new Uint32Array(count), { offsets, targets })
  return { offsets, targets: targets.subarray(0, used) }
}

/** Writes the rows; returns how long they are together. `lastPaper` is the last one met of each community, plus one. */
function listCommunities(
  ofPaper: Uint32Array,
  ofAuthor: Uint32Array,
  paperAuthors: Incidence,
  lastPaper: Uint32Array,
  { offsets, targets }: Incidence,
): number {
  let used = 0
  for (let paper = 0; paper < ofPaper.length; paper++) {
    const own = ofPaper[paper]!
    if (own > 0) {
      lastPaper[own] = paper + 1
      targets[used++] = own
    }
    for (let place = paperAuthors.offsets[paper]!; place < paperAuthors.offsets[paper + 1]!; place++) {
      const community = ofAuthor[paperAuthors.targets[place]!]!
      if (community === 0 || lastPaper[community] === paper + 1) continue
      lastPaper[community] = paper + 1
      targets[used++] = community
    }
    offsets[paper + 1] = used
  }
  return used
}
