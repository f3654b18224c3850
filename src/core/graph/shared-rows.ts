/** How many rows a member shares with each later one. */
import type { Incidence } from '../model/facts.ts'

const LARGEST = 0xffffffff

export class SharedRows {
  /** Members after the one that was counted last that share two rows or more with it, the first `oftenCount`, and how many rows each does. */
  readonly often: Uint32Array
  readonly times: Uint32Array
  oftenCount = 0
  readonly #rows: Incidence
  readonly #rowsOf: Incidence
  readonly #maxMembers: number
  /** Where the next member of each row stands. */
  readonly #next: Uint32Array
  /** `base` + the rows that each member shares with the one that was counted last; what is not above it was counted for others. */
  readonly #marks: Uint32Array
  #base = 0
  /** How much above the base marks may be. */
  #most = 0

  /** In a row members ascend; `rowsOf` has the rows of each member. Rows of more than `maxMembers` don't count. */
  constructor(rows: Incidence, rowsOf: Incidence, maxMembers: number) {
    const members = rowsOf.offsets.length - 1
    this.often = new Uint32Array(members)
    this.times = new Uint32Array(members)
    this.#rows = rows
    this.#rowsOf = rowsOf
    this.#maxMembers = maxMembers
    this.#next = rows.offsets.slice()
    this.#marks = new Uint32Array(members)
  }

  /** Counts for the next member; the first is 0. Gives how many later ones it shares a row with. */
  count(member: number): number {
    const { offsets, targets } = this.#rows
    const { offsets: starts, targets: rows } = this.#rowsOf
    const marks = this.#marks
    const { often } = this
    const end = starts[member + 1]!
    const base = this.#nextBase(end - starts[member]!)
    let oftenCount = 0
    let others = 0
    for (let at = starts[member]!; at < end; at++) {
      const row = rows[at]!
      const to = offsets[row + 1]!
      // Those before were counted for themselves.
      const from = ++this.#next[row]!
      if (to - offsets[row]! > this.#maxMembers) continue
      for (let place = from; place < to; place++) {
        const other = targets[place]!
        const mark = marks[other]!
        if (mark <= base) {
          marks[other] = base + 1
          others++
        } else {
          if (mark === base + 1) often[oftenCount++] = other
          marks[other] = mark + 1
        }
      }
    }
    for (let index = 0; index < oftenCount; index++) this.times[index] = marks[often[index]!]! - base
    this.oftenCount = oftenCount
    return others
  }

  #nextBase(rows: number): number {
    this.#base += this.#most
    this.#most = rows
    if (this.#base + rows >= LARGEST) {
      this.#marks.fill(0)
      this.#base = 0
    }
    return this.#base
  }
}
