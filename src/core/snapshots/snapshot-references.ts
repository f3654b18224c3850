/** Whether every index in a snapshot file points at something, so that nothing behind it has to ask again. */
import type { NodeKind } from '../model/terms.ts'
import type { LensFile, SnapshotFile } from './snapshot-schema.ts'

/** A hand-made run length must not make us allocate gigabytes. */
const MAX_NODES = 50_000_000

/** Where the first broken reference is and what is wrong with it, or nothing. */
export function checkReferences(file: SnapshotFile): string | undefined {
  const { facts } = file
  const sizes: Readonly<Record<NodeKind, number>> = {
    author: facts.authors.length,
    paper: facts.papers.length,
    topic: facts.topics.length,
    system: facts.systems.length,
  }
  return (
    checkIncidence('facts.paperAuthors', facts.paperAuthors, sizes.paper, sizes.author) ??
    checkIncidence('facts.paperTopics', facts.paperTopics, sizes.paper, sizes.topic) ??
    checkIncidence('facts.introducedSystems', facts.introducedSystems, sizes.paper, sizes.system) ??
    checkIncidence('facts.mentionedSystems', facts.mentionedSystems, sizes.paper, sizes.system) ??
    Object.entries(file.lenses)
      .map(([name, lens]) => lens && checkLens(`lenses.${name}`, lens, sizes))
      .find((problem) => problem !== undefined)
  )
}

function checkIncidence(
  place: string,
  { offsets, targets }: { offsets: number[]; targets: number[] },
  rows: number,
  columns: number,
): string | undefined {
  if (offsets.length !== rows + 1) return `${place}.offsets: ${offsets.length} entries for ${rows} papers`
  if (offsets[0] !== 0 || offsets.at(-1) !== targets.length) return `${place}.offsets: they do not span the targets`
  for (let row = 0; row < rows; row++)
    if (offsets[row + 1]! < offsets[row]!) return `${place}.offsets.${row + 1}: it is smaller than the one before`
  const wrong = targets.findIndex((target) => target >= columns)
  return wrong < 0 ? undefined : `${place}.targets.${wrong}: ${targets[wrong]} is not one of ${columns}`
}

function checkLens(place: string, lens: LensFile, sizes: Readonly<Record<NodeKind, number>>): string | undefined {
  const order = total(lens.nodeKinds)
  if (order > MAX_NODES) return `${place}.nodeKinds: ${order} nodes are more than a snapshot may have`
  const perNode = [
    'entities',
    'x',
    'y',
    'communities',
    'components',
    'links',
    'totalLinkStrength',
    'documents',
  ] as const
  for (const column of perNode)
    if (lens[column].length !== order) return `${place}.${column}: ${lens[column].length} values for ${order} nodes`
  const edges = total(lens.edgeKinds)
  for (const column of ['sources', 'targets', 'weights'] as const)
    if (lens[column].length !== edges) return `${place}.${column}: ${lens[column].length} values for ${edges} links`

  let node = 0
  const seen = new Set<string>()
  for (const [kind, length] of lens.nodeKinds)
    for (let last = node + length; node < last; node++) {
      const entity = lens.entities[node]!
      if (entity >= sizes[kind]) return `${place}.entities.${node}: there is no ${kind} ${entity}`
      if (seen.has(`${kind}${entity}`)) return `${place}.entities.${node}: ${kind} ${entity} stands twice`
      seen.add(`${kind}${entity}`)
    }
  const pairs = new Set<number>()
  for (let edge = 0; edge < edges; edge++) {
    const source = lens.sources[edge]!
    const target = lens.targets[edge]!
    if (source >= order || target >= order) return `${place}.sources.${edge}: the link joins a node that is not there`
    if (source === target) return `${place}.sources.${edge}: the link joins a node with itself`
    const pair = Math.min(source, target) * order + Math.max(source, target)
    if (pairs.has(pair)) return `${place}.sources.${edge}: the same two nodes are linked twice`
    pairs.add(pair)
  }
  const wrongCommunity = lens.communityList.findIndex(({ topics }) => topics.some((topic) => topic >= sizes.topic))
  return wrongCommunity < 0 ? undefined : `${place}.communityList.${wrongCommunity}.topics: there is no such topic`
}

function total(runs: readonly (readonly [string, number])[]): number {
  return runs.reduce((sum, [, length]) => sum + length, 0)
}
