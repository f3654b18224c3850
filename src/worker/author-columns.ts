/** People as columns of text: between threads each object and each of its texts would cost more than the reading of it. */
import type { Author, PersonName } from '../core/index.ts'

/** Texts one after the other, and where each ends. */
interface Texts {
  readonly pool: string
  readonly ends: Uint32Array
}

/** What only some people have, and what few have of a name. */
type More = Omit<Author, 'id' | 'label' | 'forms' | 'name'>
type MoreOfName = Omit<PersonName, 'family' | 'given' | 'printed'>

/** As many entries as there are people. */
export interface AuthorColumns {
  readonly ids: Texts
  readonly labels: Texts
  readonly families: Texts
  /** Empty where there is none. */
  readonly givens: Texts
  readonly printed: Texts
  /** By person; the printed form alone needs no entry. */
  readonly forms: ReadonlyMap<number, readonly string[]>
  readonly more: ReadonlyMap<number, readonly [More, MoreOfName]>
}

export function splitAuthors(authors: readonly Author[]): AuthorColumns {
  const forms = new Map<number, readonly string[]>()
  const more = new Map<number, readonly [More, MoreOfName]>()
  authors.forEach((author, place) => {
    const { name, forms: own } = author
    if (own.length !== 1 || own[0] !== name.printed) forms.set(place, own)
    if (countFields(author) > 4 || countFields(name) > (name.given === undefined ? 2 : 3))
      more.set(place, restOf(author))
  })
  return {
    ids: poolOf(authors.map(({ id }) => id)),
    labels: poolOf(authors.map(({ label }) => label)),
    families: poolOf(authors.map(({ name }) => name.family)),
    givens: poolOf(authors.map(({ name }) => name.given ?? '')),
    printed: poolOf(authors.map(({ name }) => name.printed)),
    forms,
    more,
  }
}

export function joinAuthors({ ids, labels, families, givens, printed, forms, more }: AuthorColumns): Author[] {
  const authors = new Array<Author>(ids.ends.length)
  for (let place = 0; place < authors.length; place++) {
    const [family, given, form] = [textAt(families, place), textAt(givens, place), textAt(printed, place)]
    const name: PersonName = given === '' ? { family, printed: form } : { family, given, printed: form }
    const own = forms.get(place)
    const all = own ? own.map((other) => (other === form ? form : other)) : [form]
    const author: Author = { id: textAt(ids, place), name, label: textAt(labels, place), forms: all }
    const [rest, restOfName] = more.get(place) ?? []
    authors[place] = rest ? { ...author, ...rest, name: { ...name, ...restOfName } } : author
  }
  return authors
}

/** What has no column. */
function restOf({ id: _id, label: _label, forms: _forms, name, ...rest }: Author): [More, MoreOfName] {
  const { family: _family, given: _given, printed: _printed, ...restOfName } = name
  return [rest, restOfName]
}

function countFields(record: object): number {
  let count = 0
  for (const _ in record) count++
  return count
}

function poolOf(texts: readonly string[]): Texts {
  const ends = new Uint32Array(texts.length)
  let end = 0
  for (let place = 0; place < texts.length; place++) ends[place] = end += texts[place]!.length
  return { pool: texts.join(''), ends }
}

function textAt({ pool, ends }: Texts, place: number): string {
  return pool.slice(place === 0 ? 0 : ends[place - 1], ends[place])
}
