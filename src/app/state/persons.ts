/** What is known of one person besides their papers: how they are printed, where they worked, who they may also be. */
import { displayName, rowOf, type Authorship, type Corpus, type DoubtfulPair, type Snapshot } from '../../core/index.ts'

function* mentionsOf({ facts, papersOf }: Corpus, author: number): Generator<Authorship> {
  for (const paper of papersOf({ kind: 'author', index: author })) {
    const { authorships } = facts.papers[paper]!
    for (const [position, other] of rowOf(facts.paperAuthors, paper).entries())
      if (other === author && authorships[position]) yield authorships[position]
  }
}

/** Printed forms and how often each, most frequent first. Costs the bylines of the person's papers. */
export function countForms(corpus: Corpus, author: number): [form: string, times: number][] {
  return ranked(mentionsOf(corpus, author), ({ name }) => [displayName(name)])
}

/** Affiliations as printed, most frequent first. */
export function affiliationsOf(corpus: Corpus, author: number): string[] {
  return ranked(mentionsOf(corpus, author), ({ affiliations }) => affiliations ?? []).map(
    ([affiliation]) => affiliation,
  )
}

function ranked(
  mentions: Iterable<Authorship>,
  textsOf: (mention: Authorship) => readonly string[],
): [string, number][] {
  const counts = new Map<string, number>()
  for (const mention of mentions) for (const text of textsOf(mention)) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([one, often], [other, seldom]) => seldom - often || (one < other ? -1 : 1))
}

/** The pairs this person is one of, best first. */
export function doubtsOf({ doubts = [] }: Snapshot, author: number): DoubtfulPair[] {
  return doubts.filter(({ a, b }) => a === author || b === author)
}

export function otherOf({ a, b }: DoubtfulPair, author: number): number {
  return a === author ? b : a
}
