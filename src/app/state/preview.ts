/** What decisions would change about people and their links, counted before the graph is built anew. */
import { rowOf, type Corpus, type Decision, type Decisions } from '../../core/index.ts'
import type { LensView } from './lens-view.ts'

export interface Preview {
  readonly peopleBefore: number
  readonly peopleAfter: number
  readonly linksBefore: number
  readonly linksAfter: number
}

/**
 * People and co-author links that decisions touch, before and after. `maxAuthors`: papers with more authors make no
 * links. Costs the bylines of the papers of those people.
 */
export function previewOf(corpus: Corpus, decisions: Decisions, maxAuthors: number): Preview {
  const { facts } = corpus
  const indexOf = new Map(facts.authors.map(({ id }, index) => [id, index]))
  const paperOf = new Map(facts.papers.map(({ id }, index) => [id, index]))
  const touched = new Set<number>()
  const ownerOf = new Map<number, string>()
  const given = new Map<string, string>()
  for (const decision of decisions) {
    const person = indexOf.get(decision.person)
    if (person === undefined || decision.kind === 'rename' || decision.kind === 'apart') continue
    touched.add(person)
    if (decision.kind === 'merge') {
      const into = indexOf.get(decision.into)
      if (into !== undefined) touched.add(into)
      ownerOf.set(person, decision.into)
    } else {
      const to = indexOf.get(decision.as)
      if (to !== undefined) touched.add(to)
      for (const paper of decision.papers) given.set(`${paperOf.get(paper)} ${person}`, decision.as)
    }
  }
  const idOf = (author: number): string => facts.authors[author]!.id
  const before = (author: number): string => idOf(author)
  const after = (author: number, paper: number): string => {
    let owner = given.get(`${paper} ${author}`) ?? ownerOf.get(author) ?? idOf(author)
    for (let step = 0; step < decisions.length; step++) {
      const index = indexOf.get(owner)
      const next = index === undefined ? undefined : ownerOf.get(index)
      if (next === undefined) break
      owner = next
    }
    return owner
  }
  const papers = new Set([...touched].flatMap((index) => corpus.papersOf({ kind: 'author', index })))
  const count = (nameOf: (author: number, paper: number) => string): { people: number; links: number } => {
    const people = new Set<string>()
    const links = new Set<string>()
    for (const paper of papers) {
      const authors = [...new Set(rowOf(facts.paperAuthors, paper))]
      const own = authors.filter((author) => touched.has(author)).map((author) => nameOf(author, paper))
      own.forEach((name) => people.add(name))
      if (authors.length > maxAuthors) continue
      const all = new Set(authors.map((author) => nameOf(author, paper)))
      for (const one of own) for (const other of all) if (one !== other) links.add([one, other].sort().join('\t'))
    }
    return { people: people.size, links: links.size }
  }
  const [old, settled] = [count(before), count(after)]
  return {
    peopleBefore: old.people,
    peopleAfter: settled.people,
    linksBefore: old.links,
    linksAfter: settled.links,
  }
}

/** Names of the clusters in which this lens shows the people whom decisions are about, in order of their decisions. */
export function clustersOf(view: LensView, decisions: Decisions): string[] {
  const names = new Set<string>()
  for (const person of decisions.flatMap(peopleOf)) {
    const node = view.indexOf.get(person)
    const cluster = node === undefined ? undefined : view.communities[node]
    const name = view.communityList.find(({ id }) => id === cluster)?.name
    if (name) names.add(name)
  }
  return [...names]
}

function peopleOf(decision: Decision): string[] {
  if (decision.kind === 'merge') return [decision.person, decision.into]
  return decision.kind === 'split' ? [decision.person, decision.as] : []
}
