/** From facts to maps: every lens with its communities, their names, its measures and its positions. */
import { components, continueCommunities, degrees, strengths } from './analysis/index.ts'
import { keepNames, nameAll } from './community-names.ts'
import { measureDrift } from './drift.ts'
import { linkLens, type LensLinks } from './graph/lens-links.ts'
import { LensParts } from './graph/lens-parts.ts'
import { completeLens } from './graph/lens.ts'
import { radiusOf } from './graph/lens-view.ts'
import { packLinks, unpackLinks } from './graph/packed-links.ts'
import { communitiesIn, KeptEntities, matchNodes, positionsOf } from './kept-nodes.ts'
import type { Facts } from './model/facts.ts'
import type { LensAnalysis, LensGraph } from './model/network.ts'
import type { Options } from './model/options.ts'
import type { Lens, Snapshot } from './model/snapshot.ts'
import { LENS_NAMES, type LensName, type NodeKind } from './model/terms.ts'
import type { DoTask, Report, Tasks } from './tasks.ts'

export interface Drawing {
  readonly facts: Facts
  readonly options: Options
  /** What has the maps whose shape, communities and names to keep. */
  readonly drawn: DrawnMaps | undefined
  /** All that the facts and the maps before follow from, as plain values; absent where it isn't known. */
  readonly origin?: unknown
}

/** Maps that are drawn already, and what they were drawn of and with. */
export type DrawnMaps = Pick<Snapshot, 'facts' | 'lenses' | 'manifest'>

/** Communities are looked at as wholes when more than this part of all strength is other than when they last were. */
const MOST_DRIFT = 1 / 20

interface DrawingEffects {
  readonly doTask: DoTask
  readonly onProgress: Report
  /** Nothing is to be done here while the first lens is laid out elsewhere, if it is. */
  onWaiting(): void
  /** Gives what came of the same ingredients earlier, or what `make` gives. */
  readonly remember?:
    (<Result>(step: 'links' | 'lens', ingredients: unknown, make: () => Promise<Result>) => Promise<Result>) | undefined
}

/** Every lens that has something to show, laid out so that what two lenses share stands in the same region of both. */
export async function drawLenses(drawing: Drawing, effects: DrawingEffects): Promise<Snapshot['lenses']> {
  const { facts, options, drawn } = drawing
  const { onProgress, onWaiting } = effects
  const names = LENS_NAMES.filter((name) => !(options.withoutTopics && name === 'topics'))
  const known = drawn && new KeptEntities(drawn.facts, facts)
  const before = drawn && known && { ...drawn, placesOf: (kind: NodeKind) => known.placesOf(kind) }
  const parts = new LensParts(facts, options, before)
  let done = 0
  onProgress(done, names.length)
  const begin = (name: LensName, beside?: Promise<Lens>, report?: Report): LensUnderWay => {
    const begun = beginLens(drawing, parts, known, name, beside, effects, report)
    begun.lens.then(
      () => onProgress(++done, names.length),
      () => undefined,
    )
    return begun
  }
  let hearLayout = (): void => undefined
  const isLaidOut = new Promise<void>((resolve) => (hearLayout = resolve))
  // While one thread lays out the first, which all others follow, another finds their communities.
  const everything = begin('everything', undefined, hearLayout)
  let isFinished = false
  const finished = everything.lens.finally(() => (isFinished = true))
  const beginOthers = async (): Promise<readonly LensUnderWay[]> => {
    const others: LensUnderWay[] = []
    for (const name of names.filter((one) => one !== 'everything')) {
      others.push(begin(name, everything.lens))
      await others.at(-1)!.communities
    }
    await Promise.race([isLaidOut, finished])
    if (!isFinished) onWaiting()
    return others
  }
  const [first, others] = await Promise.all([finished, beginOthers()])
  const lenses = [first, ...(await Promise.all(others.map(({ lens }) => lens)))]
  return Object.fromEntries(lenses.map((lens) => [lens.graph.lens, lens]))
}

interface LensUnderWay {
  /** When its communities are found, or needed no more. */
  readonly communities: Promise<unknown>
  readonly lens: Promise<Lens>
}

