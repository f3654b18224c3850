/** What a map that is drawn already says of the nodes of a new one. */
import { NOWHERE } from './columns/incidence.ts'
import { meetOrLookUp } from './columns/passing.ts'
import type { LensGraph, Positions } from './model/network.ts'
import type { Lens } from './model/snapshot.ts'
import type { NodeKind } from './model/terms.ts'

/** Which node of the drawn map each new node is; `NOWHERE` for those that it lacks. */
export type KeptNodes = Uint32Array

/** The nodes of an earlier map, by key: two maps of nearly the same papers have their nodes in nearly the same order. */
export function matchKeys(drawn: LensGraph, keys: readonly string[]): KeptNodes {
  return meetOrLookUp(keys, drawn.keys, (key) => key)
}

/** The nodes of another lens on the same facts, by what they stand for. */
export function matchEntities(drawn: LensGraph, { kinds, entities }: LensGraph): KeptNodes {
  const nodesOf = new Map<NodeKind, number[]>()
  drawn.kinds.forEach((kind, node) => {
    let nodes = nodesOf.get(kind)
    if (!nodes) nodesOf.set(kind, (nodes = []))
    nodes[drawn.entities[node]!] = node
  })
  return Uint32Array.from(entities, (entity, node) => nodesOf.get(kinds[node]!)?.[entity] ?? NOWHERE)
}

/** 0 for nodes that the map lacks. */
export function communitiesIn({ analysis }: Lens, nodes: KeptNodes): Uint32Array {
  return nodes.map((node) => analysis.communities[node] ?? 0)
}

/** NaN for nodes that the map lacks: they are placed among their neighbours. */
export function positionsOf({ analysis }: Lens, nodes: KeptNodes): Positions {
  const { x, y } = analysis.positions
  const places = { x: new Float32Array(nodes.length), y: new Float32Array(nodes.length) }
  for (let node = 0; node < nodes.length; node++) {
    places.x[node] = x[nodes[node]!] ?? NaN
    places.y[node] = y[nodes[node]!] ?? NaN
  }
  return places
}
