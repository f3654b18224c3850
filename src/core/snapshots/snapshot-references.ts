/** Whether every index in a snapshot file points at something, so that nothing behind it has to ask again. */
import { makeNumbers } from '../columns/make-room.ts'
import type { NodeKind } from '../model/terms.ts'
import type { NumberColumn } from './compact/number-columns.ts'
import type { IncidenceFile, LensFile, SnapshotFile } from './snapshot-schema.ts'

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
      .find((problem) => problem !== undefined) ??
    checkDoubts(file.doubts ?? [], sizes.author)
  )
}

function checkDoubts(
  doubts: readonly { readonly a: number; readonly b: number }[],
  authors: number,
): string | undefined {
  const wrong = doubts.findIndex(({ a, b }) => a >= authors || b >= authors)
  return wrong < 0 ? undefined : `doubts.${wrong}: there is no such author`
}

function checkIncidence(
  place: string,
  { offsets, targets }: IncidenceFile,
  rows: number,
  columns: number,
): string | undefined {
  if (offsets.length !== rows + 1) return `${place}.offsets: ${offsets.length} entries for ${rows} papers`
  if (offsets[0] !== 0 || offsets[rows] !== targets.length) return `${place}.offsets: they do not span the targets`
  for (let row = 0; row < rows; row++)
    if (offsets[row + 1]! < offsets[row]!) return `${place}.offsets.${row + 1}: it is smaller than the one before`
  const wrong = findAtLeast(targets, columns)
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

  return (
    checkEntities(place, lens, sizes) ?? checkLinks(place, lens, order) ?? checkCommunityList(place, lens, sizes.topic)
  )
}

function checkEntities(place: string, lens: LensFile, sizes: Readonly<Record<NodeKind, number>>): string | undefined {
  let node = 0
  const seen: Partial<Record<NodeKind, Uint8Array>> = {}
  for (const [kind, length] of lens.nodeKinds) {
    const met = (seen[kind] ??= new Uint8Array(sizes[kind]))
    for (const last = node + length; node < last; node++) {
      const entity = lens.entities[node]!
      if (entity >= sizes[kind]) return `${place}.entities.${node}: there is no ${kind} ${entity}`
      if (met[entity] === 1) return `${place}.entities.${node}: ${kind} ${entity} stands twice`
      met[entity] = 1
    }
  }
  return undefined
}

function checkLinks(place: string, { sources, targets }: LensFile, order: number): string | undefined {
  for (let edge = 0; edge < sources.length; edge++) {
    if (sources[edge]! >= order || targets[edge]! >= order)
      return `${place}.sources.${edge}: the link joins a node that is not there`
    if (sources[edge] === targets[edge]) return `${place}.sources.${edge}: the link joins a node with itself`
  }
  const twice = areAscending(sources, targets) ? undefined : findSecondOfPair(sources, targets, order)
  return twice === undefined ? undefined : `${place}.sources.${twice}: the same two nodes are linked twice`
}

/** Whether links begin at their smaller ends, each behind the one before, as in most lenses: then all are different. */
function areAscending(sources: NumberColumn, targets: NumberColumn): boolean {
  for (let edge = 0; edge < sources.length; edge++) {
    if (sources[edge]! >= targets[edge]!) return false
    if (edge === 0 || sources[edge - 1]! < sources[edge]!) continue
    if (sources[edge - 1] !== sources[edge] || targets[edge - 1]! >= targets[edge]!) return false
  }
  return true
}

/** Links sorted by their smaller end, then looked through node by node: linear, where a set of pairs costs ten times as much. */
function findSecondOfPair(sources: NumberColumn, targets: NumberColumn, order: number): number | undefined {
  const starts = new Uint32Array(order + 1)
  for (let edge = 0; edge < sources.length; edge++) starts[Math.min(sources[edge]!, targets[edge]!) + 1]!++
  for (let node = 0; node < order; node++) starts[node + 1]! += starts[node]!
  const next = starts.slice()
  const edges = makeNumbers(sources.length)
  for (let edge = 0; edge < sources.length; edge++) edges[next[Math.min(sources[edge]!, targets[edge]!)]!++] = edge
  const lastMetBy = new Uint32Array(order)
  for (let node = 0, place = 0; node < order; node++)
    for (const end = starts[node + 1]!; place < end; place++) {
      const edge = edges[place]!
      const other = Math.max(sources[edge]!, targets[edge]!)
      if (lastMetBy[other] === node + 1) return edge
      lastMetBy[other] = node + 1
    }
  return undefined
}

function checkCommunityList(place: string, lens: LensFile, topicCount: number): string | undefined {
  const wrong = lens.communityList.findIndex(({ topics }) => findAtLeast(topics, topicCount) >= 0)
  return wrong < 0 ? undefined : `${place}.communityList.${wrong}.topics: there is no such topic`
}

/** Position of the first value that is not below the limit, or −1. */
function findAtLeast(values: NumberColumn, limit: number): number {
  for (let index = 0; index < values.length; index++) if (values[index]! >= limit) return index
  return -1
}

/** Two entities of one id would be one node. */
export function checkIds({ papers, authors, topics, systems }: SnapshotFile['facts']): string | undefined {
  for (const [name, entities] of Object.entries({ papers, authors, topics, systems })) {
    // Telling that none stands twice must not take long: large snapshots are opened by it.
    if (new Set(entities.map(({ id }) => id)).size === entities.length) continue
    const seen = new Set<string>()
    for (const [index, { id }] of entities.entries()) {
      if (seen.has(id)) return `facts.${name}.${index}.id: ${JSON.stringify(id)} stands twice`
      seen.add(id)
    }
  }
  return undefined
}

function total(runs: readonly (readonly [string, number])[]): number {
  return runs.reduce((sum, [, length]) => sum + length, 0)
}
