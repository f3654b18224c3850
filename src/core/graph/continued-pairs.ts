/** Pairs of members that share a row, counted from those of an earlier map where few rows are new. */
import { NOWHERE, renumber, takeRows } from '../columns/incidence.ts'
import { sortRows } from '../columns/sorted-rows.ts'
import type { Incidence } from '../model/facts.ts'
import type { Network } from '../model/network.ts'
import { countOmitted, countPairs, type CountedPairs } from './coauthorship.ts'
import { makeRoomForLinks } from './room-for-links.ts'

/** Rows as they were, and what became of them. */
export interface EarlierRows {
  readonly rows: Incidence
  /** Each member of before among those of now, in the same order; `NOWHERE` for who is gone. */
  readonly numbers: Uint32Array
  /** Each row of now among those of before; `NOWHERE` for new ones. */
  readonly rowsBefore: Uint32Array
}

/**
 * As `countPairs` in full: the pairs of before (`network`) without those of rows that are gone or say something else, and with those of new ones.
 * Nothing where `network` is not what the rows of before make. Linear.
 */
export function continuePairs(
  rows: Incidence,
  members: number,
  maxMembers: number,
  earlier: EarlierRows,
  network: Network,
): CountedPairs | undefined {
  if (!doAscend(earlier.numbers) || countAll(earlier, maxMembers) !== sum(network.weights)) return undefined
  const { added, gone } = compareRows(rows, earlier)
  const short = gone.filter((row) => countDistinct(earlier.rows, row) <= maxMembers)
  const changed = mergePairs(
    network,
    earlier.numbers,
    countAmongFew(takeRows(rows, added, NONE), members, maxMembers),
    countAmongFew(renumber(takeRows(earlier.rows, short, NONE), earlier.numbers), members, maxMembers),
  )
  return changed && { network: changed, ...countOmitted(longRows(rows, maxMembers), maxMembers) }
}

const NONE: ReadonlyMap<number, ArrayLike<number>> = new Map()

/** The pairs of rows in which few of the members stand. */
function countAmongFew(rows: Incidence, order: number, maxMembers: number): Network {
  const met = Uint32Array.from(new Set(rows.targets)).sort()
  const places = new Uint32Array(order)
  for (let place = 0; place < met.length; place++) places[met[place]!] = place
  const few = countPairs(renumber(rows, places), met.length, { counting: 'full', maxMembers }).network
  const { sources, targets } = few
  for (let pair = 0; pair < sources.length; pair++) {
    sources[pair] = met[sources[pair]!]!
    targets[pair] = met[targets[pair]!]!
  }
  return { ...few, order }
}

/** Whether those that are still there stand in the same order. */
function doAscend(numbers: Uint32Array): boolean {
  let next = 0
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at]!
    if (number === NOWHERE) continue
    if (number < next) return false
    next = number + 1
  }
  return true
}

/** Rows that were not there before or had other members, and rows of before that are not there any more. */
function compareRows(
  now: Incidence,
  { rows: before, numbers, rowsBefore }: EarlierRows,
): { readonly added: Uint32Array; readonly gone: Uint32Array } {
  const added: number[] = []
  const isKept = new Uint8Array(before.offsets.length - 1)
  for (let row = 0; row < rowsBefore.length; row++) {
    const same = rowsBefore[row]!
    if (same !== NOWHERE && isKept[same] === 0 && areSame(now, row, before, same, numbers)) isKept[same] = 1
    else added.push(row)
  }
  const gone: number[] = []
  for (let row = 0; row < isKept.length; row++) if (isKept[row] === 0) gone.push(row)
  return { added: Uint32Array.from(added), gone: Uint32Array.from(gone) }
}

/** Whether a row has the members that a row of before had. */
function areSame(now: Incidence, row: number, before: Incidence, same: number, numbers: Uint32Array): boolean {
  let place = now.offsets[row]!
  const start = before.offsets[same]!
  const end = before.offsets[same + 1]!
  if (now.offsets[row + 1]! - place !== end - start) return false
  for (let at = start; at < end; at++) if (numbers[before.targets[at]!] !== now.targets[place++]) return false
  return true
}

/** Adds some pairs to those of before and takes others away, all sorted; nothing where those of before are not, or what is taken away isn't there. */
function mergePairs(before: Network, numbers: Uint32Array, plus: Network, minus: Network): Network | undefined {
  const merging = new Merging(before, numbers, plus, minus)
  const { sources } = before
  for (let edge = 0; edge < sources.length; edge = merging.takeNode(edge)) if (merging.isWrong) return undefined
  return merging.finish()
}

/** Works node by node: most have no other pairs than before. */
class Merging {
  isWrong = false
  readonly #before: Network
  readonly #numbers: Uint32Array
  readonly #plus: Network
  readonly #minus: Network
  readonly #sources: Uint32Array
  readonly #targets: Uint32Array
  readonly #weights: Float64Array
  #size = 0
  #added = 0
  #taken = 0

