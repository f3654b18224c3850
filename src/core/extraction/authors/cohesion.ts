/** How well what is printed under one name hangs together through co-authors, compared with other names. */
import { rowLength } from '../../columns/incidence.ts'
import { FEWEST_NAMESAKES } from './ambiguity.ts'
import type { Collection } from './collection.ts'

type Groups = readonly (readonly number[])[]

/** Papers with co-authors that a name needs before its cohesion says anything. */
const FEWEST = 10
/** People whose work is e times more scattered than usual are still ordinary; beyond that, how fast doubt grows. */
const ORDINARY = 1
const SLOPE = 4
/** In an ordinary collection scatter multiplies the namesakes that a name lets expect by no more than this. */
const MOST_SURPRISE = 10
/** Cohesion below this cannot be told from none. */
const LEAST = 0.002
const MOST_NAMESAKES = 100
/** Share of the papers that hubs stand on, and how many papers each stands on anew; fewer hubs are a group's own list. */
const NEARLY_ALL = 0.9
const PAPERS_OF_HUB = 20
const FEWEST_HUBS = 10

/** Share of the pairs of co-authored mentions that are in one group; nothing when there are too few mentions. */
function cohesionOf(collection: Collection, groups: Groups): number | undefined {
  const { mentions, coauthors } = collection
  let total = 0
  let together = 0
  for (const members of groups) {
    const size = members.filter((member) => rowLength(coauthors, mentions.paper[member]!) > 1).length
    total += size
    together += size * (size - 1)
  }
  return total < FEWEST ? undefined : together / (total * (total - 1))
}

/** The cohesion of the middle one of all names with enough papers; 1 when there are none. */
function usualCohesion(collection: Collection, groupsOf: ReadonlyMap<number, Groups>): number {
  const found: number[] = []
  for (let name = 0; name < collection.mentions.names.length; name++) {
    if (rowLength(collection.mentionsOf, name) < FEWEST) continue
    const groups = groupsOf.get(name)
    const cohesion = groups ? cohesionOf(collection, groups) : 1
    if (cohesion !== undefined) found.push(cohesion)
  }
  return found.sort((a, b) => a - b)[found.length >> 1] ?? 1
}

/**
 * More namesakes than the names let expect, where mentions fall apart more than those of other names do.
 * Raises `collection.namesakes`.
 */
export function recountNamesakes(collection: Collection, groupsOf: ReadonlyMap<number, Groups>): void {
  const isGathered = isGatheredByName(collection)
  const usual = Math.max(usualCohesion(collection, groupsOf), LEAST)
  for (const [name, groups] of groupsOf) {
    const cohesion = cohesionOf(collection, groups)
    if (cohesion === undefined) continue
    const expected = Math.max(collection.namesakes[name]!, FEWEST_NAMESAKES)
    // n people with as many papers each leave one pair of mentions in n together.
    const counted = isGathered
      ? 1 / Math.max(cohesion, LEAST) - 1
      : expected * Math.min(MOST_SURPRISE, Math.exp(SLOPE * (Math.log(usual / Math.max(cohesion, LEAST)) - ORDINARY)))
    if (counted > expected) collection.namesakes[name] = Math.min(MOST_NAMESAKES, counted)
  }
}

/**
 * True when the papers were gathered by looking up names: a few names then stand on nearly all of them, and whoever
 * bears such a name is among its people. Elsewhere a scattered name is mostly one busy person's.
 */
function isGatheredByName({ mentions, mentionsOf }: Collection): boolean {
  const names = mentions.names.map((_, name) => name)
  names.sort((a, b) => rowLength(mentionsOf, b) - rowLength(mentionsOf, a) || a - b)
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