/** `beside` is another lens whose regions and colours to follow. */
function beginLens(
  { options, drawn, origin }: Drawing,
  parts: LensParts,
  known: KeptEntities | undefined,
  name: LensName,
  beside: Promise<Lens> | undefined,
  effects: DrawingEffects,
  report: Report | undefined,
): LensUnderWay {
  const { counting, maxAuthors, seed, resolution } = options
  const before = drawn?.lenses[name]
  const isAsFine = drawn?.manifest.options.resolution === resolution
  const ingredients = origin === undefined ? undefined : { origin, lens: name, counting, maxAuthors }
  const everyIngredient = ingredients && { ...ingredients, seed, resolution }
  const doTask: DoTask = (task, input, onProgress) =>
    effects.doTask(task, input, onProgress, undefined, everyIngredient)
  // The same earlier map is hardly met twice, and what is kept of it wouldn't be read.
  const remember = ingredients && !before ? effects.remember : undefined
  let hearCommunities = (): void => undefined
  const areFound = new Promise<void>((resolve) => (hearCommunities = resolve))
  const draw = async (): Promise<Lens> => {
    let linked: LensLinks | undefined
    const link = (): LensLinks => (linked = linkLens(parts, name))
    const packed = await remember?.('links', ingredients, async () => packLinks(link()))
    const graph = completeLens(parts, name, linked ?? (packed ? unpackLinks(packed) : link()))
    const analyseIt = async (): Promise<LensAnalysis> => {
      const nodes = before && matchNodes(before.graph, graph, known)
      const { network } = graph
      const measures = { links: degrees(network), totalLinkStrength: strengths(network) }
      const since = before && nodes && measureDrift(before, nodes, measures)
      const movable = isAsFine && since && since.drift <= MOST_DRIFT ? since.hasChanged : undefined
      const communities = await doTask('communities', {
        network,
        seed,
        resolution,
        strengths: measures.totalLinkStrength,
        ...(before && nodes && { start: communitiesIn(before, nodes) }),
        ...(movable && { movable }),
      })
      hearCommunities()
      const kept = before && nodes ? { drawn: before, nodes, isSameLens: true } : besideOf(await beside, graph)
      const analysis = await analyse(graph, parts, communities, measures, kept, seed, doTask, report)
      return movable && since && since.drift > 0 ? { ...analysis, drift: since.drift } : analysis
    }
    return { graph, analysis: await (remember?.('lens', everyIngredient, analyseIt) ?? analyseIt()) }
  }
  const lens = draw()
  // Who waits for the lens hears of what fails.
  return { communities: Promise.race([areFound, lens.catch(() => undefined)]), lens }
}

/** A map that a new one follows. */
interface Kept {
  readonly drawn: Lens
  readonly nodes: Uint32Array
  /** Its marks stay where they are; beside another lens, only the outline is kept. */
  readonly isSameLens: boolean
}

function besideOf(beside: Lens | undefined, graph: LensGraph): Kept | undefined {
  return beside && { drawn: beside, nodes: matchNodes(beside.graph, graph), isSameLens: false }
}

async function analyse(
  graph: LensGraph,
  parts: LensParts,
  detected: Uint32Array,
  measures: Pick<LensAnalysis, 'links' | 'totalLinkStrength'>,
  kept: Kept | undefined,
  seed: number,
  doTask: DoTask,
  report: Report | undefined,
): Promise<LensAnalysis> {
  const { network } = graph
  const documents = countDocuments(parts, graph)
  const task: Tasks['layout']['input'] = {
    network,
    seed,
    radii: radiiOf(documents),
    communities: detected,
    ...(kept && { [kept.isSameLens ? 'start' : 'guide']: positionsOf(kept.drawn, kept.nodes) }),
    ...(kept?.isSameLens && { strengths: measures.totalLinkStrength }),
  }
  const positions = await doTask('layout', task, report)
  const numbers = kept && continueCommunities(communitiesIn(kept.drawn, kept.nodes), detected)
  const named = nameAll(parts, graph, detected, measures.totalLinkStrength).map((community) => ({
    ...community,
    id: numbers?.[community.id] ?? community.id,
  }))
  return {
    positions,
    communities: numbers ? detected.map((community) => numbers[community]!) : detected,
    communityList: (kept?.isSameLens ? keepNames(kept.drawn.analysis.communityList, named, parts.facts) : named).sort(
      (left, right) => left.id - right.id,
    ),
    components: components(network),
    ...measures,
    documents,
  }
}

/** By a loop, which takes a tenth of the time that `Float32Array.from` does. */
function radiiOf(documents: Uint32Array): Float32Array {
  const radii = new Float32Array(documents.length)
  for (let node = 0; node < radii.length; node++) radii[node] = radiusOf(documents[node]!)
  return radii
}

function countDocuments(parts: LensParts, { kinds, entities }: LensGraph): Uint32Array {
  return entities.map((entity, node) => parts.documentsOf(kinds[node]!)[entity]!)
}