  constructor(before: Network, numbers: Uint32Array, plus: Network, minus: Network) {
    const most = before.sources.length + plus.sources.length
    this.#before = before
    this.#numbers = numbers
    this.#plus = plus
    this.#minus = minus
    const { sources, targets, weights } = makeRoomForLinks(most)
    this.#sources = sources
    this.#targets = targets
    this.#weights = weights
  }

  /** Takes the pairs of the node whose first pair of before this is, and gives where those of the next one begin. */
  takeNode(edge: number): number {
    const { sources } = this.#before
    const node = sources[edge]!
    const source = this.#numbers[node]!
    let end = edge + 1
    while (end < sources.length && sources[end] === node) end++
    if (end < sources.length && sources[end]! < node) this.isWrong = true
    if (source === NOWHERE) return end
    while (this.#added < this.#plus.sources.length && this.#plus.sources[this.#added]! < source) this.#addNext()
    if (this.#plus.sources[this.#added] === source || this.#minus.sources[this.#taken] === source)
      this.#merge(source, edge, end)
    else this.#copy(source, edge, end)
    return end
  }

  /** The columns are views of buffers that may be longer. */
  finish(): Network | undefined {
    while (this.#added < this.#plus.sources.length) this.#addNext()
    if (this.isWrong || this.#taken < this.#minus.sources.length) return undefined
    return {
      order: this.#plus.order,
      sources: this.#sources.subarray(0, this.#size),
      targets: this.#targets.subarray(0, this.#size),
      weights: this.#weights.subarray(0, this.#size),
    }
  }

  #copy(source: number, edge: number, end: number): void {
    const { targets, weights } = this.#before
    const numbers = this.#numbers
    const linked = this.#targets
    const strengths = this.#weights
    const start = this.#size
    let size = start
    let last = -1
    for (let at = edge; at < end; at++) {
      const target = numbers[targets[at]!]!
      if (target === NOWHERE) continue
      if (target <= last) this.isWrong = true
      last = target
      linked[size] = target
      strengths[size++] = weights[at]!
    }
    this.#sources.fill(source, start, size)
    this.#size = size
  }

  #merge(source: number, edge: number, end: number): void {
    const { targets, weights } = this.#before
    const { sources: plusSources, targets: plusTargets, weights: plusWeights } = this.#plus
    const { sources: minusSources, targets: minusTargets, weights: minusWeights } = this.#minus
    let last = -1
    for (let at = edge; at < end; at++) {
      const target = this.#numbers[targets[at]!]!
      if (target === NOWHERE) continue
      if (target <= last) this.isWrong = true
      last = target
      while (plusSources[this.#added] === source && plusTargets[this.#added]! < target) this.#addNext()
      let weight = weights[at]!
      if (plusSources[this.#added] === source && plusTargets[this.#added] === target)
        weight += plusWeights[this.#added++]!
      if (minusSources[this.#taken] === source && minusTargets[this.#taken] === target)
        weight -= minusWeights[this.#taken++]!
      if (weight > 0) this.#add(source, target, weight)
      else if (weight < 0) this.isWrong = true
    }
    while (plusSources[this.#added] === source) this.#addNext()
  }

  #addNext(): void {
    const edge = this.#added++
    this.#add(this.#plus.sources[edge]!, this.#plus.targets[edge]!, this.#plus.weights[edge]!)
  }

  #add(source: number, target: number, weight: number): void {
    const pair = this.#size++
    this.#sources[pair] = source
    this.#targets[pair] = target
    this.#weights[pair] = weight
  }
}

/** What the weights of all pairs of before come to. */
function countAll({ rows, numbers }: EarlierRows, maxMembers: number): number {
  const { offsets, targets } = rows
  const lastRow = new Uint32Array(numbers.length)
  let pairs = 0
  for (let row = 0; row + 1 < offsets.length; row++) {
    let distinct = 0
    for (let place = offsets[row]!; place < offsets[row + 1]!; place++) {
      const member = targets[place]!
      if (lastRow[member] === row + 1) continue
      lastRow[member] = row + 1
      distinct++
    }
    if (distinct <= maxMembers) pairs += (distinct * (distinct - 1)) / 2
  }
  return pairs
}

function sum(weights: Float64Array): number {
  let total = 0
  for (let edge = 0; edge < weights.length; edge++) total += weights[edge]!
  return total
}

function countDistinct({ offsets, targets }: Incidence, row: number): number {
  return new Set(targets.subarray(offsets[row], offsets[row + 1])).size
}

/** The rows that may have more members, sorted. */
function longRows(rows: Incidence, maxMembers: number): Incidence {
  const long: number[] = []
  for (let row = 0; row + 1 < rows.offsets.length; row++)
    if (rows.offsets[row + 1]! - rows.offsets[row]! > maxMembers) long.push(row)
  return sortRows(takeRows(rows, Uint32Array.from(long), NONE))
}
