/** Names of clusters: the two or three topics that set each apart from the others. */
import { rowOf } from '../columns/incidence.ts'
import type { Incidence, Topic } from '../model/facts.ts'
import type { Community } from '../model/network.ts'
import type { Paper } from '../model/paper.ts'
import { lookUp } from './lexicon.ts'
import { tokenize } from './tokens.ts'

const NAME_TOPICS = 3
const LISTED_TOPICS = 20
/** A topic names a cluster only if the cluster has it so many times as often as all clusters together. */
const LEAST_LIFT = 1.2

/** Clusters of papers by id, named from the topics of their papers. Cluster 0 means "in none". */
export function nameClusters(
  clusterOfPaper: Uint32Array,
  topics: readonly Topic[],
  paperTopics: Incidence,
): Community[] {
  return nameCommunities(
    membersOf(clusterOfPaper).map((papers) => ({
      size: papers.length,
      topics: papers.flatMap((paper) => [...rowOf(paperTopics, paper)]),
    })),
    topics,
  )
}

/**
 * Names for any communities of nodes. `topics` of a community: indices of the topics of its members' papers, once per
 * paper. A name never uses a topic that fits the others as well. A community without topics of its own is named "".
 */
export function nameCommunities(
  communities: readonly { readonly size: number; readonly topics: readonly number[] }[],
  topics: readonly Topic[],
): Community[] {
  const scores = contrast(communities.map((community) => countAll(community.topics)))
  const used = new Set<number>()
  return communities.map(({ size }, index) => {
    const telling = scores[index]!.map(({ term, score, lift }) => ({
      topic: term,
      lift,
      score: score * (0.5 + topics[term]!.relevance),
    })).sort((a, b) => b.score - a.score || a.topic - b.topic)
    const chosen: number[] = []
    for (const { topic, lift } of telling) {
      if (chosen.length === NAME_TOPICS) break
      const isOwn = communities.length === 1 || (lift >= LEAST_LIFT && !used.has(topic))
      if (isOwn && !chosen.some((other) => sharesWord(topics[other]!.label, topics[topic]!.label))) chosen.push(topic)
    }
    for (const topic of chosen) used.add(topic)
    return {
      id: index + 1,
      name: chosen.map((topic) => topics[topic]!.label).join(', '),
      size,
      topics: telling.slice(0, LISTED_TOPICS).map(({ topic }) => topic),
    }
  })
}

/** The words that set the papers of each cluster apart, best first; row `i` is cluster `i + 1`. */
export function characteristicWords(
  clusterOfPaper: Uint32Array,
  papers: readonly Pick<Paper, 'title' | 'abstract'>[],
  count = 10,
): string[][] {
  const counts = membersOf(clusterOfPaper).map((members) =>
    countAll(members.flatMap((paper) => wordsOf(papers[paper]!))),
  )
  return contrast(counts).map((scores) => scores.slice(0, count).map(({ term }) => term))
}

function wordsOf({ title, abstract }: Pick<Paper, 'title' | 'abstract'>): string[] {
  const words = new Set<string>()
  for (const { text } of tokenize(`${title}\n${abstract ?? ''}`)) {
    const { folded, wordClass } = lookUp(text)
    if (wordClass !== 'none' && folded.length > 2) words.add(folded)
  }
  return [...words]
}

/** Papers of each cluster; a cluster without papers is empty. */
function membersOf(clusterOfPaper: Uint32Array): number[][] {
  const members: number[][] = []
  for (const [paper, cluster] of clusterOfPaper.entries()) {
    while (members.length < cluster) members.push([])
    if (cluster > 0) members[cluster - 1]!.push(paper)
  }
  return members
}

function countAll<Term>(terms: readonly Term[]): Map<Term, number> {
  const counts = new Map<Term, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/**
 * Terms of each group by what they add to the divergence of the group from all groups, p·ln(p/q) (Kullback and Leibler
 * 1951): frequent inside and rare outside. `lift` is p/q.
 */
function contrast<Term extends string | number>(
  groups: readonly ReadonlyMap<Term, number>[],
): { term: Term; score: number; lift: number }[][] {
  const totals = new Map<Term, number>()
  let all = 0
  for (const group of groups)
    for (const [term, count] of group) {
      totals.set(term, (totals.get(term) ?? 0) + count)
      all += count
    }
  return groups.map((group) => {
    const inside = [...group.values()].reduce((sum, count) => sum + count, 0)
    return Array.from(group, ([term, count]) => {
      const lift = count / inside / (totals.get(term)! / all)
      // With one group nothing sets it apart but being frequent.
      const score = (count / inside) * (groups.length === 1 ? 1 : Math.log(lift))
      return { term, score, lift }
    }).sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : a.term > b.term ? 1 : 0))
  })
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(/[\s-]+/))
  return b
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => words.has(word))
}
