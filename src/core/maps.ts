/** From facts to maps: every lens with its communities, their names, its measures and its positions. */
import { components, continueCommunities, degrees, strengths } from './analysis/index.ts'
import { transpose } from './columns/incidence.ts'
import { keepNames, nameAll } from './community-names.ts'
import { buildLens } from './graph/lens.ts'
import { radiusOf } from './graph/lens-view.ts'
import type { Facts, Incidence } from './model/facts.ts'
import type { LensGraph, Positions } from './model/network.ts'
import type { Options } from './model/options.ts'
import type { Lens, Snapshot } from './model/snapshot.ts'
import { LENS_NAMES, type LensName, type NodeKind } from './model/terms.ts'
import type { DoTask, Report, Tasks } from './tasks.ts'

interface DrawingEffects {
  readonly doTask: DoTask
  readonly onProgress: Report
  /** Nothing is to be done here while the first lens is laid out elsewhere, if it is. */
  onWaiting(): void
}

/** Every lens that has something to show, laid out so that what two lenses share stands in the same region of both. */
export async function drawLenses(
  facts: Facts,
  options: Options,
  drawn: Snapshot['lenses'],
  { doTask, onProgress, onWaiting }: DrawingEffects,
): Promise<Snapshot['lenses']> {
  const names = LENS_NAMES.filter((name) => !(options.withoutTopics && name === 'topics'))
  let done = 0
  onProgress(done, names.length)
  const finish = async (sketch: LensSketch, beside?: Lens, report?: Report): Promise<readonly [LensName, Lens]> => {
    const lens = await finishLens(facts, sketch, options, beside, doTask, report)
    onProgress(++done, names.length)
    return [sketch.graph.lens, lens]
  }
  const sketch = (name: LensName): LensSketch => sketchLens(facts, name, options, drawn, doTask)
  const sketchOthers = async (): Promise<readonly LensSketch[]> => {
    const others: LensSketch[] = []
    for (const name of names.filter((one) => one !== 'everything')) {
      others.push(sketch(name))
      await others.at(-1)!.communities
    }
    return others
  }
  // While one thread lays out the first, which all others follow, another finds their communities.
  let isFinished = false
  let begin = (): void => undefined
  const isBegun = new Promise<void>((resolve) => (begin = resolve))
  const finishing = finish(sketch('everything'), undefined, begin).finally(() => (isFinished = true))
  const sketchAndWait = async (): Promise<readonly LensSketch[]> => {
    const others = await sketchOthers()
    await Promise.race([isBegun, finishing])
    if (!isFinished) onWaiting()
    return others
  }
  const [everything, others] = await Promise.all([finishing, sketchAndWait()])
  const beside = await Promise.all(others.map((other) => finish(other, everything[1])))
  return Object.fromEntries([everything, ...beside])
}

/** A lens on its way: what can be said of it before it is laid out. */
interface LensSketch {
  readonly graph: LensGraph
  /** The same lens as it was drawn last. */
  readonly before: Lens | undefined
  readonly communities: Promise<Uint32Array>
}

function sketchLens(
  facts: Facts,
  name: LensName,
  options: Options,
  drawn: Snapshot['lenses'],
  doTask: DoTask,
): LensSketch {
  const graph = buildLens(facts, name, options)
  const before = drawn[name]
  const start = before && communitiesIn(before, nodesIn(before, graph.keys))
  const { seed, resolution } = options
  return {
    graph,
    before,
    communities: doTask('communities', { network: graph.network, seed, resolution, ...(start && { start }) }),
  }
}

