/** Whether a collection is a field's or a group's own, or was put together by looking up names. */
import { rowLength } from '../../columns/incidence.ts'
import { orderByValue } from '../../columns/ordering.ts'
import type { Incidence } from '../../model/facts.ts'
import type { Mentions } from './mentions.ts'

/** Share of the papers that hubs stand on, and how many papers each stands on anew; fewer hubs are a group's own list. */
const NEARLY_ALL = 0.9
const PAPERS_OF_HUB = 20
const FEWEST_HUBS = 10

/**
 * True when the papers were gathered by looking up names: a few names then stand on nearly all of them, and whoever
 * bears such a name is among its people. Elsewhere a scattered name is mostly one busy person's.
 */
export function isGatheredByName(mentions: Mentions, mentionsOf: Incidence): boolean {
  const names = new Uint32Array(mentions.names.size)
  let most = 0
  for (let name = 0; name < names.length; name++) {
    names[name] = name
    most = Math.max(most, rowLength(mentionsOf, name))
  }
  const fewer = new Float32Array(names.length)
  for (let name = 0; name < names.length; name++) fewer[name] = most - rowLength(mentionsOf, name)
  orderByValue(names, fewer)
  const isCovered = new Uint8Array(mentions.papers.length)
  let covered = 0
  let hubs = 0
  for (const name of names) {
    if (covered >= NEARLY_ALL * isCovered.length) break
    const before = covered
    for (let slot = mentionsOf.offsets[name]!; slot < mentionsOf.offsets[name + 1]!; slot++) {
      const paper = mentions.paper[mentionsOf.targets[slot]!]!
      covered += 1 - isCovered[paper]!
      isCovered[paper] = 1
    }
    if (covered > before) hubs++
  }
  return hubs >= FEWEST_HUBS && covered / hubs >= PAPERS_OF_HUB
}
