/** Splitting papers off a person: whose they become. */
import { slug, type Decision, type Decisions, type Facts } from '../../core/index.ts'

/**
 * These papers of a person go to somebody shown as `as`: to `known`, or else to somebody new. Somebody new may bear a
 * name that others bear already, so they get an id of their own and then their name.
 */
export function splitOff(
  facts: Facts,
  settled: Decisions,
  { author, papers, as, known }: { author: number; papers: readonly number[]; as: string; known: number | undefined },
): readonly Decision[] {
  const person = facts.authors[author]!.id
  const ids = papers.map((paper) => facts.papers[paper]!.id)
  if (known !== undefined) return [{ kind: 'split', person, papers: ids, as: facts.authors[known]!.id }]
  const isTaken = facts.authors.some(({ label, forms }) => label === as || forms.includes(as))
  if (!isTaken) return [{ kind: 'split', person, papers: ids, as }]
  const taken = new Set(facts.authors.map(({ id }) => id))
  const mentioned = JSON.stringify(settled)
  const base = `author:${slug(as) || 'unnamed'}`
  let number = 2
  while (taken.has(`${base}-${number}`) || mentioned.includes(`"${base}-${number}"`)) number++
  const id = `${base}-${number}`
  return [
    { kind: 'split', person, papers: ids, as: id },
    { kind: 'rename', person: id, as },
  ]
}
