/** The links of an earlier map, as far as they follow from papers that still say the same. */
import { NOWHERE } from '../columns/incidence.ts'
import type { Facts } from '../model/facts.ts'
import type { LensGraph } from '../model/network.ts'
import type { Snapshot } from '../model/snapshot.ts'
import type { Counting, LensName, NodeKind } from '../model/terms.ts'
import type { CountedPairs } from './coauthorship.ts'
import { continuePairs } from './continued-pairs.ts'

/** What an earlier collection was about, and its maps. */
export interface EarlierMaps {
  readonly facts: Facts
  readonly lenses: Snapshot['lenses']
  /** Of each entity of a kind, which one of the earlier collection it is; `NOWHERE` for those that are new. */
  placesOf(kind: NodeKind): Uint32Array
}

/** Everything is the same as made anew; nothing where that is the only way. */
export class EarlierLinks {
  readonly #now: Facts
  readonly #before: EarlierMaps

  constructor(now: Facts, before: EarlierMaps) {
    this.#now = now
    this.#before = before
  }

  countPairs(lens: 'co-authors' | 'topics', counting: Counting, maxMembers: number): CountedPairs | undefined {
    const [kind, members, rows] =
      lens === 'topics'
        ? (['topic', 'topics', 'paperTopics'] as const)
        : (['author', 'authors', 'paperAuthors'] as const)
    const graph = this.#graphOf(lens, this.#before.facts[members].length)
    // Shares that are not whole have to be added up in their order.
    if (counting !== 'full' || !graph) return undefined
    const earlier = {
      rows: this.#before.facts[rows],
      numbers: this.#numbersOf(kind, this.#before.facts[members].length),
      rowsBefore: this.#before.placesOf('paper'),
    }
    return continuePairs(this.#now[rows], this.#now[members].length, maxMembers, earlier, graph.network)
  }

  /** Of a lens that shows all entities of one kind, in their order. */
  #graphOf(lens: LensName, entities: number): LensGraph | undefined {
    const graph = this.#before.lenses[lens]?.graph
    if (!graph || graph.entities.length !== entities) return undefined
    return graph.entities.every((entity, node) => entity === node) ? graph : undefined
  }

  /** Of each of the entities of before, which one it is now. */
  #numbersOf(kind: NodeKind, entities: number): Uint32Array {
    const numbers = new Uint32Array(entities).fill(NOWHERE)
    this.#before.placesOf(kind).forEach((before, now) => {
      if (before !== NOWHERE) numbers[before] = now
    })
    return numbers
  }
}
