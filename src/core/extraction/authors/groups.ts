/** Mentions of one name that surely belong together, because they share a co-author whose own name is rare enough. */
import { rowOf } from '../../columns/incidence.ts'
import type { Collection } from './collection.ts'
import type { Identities } from './identities.ts'

/** Shared co-authors must be this unlikely, together, to be namesakes (natural logarithm of the odds). */
const SURE = 1.5

/** A co-author's name that stands for several people proves little; one that stands for nobody else proves a lot. */
export function weightOfCoauthor(collection: Collection, name: number): number {
  return Math.log1p(1 / (collection.namesakes[name]! + 0.05))
}

/** Unites those of these names; default: of all. `isNew` leaves out what speaks for old mentions alone. */
export function groupByCoauthors(
  collection: Collection,
  identities: Identities,
  names: Iterable<number> = collection.mentions.names.numbers(),
  isNew?: (mention: number) => boolean,
): void {
  for (const name of names) connect(collection, identities, name, isNew)
}

function connect(
  collection: Collection,
  identities: Identities,
  name: number,
  isNew: ((mention: number) => boolean) | undefined,
): void {
  const { mentions, mentionsOf, coauthors, conflicts } = collection
  const own = mentionsOf.targets.subarray(mentionsOf.offsets[name]!, mentionsOf.offsets[name + 1]!)
  if (own.length < 2) return
  const wanted = isNew && coauthorsOf(collection, own.filter(isNew))
  const byCoauthor = new Map<number, number[]>()
  for (const mention of own) {
    const paper = mentions.paper[mention]!
    for (let slot = coauthors.offsets[paper]!; slot < coauthors.offsets[paper + 1]!; slot++) {
      const other = coauthors.targets[slot]!
      if (other === name || (wanted && !wanted.has(other))) continue
      const together = byCoauthor.get(other)
      if (together) together.push(mention)
      else byCoauthor.set(other, [mention])
    }
  }
  const weak = new Map<number, number>()
  for (const [other, together] of byCoauthor) {
    if (together.length < 2) continue
    const weight = weightOfCoauthor(collection, other)
    for (let slot = 1; slot < together.length; slot++) {
      const before = together[slot - 1]!
      const after = together[slot]!
      if (conflicts.has(before) || conflicts.has(after)) continue
      const pair = before * mentions.form.length + after
      const total = weight + (weak.get(pair) ?? 0)
      if (total >= SURE) identities.unite(before, after)
      else weak.set(pair, total)
    }
  }
}

function coauthorsOf({ mentions, coauthors }: Collection, own: Uint32Array): Set<number> {
  const names = new Set<number>()
  for (const mention of own) for (const name of rowOf(coauthors, mentions.paper[mention]!)) names.add(name)
  return names
}
