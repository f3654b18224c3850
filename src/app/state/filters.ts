/** What is let through to the map, how much of it, and how finely it is divided. */
import type { NodeKind, PaperFilter, PartWish, Visible, YearSpan } from '../../core/index.ts'
import type { LensView } from './lens-view.ts'
import { describePart, isOfPart, type FoundPart } from './parts.ts'

export type { Visible }

/** A mark and how many links away from it others may be. */
export interface Around {
  readonly key: string
  readonly steps: number
}

/** What can be chosen; 1 is the usual value. */
export const RESOLUTIONS = { from: 0.1, to: 5 }

export const STEPS_AROUND: readonly number[] = [1, 2, 3]

export interface Filters extends PaperFilter {
  readonly hiddenKinds: readonly NodeKind[]
  /** Papers behind a mark; papers themselves always pass. */
  readonly minDocuments: number
  /** Strength of a link. */
  readonly minStrength: number
  readonly isLargestComponentOnly: boolean
  /** Only the marks of this cluster. */
  readonly cluster: number | undefined
  /** How fine the clusters are; absent means as the graph was built. */
  readonly resolution: number | undefined
  /** Only this mark and what is near it; of no effect in a lens that does not show it. */
  readonly around: Around | undefined
  /** Only a part of the map, which is looked for elsewhere; until it is found, the part before stands in. */
  readonly part: PartWish | undefined
  /** Only these marks; of no effect in a lens that shows none of them. */
  readonly only: readonly string[] | undefined
  /** Marks that were put out of sight one by one. */
  readonly hiddenMarks: readonly string[]
}

export const NO_FILTERS: Filters = {
  hiddenKinds: [],
  minDocuments: 1,
  minStrength: 0,
  isLargestComponentOnly: false,
  cluster: undefined,
  resolution: undefined,
  around: undefined,
  part: undefined,
  only: undefined,
  hiddenMarks: [],
  years: undefined,
  venues: undefined,
}

/** Linear in nodes and edges. An edge is shown when both its ends are and it is strong enough. */
export function selectVisible(view: LensView, filters: Filters, found?: FoundPart): Visible {
  const { kinds, documents, components, communities, network } = view
  const hidden = new Set(filters.hiddenKinds)
  const near = filters.around && nodesAround(view, filters.around)
  const part = filters.part && isOfPart(view, found)
  const only = nodesOf(view, filters.only ?? [])
  const hiddenMarks = nodesOf(view, filters.hiddenMarks)
  const nodes = new Uint8Array(view.order)
  let nodeCount = 0
  for (let node = 0; node < view.order; node++) {
    const kind = kinds[node]!
    if (hidden.has(kind)) continue
    if (documents[node]! < (kind === 'paper' ? Math.min(1, filters.minDocuments) : filters.minDocuments)) continue
    if (filters.isLargestComponentOnly && components[node] !== 1) continue
    if (filters.cluster !== undefined && communities[node] !== filters.cluster) continue
    if (near && near[node] === 0) continue
    if (part && part[node] === 0) continue
    if (only.size > 0 && !only.has(node)) continue
    if (hiddenMarks.has(node)) continue
    nodes[node] = 1
    nodeCount++
  }
  const { sources, targets, weights } = network
  const edges = new Uint8Array(sources.length)
  let edgeCount = 0
  for (let edge = 0; edge < edges.length; edge++) {
    if (weights[edge]! <= 0 || weights[edge]! < filters.minStrength) continue
    if (!nodes[sources[edge]!] || !nodes[targets[edge]!]) continue
    edges[edge] = 1
    edgeCount++
  }
  return { nodes, edges, nodeCount, edgeCount }
}

function nodesOf(view: LensView, keys: readonly string[]): Set<number> {
  return new Set(keys.flatMap((key) => view.indexOf.get(key) ?? []))
}

/** 1 for the mark and all that links of the shown years lead to in so many steps; nothing when the lens lacks the mark. */
function nodesAround(view: LensView, { key, steps }: Around): Uint8Array | undefined {
  const start = view.indexOf.get(key)
  if (start === undefined) return undefined
  const { offsets, neighbours, edges } = view.adjacency
  const near = new Uint8Array(view.order)
  near[start] = 1
  let rim = [start]
  for (let step = 0; step < steps; step++) {
    const next: number[] = []
    for (const node of rim)
      for (let slot = offsets[node]!; slot < offsets[node + 1]!; slot++) {
        const other = neighbours[slot]!
        if (near[other] === 1 || view.network.weights[edges[slot]!]! <= 0) continue
        near[other] = 1
        next.push(other)
      }
    rim = next
  }
  return near
}

/** The filters in force, in plain words; empty when nothing is held back. */
export function describeFilters(filters: Filters, view: LensView): string[] {
  const words = filters.hiddenKinds.map((kind) => `${kind === 'author' ? 'people' : `${kind}s`} hidden`)
  if (filters.minDocuments > 1) words.push(`at least ${filters.minDocuments} papers`)
  if (filters.minStrength > 0) words.push(`links of strength ${filters.minStrength} or more`)
  if (filters.isLargestComponentOnly) words.push('largest connected part only')
  if (filters.years) words.push(`papers of ${yearsAsText(filters.years)}`)
  if (filters.venues) words.push(`papers of ${describeVenues(filters.venues)}`)
  if (filters.part) words.push(describePart(filters.part))
  const centre = filters.around && view.indexOf.get(filters.around.key)
  if (filters.around && centre !== undefined)
    words.push(
      `only what is within ${filters.around.steps} ${filters.around.steps === 1 ? 'step' : 'steps'} of ${view.labels[centre]}`,
    )
  const cluster = view.communityList.find(({ id }) => id === filters.cluster)
  if (cluster) words.push(`only the cluster “${cluster.name}”`)
  const only = nodesOf(view, filters.only ?? []).size
  if (only > 0) words.push(`only ${only} chosen marks`)
  const hiddenMarks = nodesOf(view, filters.hiddenMarks).size
  if (hiddenMarks > 0) words.push(hiddenMarks === 1 ? '1 mark hidden' : `${hiddenMarks} marks hidden`)
  return words
}

/** "2019–2024", or "2024". */
export function yearsAsText({ from, to }: YearSpan): string {
  return from === to ? String(from) : `${from}–${to}`
}

function describeVenues(venues: readonly string[]): string {
  return venues.length === 1 ? `“${venues[0]}”` : `${venues.length} venues`
}
