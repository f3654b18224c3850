/** Names of clusters: the two or three topics that set each apart from the others. */
import { Tally } from '../columns/tally.ts'
import type { Incidence, Topic } from '../model/facts.ts'
import type { Community } from '../model/network.ts'
import type { Paper } from '../model/paper.ts'
import { contrast, type Contrasted, type TermCounts } from './contrast.ts'
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

/** What a tally holds, in the order of first meeting. */
export function countsIn(tally: Tally): TermCounts {
  const terms = tally.met()
  return { terms, counts: tally.countsOf(terms) }
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
  const namer = new Namer(topics, communities.length === 1)
  return communities.map(({ size, topics: { terms } }, index) => {
    const { name, topics: listed } = namer.name(terms, contrastOf(index))
    return { id: index + 1, name, size, topics: listed }
  })
}

/** Names one community after the other. What is done for each of many topics is a method of its own, which V8 compiles well. */
class Namer {
  readonly #topics: readonly Topic[]
  readonly #labels: Labels
  readonly #isAlone: boolean
  readonly #isUsed: Uint8Array

  constructor(topics: readonly Topic[], isAlone: boolean) {
    this.#topics = topics
    this.#labels = new Labels(topics)
    this.#isAlone = isAlone
    this.#isUsed = new Uint8Array(topics.length)
  }

  name(terms: Uint32Array, contrasted: Contrasted): Pick<Community, 'name' | 'topics'> {
    this.#weigh(terms, contrasted)
    const compare = byScore(contrasted.scores, terms)
    const listed = findFirst(LISTED_TOPICS, terms.length, compare)
    const isOwn = (place: number): boolean => this.#isOwn(terms[place]!, contrasted, place)
    const chosen: number[] = []
    this.#choose(listed.filter(isOwn), terms, chosen)
    if (chosen.length < NAME_TOPICS && terms.length > listed.length) {
      const behind = findBehind(listed.at(-1)!, terms.length, compare).filter(isOwn)
      this.#choose(behind.sort(compare), terms, chosen)
    }
    for (const topic of chosen) this.#isUsed[topic] = 1
    return {
      name: chosen.map((topic) => this.#topics[topic]!.label).join(', '),
      topics: listed.map((place) => terms[place]!),
    }
  }

  #weigh(terms: Uint32Array, { scores, focuses }: Contrasted): void {
    for (let place = 0; place < terms.length; place++)
      scores[place] = scores[place]! * Math.sqrt(focuses[place]!) * this.#labels.worthOf(terms[place]!)
  }

  #isOwn(topic: number, { lifts, focuses }: Contrasted, place: number): boolean {
    return this.#isAlone || (lifts[place]! >= LEAST_LIFT && focuses[place]! >= LEAST_FOCUS && this.#isUsed[topic] === 0)
  }

  /** Adds the first that say what no other says, until there are enough. */
  #choose(places: readonly number[], terms: Uint32Array, chosen: number[]): void {
    for (const place of places) {
      if (chosen.length === NAME_TOPICS) return
      const topic = terms[place]!
      if (!chosen.some((other) => this.#labels.sayTheSame(other, topic))) chosen.push(topic)
    }
  }
}

/** Highest first, of equals the lower term. */
function byScore(scores: Float64Array, terms: Uint32Array): (a: number, b: number) => number {
  return (a, b) => scores[b]! - scores[a]! || terms[a]! - terms[b]!
}

function findBehind(last: number, end: number, compare: (a: number, b: number) => number): number[] {
  const behind: number[] = []
  for (let number = 0; number < end; number++) if (compare(last, number) < 0) behind.push(number)
  return behind
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

/** What a label says: its words in small letters, without the ending of a plural, how each begins, and the letters they begin with. */
interface LabelWords {
  readonly words: readonly string[]
  readonly beginnings: readonly string[]
  /** "" for a single word. */
  readonly initials: string
}

/** What labels of topics say, worked out when it is first asked for. */
class Labels {
  readonly #topics: readonly Topic[]
  readonly #words = new Map<number, LabelWords>()
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
    const first = this.#wordsOf(one)
    const second = this.#wordsOf(other)
    return (
      first.beginnings.some((beginning) => second.beginnings.includes(beginning)) ||
      first.words.includes(second.initials) ||
      second.words.includes(first.initials)
    )
  }

  #wordsOf(topic: number): LabelWords {
    let words = this.#words.get(topic)
    if (!words) this.#words.set(topic, (words = wordsOfLabel(this.#topics[topic]!.label)))
    return words
  }
}

function wordsOfLabel(label: string): LabelWords {
  const words = label
    .toLowerCase()
    .split(/[\s-]+/)
    .map((word) => word.replace(/s$/, ''))
  return {
    words,
    beginnings: words.map((word) => word.slice(0, SAME_BEGINNING)),
    initials: words.length > 1 ? words.map((word) => word.slice(0, 1)).join('') : '',
  }
}
