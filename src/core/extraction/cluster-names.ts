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
/** … and if it is so far from being spread evenly over all of them (see `focus` below). */
const LEAST_FOCUS = 0.15
/** A single word in small letters ("entity", "metrics") says less than a phrase or a proper name. */
const PLAIN_WORD = 0.5
/** Words that begin with the same so many letters say the same: "captions", "captioning". */
const SAME_BEGINNING = 6

/** Clusters of papers by id, named from the topics of their papers. Cluster 0 means "in none". */
export function nameClusters(
  clusterOfPaper: Uint32Array,
  topics: readonly Topic[],
  paperTopics: Incidence,
): Community[] {
  return nameCommunities(
    membersOf(clusterOfPaper).map((papers) => ({
      size: papers.length,
      topics: countAll(papers.flatMap((paper) => [...rowOf(paperTopics, paper)])),
    })),
    topics,
  )
}

/**
 * Names for any communities of nodes. `topics` of a community: how many of its members' papers are on each topic, by its index. A name never uses a topic that fits the others as well. A community without topics of its own is named "".
 */
export function nameCommunities(
  communities: readonly { readonly size: number; readonly topics: ReadonlyMap<number, number> }[],
  topics: readonly Topic[],
): Community[] {
  const scores = contrast(communities.map((community) => community.topics))
  const worth = topics.map(({ label, relevance }) => (0.5 + relevance) * (isPlainWord(label) ? PLAIN_WORD : 1))
  const used = new Set<number>()
  return communities.map(({ size }, index) => {
    const telling = scores[index]!.map(({ term, score, lift, focus }) => ({
      topic: term,
      isTelling: lift >= LEAST_LIFT && focus >= LEAST_FOCUS,
      score: score * Math.sqrt(focus) * worth[term]!,
    })).sort((a, b) => b.score - a.score || a.topic - b.topic)
    const chosen: number[] = []
    for (const { topic, isTelling } of telling) {
      if (chosen.length === NAME_TOPICS) break
      const isOwn = communities.length === 1 || (isTelling && !used.has(topic))
      if (isOwn && !chosen.some((other) => saysTheSame(topics[other]!.label, topics[topic]!.label))) chosen.push(topic)
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
  return contrast(counts).map((scores) =>
    scores
      .sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : a.term > b.term ? 1 : 0))
      .slice(0, count)
      .map(({ term }) => term),
  )
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
 * 1951): frequent inside and rare outside. `lift` is p/q; `focus` runs from 0 for a term that is as frequent in every
 * group to 1 for one that a single group has (1 − the entropy of its rates over the groups / the most it can be).
 */
function contrast<Term extends string | number>(
  groups: readonly ReadonlyMap<Term, number>[],
): { term: Term; score: number; lift: number; focus: number }[][] {
  const spreads = new Map<Term, Spread>()
  let all = 0
  const sizes = groups.map((group) => {
    let size = 0
    for (const count of group.values()) size += count
    return size
  })
  for (const [index, group] of groups.entries())
    for (const [term, count] of group) {
      let spread = spreads.get(term)
      if (!spread) spreads.set(term, (spread = { total: 0, rates: 0, logarithms: 0 }))
      const rate = count / sizes[index]!
      spread.total += count
      spread.rates += rate
      spread.logarithms += rate * Math.log(rate)
      all += count
    }
  const focusOf = ({ rates, logarithms }: Spread): number =>
    groups.length === 1 ? 1 : 1 - (Math.log(rates) - logarithms / rates) / Math.log(groups.length)
  return groups.map((group, index) =>
    Array.from(group, ([term, count]) => {
      const spread = spreads.get(term)!
      const rate = count / sizes[index]!
      const lift = rate / (spread.total / all)
      // With one group nothing sets it apart but being frequent.
      const score = rate * (groups.length === 1 ? 1 : Math.log(lift))
      return { term, score, lift, focus: focusOf(spread) }
    }),
  )
}

/** How a term is spread over the groups: how often it occurs, and the sums of its rates and of rate·ln(rate), which give its entropy. */
interface Spread {
  total: number
  rates: number
  logarithms: number
}

function isPlainWord(label: string): boolean {
  return /^\p{Ll}+$/u.test(label)
}

/** Whether two labels share a word or its beginning, or one abbreviates the other. */
function saysTheSame(a: string, b: string): boolean {
  const others = wordsOfLabel(b)
  const words = wordsOfLabel(a)
  return (
    words.some((word) => others.some((other) => word.slice(0, SAME_BEGINNING) === other.slice(0, SAME_BEGINNING))) ||
    words.includes(initialsOf(others)) ||
    others.includes(initialsOf(words))
  )
}

/** In small letters, without the ending of a plural. */
function wordsOfLabel(label: string): string[] {
  return label
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => word.replace(/s$/, ''))
}

function initialsOf(words: readonly string[]): string {
  return words.length > 1 ? words.map((word) => word.slice(0, 1)).join('') : ''
}
