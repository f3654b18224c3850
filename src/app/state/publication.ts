/** The years of the papers, and where they are published. */
import type { Facts } from '../../core/index.ts'

export interface YearCount {
  readonly year: number
  readonly papers: number
}

/** Every year from the first to the last with its number of papers; empty when fewer than two years are known. */
export function countYears(facts: Pick<Facts, 'papers'>): YearCount[] {
  const counts = new Map<number, number>()
  for (const { year } of facts.papers) if (year !== undefined) counts.set(year, (counts.get(year) ?? 0) + 1)
  if (counts.size < 2) return []
  const years = [...counts.keys()]
  const [first, last] = [Math.min(...years), Math.max(...years)]
  // A misread year far away must not stretch the strip beyond what can be drawn.
  if (last - first > 400) return []
  return Array.from({ length: last - first + 1 }, (_, step) => ({
    year: first + step,
    papers: counts.get(first + step) ?? 0,
  }))
}

export interface VenueCount {
  readonly venue: string
  readonly papers: number
}

/** Venues as the papers name them, those of the most papers first. */
export function countVenues(facts: Pick<Facts, 'papers'>): VenueCount[] {
  const counts = new Map<string, number>()
  for (const { venue } of facts.papers) if (venue !== undefined) counts.set(venue, (counts.get(venue) ?? 0) + 1)
  return Array.from(counts, ([venue, papers]) => ({ venue, papers })).sort(
    (a, b) => b.papers - a.papers || (a.venue < b.venue ? -1 : 1),
  )
}
