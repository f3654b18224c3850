/** Which papers may be the same as another, told by what `mergeDuplicates` goes by: an identifier or a title that both have. */
import { hashBytes } from '../columns/byte-table.ts'
import type { Paper } from '../model/paper.ts'
import { MOST_UTF8_BYTES, writeUtf8 } from '../text/utf8.ts'
import { identifiersOf } from './paper-identifiers.ts'

const FIRST_SLOTS = 1 << 10
/** Words of a slot: two hashes and the number of the paper + 1. */
const WORDS = 3
const OTHER_SEED = 0x9e3779b9

/** Holds what it is told of papers as hashes: now and then two that have nothing in common are suspected, never the other way. */
export class DuplicateSuspects {
  #slots = new Uint32Array(FIRST_SLOTS * WORDS)
  #used = 0
  readonly #suspects = new Set<number>()
  #text = new Uint8Array(256)

  /** `title` is folded and in UTF-8; papers are told once, or again with the same number. */
  add(
    paper: number,
    title: Uint8Array,
    titleLength: number,
    { doi, arxiv, pmid }: { readonly [Key in 'doi' | 'arxiv' | 'pmid']: Paper[Key] | undefined },
  ): void {
    if (titleLength > 0) this.#meet(paper, title, titleLength)
    if (doi === undefined && arxiv === undefined && pmid === undefined) return
    const given = { ...(doi && { doi }), ...(arxiv && { arxiv }), ...(pmid && { pmid }) }
    for (const [scheme, value] of Object.entries(identifiersOf(given))) {
      const text = `${scheme}:${value}`
      if (this.#text.length < text.length * MOST_UTF8_BYTES) this.#text = new Uint8Array(text.length * MOST_UTF8_BYTES)
      this.#meet(paper, this.#text, writeUtf8(text, this.#text, 0))
    }
  }

  /** Numbers of papers below `count` that have something in common with another one, ascending. */
  list(count: number): number[] {
    return [...this.#suspects].filter((paper) => paper < count).sort((left, right) => left - right)
  }

  #meet(paper: number, bytes: Uint8Array, length: number): void {
    const first = hashBytes(bytes, 0, length)
    const second = hashBytes(bytes, 0, length, OTHER_SEED)
    const slots = this.#slots
    const capacity = slots.length / WORDS
    for (let slot = first & (capacity - 1); ; slot = (slot + 1) & (capacity - 1)) {
      const at = slot * WORDS
      const other = slots[at + 2]! - 1
      if (other < 0) {
        slots[at] = first
        slots[at + 1] = second
        slots[at + 2] = paper + 1
        if (++this.#used * 4 > capacity * 3) this.#spread()
        return
      }
      if (slots[at] !== first || slots[at + 1] !== second) continue
      if (other !== paper) this.#suspects.add(other).add(paper)
      return
    }
  }

  #spread(): void {
    const old = this.#slots
    const slots = (this.#slots = new Uint32Array(old.length * 2))
    const capacity = slots.length / WORDS
    for (let from = 0; from < old.length; from += WORDS) {
      if (old[from + 2] === 0) continue
      let slot = old[from]! & (capacity - 1)
      while (slots[slot * WORDS + 2] !== 0) slot = (slot + 1) & (capacity - 1)
      slots.set(old.subarray(from, from + WORDS), slot * WORDS)
    }
  }
}
