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
/** Cohesion below this cannot be told from none. */
const LEAST = 0.002
const MOST_NAMESAKES = 20

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
  const usual = Math.max(usualCohesion(collection, groupsOf), LEAST)
  for (const [name, groups] of groupsOf) {
    const cohesion = cohesionOf(collection, groups)
    if (cohesion === undefined) continue
    const scatter = Math.log(usual / Math.max(cohesion, LEAST)) - ORDINARY
    if (scatter <= 0) continue
    const namesakes = Math.max(collection.namesakes[name]!, FEWEST_NAMESAKES) * Math.exp(SLOPE * scatter)
    collection.namesakes[name] = Math.min(MOST_NAMESAKES, namesakes)
  }
}
