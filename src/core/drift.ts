/** How far a map has come from the one on which its communities were last looked at as wholes. */
import { NOWHERE } from './columns/incidence.ts'
import type { KeptNodes } from './kept-nodes.ts'
import type { LensAnalysis } from './model/network.ts'
import type { Lens } from './model/snapshot.ts'

/** A node whose links, or whose strength, are more or less by no more than this part hardly belongs elsewhere. */
const LITTLE = 1 / 20

export interface Drift {
  /** As the analysis of a lens has it, with what came since. */
  readonly drift: number
  /** 1 for nodes that the map before lacks, and for those whose links are others by more than a little. */
  readonly hasChanged: Uint8Array
}

/** `nodes[node]` is the node of the map before. Linear. */
export function measureDrift(
  { analysis: before }: Lens,
  nodes: KeptNodes,
  now: Pick<LensAnalysis, 'links' | 'totalLinkStrength'>,
): Drift {
  const isGone = new Uint8Array(before.links.length).fill(1)
  const hasChanged = new Uint8Array(nodes.length)
  let total = 0
  let difference = 0
  for (let node = 0; node < nodes.length; node++) {
    const known = nodes[node]!
    const strength = now.totalLinkStrength[node]!
    total += strength
    if (known === NOWHERE) {
      hasChanged[node] = 1
      difference += strength
      continue
    }
    isGone[known] = 0
    const then = before.totalLinkStrength[known]!
    const change = Math.abs(strength - then)
    difference += change
    if (change > LITTLE * then || isMuch(now.links[node]!, before.links[known]!)) hasChanged[node] = 1
  }
  for (let known = 0; known < isGone.length; known++)
    if (isGone[known] === 1) difference += before.totalLinkStrength[known]!
  return { drift: (before.drift ?? 0) + difference / (total || 1), hasChanged }
}

function isMuch(links: number, before: number): boolean {
  return Math.abs(links - before) > LITTLE * before
}
