/** How many rows a member shares with each other one, and with whom it shares most. */
import type { Incidence } from '../model/facts.ts'

const LARGEST = 0xffffffff

export class SharedRows {
  readonly #rows: Incidence
  readonly #rowsOf: Incidence
  readonly #maxMembers: number
  /** `base` + the rows that each member shares with the one that was counted last; what is not above it was counted for others. */
  readonly #marks: Uint32Array
  #base = 0
  #member = 0
  /** Members that share two rows or more. */
  readonly #often: Uint32Array
  #oftenCount = 0

  /** In a row each member stands once; `rowsOf` has the rows of each member. Rows of more than `maxMembers` don't count. */
  constructor(rows: Incidence, rowsOf: Incidence, maxMembers: number) {
    this.#rows = rows
    this.#rowsOf = rowsOf
    this.#maxMembers = maxMembers
    const members = rowsOf.offsets.length - 1
    this.#marks = new Uint32Array(members)
    this.#often = new Uint32Array(members)
  }

  /** Counts for one member. Gives how many others it shares a row with. */
  count(member: number): number {
    const { offsets, targets } = this.#rows
    const marks = this.#marks
    const often = this.#often
    const base = this.#nextBase(member)
    let oftenCount = 0
    let others = 0
    this.#member = member
    // So it is never among the others.
    marks[member] = LARGEST
    const end = this.#rowsOf.offsets[member + 1]!
    for (let at = this.#rowsOf.offsets[member]!; at < end; at++) {
      const row = this.#rowsOf.targets[at]!
      const to = offsets[row + 1]!
      if (to - offsets[row]! > this.#maxMembers) continue
      for (let place = offsets[row]!; place < to; place++) {
        const other = targets[place]!
        const mark = marks[other]!
        if (mark <= base) {
          marks[other] = base + 1
          others++
        } else if (mark !== LARGEST) {
          if (mark === base + 1) often[oftenCount++] = other
          marks[other] = mark + 1
        }
      }
    }
    marks[member] = base
    this.#oftenCount = oftenCount
    return others
  }

  /** Rows that another one shares with the member counted last; both must share some. */
  countOf(other: number): number {
    return this.#marks[other]! - this.#base
  }

  /**
   * Writes with whom it shares most rows, most first, of equals the lower first, and returns how many there are: as many as `into` has
   * room for, or all.
   */
  mostShared(into: Uint32Array): number {
    const marks = this.#marks
    let found = 0
    let least = 0
    for (let index = 0; index < this.#oftenCount; index++) {
      const other = this.#often[index]!
      const mark = marks[other]!
      if (found === into.length) {
        if (mark < least || (mark === least && other > into[found - 1]!)) continue
      } else found++
      let at = found - 1
      for (; at > 0; at--) {
        const before = into[at - 1]!
        if (marks[before]! > mark || (marks[before] === mark && before < other)) break
        into[at] = before
      }
      into[at] = other
      least = marks[into[found - 1]!]!
    }
    return found < into.length ? this.#addOnceShared(into, found) : found
  }

  /** Fills what room is left with the lowest of those that share a single row. */
  #addOnceShared(into: Uint32Array, first: number): number {
    const { offsets, targets } = this.#rows
    const once = this.#base + 1
    let found = first
    const end = this.#rowsOf.offsets[this.#member + 1]!
    for (let at = this.#rowsOf.offsets[this.#member]!; at < end; at++) {
      const row = this.#rowsOf.targets[at]!
      const to = offsets[row + 1]!
      if (to - offsets[row]! > this.#maxMembers) continue
      for (let place = offsets[row]!; place < to; place++) {
        const other = targets[place]!
        if (this.#marks[other] !== once) continue
        if (found < into.length) found++
        // In a row members ascend: whoever comes later is higher still.
        else if (other > into[found - 1]!) break
        let slot = found - 1
        for (; slot > first && into[slot - 1]! > other; slot--) into[slot] = into[slot - 1]!
        into[slot] = other
      }
    }
    return found
  }

  #nextBase(member: number): number {
    const { offsets } = this.#rowsOf
    const last = this.#base + (member > 0 ? offsets[this.#member + 1]! - offsets[this.#member]! : 0)
    const most = offsets[member + 1]! - offsets[member]!
    if (last + most >= LARGEST) {
      this.#marks.fill(0)
      this.#base = 0
    } else this.#base = last
    return this.#base
  }
}
