/** A map as it is when only some papers count: everything that is counted and grouped, with every mark where it was. */
import { components, continueCommunities, degrees, detectCommunities, strengths } from './analysis/index.ts'
import { incidenceFrom, rowOf, transpose } from './columns/incidence.ts'
import { countPapers, type PapersBehind } from './graph/paper-filter.ts'
import { keepNames, nameAll } from './community-names.ts'
import type { Facts, Incidence } from './model/facts.ts'
import type { LensAnalysis, Network } from './model/network.ts'
import type { Options } from './model/options.ts'
import type { Lens } from './model/snapshot.ts'

/** What is counted of a lens; `weights` are the strengths of its edges, 0 where no paper that counts is behind one. */
export type LensCounts = Pick<LensAnalysis, 'documents' | 'links' | 'totalLinkStrength' | 'components'> & {
  readonly weights: Float64Array
}

export type LensGroups = Pick<LensAnalysis, 'communities' | 'communityList'>

/** `marks[paper]` is 1 where the paper counts. Linear in the papers behind nodes and edges. */
export function recountLens(facts: Facts, { graph }: Lens, behind: PapersBehind, marks: Uint8Array): LensCounts {
  const { documents, weights } = countPapers(facts, graph, behind, marks)
  const network = linksWithin(graph.network, weights)
  return {
    documents,
    weights,
    links: degrees(network),
    totalLinkStrength: strengths(network),
    components: components(network),
  }
}

/** The communities among the papers that count; who stays together keeps number, name and colour. */
export function regroupLens(
  facts: Facts,
  { graph, analysis }: Lens,
  marks: Uint8Array,
  { weights, links, totalLinkStrength }: LensCounts,
  options: Pick<Options, 'seed' | 'resolution'>,
): LensGroups {
  const detected = detectCommunities(linksWithin(graph.network, weights), options).communities
  // A mark that nothing is left of is in no community.
  const own = detected.map((community, node) => (links[node]! > 0 ? community : 0))
  const numbers = continueCommunities(analysis.communities, own)
  const within: Facts = {
    ...facts,
    paperAuthors: keepRows(facts.paperAuthors, marks),
    paperTopics: keepRows(facts.paperTopics, marks),
  }
  const source = { facts: within, papersOfTopic: transpose(within.paperTopics, facts.topics.length) }
  const named = nameAll(source, graph, own, totalLinkStrength)
    .filter(({ size }) => size > 0)
    .map((community) => ({ ...community, id: numbers[community.id]! }))
  return {
    communities: own.map((community) => numbers[community]!),
    communityList: keepNames(analysis.communityList, named, facts).sort((left, right) => left.id - right.id),
  }
}

function linksWithin({ order, sources, targets }: Network, weights: Float64Array): Network {
  const count = weights.reduce((sum, weight) => sum + (weight > 0 ? 1 : 0), 0)
  const within = {
    order,
    sources: new Uint32Array(count),
    targets: new Uint32Array(count),
    weights: new Float64Array(count),
  }
  for (let edge = 0, link = 0; edge < weights.length; edge++) {
    if (weights[edge]! <= 0) continue
    within.sources[link] = sources[edge]!
    within.targets[link] = targets[edge]!
    within.weights[link++] = weights[edge]!
  }
  return within
}

/** The rows whose mark is 1; the others are empty. */
function keepRows(rows: Incidence, marks: Uint8Array): Incidence {
  return incidenceFrom(Array.from(marks, (mark, row) => (mark === 1 ? [...rowOf(rows, row)] : [])))
}
