/** How many people stand under one name, judged by how what is printed under it hangs together through co-authors. */
import { rowLength } from '../../columns/incidence.ts'
import type { Collection } from './collection.ts'

type Groups = readonly (readonly number[])[]

/** Papers with co-authors that a name needs before its cohesion says anything. */
const FEWEST = 10
/** Cohesion below this cannot be told from none. */
const LEAST = 0.002
const MOST_NAMESAKES = 100

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

/**
 * Counts the namesakes of a collection that was gathered by looking up names: people are as many as it takes to scatter
 * the mentions so much. Raises `collection.namesakes`.
 */
export function countNamesakes(collection: Collection, groupsOf: ReadonlyMap<number, Groups>): void {
  for (const [name, groups] of groupsOf) {
    const cohesion = cohesionOf(collection, groups)
    if (cohesion === undefined) continue
    // n people with as many papers each leave one pair of mentions in n together.
    const counted = 1 / Math.max(cohesion, LEAST) - 1
    if (counted > collection.namesakes[name]!) collection.namesakes[name] = Math.min(MOST_NAMESAKES, counted)
  }
}
