/** Who changed cluster between two layouts of one lens, whose clusters are numbered and named anew each time. */
import type { Lens } from '../../model/snapshot.ts'
import type { NodeKind } from '../../model/terms.ts'
import type { NamedEntity } from '../entities.ts'
import type { Heirs } from './heirs.ts'

export interface ClusterChange {
  readonly entity: NamedEntity
  /** Names of the clusters; "none" outside of all. */
  readonly before: string
  readonly after: string
}

/** A cluster before and one after are the same if they share most nodes: pairs are taken by the number shared, largest first. */
export function compareClusters(
  before: Lens,
  after: Lens,
  heirs: Readonly<Record<NodeKind, Heirs>>,
  nameOf: (kind: NodeKind, entity: number) => NamedEntity,
): ClusterChange[] {
  const oldNodes = new Map(before.graph.kinds.map((kind, node) => [`${kind}${before.graph.entities[node]!}`, node]))
  const common = after.graph.kinds.flatMap((kind, node) => {
    const old = oldNodes.get(`${kind}${heirs[kind].before[after.graph.entities[node]!]!}`)
    return old === undefined ? [] : [{ old, node }]
  })
  const clusterBefore = (old: number): number => before.analysis.communities[old]!
  const clusterAfter = (node: number): number => after.analysis.communities[node]!
  const heirOf = matchClusters(common.map(({ old, node }) => [clusterBefore(old), clusterAfter(node)]))
  const oldName = namesOf(before)
  const newName = namesOf(after)
  return common
    .filter(({ old, node }) => heirOf.get(clusterBefore(old)) !== clusterAfter(node))
    .map(({ old, node }) => ({
      entity: nameOf(after.graph.kinds[node]!, after.graph.entities[node]!),
      before: oldName.get(clusterBefore(old)) ?? 'none',
      after: newName.get(clusterAfter(node)) ?? 'none',
    }))
    .sort((left, right) => (left.entity.id < right.entity.id ? -1 : 1))
}

/** The cluster after that each cluster before became. No cluster, which is 0, stays none. */
function matchClusters(memberships: readonly (readonly [number, number])[]): ReadonlyMap<number, number> {
  const shared = new Map<string, { readonly old: number; readonly young: number; count: number }>()
  for (const [old, young] of memberships) {
    const pair = shared.get(`${old} ${young}`)
    if (pair) pair.count++
    else shared.set(`${old} ${young}`, { old, young, count: 1 })
  }
  const heirOf = new Map([[0, 0]])
  const taken = new Set([0])
  const pairs = [...shared.values()].sort((a, b) => b.count - a.count || a.old - b.old || a.young - b.young)
  for (const { old, young } of pairs) {
    if (heirOf.has(old) || taken.has(young)) continue
    heirOf.set(old, young)
    taken.add(young)
  }
  return heirOf
}

function namesOf({ analysis }: Lens): ReadonlyMap<number, string> {
  return new Map(analysis.communityList.map(({ id, name }) => [id, name]))
}
