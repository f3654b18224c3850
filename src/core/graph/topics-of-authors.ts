/** What people write about: links of authors to the topics of their papers. */
import { transpose } from '../columns/incidence.ts'
import { GrowingColumn } from '../columns/growing-column.ts'
import { makeRoom } from '../columns/make-room.ts'
import { sortRange } from '../columns/sorted-rows.ts'
import { Tally } from '../columns/tally.ts'
import type { Facts, Incidence } from '../model/facts.ts'
import type { Network } from '../model/network.ts'

/** Above this many links only each person's strongest are kept. */
const MAX_TOPIC_LINKS = 10_000
export const STRONGEST_TOPICS = 5

interface TopicLinks {
  /** From authors to topics, sorted by author, then topic. Weight: papers of the person on the topic. */
  readonly network: Pick<Network, 'sources' | 'targets' | 'weights'>
  /** Links left out as there are too many of them: all but the strongest of each person, of equals the topics that come first. */
  readonly thinned: number
}

/** Papers of more than `maxAuthors` are left to themselves. Cost: linear in the topics of everybody's papers. */
export function linkTopics(
  { authors, topics, paperAuthors, paperTopics }: Pick<Facts, 'authors' | 'topics' | 'paperAuthors' | 'paperTopics'>,
  maxAuthors: number,
  papersOf: Incidence = transpose(paperAuthors, authors.length),
): TopicLinks {
  const [all, strongest] = [new LinkColumns(), new LinkColumns()]
  const chosen = new Uint32Array(STRONGEST_TOPICS)
  const tally = new Tally(topics.length)
  const isTooLong = longBylines(paperAuthors, maxAuthors)
  let links = 0
  for (let author = 0; author < authors.length; author++) {
    let last = -1
    for (let place = papersOf.offsets[author]!; place < papersOf.offsets[author + 1]!; place++) {
      const paper = papersOf.targets[place]!
      // Who stands twice on a paper wrote it once.
      if (paper === last || isTooLong[paper] === 1) continue
      last = paper
      tally.meet(paperTopics.targets, paperTopics.offsets[paper]!, paperTopics.offsets[paper + 1]!)
    }
    links += tally.size
    if (links <= MAX_TOPIC_LINKS) all.add(author, tally.sorted(), tally)
    const found = tally.mostMet(chosen)
    sortRange(chosen, 0, found)
    strongest.add(author, chosen.subarray(0, found), tally)
    tally.clear()
  }
  return links <= MAX_TOPIC_LINKS
    ? { network: all.toNetwork(), thinned: 0 }
    : { network: strongest.toNetwork(), thinned: links - strongest.length }
}

/** 1 for each paper with more authors. */
function longBylines({ offsets, targets }: Facts['paperAuthors'], maxAuthors: number): Uint8Array {
  return Uint8Array.from({ length: offsets.length - 1 }, (_, paper) => {
    const [from, to] = [offsets[paper]!, offsets[paper + 1]!]
    return to - from > maxAuthors && new Set(targets.subarray(from, to)).size > maxAuthors ? 1 : 0
  })
}

class LinkColumns {
  readonly #sources = new GrowingColumn()
  readonly #targets = new GrowingColumn()
  readonly #weights = new GrowingColumn()

  get length(): number {
    return this.#sources.length
  }

  add(source: number, targets: Uint32Array, tally: Tally): void {
    for (const target of targets) {
      this.#sources.push(source)
      this.#targets.push(target)
      this.#weights.push(tally.countOf(target))
    }
  }

  toNetwork(): TopicLinks['network'] {
    const weights = new Float64Array(makeRoom(this.length * Float64Array.BYTES_PER_ELEMENT))
    weights.set(this.#weights.view())
    return { sources: this.#sources.view(), targets: this.#targets.view(), weights }
  }
}
