/** Every author mention of a collection as columns: which paper, which printed form, which folded name. */
import type { Authorship, Paper, PersonName } from '../../model/paper.ts'
import { displayName } from '../../text/names.ts'
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

export function collectMentions(papers: readonly Paper[]): Mentions {
  const offsets = new Uint32Array(papers.length + 1)
  papers.forEach((paper, index) => (offsets[index + 1] = offsets[index]! + paper.authorships.length))
  const count = offsets[papers.length]!
  const paper = new Uint32Array(count)
  const form = new Uint32Array(count)
  const forms: Form[] = []
  const formIndex = new Map<string, number>()
  const names: NameKey[] = []
  const nameIndex = new Map<string, number>()
  let mention = 0
  papers.forEach((document, index) => {
    for (const { name } of document.authorships) {
      const label = displayName(name)
      const spelling = name.isCorporate ? `${label}\u0001` : label
      let known = formIndex.get(spelling)
      if (known === undefined) {
        const key = nameKey(name)
        let folded = nameIndex.get(key.key)
        if (folded === undefined) {
          folded = names.push(key) - 1
          nameIndex.set(key.key, folded)
        }
        known = forms.push({ label, name, folded }) - 1
        formIndex.set(spelling, known)
      }
      paper[mention] = index
      form[mention++] = known
    }
  })
  return { papers, offsets, paper, form, forms, names }
}

export function authorshipOf(mentions: Mentions, mention: number): Authorship {
  const paper = mentions.paper[mention]!
  return mentions.papers[paper]!.authorships[mention - mentions.offsets[paper]!]!
}

/** Identifiers of the person at this mention, as `scheme:value`. */
export function identifiersOf(authorship: Authorship): string[] {
  const found = (authorship.ids ?? []).filter((id) => /^[^:]+:./.test(id))
  return authorship.orcid === undefined ? found : [`orcid:${authorship.orcid}`, ...found]
}
