/** Every author mention of a collection as columns: which paper, which printed form, which folded name. */
import { ByteTable } from '../../columns/byte-table.ts'
import { GrowingColumn } from '../../columns/growing-column.ts'
import { makeNumbers } from '../../columns/make-room.ts'
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
  /** Papers in whose bylines somebody may have identifiers, ascending. */
  readonly identified: Uint32Array
}

export function collectMentions(papers: readonly Paper[], recognition?: Recognition): Mentions {
  const offsets = recognition?.offsets ?? offsetsOf(papers)
  const reader = new BylineReader(offsets, recognition)
  for (let paper = 0; paper < papers.length; paper++) reader.read(paper, papers[paper]!.authorships)
  const { paper, form, forms } = reader
  const { nameOf, ...folded } = foldNames(forms, countEach(form, forms.length))
  return {
    papers,
    offsets,
    paper,
    form,
    name: translate(form, nameOf),
    forms,
    identified: reader.identified(),
    ...folded,
  }
}

function countEach(numbers: Uint32Array, different: number): Uint32Array {
  const counts = new Uint32Array(different)
  for (let at = 0; at < numbers.length; at++) counts[numbers[at]!]!++
  return counts
}

/** For each of the numbers what stands at its place. */
export function translate(numbers: Uint32Array, into: Uint32Array): Uint32Array {
  const translated = makeNumbers(numbers.length)
  for (let at = 0; at < numbers.length; at++) translated[at] = into[numbers[at]!]!
  return translated
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

/** Reads bylines, of which those that are known mostly say the same of a person, by the very same object: that is read once. */
class BylineReader {
  /** Paper and form of each mention. */
  readonly paper: Uint32Array
  readonly form: Uint32Array
  readonly #offsets: Uint32Array
  readonly #personOf: Uint32Array | undefined
  readonly #forms = new Forms()
  readonly #identified = new GrowingColumn()
  /** What a byline said last of each known person, the form of it, and 1 where it may identify. */
  readonly #last: (Authorship | undefined)[]
  readonly #lastForm: Uint32Array
  readonly #isLastIdentified: Uint8Array

  constructor(offsets: Uint32Array, recognition: Recognition | undefined) {
    const people = recognition?.known.authors.length ?? 0
    this.paper = makeNumbers(offsets.at(-1)!)
    this.form = makeNumbers(this.paper.length)
    this.#offsets = offsets
    this.#personOf = recognition?.personOf
    this.#last = new Array<Authorship | undefined>(people)
    this.#lastForm = new Uint32Array(people)
    this.#isLastIdentified = new Uint8Array(people)
  }

  get forms(): readonly PersonName[] {
    return this.#forms.all
  }

  identified(): Uint32Array {
    return this.#identified.view()
  }

  read(paper: number, byline: readonly Authorship[]): void {
    const first = this.#offsets[paper]!
    let isIdentified = 0
    for (let position = 0; position < byline.length; position++) {
      const mention = first + position
      const authorship = byline[position]!
      const person = this.#personOf ? this.#personOf[mention]! : STRANGER
      this.paper[mention] = paper
      if (person !== STRANGER && this.#last[person] === authorship) {
        this.form[mention] = this.#lastForm[person]!
        isIdentified |= this.#isLastIdentified[person]!
        continue
      }
      const form = this.#forms.numberOf(authorship.name)
      const is = Number(mayBeIdentified(authorship))
      this.form[mention] = form
      isIdentified |= is
      if (person === STRANGER) continue
      this.#last[person] = authorship
      this.#lastForm[person] = form
      this.#isLastIdentified[person] = is
    }
    if (isIdentified === 1) this.#identified.push(paper)
  }
}

export function authorshipOf(mentions: Mentions, mention: number): Authorship {
  const paper = mentions.paper[mention]!
  return mentions.papers[paper]!.authorships[mention - mentions.offsets[paper]!]!
}

/** False where there are no identifiers for sure. */
function mayBeIdentified({ name, orcid, ids }: Authorship): boolean {
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
