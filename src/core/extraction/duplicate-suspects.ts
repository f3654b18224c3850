/** Which papers may be the same as another, told by what `mergeDuplicates` goes by: an identifier or a title that both have. */
import { hashBytes } from '../columns/byte-table.ts'
import { GrowingColumn } from '../columns/growing-column.ts'
import type { Paper } from '../model/paper.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../text/utf8.ts'
import { identifiersOf } from './paper-identifiers.ts'

const OTHER_SEED = 0x9e3779b9
/** Words of a trait: two hashes of a title or identifier, and the number of the paper that has it. */
const WORDS = 3
/** So many traits are compared with each other in memory that is near; to look all up in one table takes five times as long. */
const NEAR = 1 << 10

/** Holds what it is told of papers as hashes: now and then two that have nothing in common are suspected, never the other way. */
export class DuplicateSuspects {
  readonly #traits = new GrowingColumn()
  #text = new Uint8Array(256)

  /** `title` is folded and in UTF-8; papers are told in ascending order. */
  add(
    paper: number,
    title: Uint8Array,
    titleLength: number,
    { doi, arxiv, pmid }: { readonly [Key in 'doi' | 'arxiv' | 'pmid']: Paper[Key] | undefined },
  ): void {
    if (titleLength > 0) this.#keep(paper, title, titleLength)
    if (doi === undefined && arxiv === undefined && pmid === undefined) return
    const given = { ...(doi && { doi }), ...(arxiv && { arxiv }), ...(pmid && { pmid }) }
    for (const [scheme, value] of Object.entries(identifiersOf(given))) {
      const text = `${scheme}:${value}`
      if (this.#text.length < text.length * MOST_UTF8_BYTES) this.#text = new Uint8Array(text.length * MOST_UTF8_BYTES)
      this.#keep(paper, this.#text, writeUtf8(text, this.#text, 0))
    }
  }

  /** Forgets what was told of this paper and those after it. */
  cut(paper: number): void {
    let { length } = this.#traits
    while (length > 0 && this.#traits.at(length - 1) >= paper) length -= WORDS
    this.#traits.cut(length)
  }

  /** Numbers of papers that have something in common with another one, ascending. */
  list(): number[] {
    const { parted, ends } = partition(this.#traits.view())
    const isSuspect = new Uint8Array((this.#traits.view().at(-1) ?? -1) + 1)
    let slots = new Uint32Array(NEAR * 4)
    let from = 0
    for (const end of ends) {
      const room = 2 ** Math.ceil(Math.log2((end - from) / WORDS)) * 2
      if (room > slots.length) slots = new Uint32Array(room)
      else slots.fill(0)
      for (; from < end; from += WORDS) {
        const paper = parted[from + 2]!
        const other = parted[firstLike(from, parted, slots) + 2]!
        if (other !== paper) isSuspect[other] = isSuspect[paper] = 1
      }
    }
    const suspects: number[] = []
    isSuspect.forEach((is, paper) => is === 1 && suspects.push(paper))
    return suspects
  }

  #keep(paper: number, bytes: Uint8Array, length: number): void {
    this.#traits.push(hashBytes(bytes, 0, length))
    this.#traits.push(hashBytes(bytes, 0, length, OTHER_SEED))
    this.#traits.push(paper)
  }
}

/** The same traits, those of like hashes in one part, in their order; and where each part ends. */
function partition(traits: Uint32Array): { readonly parted: Uint32Array; readonly ends: Uint32Array } {
  const bits = Math.max(1, 32 - Math.clz32(traits.length / WORDS / NEAR))
  const shift = 32 - bits
  const ends = new Uint32Array(2 ** bits)
  for (let at = 0; at < traits.length; at += WORDS) ends[traits[at]! >>> shift]! += WORDS
  let end = 0
  for (let part = 0; part < ends.length; part++) ends[part] = (end += ends[part]!) - ends[part]!
  const parted = new Uint32Array(traits.length)
  for (let from = 0; from < traits.length; from += WORDS) {
    const part = traits[from]! >>> shift
    const to = ends[part]!
    for (let word = 0; word < WORDS; word++) parted[to + word] = traits[from + word]!
    ends[part] = to + WORDS
  }
  return { parted, ends }
}

/** Where the first trait like that at `at` stands, which is `at` itself if it is entered now. */
function firstLike(at: number, traits: Uint32Array, slots: Uint32Array): number {
  const mask = slots.length - 1
  for (let slot = traits[at]! & mask; ; slot = (slot + 1) & mask) {
    const entry = slots[slot]!
    if (entry === 0) {
      slots[slot] = at + 1
      return at
    }
    if (traits[entry - 1] === traits[at] && traits[entry] === traits[at + 1]) return entry - 1
  }
}
