/** How far a map has come from the one on which its communities were last looked at as wholes. */
import { NOWHERE } from './columns/incidence.ts'
import type { KeptNodes } from './kept-nodes.ts'
import type { LensAnalysis } from './model/network.ts'
import type { Lens } from './model/snapshot.ts'

/** A node whose links, or whose strength, are more or less by no more than this part hardly belongs elsewhere. */
const LITTLE = 1 / 20

type Links = Pick<LensAnalysis, 'links' | 'totalLinkStrength'>

export interface Drift {
  /** As the analysis of a lens has it, with what came since. */
  readonly drift: number
  /** 1 for nodes that the map before lacks, and for those whose links are others by more than a little. */
  readonly hasChanged: Uint8Array
}

/** `nodes[node]` is the node of the map before. Linear. */
export function measureDrift({ analysis: before }: Lens, nodes: KeptNodes, now: Links): Drift {
  const hasChanged = new Uint8Array(nodes.length)
  const difference = markChanged(before, nodes, now, hasChanged) + strengthOfGone(before, nodes)
  const total = now.totalLinkStrength.reduce((sum, strength) => sum + strength, 0)
  return { drift: (before.drift ?? 0) + difference / (total || 1), hasChanged }
}

/** How much more or less strength nodes have that are not gone. */
function markChanged(before: Links, nodes: KeptNodes, now: Links, hasChanged: Uint8Array): number {
  let difference = 0
  for (let node = 0; node < nodes.length; node++) {
    const known = nodes[node]!
    const strength = now.totalLinkStrength[node]!
    const isKnown = known !== NOWHERE
    const then = isKnown ? before.totalLinkStrength[known]! : 0
    const change = Math.abs(strength - then)
    difference += change
    if (!isKnown || change > LITTLE * then || isMuch(now.links[node]!, before.links[known]!)) hasChanged[node] = 1
  }
  return difference
}

function strengthOfGone({ totalLinkStrength }: Links, nodes: KeptNodes): number {
  const isThere = new Uint8Array(totalLinkStrength.length)
  for (let node = 0; node < nodes.length; node++) if (nodes[node] !== NOWHERE) isThere[nodes[node]!] = 1
  return totalLinkStrength.reduce((sum, strength, node) => (isThere[node] === 1 ? sum : sum + strength), 0)
}

function isMuch(links: number, before: number): boolean {
  return Math.abs(links - before) > LITTLE * before
}
