/** The links of an earlier map, as far as they follow from papers that still say the same. */
import { meetOrLookUp } from '../columns/passing.ts'
import type { Facts } from '../model/facts.ts'
import type { Network } from '../model/network.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { Counting, LensName } from '../model/terms.ts'
import type { CountedPairs } from './coauthorship.ts'
import { continuePairs } from './continued-pairs.ts'

type Rows = Pick<Facts, 'papers' | 'authors' | 'topics' | 'paperAuthors' | 'paperTopics'>

/** What an earlier collection was about, and its maps. */
export interface EarlierMaps {
  readonly facts: Rows
  readonly lenses: Snapshot['lenses']
}

export class EarlierLinks {
  readonly #now: Rows
  readonly #before: Rows
  readonly #lenses: Snapshot['lenses']
  #papersBefore: Uint32Array | undefined

  constructor(now: Rows, { facts, lenses }: EarlierMaps) {
    this.#now = now
    this.#before = facts
    this.#lenses = lenses
  }

  /** The same as counted anew; nothing where that is the only way. */
  countPairs(lens: 'co-authors' | 'topics', counting: Counting, maxMembers: number): CountedPairs | undefined {
    const [kind, rows] =
      lens === 'topics' ? (['topics', 'paperTopics'] as const) : (['authors', 'paperAuthors'] as const)
    const [before, now] = [this.#before[kind], this.#now[kind]]
    const network = this.#networkOf(lens, before.length)
    // Shares that are not whole have to be added up in their order.
    if (counting !== 'full' || !network) return undefined
    const numbers = meetOrLookUp<{ readonly id: string }>(before, now, idOf)
    const earlier = { rows: this.#before[rows], numbers, rowsBefore: this.#papers() }
    return continuePairs(this.#now[rows], now.length, maxMembers, earlier, network)
  }

  /** Of a lens that shows all entities of one kind, in their order. */
  #networkOf(lens: LensName, entities: number): Network | undefined {
    const graph = this.#lenses[lens]?.graph
    if (!graph || graph.entities.length !== entities) return undefined
    return graph.entities.every((entity, node) => entity === node) ? graph.network : undefined
  }

  #papers(): Uint32Array {
    return (this.#papersBefore ??= meetOrLookUp(this.#now.papers, this.#before.papers, idOf))
  }
}

function idOf({ id }: { readonly id: string }): string {
  return id
}
