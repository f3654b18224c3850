/** Two lists in nearly the same order: where the items of one stand in the other, most of them met in passing. */
import { NOWHERE } from './incidence.ts'

/** Items passed over in search of the next that is the same. */
const MOST_PASSED = 64

/** Place of each item among the others, by its key; `NOWHERE` for those that are not there. Linear. */
export function meetOrLookUp<Item>(
  items: readonly Item[],
  others: readonly Item[],
  keyOf: (item: Item) => unknown,
): Uint32Array {
  const places = meetInPassing(items, others, keyOf)
  if (!places.includes(NOWHERE)) return places
  const isMet = new Uint8Array(others.length)
  for (const place of places) if (place !== NOWHERE) isMet[place] = 1
  const placeOf = new Map<unknown, number>()
  for (let place = 0; place < others.length; place++) if (isMet[place] === 0) placeOf.set(keyOf(others[place]!), place)
  for (let item = 0; item < items.length; item++)
    if (places[item] === NOWHERE) places[item] = placeOf.get(keyOf(items[item]!)) ?? NOWHERE
  return places
}

/** Of those that both have in the same order; items that are the very same need not be asked for their keys. */
function meetInPassing<Item>(
  items: readonly Item[],
  others: readonly Item[],
  keyOf: (item: Item) => unknown,
): Uint32Array {
  const places = new Uint32Array(items.length).fill(NOWHERE)
  let next = 0
  for (let item = 0; item < items.length; item++) {
    let place = next
    if (others[next] !== items[item]) {
      const key = keyOf(items[item]!)
      const end = Math.min(others.length, next + MOST_PASSED)
      while (place < end && keyOf(others[place]!) !== key) place++
      if (place >= end) continue
    }
    places[item] = place
    next = place + 1
  }
  return places
}
