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
  const spellings = new Spellings()
  let mention = 0
  papers.forEach((document, index) => {
    for (const { name } of document.authorships) {
      paper[mention] = index
      form[mention++] = spellings.count(name)
    }
  })
  return { papers, offsets, paper, form, ...foldSpellings(spellings.all) }
}

/** Every spelling once, in the order of first mention. */
class Spellings {
  readonly all: Spelling[] = []
  readonly #numbers = new Map<string, number>()
  /** The same by family and given name, where a name has no more: most names then need not be written out to be known again. */
  readonly #plain = new Map<string, Map<string, number>>()

  /** The number of a spelling, which is met once more. */
  count(name: PersonName): number {
    const isPlain = name.given !== undefined && !name.particle && !name.suffix && !name.isCorporate
    let number = isPlain ? this.#plain.get(name.family)?.get(name.given) : undefined
    if (number === undefined) {
      number = this.#numberOf(name)
      if (isPlain) {
        const family = this.#plain.get(name.family)
        if (family) family.set(name.given, number)
        else this.#plain.set(name.family, new Map([[name.given, number]]))
      }
    }
    this.all[number]!.count++
    return number
  }

  #numberOf(name: PersonName): number {
    const label = displayName(name)
    const spelling = name.isCorporate ? `${label}\u0001` : label
    let number = this.#numbers.get(spelling)
    if (number === undefined) {
      number = this.all.push({ label, name, key: nameKey(name), count: 0 }) - 1
      this.#numbers.set(spelling, number)
    }
    return number
  }
}

/**
 * Spellings that read alike from first to last letter are one name, wherever the family name was cut:
 * "Safi Samghabadi, Niloofar" and "Samghabadi, Niloofar Safi". The commonest cut stands for all.
 */
function foldSpellings(spellings: readonly Spelling[]): Pick<Mentions, 'forms' | 'names'> {
  const found = new Map<string, { readonly spellings: Spelling[]; place: number }>()
  const same = spellings.map((spelling) => {
    const known = found.get(spelling.key.whole)
    if (known) known.spellings.push(spelling)
    const own = known ?? { spellings: [spelling], place: 0 }
    if (!known) found.set(spelling.key.whole, own)
    return own
  })
  const names = [...found.keys()].sort().map((whole, place) => {
    const own = found.get(whole)!
    own.place = place
    return commonestCut(own.spellings)
  })
  return { names, forms: spellings.map(({ label, name }, form) => ({ label, name, folded: same[form]!.place })) }
}

function commonestCut(spellings: readonly Spelling[]): NameKey {
  if (spellings.length === 1) return spellings[0]!.key
  const cuts = new Map<string, { readonly key: NameKey; count: number }>()
  for (const { key, count } of spellings) {
    const cut = cuts.get(key.key)
    if (cut) cut.count += count
    else cuts.set(key.key, { key, count })
  }
  return [...cuts.values()].reduce((best, cut) =>
    cut.count > best.count || (cut.count === best.count && cut.key.key < best.key.key) ? cut : best,
  ).key
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
