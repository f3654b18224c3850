/** What joins two clusters: the links between their marks, which of these join them most, and the papers behind. */
import { isLinkAtRest, type Community, type Corpus, type Entity, type Visible } from '../../core/index.ts'
import type { LensView } from './lens-view.ts'

/** A cluster that another one is linked with. */
export interface LinkedCluster {
  readonly id: number
  readonly links: number
  /** Of all these links together. */
  readonly strength: number
}

/** The clusters that one is linked with, most strongly first. Linear in the links of the lens. */
export function linkedClusters(view: LensView, visible: Visible, id: number): LinkedCluster[] {
  const found = new Map<number, { id: number; links: number; strength: number }>()
  const { sources, targets, weights } = view.network
  for (let edge = 0; edge < sources.length; edge++) {
    const [one, other] = [view.communities[sources[edge]!]!, view.communities[targets[edge]!]!]
    if (one === other || (one !== id && other !== id) || !isDrawn(view, visible, edge)) continue
    const linked = one === id ? other : one
    if (linked === 0) continue
    const sum = found.get(linked) ?? { id: linked, links: 0, strength: 0 }
    sum.links++
    sum.strength += weights[edge]!
    found.set(linked, sum)
  }
  return [...found.values()].sort((a, b) => b.strength - a.strength || a.id - b.id)
}

/** The links between the marks of two clusters, strongest first. Linear in the links of the lens. */
export function linksBetween(view: LensView, visible: Visible, one: number, other: number): number[] {
  const { sources, targets, weights } = view.network
  const links: number[] = []
  for (let edge = 0; edge < sources.length; edge++) {
    const [from, to] = [view.communities[sources[edge]!]!, view.communities[targets[edge]!]!]
    if (((from === one && to === other) || (from === other && to === one)) && isDrawn(view, visible, edge))
      links.push(edge)
  }
  return links.sort((a, b) => weights[b]! - weights[a]! || a - b)
}

function isDrawn({ edgeKinds }: LensView, visible: Visible, edge: number): boolean {
  return visible.edges[edge] === 1 && isLinkAtRest(edgeKinds[edge])
}

/** The marks at the ends of links, each with the strength of those that end there, most first. */
export function joiningMarks(
  { network: { sources, targets, weights } }: LensView,
  links: readonly number[],
): { readonly node: number; readonly strength: number }[] {
  const strengths = new Map<number, number>()
  for (const link of links)
    for (const node of [sources[link]!, targets[link]!])
      strengths.set(node, (strengths.get(node) ?? 0) + weights[link]!)
  return [...strengths].map(([node, strength]) => ({ node, strength })).sort(byStrength)
}

function byStrength(a: { node: number; strength: number }, b: { node: number; strength: number }): number {
  return b.strength - a.strength || a.node - b.node
}

/** The papers behind links, those behind most of them first. */
export function papersBehindAll(corpus: Corpus, view: LensView, links: readonly number[]): number[] {
  const counts = new Map<number, number>()
  for (const link of links)
    for (const paper of papersBehind(corpus, view, link)) counts.set(paper, (counts.get(paper) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([paper]) => paper)
}

function papersBehind(corpus: Corpus, { network, kinds, entities }: LensView, link: number): readonly number[] {
  const ends = [network.sources[link]!, network.targets[link]!].map((node): Entity => {
    return { kind: kinds[node]!, index: entities[node]! }
  })
  const papers = ends.filter(({ kind }) => kind === 'paper').map(({ index }) => index)
  return papers.length > 0 ? papers : corpus.papersBehind(ends[0]!, ends[1]!)
}

/** A pair is no circle; of many more than these nobody would expect it. */
const [FEWEST, MOST_OF_COTERIE] = [3, 60]

/** Whether each of these people has written with every other one. */
export function isCoterie({ adjacency, edgeKinds }: LensView, people: readonly number[]): boolean {
  if (people.length < FEWEST || people.length > MOST_OF_COTERIE) return false
  const all = new Set(people)
  return people.every((person) => {
    let companions = 0
    for (let slot = adjacency.offsets[person]!; slot < adjacency.offsets[person + 1]!; slot++)
      if (edgeKinds[adjacency.edges[slot]!] === 'coauthorship' && all.has(adjacency.neighbours[slot]!)) companions++
    return companions === people.length - 1
  })
}

/** What a cluster is called where there is little room: its first topic, or all of a person's name. */
export function shortName({ name, topics }: Community): string {
  return topics.length > 0 ? name.split(', ')[0]! : name
}
