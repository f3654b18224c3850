/** Co-authors whom two groups of mentions share, under one name or under spellings that can be one person's. */
import type { Collection } from './collection.ts'
import { areCompatible } from './compatibility.ts'
import { weightOfCoauthor } from './groups.ts'
import type { Profile } from './profiles.ts'

/** Summed weight of the shared co-authors; a shortened name weighs as much as the shorter form tells. */
export function weighSharedCoauthors(collection: Collection, a: Profile, b: Profile): number {
  const { mentions, columns } = collection
  const [small, large] = a.coauthors.size <= b.coauthors.size ? [a, b] : [b, a]
  let shared = 0
  for (const name of small.coauthors) {
    if (large.coauthors.has(name)) {
      shared += weightOfCoauthor(collection, name)
      continue
    }
    const other = large.stems.get(columns.stem[name]!)
    if (other !== undefined && areCompatible(mentions.names.keyOf(name), mentions.names.keyOf(other)))
      shared += Math.min(weightOfCoauthor(collection, name), weightOfCoauthor(collection, other))
  }
  return shared
}
