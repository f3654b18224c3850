/** Names of clusters: the two or three topics that set each apart from the others. */
import { rowOf } from '../columns/incidence.ts'
import type { Incidence, Topic } from '../model/facts.ts'
import type { Community } from '../model/network.ts'

const NAME_TOPICS = 3
const LISTED_TOPICS = 20

/** Clusters of papers by id, named from the topics of their papers. Cluster 0 means "in none". */
export function nameClusters(
  clusterOfPaper: Uint32Array,
  topics: readonly Topic[],
  paperTopics: Incidence,
): Community[] {
  const members: number[][] = []
  clusterOfPaper.forEach((cluster, paper) => {
    if (cluster > 0) (members[cluster - 1] ??= []).push(paper)
  })
  return nameCommunities(
    Array.from(members, (papers) => papers ?? []).map((papers) => ({
      size: papers.length,
      topics: papers.flatMap((paper) => [...rowOf(paperTopics, paper)]),
    })),
    topics,
  )
}

/**
 * Names for any communities of nodes. `topics` of a community: indices of the topics of its members' papers, once per
 * paper. A name never uses a topic that fits more than half of several communities. A community without topics is named "".
 */
export function nameCommunities(
  communities: readonly { readonly size: number; readonly topics: readonly number[] }[],
  topics: readonly Topic[],
): Community[] {
  const total = new Float64Array(topics.length)
  const counts = communities.map((community) => {
    const count = new Map<number, number>()
    for (const topic of community.topics) {
      count.set(topic, (count.get(topic) ?? 0) + 1)
      total[topic]!++
    }
    return count
  })
  return communities.map(({ size }, index) => {
    const scored = [...counts[index]!]
      .map(([topic, count]) => ({ topic, score: ((count * count) / total[topic]!) * (0.5 + topics[topic]!.relevance) }))
      .sort((a, b) => b.score - a.score || a.topic - b.topic)
      .map(({ topic }) => topic)
    const chosen: number[] = []
    for (const topic of scored) {
      if (chosen.length === NAME_TOPICS) break
      if (!chosen.some((other) => overlaps(topics[other]!.label, topics[topic]!.label))) chosen.push(topic)
    }
    return {
      id: index + 1,
      name: chosen.map((topic) => topics[topic]!.label).join(', '),
      size,
      topics: scored.slice(0, LISTED_TOPICS),
    }
  })
}

function overlaps(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(/[\s-]+/))
  return b
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => words.has(word))
}
