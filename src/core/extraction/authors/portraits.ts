/** From groups of mentions to authors: the name to show, the id, the forms and the identifier of each. */
import type { Author, Incidence } from '../../model/facts.ts'
import { slug } from '../../text/fold.ts'
import { authorshipOf, type Mentions } from './mentions.ts'

export interface Portraits {
  readonly authors: Author[]
  /** Author of each mention. */
  readonly authorOf: Uint32Array
  readonly paperAuthors: Incidence
}

/** `groupOf` names the group of each mention by any integer below the number of mentions. */
export function paintPortraits(mentions: Mentions, groupOf: Uint32Array): Portraits {
  const groups = collectGroups(groupOf)
  const sketches = groups.map((members) => sketch(mentions, members))
  const order = sketches.map((_, index) => index).sort((a, b) => compareSketches(sketches[a]!, sketches[b]!))
  const authors: Author[] = []
  const authorOf = new Uint32Array(groupOf.length)
  const taken = new Set<string>()
  for (const index of order) {
    const { base, first: _first, ...rest } = sketches[index]!
    let id = `author:${base}`
    for (let suffix = 2; taken.has(id); suffix++) id = `author:${base}-${suffix}`
    taken.add(id)
    for (const member of groups[index]!) authorOf[member] = authors.length
    authors.push({ id, ...rest })
  }
  return { authors, authorOf, paperAuthors: { offsets: mentions.offsets, targets: authorOf } }
}

function collectGroups(groupOf: Uint32Array): number[][] {
  const groups = new Map<number, number[]>()
  groupOf.forEach((group, mention) => {
    const members = groups.get(group)
    if (members) members.push(mention)
    else groups.set(group, [mention])
  })
  return [...groups.values()]
}

interface Sketch extends Omit<Author, 'id'> {
  readonly base: string
  readonly first: string
}

function sketch(mentions: Mentions, members: readonly number[]): Sketch {
  const counts = new Map<number, number>()
  let first = ''
  let orcid: string | undefined
  for (const member of members) {
    const form = mentions.form[member]!
    counts.set(form, (counts.get(form) ?? 0) + 1)
    const paper = mentions.papers[mentions.paper[member]!]!
    const seen = `${String(paper.year ?? 9999).padStart(4, '0')} ${paper.id}`
    if (first === '' || seen < first) first = seen
    orcid ??= authorshipOf(mentions, member).orcid
  }
  const ranked = [...counts].sort(
    ([a, x], [b, y]) => y - x || compareText(mentions.forms[a]!.label, mentions.forms[b]!.label),
  )
  const best = mentions.forms[ranked[0]![0]]!
  return {
    base: slug(best.label) || 'unnamed',
    first,
    name: best.name,
    label: best.label,
    forms: ranked.map(([form]) => mentions.forms[form]!.label),
    ...(orcid !== undefined && { orcid }),
  }
}

function compareSketches(a: Sketch, b: Sketch): number {
  return compareText(a.base, b.base) || compareText(a.first, b.first)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
