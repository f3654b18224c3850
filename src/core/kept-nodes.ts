/** What a map that is drawn already says of the nodes of a new one. */
import { NOWHERE } from './columns/incidence.ts'
import { makeNumbers } from './columns/make-room.ts'
import { meetOrLookUp } from './columns/passing.ts'
import { runsOf } from './columns/runs.ts'
import type { Facts } from './model/facts.ts'
import type { LensGraph, Positions } from './model/network.ts'
import type { Lens } from './model/snapshot.ts'
import type { NodeKind } from './model/terms.ts'

/** Which node of the drawn map each new node is; `NOWHERE` for those that it lacks. */
export type KeptNodes = Uint32Array

/** Which entities were there before. */
export class KeptEntities {
  readonly #before: Facts
  readonly #now: Facts
  readonly #places = new Map<NodeKind, Uint32Array>()

  constructor(before: Facts, now: Facts) {
    this.#before = before
    this.#now = now
  }

  /** Of each entity of the kind, which one it was; `NOWHERE` for those that are new. Nearly the same papers give nearly the same order. */
  placesOf(kind: NodeKind): Uint32Array {
    let places = this.#places.get(kind)
    if (!places) {
      places = meetOrLookUp(entitiesOf(this.#now, kind), entitiesOf(this.#before, kind), ({ id }) => id)
      this.#places.set(kind, places)
    }
    return places
  }
}

function entitiesOf({ papers, authors, topics, systems }: Facts, kind: NodeKind): readonly { readonly id: string }[] {
  return { paper: papers, author: authors, topic: topics, system: systems }[kind]
}

/** The nodes of a map that is drawn, by what they stand for: of the same facts, or of those before of which some were kept. */
export function matchNodes(drawn: LensGraph, { kinds, entities }: LensGraph, kept?: KeptEntities): KeptNodes {
  const drawnNodes = nodesByEntity(drawn)
  const nodes = makeNumbers(entities.length).fill(NOWHERE)
  let node = 0
  for (const [kind, length] of runsOf(kinds)) {
    const nodeOf = drawnNodes.get(kind)
    const end = node + length
    if (nodeOf) matchRun(entities, node, end, kept?.placesOf(kind), nodeOf, nodes)
    node = end
  }
  return nodes
}

function matchRun(
  entities: Uint32Array,
  from: number,
  to: number,
  places: Uint32Array | undefined,
  nodeOf: Uint32Array,
  nodes: Uint32Array,
): void {
  for (let node = from; node < to; node++) {
    const entity = places ? places[entities[node]!]! : entities[node]!
    if (entity < nodeOf.length) nodes[node] = nodeOf[entity]!
  }
}

function nodesByEntity({ kinds, entities }: LensGraph): ReadonlyMap<NodeKind, Uint32Array> {
  const most = entities.reduce((highest, entity) => Math.max(highest, entity), 0)
  const nodesOf = new Map<NodeKind, Uint32Array>()
  let node = 0
  for (const [kind, length] of runsOf(kinds)) {
    const nodes = nodesOf.get(kind) ?? makeNumbers(most + 1).fill(NOWHERE)
    nodesOf.set(kind, nodes)
    for (const end = node + length; node < end; node++) nodes[entities[node]!] = node
  }
  return nodesOf
}

/** 0 for nodes that the map lacks. */
export function communitiesIn({ analysis: { communities } }: Lens, nodes: KeptNodes): Uint32Array {
  const kept = new Uint32Array(nodes.length)
  for (let node = 0; node < nodes.length; node++) if (nodes[node] !== NOWHERE) kept[node] = communities[nodes[node]!]!
  return kept
}

/** NaN for nodes that the map lacks: they are placed among their neighbours. */
export function positionsOf({ analysis: { positions } }: Lens, nodes: KeptNodes): Positions {
  return { x: valuesOf(positions.x, nodes), y: valuesOf(positions.y, nodes) }
}

function valuesOf(column: Float32Array, nodes: KeptNodes): Float32Array {
  const values = new Float32Array(nodes.length)
  for (let node = 0; node < nodes.length; node++) values[node] = nodes[node] === NOWHERE ? NaN : column[nodes[node]!]!
  return values
}
