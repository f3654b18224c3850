/** How well a part of a network stands for the whole. */
import { compareShares } from './sample-shares.ts'

export interface SampleFit {
  /** Mean degree (in the whole network) of all nodes, and of the sample with its standard error. */
  readonly meanDegree: number
  readonly sampledMeanDegree: number
  readonly standardError: number
  /** Largest difference between the shares of nodes up to any degree (Kolmogorov–Smirnov). */
  readonly degreeDistance: number
  /** Half the sum of the differences between the communities' shares (total variation). */
  readonly communityDistance: number
  /**
   * What 95 of 100 independent draws of this size stay below (Kolmogorov–Smirnov), and what they have on average (total
   * variation): a sample above stands less well for the whole than chance would.
   */
  readonly expectedDegreeDistance: number
  readonly expectedCommunityDistance: number
}

/** `degrees` and `communities` have a value for every node; `sample` lists different nodes. All 0 for an empty sample. */
export function describeSample(degrees: Uint32Array, communities: Uint32Array, sample: Uint32Array): SampleFit {
  const size = sample.length || 1
  const order = degrees.length || 1
  const meanDegree = degrees.reduce((sum, degree) => sum + degree, 0) / order
  const sampledMeanDegree = sample.reduce((sum, node) => sum + degrees[node]!, 0) / size
  const squares = sample.reduce((sum, node) => sum + (degrees[node]! - sampledMeanDegree) ** 2, 0)
  // Drawn without replacement: a sample of everything has no error.
  const remaining = Math.max(0, 1 - sample.length / order)
  const degreeShares = compareShares(degrees, sample)
  const communityShares = compareShares(communities, sample)
  let ahead = 0
  let degreeDistance = 0
  let communityDistance = 0
  let expectedCommunityDistance = 0
  for (const { whole, part } of degreeShares) {
    ahead += part - whole
    degreeDistance = Math.max(degreeDistance, Math.abs(ahead))
  }
  for (const { whole, part, error } of communityShares) {
    communityDistance += Math.abs(part - whole) / 2
    // The mean deviation of a nearly normal share.
    expectedCommunityDistance += (Math.sqrt(2 / Math.PI) * error) / 2
  }
  return {
    meanDegree,
    sampledMeanDegree,
    standardError: Math.sqrt((squares / Math.max(1, size - 1) / size) * remaining),
    degreeDistance: sample.length === 0 ? 0 : degreeDistance,
    communityDistance: sample.length === 0 ? 0 : communityDistance,
    expectedDegreeDistance: 1.358 * Math.sqrt(remaining / size),
    expectedCommunityDistance,
  }
}
