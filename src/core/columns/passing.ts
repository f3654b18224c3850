/** Two lists in nearly the same order: where the items of one stand in the other, most of them met in passing. */
import { NOWHERE } from './incidence.ts'

/** Items passed over in search of the next that is the same. */
const MOST_PASSED = 64

/** Place of each item among the others where both have them in the same order; `NOWHERE` for the rest. Linear. */
export function meetInPassing<Item>(items: readonly Item[], others: readonly Item[]): Uint32Array {
  const places = new Uint32Array(items.length).fill(NOWHERE)
  let next = 0
  for (let item = 0; item < items.length; item++) {
    const end = Math.min(others.length, next + MOST_PASSED)
    let place = next
    while (place < end && others[place] !== items[item]) place++
    if (place === end) continue
    places[item] = place
    next = place + 1
  }
  return places
}

/** The same; who was not met is looked up by key among those whom nobody met. */
export function meetOrLookUp<Item>(
  items: readonly Item[],
  others: readonly Item[],
  keyOf: (item: Item) => unknown,
): Uint32Array {
  const places = meetInPassing(items, others)
  if (!places.includes(NOWHERE)) return places
  const isMet = new Uint8Array(others.length)
  for (const place of places) if (place !== NOWHERE) isMet[place] = 1
  const placeOf = new Map<unknown, number>()
  for (let place = 0; place < others.length; place++) if (isMet[place] === 0) placeOf.set(keyOf(others[place]!), place)
  for (let item = 0; item < items.length; item++)
    if (places[item] === NOWHERE) places[item] = placeOf.get(keyOf(items[item]!)) ?? NOWHERE
  return places
}
