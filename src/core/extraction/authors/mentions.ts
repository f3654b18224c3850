/** Every author mention of a collection as columns: which paper, which printed form, which folded name. */
import { ByteTable } from '../../columns/byte-table.ts'
import type { Authorship, Paper, PersonName } from '../../model/paper.ts'
import { homonymNumberOf } from '../../text/names.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../../text/utf8.ts'
import { STRANGER, type Recognition } from './known-people.ts'
import { foldNames, type Names } from './names.ts'

export interface Mentions {
  readonly papers: readonly Paper[]
  /** Mention `offsets[p] + position` is author `position` of paper `p`; one longer than there are papers. */
  readonly offsets: Uint32Array
  /** Paper of each mention. */
  readonly paper: Uint32Array
  /** Index into `forms` of each mention. */
  readonly form: Uint32Array
  /** Number of the folded name of each mention. */
  readonly name: Uint32Array
  /** Spellings as the sources print them, understood as family and given; each differs from the others as it is displayed. */
  readonly forms: readonly PersonName[]
  /** 1 for each form with a given name of which the first is no initial. */
  readonly isFull: Uint8Array
  readonly names: Names
}

export function collectMentions(papers: readonly Paper[], recognition?: Recognition): Mentions {
  const offsets = recognition?.offsets ?? offsetsOf(papers)
  const paper = new Uint32Array(offsets[papers.length]!)
  const form = new Uint32Array(paper.length)
  const forms = new Forms()
  const known = recognition && new FormsOfKnown(recognition)
  for (let index = 0; index < papers.length; index++)
    for (let mention = offsets[index]!; mention < offsets[index + 1]!; mention++) {
      paper[mention] = index
      let number = known?.formOf(mention)
      if (number === undefined) {
        number = forms.numberOf(papers[index]!.authorships[mention - offsets[index]!]!.name)
        known?.note(mention, number)
      }
      form[mention] = number
    }
  const counts = new Uint32Array(forms.all.length)
  for (let mention = 0; mention < form.length; mention++) counts[form[mention]!]!++
  const { nameOf, ...folded } = foldNames(forms.all, counts)
  const name = new Uint32Array(form.length)
  for (let mention = 0; mention < form.length; mention++) name[mention] = nameOf[form[mention]!]!
  return { papers, offsets, paper, form, name, forms: forms.all, ...folded }
}

function offsetsOf(papers: readonly Paper[]): Uint32Array {
  const offsets = new Uint32Array(papers.length + 1)
  for (let paper = 0; paper < papers.length; paper++)
    offsets[paper + 1] = offsets[paper]! + papers[paper]!.authorships.length
  return offsets
}

/** Every form once, in the order of first mention. */
class Forms {
  readonly all: PersonName[] = []
  readonly #table = new ByteTable()
  #bytes = new Uint8Array(FEW_BYTES)

  numberOf(name: PersonName): number {
    const { particle = '', family, given = '', suffix = '', isCorporate } = name
    const length = particle.length + family.length + given.length + suffix.length
    if (this.#bytes.length < (length + MOST_SEPARATORS) * MOST_UTF8_BYTES)
      this.#bytes = new Uint8Array((length + MOST_SEPARATORS) * MOST_UTF8_BYTES * 2)
    const bytes = this.#bytes
    // The same as of `displayName`, which would make a string of it.
    let end = particle === '' ? 0 : writeUtf8(' ', bytes, writeUtf8(particle, bytes, 0))
    end = writeUtf8(family, bytes, end)
    if (given !== '') end = writeUtf8(given, bytes, this.#separate(end))
    if (suffix !== '') end = writeUtf8(suffix, bytes, this.#separate(end))
    if (isCorporate) bytes[end++] = CORPORATE
    const number = this.#table.add(this.#bytes, 0, end)
    if (number === this.all.length) this.all.push(name)
    return number
  }

  #separate(end: number): number {
    return end === 0 ? 0 : writeUtf8(', ', this.#bytes, end)
  }
}

const FEW_BYTES = 256
/** Characters between the parts of a name, and one behind them. */
const MOST_SEPARATORS = 6
/** Tells an organisation from a person of the same name. */
const CORPORATE = 1

/** Who is known under one form only is read once. */
class FormsOfKnown {
  readonly #recognition: Recognition
  /** Form of each known person, + 1. */
  readonly #forms: Uint32Array

  constructor(recognition: Recognition) {
    this.#recognition = recognition
    this.#forms = new Uint32Array(recognition.known.authors.length)
  }

  formOf(mention: number): number | undefined {
    const person = this.#recognition.personOf[mention]!
    const form = person === STRANGER ? 0 : this.#forms[person]!
    return form === 0 ? undefined : form - 1
  }

  note(mention: number, form: number): void {
    const { personOf, known } = this.#recognition
    const person = personOf[mention]!
    if (person !== STRANGER && known.authors[person]!.forms.length === 1) this.#forms[person] = form + 1
  }
}

export function authorshipOf(mentions: Mentions, mention: number): Authorship {
  const paper = mentions.paper[mention]!
  return mentions.papers[paper]!.authorships[mention - mentions.offsets[paper]!]!
}

/** False where there are no identifiers for sure: most authors are looked at once more for nothing else. */
export function mayBeIdentified({ name, orcid, ids }: Authorship): boolean {
  return orcid !== undefined || ids !== undefined || name.printed.includes(' 0')
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
