/** Orders integers by numbers that belong to them, in linear time. */

/** Bits of a number that are looked at in one pass, and how many passes a number of 32 bits takes. */
const DIGIT = 11
const PASSES = 3

/**
 * Puts `items` in ascending order of `values[item]`, in place; items of the same value keep their order. Values are not
 * negative and are compared as numbers of 32 bits. Radix sort from the lowest digit: linear in the items.
 */
export function orderByValue(items: Uint32Array, values: Float32Array): void {
  // Numbers that are not negative stand in the same order as their bits.
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length)
  let from: Uint32Array = items
  let to: Uint32Array = new Uint32Array(items.length)
  const ends = new Uint32Array(1 << DIGIT)
  for (let pass = 0; pass < PASSES; pass++) {
    const shift = pass * DIGIT
    ends.fill(0)
    countDigits(from, bits, shift, ends)
    if (ends.includes(from.length)) continue
    let end = 0
    for (let digit = 0; digit < ends.length; digit++) ends[digit] = (end += ends[digit]!) - ends[digit]!
    moveByDigit(from, bits, shift, ends, to)
    ;[from, to] = [to, from]
  }
  if (from !== items) items.set(from)
}

// The loops stand alone, since V8 would leave compiled code after each one that something follows.

function countDigits(items: Uint32Array, bits: Uint32Array, shift: number, counts: Uint32Array): void {
  for (let place = 0; place < items.length; place++) counts[(bits[items[place]!]! >>> shift) & (counts.length - 1)]!++
}

function moveByDigit(from: Uint32Array, bits: Uint32Array, shift: number, next: Uint32Array, to: Uint32Array): void {
  for (let place = 0; place < from.length; place++) {
    const item = from[place]!
    to[next[(bits[item]! >>> shift) & (next.length - 1)]!++] = item
  }
}
