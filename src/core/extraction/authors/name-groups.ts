/** Mentions by name: those of one name that are surely one person, and the people of one family. */
import { countNamesakes } from './cohesion.ts'
import type { Collection } from './collection.ts'
import { groupByCoauthors } from './groups.ts'
import { Identities } from './identities.ts'
import type { Persona } from './joining.ts'

/**
 * Unites what surely belongs together; gives those of `names` (default: all) with several groups of mentions, and their
 * groups.
 */
export function groupMentions(
  collection: Collection,
  identities: Identities,
  names?: Iterable<number>,
): Map<number, number[][]> {
  if (collection.isGathered) {
    const first = new Identities(collection.mentions, false)
    groupByCoauthors(collection, first)
    countNamesakes(collection, groupsOfNames(collection, first))
  }
  groupByCoauthors(collection, identities, names)
  return groupsOfNames(collection, identities, names)
}

/** Names with more than one group of mentions, and their groups. */
export function groupsOfNames(
  collection: Collection,
  identities: Identities,
  names: Iterable<number> = collection.mentions.names.numbers(),
): Map<number, number[][]> {
  const groups = new Map<number, number[][]>()
  for (const name of names) {
    const parts = partsOf(collection, identities, name)
    if (parts.length > 1) groups.set(name, parts)
  }
  return groups
}

/** Everybody with a name that is wanted, by family. */
export function familiesOf(
  collection: Collection,
  identities: Identities,
  isWanted: (name: number) => boolean = () => true,
): Iterable<Persona[]> {
  const families = new Map<number, Persona[]>()
  const { words, family: familyOf } = collection.columns
  for (let name = 0; name < words.length; name++) {
    if (words[name] === 0 || !isWanted(name)) continue
    const family = familyOf[name]!
    let personas = families.get(family)
    if (!personas) families.set(family, (personas = []))
    for (const members of partsOf(collection, identities, name)) personas.push({ name, members })
  }
  return families.values()
}

/** Mentions of a name, by person so far. */
function partsOf({ mentionsOf }: Collection, identities: Identities, name: number): number[][] {
  const parts = new Map<number, number[]>()
  for (const mention of mentionsOf.targets.subarray(mentionsOf.offsets[name], mentionsOf.offsets[name + 1])) {
    const root = identities.find(mention)
    const part = parts.get(root)
    if (part) part.push(mention)
    else parts.set(root, [mention])
  }
  return [...parts.values()]
}
