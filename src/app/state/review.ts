/** Answers to "are these two one person?", and the decisions that follow from them together. */
import type { Corpus, Decision } from '../../core/index.ts'

export type Verdict = 'same' | 'apart'

/** Indices of two authors and what was said of them. */
export interface Answer {
  readonly a: number
  readonly b: number
  readonly verdict: Verdict
}

/** One text per pair, whichever comes first. */
export function pairOf(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** Whoever is the same is merged into the one with the fullest name; undefined when the answers contradict each other. */
export function decide(corpus: Corpus, answers: Iterable<Answer>): readonly Decision[] | undefined {
  const { authors } = corpus.facts
  const apart: Answer[] = []
  const parents = new Map<number, number>()
  const find = (author: number): number => {
    let root = author
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next
    return root
  }
  for (const answer of answers) {
    const [a, b] = [find(answer.a), find(answer.b)]
    if (answer.verdict === 'apart') apart.push(answer)
    else if (a !== b) {
      const kept = speaksFor(corpus, a, b)
      parents.set(kept === a ? b : a, kept)
    }
  }
  if (apart.some(({ a, b }) => find(a) === find(b))) return undefined
  const merges = [...parents.keys()].map((author): Decision => ({
    kind: 'merge',
    person: authors[author]!.id,
    into: authors[find(author)]!.id,
  }))
  return [
    ...merges,
    ...apart.map(({ a, b }): Decision => ({ kind: 'apart', person: authors[a]!.id, other: authors[b]!.id })),
  ]
}

/** Of two authors the one whose name says more, or else who has more papers, or else who comes first. */
function speaksFor(corpus: Corpus, a: number, b: number): number {
  const difference =
    fullness(corpus, b) - fullness(corpus, a) ||
    corpus.papersOf({ kind: 'author', index: b }).length - corpus.papersOf({ kind: 'author', index: a }).length ||
    a - b
  return difference > 0 ? b : a
}

/** Letters of the given names that are not mere initials. */
function fullness({ facts }: Corpus, author: number): number {
  const parts = (facts.authors[author]!.name.given ?? '').split(/[\s.-]+/)
  return parts.reduce((sum, part) => sum + (part.length > 1 ? part.length : 0), 0)
}