/** `beside` is another lens whose regions and colours to follow. */
async function finishLens(
  facts: Facts,
  { graph, before, communities: detecting }: LensSketch,
  { seed }: Options,
  beside: Lens | undefined,
  doTask: DoTask,
  report: Report | undefined,
): Promise<Lens> {
  const { network } = graph
  const documents = countDocuments(facts, graph)
  const totalLinkStrength = strengths(network)
  const detected = await detecting
  const drawn = before ?? beside
  const nodes = drawn && nodesIn(drawn, graph.keys)
  const communitiesBefore = drawn && nodes && communitiesIn(drawn, nodes)
  const task: Tasks['layout']['input'] = {
    network,
    seed,
    radii: Float32Array.from(documents, radiusOf),
    communities: detected,
    // What was drawn before stays where it is; beside another lens, only its outline is kept.
    ...(drawn && nodes && { [before ? 'start' : 'guide']: positionsOf(drawn, nodes) }),
  }
  const positions = await doTask('layout', task, report)
  const numbers = communitiesBefore && continueCommunities(communitiesBefore, detected)
  const communities = numbers ? detected.map((community) => numbers[community]!) : detected
  const named = nameAll(facts, graph, detected, totalLinkStrength).map((community) => ({
    ...community,
    id: numbers?.[community.id] ?? community.id,
  }))
  return {
    graph,
    analysis: {
      positions,
      communities,
      communityList: (before ? keepNames(before.analysis.communityList, named, facts) : named).sort(
        (left, right) => left.id - right.id,
      ),
      components: components(network),
      links: degrees(network),
      totalLinkStrength,
      documents,
    },
  }
}

function countDocuments(facts: Facts, graph: LensGraph): Uint32Array {
  const papersOf = {
    author: transpose(facts.paperAuthors, facts.authors.length),
    topic: transpose(facts.paperTopics, facts.topics.length),
    system: transpose(facts.introducedSystems, facts.systems.length),
  }
  const mentions = transpose(facts.mentionedSystems, facts.systems.length)
  // The last node, from 1, that has counted a paper.
  const lastNode = new Uint32Array(facts.papers.length)
  return Uint32Array.from(graph.kinds, (kind: NodeKind, node: number) => {
    if (kind === 'paper') return 1
    let documents = 0
    const countIn = ({ offsets, targets }: Incidence, row: number): void => {
      for (let place = offsets[row]!; place < offsets[row + 1]!; place++) {
        const paper = targets[place]!
        if (lastNode[paper] === node + 1) continue
        lastNode[paper] = node + 1
        documents++
      }
    }
    countIn(papersOf[kind], graph.entities[node]!)
    if (kind === 'system') countIn(mentions, graph.entities[node]!)
    return documents
  })
}

/** Keys so far apart in two lists that are otherwise in the same order are still met in passing. */
const NEAR = 16

/** The nodes of a lens that is drawn already, by key; beyond its last node for those that it lacks. */
function nodesIn(drawn: Lens, keys: readonly string[]): Uint32Array {
  const before = drawn.graph.keys
  const nodes = new Uint32Array(keys.length).fill(before.length)
  const isMet = new Uint8Array(before.length)
  // Two maps of nearly the same papers have their nodes in nearly the same order: few need to be looked up.
  let next = 0
  const missing: number[] = []
  keys.forEach((key, node) => {
    let at = next
    while (at < before.length && at < next + NEAR && before[at] !== key) at++
    if (before[at] !== key) {
      missing.push(node)
      return
    }
    nodes[node] = at
    isMet[at] = 1
    next = at + 1
  })
  if (missing.length === 0) return nodes
  const nodeOf = new Map<string, number>()
  before.forEach((key, node) => isMet[node] === 0 && nodeOf.set(key, node))
  for (const node of missing) nodes[node] = nodeOf.get(keys[node]!) ?? before.length
  return nodes
}

/** 0 for nodes that the lens lacks. */
function communitiesIn(drawn: Lens, nodes: Uint32Array): Uint32Array {
  return Uint32Array.from(nodes, (node) => drawn.analysis.communities[node] ?? 0)
}

/** NaN for nodes that the lens lacks: they are placed among their neighbours. */
function positionsOf(drawn: Lens, nodes: Uint32Array): Positions {
  const { x, y } = drawn.analysis.positions
  return {
    x: Float32Array.from(nodes, (node) => x[node] ?? NaN),
    y: Float32Array.from(nodes, (node) => y[node] ?? NaN),
  }
}
