/** Lenses: the facts as one undirected, simple graph of some of their kinds, as columns. */
import { makeNumbers } from '../columns/make-room.ts'
import type { Facts } from '../model/facts.ts'
import type { LensGraph } from '../model/network.ts'
import type { LensName, NodeKind } from '../model/terms.ts'
import { linkLens, type LensLinks } from './lens-links.ts'
import { firstNodes, LensParts, type LensOptions } from './lens-parts.ts'

/** The graph of a lens. Nodes come in the order of `NODE_KINDS`, then of the facts; edges grouped by kind, sorted within. */
export function buildLens(facts: Facts, lens: LensName, options: LensOptions): LensGraph {
  const parts = new LensParts(facts, options)
  return completeLens(parts, lens, linkLens(parts, lens))
}

/** The graph of a lens whose links are known. */
export function completeLens(
  parts: LensParts,
  lens: LensName,
  { network, edgeKinds, omissions }: LensLinks,
): LensGraph {
  const { first, order } = firstNodes(parts, lens)
  const kinds = new Array<NodeKind>(order)
  const entities = makeNumbers(order)
  let keys: readonly string[] | undefined
  for (const [kind, start] of first) {
    const end = start + parts.countOf(kind)
    kinds.fill(kind, start, end)
    for (let node = start; node < end; node++) entities[node] = node - start
  }
  return {
    lens,
    counting: parts.options.counting,
    // Made when somebody asks, for they are many and a build never does.
    get keys() {
      return (keys ??= [...first.keys()].flatMap((kind) => parts.keysOf(kind)))
    },
    kinds,
    entities,
    network,
    edgeKinds,
    omissions,
  }
}
