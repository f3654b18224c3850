/** `coterie measure` and `coterie sample`: what the network of a lens says of its nodes, and a part that stands for it. */
import {
  betweennessCentrality,
  closenessCentrality,
  clusteringCoefficients,
  coreNumbers,
  describeSample,
  labelOf,
  pagerank,
  sampleSelfRepellentWalk,
  toAdjacency,
  type Lens,
  type LensName,
  type SampleFit,
  type Snapshot,
} from '../../core/index.ts'
import { Failure, LineWriter, say } from '../messages.ts'
import { openSnapshot } from './open-snapshot-file.ts'

interface LensChoice {
  readonly lens: LensName
  readonly seed: number
}

/** Prints a line per node with every measure; those of large networks are estimates, and the error is said. */
export async function measure(path: string, { lens: name, seed }: LensChoice): Promise<number> {
  const snapshot = await openSnapshot(path)
  const lens = lensOf(snapshot, name, path)
  const adjacency = toAdjacency(lens.graph.network)
  const betweenness = betweennessCentrality(adjacency, { seed })
  const closeness = closenessCentrality(adjacency, { seed })
  const ranks = pagerank(adjacency)
  const cores = coreNumbers(adjacency)
  const clustering = clusteringCoefficients(adjacency)
  const writer = new LineWriter()
  lens.graph.keys.forEach((key, node) =>
    writer.write(
      JSON.stringify({
        key,
        label: labelOf(snapshot.facts, lens.graph.kinds[node]!, lens.graph.entities[node]!),
        community: lens.analysis.communities[node],
        documents: lens.analysis.documents[node],
        links: lens.analysis.links[node],
        totalLinkStrength: lens.analysis.totalLinkStrength[node],
        pagerank: toSignificant(ranks[node]!),
        betweennessCentrality: toSignificant(betweenness.values[node]!),
        closenessCentrality: toSignificant(closeness.values[node]!),
        coreNumber: cores[node],
        clusteringCoefficient: toSignificant(clustering[node]!),
      }),
    ),
  )
  await writer.end()
  if (betweenness.samples < lens.graph.network.order)
    say(
      `Betweenness and closeness are estimated from ${betweenness.samples} of ${lens.graph.network.order} nodes;` +
        ` one standard error is at most ${toSignificant(Math.max(...betweenness.standardErrors))} and` +
        ` ${toSignificant(Math.max(...closeness.standardErrors))}.`,
    )
  return 0
}

export interface SampleChoice extends LensChoice {
  readonly size: number
  readonly alpha: number
}

/** Prints the keys of a representative part, one a line, and how well it stands for the whole. */
export async function sample(path: string, { lens: name, size, alpha, seed }: SampleChoice): Promise<number> {
  const lens = lensOf(await openSnapshot(path), name, path)
  const { links, communities } = lens.analysis
  const chosen = sampleSelfRepellentWalk(lens.graph.network, { size, alpha, seed, communities })
  const writer = new LineWriter()
  chosen.forEach((node) => writer.write(JSON.stringify({ key: lens.graph.keys[node] })))
  await writer.end()
  describeFit(describeSample(links, communities, chosen), chosen.length, links.length).forEach(say)
  return 0
}

function describeFit(fit: SampleFit, size: number, order: number): string[] {
  return [
    `${size} of ${order} nodes`,
    `mean links: ${fit.sampledMeanDegree.toFixed(2)} ± ${fit.standardError.toFixed(2)} in the sample, ${fit.meanDegree.toFixed(2)} in the whole`,
    `distance of the distributions of links: ${fit.degreeDistance.toFixed(3)} (chance alone: ${fit.expectedDegreeDistance.toFixed(3)})`,
    `distance of the shares of clusters: ${fit.communityDistance.toFixed(3)} (chance alone: ${fit.expectedCommunityDistance.toFixed(3)})`,
  ]
}

function lensOf({ lenses }: Snapshot, name: LensName, path: string): Lens {
  const lens = lenses[name]
  if (!lens) throw new Failure(`${path} has no lens "${name}"; it has ${Object.keys(lenses).join(', ')}.`)
  return lens
}

function toSignificant(value: number): number {
  return Number(value.toPrecision(6))
}
