/** Every author mention of a collection as columns: which paper, which printed form, which folded name. */
import type { Authorship, Paper, PersonName } from '../../model/paper.ts'
import { displayName, homonymNumberOf } from '../../text/names.ts'
import { nameKey, type NameKey } from './name-keys.ts'

/** A spelling as the sources print it, understood as family and given. */
export interface Form {
  readonly label: string
  readonly name: PersonName
  /** Index into `Mentions.names`. */
  readonly folded: number
}

export interface Mentions {
  readonly papers: readonly Paper[]
  /** Mention `offsets[p] + position` is author `position` of paper `p`; one longer than there are papers. */
  readonly offsets: Uint32Array
  /** Paper of each mention. */
  readonly paper: Uint32Array
  /** Index into `forms` of each mention. */
  readonly form: Uint32Array
  readonly forms: readonly Form[]
  /** Folded names, in order of their keys. */
  readonly names: readonly NameKey[]
}

interface Spelling {
  readonly label: string
  readonly name: PersonName
  readonly key: NameKey
  count: number
}

export function collectMentions(papers: readonly Paper[]): Mentions {
  const offsets = new Uint32Array(papers.length + 1)
  papers.forEach((paper, index) => (offsets[index + 1] = offsets[index]! + paper.authorships.length))
  const count = offsets[papers.length]!
  const paper = new Uint32Array(count)
  const form = new Uint32Array(count)
  const spellings: Spelling[] = []
  const known = new Map<string, number>()
  let mention = 0
  papers.forEach((document, index) => {
    for (const { name } of document.authorships) {
      const label = displayName(name)
      const spelling = name.isCorporate ? `${label}\u0001` : label
      let at = known.get(spelling)
      if (at === undefined) {
        at = spellings.push({ label, name, key: nameKey(name), count: 0 }) - 1
        known.set(spelling, at)
      }
      spellings[at]!.count++
      paper[mention] = index
      form[mention++] = at
    }
  })
  return { papers, offsets, paper, form, ...foldSpellings(spellings) }
}

/**
 * Spellings that read alike from first to last letter are one name, wherever the family name was cut:
 * "Safi Samghabadi, Niloofar" and "Samghabadi, Niloofar Safi". The commonest cut stands for all.
 */
function foldSpellings(spellings: readonly Spelling[]): Pick<Mentions, 'forms' | 'names'> {
  const cuts = new Map<string, Map<string, { key: NameKey; count: number }>>()
  for (const { key, count } of spellings) {
    let same = cuts.get(key.whole)
    if (!same) cuts.set(key.whole, (same = new Map()))
    const cut = same.get(key.key)
    if (cut) cut.count += count
    else same.set(key.key, { key, count })
  }
  const wholes = [...cuts.keys()].sort()
  const index = new Map(wholes.map((whole, at) => [whole, at]))
  const names = wholes.map((whole) => {
    const same = [...cuts.get(whole)!.values()]
    return same.reduce((best, cut) =>
      cut.count > best.count || (cut.count === best.count && cut.key.key < best.key.key) ? cut : best,
    ).key
  })
  return { names, forms: spellings.map(({ label, name, key }) => ({ label, name, folded: index.get(key.whole)! })) }
}

export function authorshipOf(mentions: Mentions, mention: number): Authorship {
  const paper = mentions.paper[mention]!
  return mentions.papers[paper]!.authorships[mention - mentions.offsets[paper]!]!
}

/** Identifiers of the person at this mention, as `scheme:value`. */
export function identifiersOf({ name, orcid, ids }: Authorship): string[] {
  const found = ids ? ids.filter((id) => /^[^:]+:./.test(id)) : []
  if (orcid !== undefined) found.unshift(`orcid:${orcid}`)
  const number = homonymNumberOf(name)
  if (number !== undefined && !found.some((id) => id.startsWith('dblp:'))) {
    const words = [name.given, name.particle, name.family, name.suffix, number]
    found.push(`dblp:${words.filter(Boolean).join(' ')}`)
  }
  return found
}
