/** Rows in which each member stands once and members ascend, made in place. */
import type { Incidence } from '../model/facts.ts'

/** Fewer numbers are in order before the engine's own sorting has begun. */
const FEW = 32

/** Sorts each row and leaves out what stands there twice, in the memory of `rows`, of which nothing else is left. */
export function sortRows({ offsets, targets }: Incidence): Incidence {
  let used = 0
  let from = 0
  for (let row = 0; row + 1 < offsets.length; row++) {
    const to = offsets[row + 1]!
    sortRange(targets, from, to)
    const start = used
    for (; from < to; from++) {
      const target = targets[from]!
      if (used === start || targets[used - 1] !== target) targets[used++] = target
    }
    offsets[row + 1] = used
  }
  return { offsets, targets: targets.subarray(0, used) }
}

/** Puts the numbers from `start` up to `end` in ascending order. */
export function sortRange(values: Uint32Array, start: number, end: number): void {
  if (end - start > FEW) {
    values.subarray(start, end).sort()
    return
  }
  for (let at = start + 1; at < end; at++) {
    const value = values[at]!
    let to = at
    for (; to > start && values[to - 1]! > value; to--) values[to] = values[to - 1]!
    values[to] = value
  }
}
