/** The names of a collection: forms that read alike are one, and each is taken apart into numbers. */
import { ByteTable } from '../../columns/byte-table.ts'
import { positionsOf } from '../../columns/incidence.ts'
import { orderByValue } from '../../columns/ordering.ts'
import type { Incidence } from '../../model/facts.ts'
import type { PersonName } from '../../model/paper.ts'
import { makeColumns, type NameColumns } from './name-columns.ts'
import { nameKey, type NameKey } from './name-keys.ts'
import { NameParts } from './name-parts.ts'

/** Folded names by number, in order of what counts of them (`NameKey.whole`) as UTF-8. */
export class Names {
  readonly size: number
  readonly columns: NameColumns
  readonly #cuts: readonly PersonName[]
  readonly #keys: NameKey[] = []

  /** `cuts` has for each name a form that is cut into family and given names as most are. */
  constructor(cuts: readonly PersonName[], columns: NameColumns) {
    this.size = cuts.length
    this.columns = columns
    this.#cuts = cuts
  }

  numbers(): IterableIterator<number> {
    return this.#cuts.keys()
  }

  /** Folded when it is asked for: few names are compared letter by letter. */
  keyOf(name: number): NameKey {
    return (this.#keys[name] ??= nameKey(this.#cuts[name]!))
  }
}

/**
 * Forms that read alike from first to last letter are one name, wherever the family name was cut: "Safi Samghabadi,
 * Niloofar" and "Samghabadi, Niloofar Safi". The commonest cut stands for all. `counts` says how often each form is met;
 * `isFull` is 1 for each form with a given name of which the first is no initial.
 */
export function foldNames(
  forms: readonly PersonName[],
  counts: Uint32Array,
): { readonly nameOf: Uint32Array; readonly names: Names; readonly isFull: Uint8Array } {
  const { parts, wholeOf, wholes } = takeApart(forms)
  const order = inOrder(wholes)
  const numberOf = new Uint32Array(order.length)
  for (let name = 0; name < order.length; name++) numberOf[order[name]!] = name
  const nameOf = wholeOf.map((whole) => numberOf[whole]!)
  const formsOf = positionsOf(nameOf, order.length)
  const columns = makeColumns(order.length)
  const stems = new ByteTable()
  const stem = new Uint8Array(8)
  const halves = new Uint32Array(stem.buffer)
  const cuts: PersonName[] = []
  const cutOf = new Uint32Array(order.length)
  for (let name = 0; name < order.length; name++) {
    cutOf[name] = commonestCut(forms, counts, parts.family, formsOf, name)
    cuts.push(forms[cutOf[name]!]!)
  }
  for (const part of TAKEN_OVER) takeOver(parts[part], cutOf, columns[part])
  for (let name = 0; name < order.length; name++) {
    halves[0] = columns.family[name]!
    halves[1] = columns.initial[name]!
    columns.stem[name] = stems.add(stem, 0, stem.length)
  }
  const isFull = parts.isShort.map((isShort, form) => Number(isShort === 0 && parts.words[form]! > 0))
  return { nameOf, names: new Names(cuts, columns), isFull }
}

/** What a name has of the form that stands for it. */
const TAKEN_OVER = ['family', 'given', 'first', 'words', 'detail', 'initial', 'bag', 'isShort', 'isCorporate'] as const

function takeOver(from: ArrayLike<number>, places: Uint32Array, into: Uint32Array | Uint16Array | Uint8Array): void {
  for (let at = 0; at < places.length; at++) into[at] = from[places[at]!]!
}

/** The parts of each form, but the stem; `wholes` are what the forms read like, and `wholeOf` which of these each form is. */
function takeApart(forms: readonly PersonName[]): {
  readonly parts: NameColumns
  readonly wholeOf: Uint32Array
  readonly wholes: ByteTable
} {
  const wholes = new ByteTable()
  const families = new ByteTable()
  const givens = new ByteTable()
  const wholeOf = new Uint32Array(forms.length)
  const columns = makeColumns(forms.length)
  const parts = new NameParts()
  for (let form = 0; form < forms.length; form++) {
    parts.takeApart(forms[form]!)
    wholeOf[form] = wholes.add(parts.whole, 0, parts.wholeLength)
    columns.family[form] = families.add(parts.whole, parts.familyStart, parts.wholeLength)
    columns.first[form] = givens.add(parts.given, 0, parts.firstLength)
    columns.given[form] = parts.words > 1 ? givens.add(parts.given, 0, parts.givenLength) : columns.first[form]!
    columns.words[form] = parts.words
    columns.detail[form] = parts.detail
    columns.initial[form] = parts.initial
    columns.bag[form] = parts.bag
    columns.isShort[form] = Number(parts.isShort)
    columns.isCorporate[form] = Number(parts.isCorporate)
  }
  return { parts: columns, wholeOf, wholes }
}

/** Texts by number, in the order of their bytes. */
function inOrder(texts: ByteTable): Uint32Array {
  const order = new Uint32Array(texts.size)
  for (let text = 0; text < order.length; text++) order[text] = text
  const beginnings = [BYTES_AT_ONCE, 0].map((from) => beginningsOf(texts, from))
  for (const values of beginnings) orderByValue(order, new Float32Array(values.buffer))
  const areAlike = (one: number, two: number): boolean => beginnings.every((values) => values[one] === values[two])
  for (let start = 0; start < order.length;) {
    let end = start + 1
    while (end < order.length && areAlike(order[start]!, order[end]!)) end++
    if (end - start > 1)
      order.subarray(start, end).sort((one, two) => compareBytes(texts.bytesOf(one), texts.bytesOf(two)))
    start = end
  }
  return order
}

/** Bytes that make up a number to order by. */
const BYTES_AT_ONCE = 4

/** Of each text the bytes from this one on, as many as are compared at once. */
function beginningsOf(texts: ByteTable, from: number): Uint32Array {
  const beginnings = new Uint32Array(texts.size)
  for (let text = 0; text < beginnings.length; text++) {
    const bytes = texts.bytesOf(text)
    for (let at = from; at < from + BYTES_AT_ONCE; at++)
      beginnings[text] = (beginnings[text]! << 8) | (at < bytes.length ? bytes[at]! : 0)
  }
  return beginnings
}

function compareBytes(one: Uint8Array, two: Uint8Array): number {
  const length = Math.min(one.length, two.length)
  for (let at = 0; at < length; at++) if (one[at] !== two[at]) return one[at]! - two[at]!
  return one.length - two.length
}

/** Of the forms of a name the first one that is cut as most of them are. */
function commonestCut(
  forms: readonly PersonName[],
  counts: Uint32Array,
  family: Uint32Array,
  { offsets, targets }: Incidence,
  name: number,
): number {
  const start = offsets[name]!
  if (offsets[name + 1]! - start === 1) return targets[start]!
  const cuts = new Map<number, { readonly form: number; count: number }>()
  for (let slot = start; slot < offsets[name + 1]!; slot++) {
    const form = targets[slot]!
    const cut = cuts.get(family[form]!)
    if (cut) cut.count += counts[form]!
    else cuts.set(family[form]!, { form, count: counts[form]! })
  }
  const keyOf = ({ form }: { readonly form: number }): string => nameKey(forms[form]!).key
  return [...cuts.values()].reduce((best, cut) =>
    cut.count > best.count || (cut.count === best.count && keyOf(cut) < keyOf(best)) ? cut : best,
  ).form
}
