/** Disjoint sets with union by smaller root, so that the outcome does not depend on the order of unions. */
import { makeNumbers } from '../../columns/make-room.ts'

export class DisjointSets {
  readonly #parent: Uint32Array

  /** Each item is a set of its own, or in one set with the first of it, which `firsts` has for each item. */
  constructor(size: number, firsts?: Uint32Array) {
    this.#parent = firsts ?? makeNumbers(size)
    if (!firsts) for (let item = 0; item < size; item++) this.#parent[item] = item
  }

  find(item: number): number {
    const parent = this.#parent
    let root = item
    while (parent[root] !== root) root = parent[root]!
    while (parent[item] !== root) {
      const next = parent[item]!
      parent[item] = root
      item = next
    }
    return root
  }

  /** `find` for each item. */
  roots(): Uint32Array {
    const roots = makeNumbers(this.#parent.length)
    for (let item = 0; item < roots.length; item++) roots[item] = this.find(item)
    return roots
  }

  /** For each item one of its set, so that joining the two for all items makes the same sets. */
  links(): Uint32Array {
    return this.#parent.slice()
  }

  /** False when both were in one set already. */
  union(a: number, b: number): boolean {
    const first = this.find(a)
    const second = this.find(b)
    if (first === second) return false
    this.#parent[Math.max(first, second)] = Math.min(first, second)
    return true
  }
}
