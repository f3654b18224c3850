/** Names of clusters: the two or three topics that set each apart from the others. */
import { Tally } from '../columns/tally.ts'
import type { Incidence, Topic } from '../model/facts.ts'
import type { Community } from '../model/network.ts'
import type { Paper } from '../model/paper.ts'
import { contrast, type TermCounts } from './contrast.ts'
import { lookUp } from './lexicon.ts'
import { tokenize } from './tokens.ts'

const NAME_TOPICS = 3
const LISTED_TOPICS = 20
/** A topic names a cluster only if the cluster has it so many times as often as all clusters together. */
const LEAST_LIFT = 1.2
/** … and if it is so far from being spread evenly over all of them. */
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
  const tally = new Tally(topics.length)
  return nameCommunities(
    membersOf(clusterOfPaper).map((papers) => {
      tally.clear()
      for (const paper of papers)
        tally.meet(paperTopics.targets, paperTopics.offsets[paper]!, paperTopics.offsets[paper + 1]!)
      return { size: papers.length, topics: countsIn(tally) }
    }),
    topics,
  )
}

/** What a tally holds, ascending. */
export function countsIn(tally: Tally): TermCounts {
  const terms = tally.sorted().slice()
  return { terms, counts: terms.map((term) => tally.countOf(term)) }
}

/**
 * Names for any communities of nodes. `topics` of a community: how many of its members' papers are on each topic, by its index. A name never uses a topic that fits the others as well. A community without topics of its own is named "".
 */
export function nameCommunities(
  communities: readonly { readonly size: number; readonly topics: TermCounts }[],
  topics: readonly Topic[],
): Community[] {
  const contrastOf = contrast(
    communities.map((community) => community.topics),
    topics.length,
  )
  const labels = new Labels(topics)
  const isUsed = new Uint8Array(topics.length)
  return communities.map(({ size, topics: { terms } }, index) => {
    const { scores, lifts, focuses } = contrastOf(index)
    for (let place = 0; place < terms.length; place++)
      scores[place] = scores[place]! * Math.sqrt(focuses[place]!) * labels.worthOf(terms[place]!)
    const isOwn = (place: number): boolean =>
      communities.length === 1 ||
      (lifts[place]! >= LEAST_LIFT && focuses[place]! >= LEAST_FOCUS && isUsed[terms[place]!] === 0)
    const compare = (a: number, b: number): number => scores[b]! - scores[a]! || terms[a]! - terms[b]!
    const listed = findFirst(LISTED_TOPICS, terms.length, compare)
    const chosen: number[] = []
    const choose = (places: readonly number[]): void => {
      for (const place of places) {
        if (chosen.length === NAME_TOPICS) return
        if (!chosen.some((other) => labels.sayTheSame(other, terms[place]!))) chosen.push(terms[place]!)
      }
    }
    choose(listed.filter(isOwn))
    if (chosen.length < NAME_TOPICS && terms.length > listed.length) {
      const last = listed.at(-1)!
      const others: number[] = []
      for (let place = 0; place < terms.length; place++)
        if (isOwn(place) && compare(last, place) < 0) others.push(place)
      choose(others.sort(compare))
    }
    for (const topic of chosen) isUsed[topic] = 1
    return {
      id: index + 1,
      name: chosen.map((topic) => topics[topic]!.label).join(', '),
      size,
      topics: listed.map((place) => terms[place]!),
    }
  })
}

/** The first `count` of the numbers below `end`, in order; no two are equal. Linear where most stand behind the first ones. */
function findFirst(count: number, end: number, compare: (a: number, b: number) => number): number[] {
  const first: number[] = []
  for (let number = 0; number < end; number++) {
    if (first.length === count) {
      if (compare(first[count - 1]!, number) < 0) continue
      first.pop()
    }
    let slot = first.length
    for (; slot > 0 && compare(number, first[slot - 1]!) < 0; slot--) first[slot] = first[slot - 1]!
    first[slot] = number
  }
  return first
}

/** The words that set the papers of each cluster apart, best first; row `i` is cluster `i + 1`. */
export function characteristicWords(
  clusterOfPaper: Uint32Array,
  papers: readonly Pick<Paper, 'title' | 'abstract'>[],
  count = 10,
): string[][] {
  const numbers = new Map<string, number>()
  const groups = membersOf(clusterOfPaper).map((members) => {
    const counts = new Map<number, number>()
    for (const paper of members)
      for (const word of wordsOf(papers[paper]!)) {
        const number = numbers.get(word) ?? numbers.size
        numbers.set(word, number)
        counts.set(number, (counts.get(number) ?? 0) + 1)
      }
    return { terms: Uint32Array.from(counts.keys()), counts: Uint32Array.from(counts.values()) }
  })
  const words = [...numbers.keys()]
  const contrastOf = contrast(groups, words.length)
  return groups.map(({ terms }, group) => {
    const { scores } = contrastOf(group)
    const compare = (a: number, b: number): number =>
      scores[b]! - scores[a]! || (words[terms[a]!]! < words[terms[b]!]! ? -1 : 1)
    return findFirst(count, terms.length, compare).map((place) => words[terms[place]!]!)
  })
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

function isPlainWord(label: string): boolean {
  return /^\p{Ll}+$/u.test(label)
}

/** What labels of topics say, worked out when it is first asked for. */
class Labels {
  readonly #topics: readonly Topic[]
  readonly #words: (readonly string[] | undefined)[] = []
  readonly #worth: Float64Array

  constructor(topics: readonly Topic[]) {
    this.#topics = topics
    this.#worth = Float64Array.from(
      topics,
      ({ label, relevance }) => (0.5 + relevance) * (isPlainWord(label) ? PLAIN_WORD : 1),
    )
  }

  worthOf(topic: number): number {
    return this.#worth[topic]!
  }

  /** Whether two labels share a word or its beginning, or one abbreviates the other. */
  sayTheSame(one: number, other: number): boolean {
    const words = this.#wordsOf(one)
    const others = this.#wordsOf(other)
    return (
      words.some((word) =>
        others.some((second) => word.slice(0, SAME_BEGINNING) === second.slice(0, SAME_BEGINNING)),
      ) ||
      words.includes(initialsOf(others)) ||
      others.includes(initialsOf(words))
    )
  }

  #wordsOf(topic: number): readonly string[] {
    return (this.#words[topic] ??= wordsOfLabel(this.#topics[topic]!.label))
  }
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
