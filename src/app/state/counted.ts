/** The map of the papers that count: numbers that are worked out elsewhere, put into a lens whose marks stay in place. */
import type { Adjacency, LensCounts, LensGroups, PaperFilter } from '../../core/index.ts'
import type { LensView } from './lens-view.ts'

/** A lens counted anew for some of its papers. */
export interface CountedLens extends LensCounts {
  /** Of the lens that was counted. */
  readonly adjacency: Adjacency
  readonly filter: PaperFilter
  /** Missing until they are found, which takes longer than counting. */
  readonly regrouped?: LensGroups
}

export function isFiltering({ years, venues }: PaperFilter): boolean {
  return years !== undefined || venues !== undefined
}

export function isSameFilter(a: PaperFilter, b: PaperFilter): boolean {
  return JSON.stringify([a.years, a.venues]) === JSON.stringify([b.years, b.venues])
}

/**
 * The lens as it is for these papers. While they are still counted, what was counted last for this lens stands in for
 * them, so that nothing flickers while a span of years is drawn.
 */
export function countedView(whole: LensView, filter: PaperFilter, counted: CountedLens | undefined): LensView {
  if (!isFiltering(filter) || counted?.adjacency !== whole.adjacency) return whole
  const { documents, links, totalLinkStrength, components, weights, regrouped } = counted
  const network = { ...whole.network, weights }
  return { ...whole, documents, links, totalLinkStrength, components, network, ...regrouped }
}
