/** People found by name and identifier, each made into an author when it is asked for: there may be millions. */
import { ByteTable } from '../../columns/byte-table.ts'
import type { Author } from '../../model/facts.ts'
import type { PersonName } from '../../model/paper.ts'
import { slug } from '../../text/fold.ts'
import { displayName } from '../../text/names.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../../text/utf8.ts'

/** Person of a form that stands nowhere. */
export const NOBODY = 0xffffffff

const ORCID = 'orcid:'
const UNNAMED = 'unnamed'

/** Forms in which people are mentioned, as columns. */
export interface Forms {
  /** Person of each form, or `NOBODY`. */
  readonly personOf: Uint32Array
  /** How often it stands in a byline. */
  readonly times: Uint32Array
  nameOf(form: number): PersonName
  identifiersOf(form: number): readonly string[]
}

interface Form {
  readonly name: PersonName
  readonly label: string
  readonly times: number
  readonly identifiers: readonly string[]
}

export class ResolvedPeople {
  readonly count: number
  readonly #forms: Forms
  readonly #starts: Uint32Array
  readonly #formsOf: Uint32Array

  constructor(count: number, forms: Forms) {
    this.count = count
    this.#forms = forms
    const { personOf } = forms
    const starts = new Uint32Array(count + 1)
    for (const person of personOf) if (person !== NOBODY) starts[person + 1]!++
    for (let person = 0; person < count; person++) starts[person + 1]! += starts[person]!
    const next = starts.slice()
    this.#formsOf = new Uint32Array(starts[count]!)
    personOf.forEach((person, form) => {
      if (person !== NOBODY) this.#formsOf[next[person]!++] = form
    })
    this.#starts = starts
  }

  /** Everybody in the order of their numbers, with an id that nobody else has. */
  *authors(): Generator<Author> {
    const ids = new DistinctIds()
    for (let person = 0; person < this.count; person++) yield this.#describe(person, ids)
  }

  /** "Family, Given", as it is written most often. */
  labelOf(person: number): string {
    return this.#rankForms(person)[0]!.label
  }

  #describe(person: number, ids: DistinctIds): Author {
    const forms = this.#rankForms(person)
    const { name, label } = forms[0]!
    const identifiers = forms.flatMap((form) => form.identifiers)
    const orcid = identifiers.find((identifier) => identifier.startsWith(ORCID))?.slice(ORCID.length)
    const labels = forms.length === 1 ? [label] : [...new Set(forms.map((form) => form.label))]
    return {
      id: ids.take(`author:${slug(label) || UNNAMED}`),
      name,
      label,
      forms: labels,
      ...(orcid && { orcid }),
      ...(labels.length > 1 && {
        evidence: [
          identifiers.length > 0 ? 'same identifier or name' : 'same name but for accents, case or punctuation',
        ],
      }),
    }
  }

  /** Most frequent first. */
  #rankForms(person: number): Form[] {
    const ranked: Form[] = []
    for (let at = this.#starts[person]!; at < this.#starts[person + 1]!; at++) {
      const form = this.#formsOf[at]!
      const name = this.#forms.nameOf(form)
      ranked.push({
        name,
        label: displayName(name),
        times: this.#forms.times[form]!,
        identifiers: this.#forms.identifiersOf(form),
      })
    }
    return ranked.sort((a, b) => b.times - a.times || (a.label < b.label ? -1 : Number(a.label > b.label)))
  }
}

/** Ids of authors, namesakes numbered as elsewhere, without a string kept of each. */
class DistinctIds {
  readonly #taken = new ByteTable()
  /** The number to try next for an id that was wished for before. */
  readonly #next = new Map<string, number>()
  #bytes = new Uint8Array(1024)

  take(wished: string): string {
    let id = wished
    let count = this.#next.get(wished) ?? 2
    while (!this.#isNew(id)) {
      id = `${wished}-${count++}`
      this.#next.set(wished, count)
    }
    return id
  }

  #isNew(id: string): boolean {
    if (this.#bytes.length < id.length * MOST_UTF8_BYTES) this.#bytes = new Uint8Array(id.length * MOST_UTF8_BYTES)
    const before = this.#taken.size
    return this.#taken.add(this.#bytes, 0, writeUtf8(id, this.#bytes, 0)) === before
  }
}
