/** The map of the papers that count: numbers that are worked out elsewhere, put into a lens whose marks stay in place. */
import type { Adjacency, LensCounts, LensGroups, PaperFilter } from '../../core/index.ts'
import type { Filters } from './filters.ts'
import type { LensView } from './lens-view.ts'

/** What a map is counted and grouped by anew. */
export type Recount = Pick<Filters, 'years' | 'venues' | 'resolution'>

/** A lens counted anew for some of its papers. */
export interface CountedLens extends LensCounts {
  /** What it was counted for. */
  readonly recount: Recount
  /** Of the lens that was counted. */
  readonly adjacency: Adjacency
  /** Missing until they are found, which takes longer than counting. */
  readonly regrouped?: LensGroups
}

/** Tells whether anything is other than the graph was built. */
export function isRecount({ years, venues, resolution }: Recount): boolean {
  return isFiltering({ years, venues }) || resolution !== undefined
}

/** Tells whether what is wished for is still being counted: until then the map is of other papers. */
export function isCountDue(
  { adjacency }: Pick<LensView, 'adjacency'>,
  recount: Recount,
  counted: CountedLens | undefined,
): boolean {
  return isRecount(recount) && !(counted?.adjacency === adjacency && isSameRecount(counted.recount, recount))
}

/** The filters that the map shows: while other papers are still counted, those of the ones that were counted last. */
export function filtersOnMap(filters: Filters, view: LensView, counted: CountedLens | undefined): Filters {
  if (!isCountDue(view, filters, counted)) return filters
  const { years, venues } = counted?.adjacency === view.adjacency ? counted.recount : NOTHING_COUNTED
  return { ...filters, years, venues }
}

const NOTHING_COUNTED: Recount = { years: undefined, venues: undefined, resolution: undefined }

/** Tells whether some papers don't count. */
export function isFiltering({ years, venues }: PaperFilter): boolean {
  return years !== undefined || venues !== undefined
}

/** Tells whether two sets of filters differ in nothing that lets marks and links through once they are counted. */
export function isSameSieve(a: Filters, b: Filters): boolean {
  const names = Object.keys(a) as (keyof Filters)[]
  return names.every((name) => a[name] === b[name] || RECOUNTED.has(name))
}

const RECOUNTED: ReadonlySet<keyof Filters> = new Set(['years', 'venues', 'resolution'])

export function isSameRecount(a: Recount, b: Recount): boolean {
  const textOf = ({ years, venues, resolution }: Recount): string => JSON.stringify([years, venues, resolution])
  return textOf(a) === textOf(b)
}

/**
 * The lens as it is for these papers. While they are still counted, what was counted last for this lens stands in for
 * them, so that nothing flickers while a span of years is drawn.
 */
export function countedView(whole: LensView, recount: Recount, counted: CountedLens | undefined): LensView {
  if (!isRecount(recount) || counted?.adjacency !== whole.adjacency) return whole
  let view = views.get(counted)
  if (!view) {
    const { documents, links, totalLinkStrength, components, weights, regrouped } = counted
    const network = { ...whole.network, weights }
    view = { ...whole, documents, links, totalLinkStrength, components, network, ...regrouped }
    views.set(counted, view)
  }
  // A layout may have moved the marks since.
  return view.x === whole.x ? view : { ...view, x: whole.x, y: whole.y }
}

const views = new WeakMap<CountedLens, LensView>()
