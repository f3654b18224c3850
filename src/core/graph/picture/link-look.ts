/** How a link is drawn: worked out for one at a time, for of many links only few are drawn at once. */
import { clusterColour } from './palette.ts'
import type { Scene } from './scene.ts'

/** How strongly a link is drawn at least that wears a colour of its own, and what is left of the others beside it. */
const MARKED = 0.6
const UNMARKED = 0.5
/** Links share the sheet with at most so many others at a time. */
const CROWD_OF_LINKS = 2_700

/** In pixels when the whole map is in view. */
export function linkWidth(scene: Scene, edge: number): number {
  return isTie(scene, edge) ? 0.7 + 2.1 * strengthOf(scene, edge) : 0.7
}

/** 0–1. */
export function linkOpacity(scene: Scene, edge: number): number {
  const { visible, palette, ownLinkColours } = scene
  // Many links share the sheet, so each of them has to step back further.
  const crowd = Math.min(1, Math.sqrt(360 / Math.max(1, Math.min(visible.edgeCount, CROWD_OF_LINKS))))
  const full = isTie(scene, edge) ? 0.16 + 0.5 * strengthOf(scene, edge) : 0.17
  const opacity = Math.max(0.04, full * crowd * (isInside(scene, edge) ? 1 : 0.62))
  const own = ownLinkColours?.[edge]
  if (own === undefined) return opacity
  return own === palette.link ? opacity * UNMARKED : Math.max(MARKED, opacity)
}

export function linkColour(scene: Scene, edge: number): string {
  const { view, palette, ownLinkColours } = scene
  const cluster = view.communities[view.network.sources[edge]!]!
  return ownLinkColours?.[edge] ?? (isInside(scene, edge) ? clusterColour(palette, cluster) : palette.link)
}

/** 0–1. */
function strengthOf({ view, strongest }: Scene, edge: number): number {
  return strongest > 0 ? Math.sqrt(Math.max(0, view.network.weights[edge]!) / strongest) : 0
}

function isInside({ view: { communities, network } }: Scene, edge: number): boolean {
  return communities[network.sources[edge]!] === communities[network.targets[edge]!]
}

function isTie({ view }: Scene, edge: number): boolean {
  return view.edgeKinds[edge] === 'coauthorship' || view.lens !== 'everything'
}

/** How much wider a link is in front. */
export const FRONT_WIDTH = 1.15

/** In front the crowd does not matter, only how strong a link is. */
export function frontOpacity(scene: Scene, edge: number): number {
  return Math.min(1, 0.2 + 0.3 * linkWidth(scene, edge))
}
