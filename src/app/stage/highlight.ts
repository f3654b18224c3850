/** What stays in front when a mark, a link or a cluster is picked: taken from the adjacency, so it costs only its own size. */
import type { Visible } from '../state/filters.ts'
import type { Selection } from '../state/selection.ts'
import { findEntity, kinOf } from '../state/entities.ts'
import type { State } from '../state/store.ts'
import { findEdge, type LensView } from '../state/lens-view.ts'
import { joiningMarks, linksBetween } from '../state/ties.ts'

export interface Highlight {
  /** Marks that stay; the picked ones come first. */
  readonly nodes: readonly number[]
  readonly edges: readonly number[]
  /** Marks that wear the ring of selection. */
  readonly picked: readonly number[]
  /** Names that must be shown if there is room, most wanted first. */
  readonly named: readonly number[]
  /** Places of clusters that stay as discs, with those that they are linked with. */
  readonly clusters?: readonly number[]
  /** Those are only under the pointer, not selected. */
  readonly isPointedAt?: boolean
}

/** Links of a cluster drawn in front; the others stay behind the veil. */
const MOST_LINKS = 4000
/** The same for what joins two clusters, which crosses the whole map. */
const MOST_OF_TIE = 400
/** Names of a cluster that may be written. */
const MOST_NAMED = 400

/** `kin` are the marks that stand for a selected thing which the lens itself does not show. */
export function highlightOf(
  view: LensView,
  visible: Visible,
  selection: Selection | undefined,
  hovered: number | undefined,
  kin: readonly number[],
): Highlight | undefined {
  const selected = selection && highlightSelection(view, visible, selection, kin)
  if (hovered === undefined || !visible.nodes[hovered]) return selected
  const around = highlightNode(view, visible, hovered)
  if (!selected) return around
  // What is selected stays in front; the mark under the pointer joins it with the links between them.
  const held = new Set(selected.nodes)
  const links = around.edges.filter((edge) => held.has(otherEnd(view, edge, hovered)))
  return {
    nodes: [...new Set([...selected.nodes, hovered])],
    edges: [...new Set([...selected.edges, ...links])],
    picked: selected.picked,
    named: [...new Set([hovered, ...selected.named])],
  }
}

function highlightSelection(
  view: LensView,
  visible: Visible,
  selection: Selection,
  kin: readonly number[],
): Highlight | undefined {
  if (selection.type === 'node') {
    const node = view.indexOf.get(selection.key)
    if (node === undefined) return highlightGroup(view, visible, kin)
    return visible.nodes[node] ? highlightNode(view, visible, node) : undefined
  }
  if (selection.type === 'edge') {
    const [source, target] = [view.indexOf.get(selection.source), view.indexOf.get(selection.target)]
    if (source === undefined || target === undefined) return undefined
    const edge = findEdge(view, source, target)
    const ends = [source, target].filter((node) => visible.nodes[node])
    return { nodes: ends, edges: edge === undefined ? [] : [edge], picked: ends, named: ends }
  }
  if (selection.type === 'tie') {
    const edges = linksBetween(view, visible, selection.one, selection.other).slice(0, MOST_OF_TIE)
    const nodes = joiningMarks(view, edges).map(({ node }) => node)
    return nodes.length === 0 ? undefined : { nodes, edges, picked: [], named: nodes.slice(0, MOST_NAMED) }
  }
  if (selection.type === 'path') return highlightPath(view, visible, selection.keys)
  if (selection.type === 'marks') {
    const marks = highlightGroup(
      view,
      visible,
      selection.keys.flatMap((key) => view.indexOf.get(key) ?? []),
    )
    return marks && { ...marks, picked: marks.nodes }
  }
  return highlightGroup(
    view,
    visible,
    view.ranking.filter((node) => view.communities[node] === selection.id),
  )
}

function highlightNode(view: LensView, visible: Visible, node: number): Highlight {
  const { offsets, neighbours, edges } = view.adjacency
  const { weights } = view.network
  const slots: number[] = []
  for (let slot = offsets[node]!; slot < offsets[node + 1]!; slot++)
    if (visible.edges[edges[slot]!] && visible.nodes[neighbours[slot]!]) slots.push(slot)
  slots.sort(
    (a, b) =>
      weights[edges[b]!]! - weights[edges[a]!]! || view.documents[neighbours[b]!]! - view.documents[neighbours[a]!]!,
  )
  const near = slots.map((slot) => neighbours[slot]!)
  const own = slots.map((slot) => edges[slot]!)
  return { nodes: [node, ...near], edges: own, picked: [node], named: [node, ...near] }
}

/** The people of a path and the links between each and the next, as far as this lens shows them. */
function highlightPath(view: LensView, visible: Visible, keys: readonly string[]): Highlight | undefined {
  const nodes = keys.flatMap((key) => view.indexOf.get(key) ?? []).filter((node) => visible.nodes[node])
  const edges = nodes.slice(1).flatMap((node, step) => findEdge(view, nodes[step]!, node) ?? [])
  return nodes.length === 0 ? undefined : { nodes, edges, picked: nodes, named: nodes }
}

/** Marks with the links among themselves. */
function highlightGroup(view: LensView, visible: Visible, members: Iterable<number>): Highlight | undefined {
  const nodes = [...members].filter((node) => visible.nodes[node])
  if (nodes.length === 0) return undefined
  const held = new Set(nodes)
  const edges: number[] = []
  const { sources, targets } = view.network
  for (let edge = 0; edge < sources.length && edges.length < MOST_LINKS; edge++)
    if (visible.edges[edge] && held.has(sources[edge]!) && held.has(targets[edge]!))
      if (view.edgeKinds[edge] !== 'topic-of-author') edges.push(edge)
  return { nodes, edges, picked: [], named: nodes.slice(0, MOST_NAMED) }
}

function otherEnd(view: LensView, edge: number, node: number): number {
  const source = view.network.sources[edge]!
  return source === node ? view.network.targets[edge]! : source
}

/** What is in front for the selection alone. */
export function frontOf(state: State): Highlight | undefined {
  const { view, visible, selection } = state
  return view && visible && selection && highlightOf(view, visible, selection, undefined, kinInView(state))
}

/** What stands for a selection that the lens does not show. */
export function kinInView({ corpus, view, selection }: State): readonly number[] {
  if (!corpus || !view || selection?.type !== 'node' || view.indexOf.has(selection.key)) return []
  const entity = findEntity(corpus.facts, selection.key)
  return entity ? kinOf(corpus, view, entity) : []
}
