/** Rows seen from their members: who stands behind a member in its rows, and what share a row gives to each of them. */
import type { Incidence } from '../model/facts.ts'

/** Added to the last member of a row. */
const LAST = 0x80000000

/** Memory is asked for the rows of so many members at once. */
const AHEAD = 32

export class Companions {
  /** Of the member that was gathered last, row by row: who stands behind it, and 1/(n − 1) for a row of n members. */
  targets = new Uint32Array(64)
  shares = new Float64Array(64)
  readonly #rows: Incidence
  /** Where the places of each member begin. */
  readonly #starts: Uint32Array
  /** For each member, where it stands in each row that goes on behind it, and the lengths of those rows. */
  readonly #places: Uint32Array
  readonly #lengths: Uint16Array | Uint32Array
  /** The first member whose rows memory was not asked for yet. */
  #ahead = 0

  /**
   * In a row each member stands once, and members ascend; rows of more than `maxMembers` are left out. The last member of
   * each row is marked in `rows` itself until `close`.
   */
  constructor(rows: Incidence, members: number, maxMembers: number) {
    const { offsets, targets } = rows
    const starts = new Uint32Array(members + 1)
    for (let row = 0; row + 1 < offsets.length; row++) {
      if (offsets[row + 1]! - offsets[row]! > maxMembers) continue
      for (let place = offsets[row]!; place < offsets[row + 1]! - 1; place++) starts[targets[place]!]!++
    }
    let end = 0
    for (let member = 0; member <= members; member++) starts[member] = end += starts[member]!
    const places = new Uint32Array(end)
    const lengths = maxMembers < 1 << 16 ? new Uint16Array(end) : new Uint32Array(end)
    // From the last row on, so that ends become beginnings.
    for (let row = offsets.length - 2; row >= 0; row--) {
      const length = offsets[row + 1]! - offsets[row]!
      if (length > maxMembers) continue
      for (let place = offsets[row]!; place < offsets[row + 1]! - 1; place++) {
        const slot = --starts[targets[place]!]!
        places[slot] = place
        lengths[slot] = length
      }
    }
    this.#rows = rows
    this.#starts = starts
    this.#places = places
    this.#lengths = lengths
    this.#mark(LAST)
  }

  /** Gathers those of one member, which must be asked for in ascending order. Gives how many there are. */
  gather(member: number): number {
    if (member >= this.#ahead) this.#anticipate(member)
    const { targets: members } = this.#rows
    const starts = this.#starts
    const places = this.#places
    const lengths = this.#lengths
    let { targets, shares } = this
    let found = 0
    for (let at = starts[member]!; at < starts[member + 1]!; at++) {
      const length = lengths[at]!
      if (found + length > targets.length) {
        this.#makeRoom(found + length)
        ;({ targets, shares } = this)
      }
      const share = 1 / (length - 1)
      let place = places[at]!
      while (members[place]! < LAST) {
        targets[found] = members[++place]! % LAST
        shares[found++] = share
      }
    }
    return found
  }

  close(): void {
    this.#mark(-LAST)
  }

  /** Looks into the rows of members to come, all at once: memory would be waited for by each alone. */
  #anticipate(member: number): void {
    const { targets } = this.#rows
    const places = this.#places
    this.#ahead = Math.min(member + AHEAD, this.#starts.length - 1)
    const end = this.#starts[this.#ahead]!
    let seen = 0
    for (let at = this.#starts[member]!; at < end; at++) seen ^= targets[places[at]! + 1]!
    // Kept until something is gathered, so that nobody finds that nothing needs to be read.
    this.targets[0] = seen
  }

  #makeRoom(needed: number): void {
    const { targets, shares } = this
    this.targets = new Uint32Array(needed * 2)
    this.targets.set(targets)
    this.shares = new Float64Array(needed * 2)
    this.shares.set(shares)
  }

  #mark(added: number): void {
    const { offsets, targets } = this.#rows
    for (let row = 0; row + 1 < offsets.length; row++)
      if (offsets[row + 1]! > offsets[row]!) targets[offsets[row + 1]! - 1]! += added
  }
}
