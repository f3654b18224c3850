/** Links of two networks whose nodes have common numbers, found under the lower number of their ends. */
import { positionsOf } from '../../columns/incidence.ts'
import type { Incidence } from '../../model/facts.ts'
import type { Network } from '../../model/network.ts'

export interface LinkRows {
  readonly edges: Incidence
  /** The higher number of each edge's ends. */
  readonly others: Uint32Array
  readonly strengths: Float64Array
}

/** `numbers` of the nodes are below `count`. */
export function linkRowsOf(
  { sources, targets, weights }: Network,
  numbers: ArrayLike<number>,
  count: number,
): LinkRows {
  const lowers = new Uint32Array(sources.length)
  const others = new Uint32Array(sources.length)
  for (let edge = 0; edge < lowers.length; edge++) {
    const [source, target] = [numbers[sources[edge]!]!, numbers[targets[edge]!]!]
    // Links of what has become one stand in a row that nobody looks at.
    lowers[edge] = source === target ? count : Math.min(source, target)
    others[edge] = Math.max(source, target)
  }
  return { edges: positionsOf(lowers, count + 1), others, strengths: weights }
}

/** The links of one lower number; several between the same two are one. */
export class LinkRow {
  /** By higher number; 0 where there is no link. */
  readonly strengths: Float64Array
  readonly others: number[] = []
  /** The first edge to each of the others. */
  readonly edges: number[] = []

  constructor(count: number) {
    this.strengths = new Float64Array(count)
  }

  fill(rows: LinkRows | undefined, number: number): void {
    for (const other of this.others) this.strengths[other] = 0
    this.others.length = 0
    this.edges.length = 0
    if (!rows) return
    const { offsets, targets } = rows.edges
    for (let place = offsets[number]!; place < offsets[number + 1]!; place++) {
      const edge = targets[place]!
      const other = rows.others[edge]!
      if (this.strengths[other] === 0) {
        this.others.push(other)
        this.edges.push(edge)
      }
      this.strengths[other]! += rows.strengths[edge]!
    }
  }
}
