/** Sequences of words as the nodes of a trie in flat arrays: a number for each, without building a string. */

import type { Incidence } from '../model/facts.ts'

/** Nodes of a trie as columns, node 0 first: the node before the last word, and the last word. */
export interface Sequences {
  readonly parents: Uint32Array
  readonly words: Uint32Array
}

/** Node 0 is the empty sequence. Open addressing over (parent, word), doubled when half full. */
export class WordTrie {
  /** Of each node the one before the last word, and the last word: side by side, since memory is what takes time. */
  private nodes = new Uint32Array(2048)
  private slots = new Uint32Array(4096)
  private count = 1

  get size(): number {
    return this.count
  }

  /** Node of a sequence with one word more; made if it isn't there. */
  step(parent: number, word: number): number {
    const slot = this.slotOf(parent, word)
    if (this.slots[slot] !== 0) return this.slots[slot]!
    const node = this.count++
    if (node * 2 === this.nodes.length) this.nodes = doubled(this.nodes)
    this.nodes[node * 2] = parent
    this.nodes[node * 2 + 1] = word
    this.slots[slot] = node
    if (this.count * 2 > this.slots.length) this.rehash()
    return node
  }

  /** Node of a sequence with one word more; 0 if it isn't there. */
  find(parent: number, word: number): number {
    return this.slots[this.slotOf(parent, word)]!
  }

  /** Words of a node, first to last. */
  path(node: number): number[] {
    const path: number[] = []
    for (let at = node; at !== 0; at = this.nodes[at * 2]!) path.push(this.nodes[at * 2 + 1]!)
    return path.reverse()
  }

  /** Words of each of these nodes, first to last. */
  paths(nodes: readonly number[]): Incidence {
    const depths = new Uint32Array(this.count)
    // A node comes after its parent.
    for (let node = 1; node < this.count; node++) depths[node] = depths[this.nodes[node * 2]!]! + 1
    const offsets = new Uint32Array(nodes.length + 1)
    for (let row = 0; row < nodes.length; row++) offsets[row + 1] = offsets[row]! + depths[nodes[row]!]!
    const targets = new Uint32Array(offsets[nodes.length]!)
    for (let row = 0; row < nodes.length; row++) {
      let to = offsets[row + 1]!
      for (let at = nodes[row]!; at !== 0; at = this.nodes[at * 2]!) targets[--to] = this.nodes[at * 2 + 1]!
    }
    return { offsets, targets }
  }

  /** A copy; a node comes after its parent. */
  columns(): Sequences {
    const parents = new Uint32Array(this.count)
    const words = new Uint32Array(this.count)
    for (let node = 0; node < this.count; node++) {
      parents[node] = this.nodes[node * 2]!
      words[node] = this.nodes[node * 2 + 1]!
    }
    return { parents, words }
  }

  /** Where a sequence stands, or would stand. */
  private slotOf(parent: number, word: number): number {
    const { nodes, slots } = this
    const mask = slots.length - 1
    let slot = hash(parent, word) & mask
    for (let node = slots[slot]!; node !== 0; node = slots[slot]!) {
      if (nodes[node * 2] === parent && nodes[node * 2 + 1] === word) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  private rehash(): void {
    this.slots = new Uint32Array(this.slots.length * 2)
    const mask = this.slots.length - 1
    for (let node = 1; node < this.count; node++) {
      let slot = hash(this.nodes[node * 2]!, this.nodes[node * 2 + 1]!) & mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask
      this.slots[slot] = node
    }
  }
}

function hash(parent: number, word: number): number {
  const mixed = Math.imul(parent ^ Math.imul(word, 0x9e3779b1), 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

function doubled(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2)
  larger.set(values)
  return larger
}
