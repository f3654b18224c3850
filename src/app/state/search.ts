/** Search as one types, over people, topics, systems and papers: every word must begin or stand somewhere in the name. */
import { fold, type Corpus, type Entity, type Facts, type NodeKind } from '../../core/index.ts'
import { allEntities, nameOf } from './entities.ts'

interface Entry {
  readonly entity: Entity
  /** Folded name and other spellings. */
  readonly text: string
  /** What it is worth whatever is asked for: by its kind and by the papers behind it. */
  readonly worth: number
}

export interface SearchIndex {
  /** Those that are known so far. */
  readonly entries: readonly Entry[]
  /** Tells whether all are. */
  readonly isWhole: boolean
}

interface GrowingIndex extends SearchIndex {
  readonly entries: Entry[]
  isWhole: boolean
  readonly rest: Iterator<Entity>
}

const KIND_BONUS: Readonly<Record<Entity['kind'], number>> = { author: 3, topic: 2, system: 2, paper: 0 }

/** Milliseconds of work before other work is let through. */
const SLICE = 8
/** Names between two looks at the clock. */
const STEP = 200

const indexes = new WeakMap<Corpus, GrowingIndex>()

/** What is indexed of a corpus so far. */
export function startedIndexOf(corpus: Corpus): SearchIndex {
  return begin(corpus)
}

/** The index of a corpus, made when it is first asked for: the map has to be there before the search. */
export function searchIndexOf(corpus: Corpus): SearchIndex {
  const index = begin(corpus)
  while (!index.isWhole) grow(index, corpus)
  return index
}

/** The same without holding up what a person does meanwhile: hundreds of thousands of names take a second. */
export async function prepareSearch(corpus: Corpus): Promise<SearchIndex> {
  const index = begin(corpus)
  while (!index.isWhole) {
    const start = performance.now()
    while (!index.isWhole && performance.now() - start < SLICE) grow(index, corpus)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return index
}

function begin(corpus: Corpus): GrowingIndex {
  let index = indexes.get(corpus)
  if (!index) {
    index = { entries: [], isWhole: false, rest: allEntities(corpus.facts) }
    indexes.set(corpus, index)
  }
  return index
}

/** Takes some more names in. */
function grow(index: GrowingIndex, corpus: Corpus): void {
  for (let taken = 0; taken < STEP; taken++) {
    const { done, value: entity } = index.rest.next()
    if (done) {
      index.isWhole = true
      return
    }
    index.entries.push({
      entity,
      text: ` ${fold(spellings(corpus.facts, entity).join(' | '))}`,
      worth: KIND_BONUS[entity.kind] * 0.4 + Math.min(2, Math.log2(1 + corpus.papersOf(entity).length) * 0.4),
    })
  }
}

function spellings(facts: Facts, entity: Entity): string[] {
  const own = nameOf(facts, entity)
  if (entity.kind === 'author') {
    const { name, forms } = facts.authors[entity.index]!
    return [own, [name.given, name.particle, name.family].filter(Boolean).join(' '), ...forms.slice(0, 5)]
  }
  if (entity.kind === 'topic') return [own, ...facts.topics[entity.index]!.forms.slice(0, 5)]
  if (entity.kind === 'system') return [own, facts.systems[entity.index]!.expansion ?? '']
  return [own]
}

/** Best first; at most `limit`; of one kind if it is named. Names that begin with the words come before names that only contain them. */
export function search(index: SearchIndex, query: string, limit: number, kind?: NodeKind): Entity[] {
  const words = fold(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  if (words.length === 0 || limit < 1) return []
  const beginnings = words.map((word) => ` ${word}`)
  // A single letter stands in most names: only the best so far are kept in order.
  const best: Match[] = []
  for (const entry of index.entries) {
    if (kind && entry.entity.kind !== kind) continue
    const score = scoreOf(entry, words, beginnings)
    if (score === 0) continue
    const match = { entry, score }
    if (best.length === limit && compareMatches(match, best[limit - 1]!) >= 0) continue
    let at = best.length === limit ? limit - 1 : best.length
    for (; at > 0 && compareMatches(match, best[at - 1]!) < 0; at--) best[at] = best[at - 1]!
    best[at] = match
  }
  return best.map(({ entry }) => entry.entity)
}

interface Match {
  readonly entry: Entry
  readonly score: number
}

function compareMatches(a: Match, b: Match): number {
  if (a.score !== b.score) return b.score - a.score
  if (a.entry.text.length !== b.entry.text.length) return a.entry.text.length - b.entry.text.length
  return a.entry.text < b.entry.text ? -1 : a.entry.text > b.entry.text ? 1 : 0
}

function scoreOf({ text, worth }: Entry, words: readonly string[], beginnings: readonly string[]): number {
  let score = 0
  for (const [index, word] of words.entries()) {
    const at = text.indexOf(word)
    if (at < 0) return 0
    if (at === 1) score += 6
    else if (text.includes(beginnings[index]!)) score += 4
    else score += 1
  }
  return score / words.length + worth
}
