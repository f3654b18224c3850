/** Who is who: the same person under several names, several people under one. */
import type { Author, Incidence } from '../../model/facts.ts'
import type { Issue } from '../../model/issue.ts'
import type { Paper } from '../../model/paper.ts'
import type { Decisions } from './decisions.ts'
import { DisjointSets } from './disjoint-sets.ts'
import { authorshipOf, collectMentions, identifiersOf } from './mentions.ts'
import { paintPortraits } from './portraits.ts'

export type { Decision, Decisions } from './decisions.ts'

export interface AuthorOptions {
  readonly decisions?: Decisions
  readonly onProgress?: (done: number, of: number) => void
  /** False leaves ORCIDs and other identifiers out of account. */
  readonly useIdentifiers?: boolean
}

/** Two authors that may be one person; `a` and `b` are indices of authors, `score` is 0–1. */
export interface DoubtfulPair {
  readonly a: number
  readonly b: number
  readonly score: number
  readonly evidence: readonly string[]
}

export interface AuthorResolution {
  readonly authors: Author[]
  /** paper → authors, in byline order. */
  readonly paperAuthors: Incidence
  /** 0–1 for each mention, in the order of `paperAuthors.targets`: how sure it is that the mention is this author's. */
  readonly mentionConfidence: Float32Array
  /** Best first. */
  readonly doubtfulPairs: DoubtfulPair[]
  readonly issues: Issue[]
}

/** Finds the people behind the bylines. The outcome does not depend on the order of the papers but for indices. */
export function resolveAuthors(papers: readonly Paper[], options: AuthorOptions = {}): AuthorResolution {
  const mentions = collectMentions(papers)
  const count = mentions.form.length
  const sets = new DisjointSets(count)
  const firstOfName = new Map<number, number>()
  const firstOfIdentifier = new Map<string, number>()
  for (let mention = 0; mention < count; mention++) {
    const name = mentions.forms[mentions.form[mention]!]!.folded
    const known = firstOfName.get(name)
    if (known === undefined) firstOfName.set(name, mention)
    else sets.union(known, mention)
    if (options.useIdentifiers === false) continue
    for (const identifier of identifiersOf(authorshipOf(mentions, mention))) {
      const same = firstOfIdentifier.get(identifier)
      if (same === undefined) firstOfIdentifier.set(identifier, mention)
      else sets.union(same, mention)
    }
  }
  const groupOf = Uint32Array.from({ length: count }, (_, mention) => sets.find(mention))
  const { authors, paperAuthors } = paintPortraits(mentions, groupOf)
  const mentionConfidence = new Float32Array(count).fill(1)
  return { authors, paperAuthors, mentionConfidence, doubtfulPairs: [], issues: [] }
}
