/** Whom each of some members is linked with: the few with whom it shares most rows, and the links that come of it. */
import { makeRoom } from '../columns/make-room.ts'
import type { Incidence } from '../model/facts.ts'
import type { Network } from '../model/network.ts'
import { makeRoomForLinks } from './room-for-links.ts'

export class Choices {
  readonly #members: number
  readonly #closest: number
  /** Above the number of every member. */
  readonly #scale: number
  /** Those of each member from `closest` × its number on, the most shared first, of equals the lower; 0 where there is none. */
  readonly #ranks: Float64Array

  /** Room for the `closest` of each member. */
  constructor(members: number, closest: number) {
    this.#members = members
    this.#closest = closest
    this.#scale = 2 ** Math.ceil(Math.log2(members + 1))
    this.#ranks = new Float64Array(makeRoom(members * closest * Float64Array.BYTES_PER_ELEMENT))
  }

  /** Offers a member and each of the first `count` others to each other, with the rows that they share. Leaves neither list as it was. */
  exchange(member: number, others: Uint32Array, weights: Uint32Array, count: number): void {
    const ranks = this.#ranks
    const closest = this.#closest
    for (let index = 0; index < count; index++) this.#offer(others[index]!, member, weights[index]!)
    // First who takes it: their memory is waited for at once, where each would be waited for alone.
    let takers = 0
    for (let index = 0; index < count; index++) {
      const other = others[index]!
      const weight = weights[index]!
      others[takers] = other
      weights[takers] = weight
      takers += Number(ranks[other * closest + closest - 1]! < this.#rankOf(member, weight))
    }
    for (let index = 0; index < takers; index++) this.#offer(member, others[index]!, weights[index]!)
  }

  /** The other takes it unless it has as many who are closer. */
  #offer(other: number, member: number, weight: number): void {
    const ranks = this.#ranks
    const rank = this.#rankOf(other, weight)
    const start = member * this.#closest
    let at = start + this.#closest - 1
    if (ranks[at]! >= rank) return
    for (; at > start && ranks[at - 1]! < rank; at--) ranks[at] = ranks[at - 1]!
    ranks[at] = rank
  }

  /**
   * Offers to each member that has room left those with whom it shares a single row. Everybody who shares more must have been
   * offered before. In a row members ascend; rows of more than `maxMembers` are passed over.
   */
  fill({ offsets, targets }: Incidence, rowsOf: Incidence, maxMembers: number): void {
    const known = new Uint32Array(this.#closest)
    for (let member = 0; member < this.#members; member++) {
      const last = (member + 1) * this.#closest - 1
      if (this.#ranks[last]! > 0) continue
      const often = this.#list(member, known)
      for (let at = rowsOf.offsets[member]!; at < rowsOf.offsets[member + 1]!; at++) {
        const row = rowsOf.targets[at]!
        const to = offsets[row + 1]!
        if (to - offsets[row]! > maxMembers) continue
        for (let place = offsets[row]!; place < to; place++) {
          const other = targets[place]!
          // Whoever comes later in the row is higher still.
          if (this.#ranks[last]! >= this.#rankOf(other, 1)) break
          if (other !== member && !isAmong(known, often, other)) this.#offer(other, member, 1)
        }
      }
    }
  }

  /** Each pair once in which one has chosen the other, sorted by source, then target. */
  toNetwork(): Network {
    const order = this.#members
    const offsets = new Uint32Array(order + 1)
    this.#visitLinks((low) => offsets[low + 1]!++)
    for (let member = 0; member < order; member++) offsets[member + 1]! += offsets[member]!
    const network = makeRoomForLinks(offsets[order]!)
    const { targets, weights } = network
    const next = offsets.slice()
    this.#visitLinks((low, high, weight) => {
      // Into its place in the row of the lower one. Few stand behind it: those that this one has chosen itself.
      let slot = next[low]!++
      for (; slot > offsets[low]! && targets[slot - 1]! > high; slot--) {
        targets[slot] = targets[slot - 1]!
        weights[slot] = weights[slot - 1]!
      }
      targets[slot] = high
      weights[slot] = weight
    })
    for (let member = 0; member < order; member++) network.sources.fill(member, offsets[member], offsets[member + 1])
    return { order, ...network }
  }

  #visitLinks(visit: (low: number, high: number, weight: number) => void): void {
    const ranks = this.#ranks
    const scale = this.#scale
    const closest = this.#closest
    for (let member = 0; member < this.#members; member++)
      for (let at = member * closest; at < (member + 1) * closest && ranks[at]! > 0; at++) {
        const weight = Math.floor(ranks[at]! / scale)
        const other = scale - 1 - (ranks[at]! - weight * scale)
        if (other > member) visit(member, other, weight)
        // Where the other has chosen it, too, they are linked already.
        else if (ranks[(other + 1) * closest - 1]! > this.#rankOf(member, weight)) visit(other, member, weight)
      }
  }

  /** More for who shares more rows, of equals for the lower. */
  #rankOf(other: number, weight: number): number {
    return weight * this.#scale + (this.#scale - 1 - other)
  }

  /** Whom a member has chosen so far; gives how many they are. */
  #list(member: number, into: Uint32Array): number {
    const scale = this.#scale
    const start = member * this.#closest
    let count = 0
    for (; count < this.#closest && this.#ranks[start + count]! > 0; count++)
      into[count] = scale - 1 - (this.#ranks[start + count]! % scale)
    return count
  }
}

function isAmong(numbers: Uint32Array, count: number, number: number): boolean {
  for (let at = 0; at < count; at++) if (numbers[at] === number) return true
  return false
}
