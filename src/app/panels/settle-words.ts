/** Plain words for how sure it is who is who, and for what a decision changes. */
import type { Preview } from '../state/preview.ts'
import { count, showNumber } from './words.ts'

/** `confidence`: 0–1 that mentions are one person. */
export function sureness(confidence: number): string {
  if (confidence >= 0.97) return 'Surely one person'
  if (confidence >= 0.85) return 'Very likely one person'
  if (confidence >= 0.65) return 'Likely one person'
  return 'Perhaps one person'
}

const MOST_CLUSTERS = 3

/** "2 people become 1; 3 co-author links become 2. It bears on the clusters “Parsing” and “Translation”." */
export function describePreview(
  { peopleBefore, peopleAfter, linksBefore, linksAfter }: Preview,
  clusters: readonly string[],
): string {
  if (peopleBefore === 0) return 'The map stays as it is.'
  const people =
    peopleBefore === peopleAfter
      ? `${count(peopleBefore, 'person', 'people')} as before`
      : `${count(peopleBefore, 'person becomes', 'people become')} ${showNumber(peopleAfter)}`
  const links =
    linksBefore === linksAfter
      ? `${count(linksBefore, 'co-author link')} as before`
      : `${count(linksBefore, 'co-author link becomes', 'co-author links become')} ${showNumber(linksAfter)}`
  return `${people}; ${links}.${describeClusters(clusters)}`
}

function describeClusters(clusters: readonly string[]): string {
  if (clusters.length === 0) return ''
  const shown = clusters.slice(0, MOST_CLUSTERS).map((name) => `“${name}”`)
  const rest = clusters.length - shown.length
  const all = rest > 0 ? [...shown, count(rest, 'other')] : shown
  const words = all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)!}` : all[0]!
  return ` It bears on ${clusters.length === 1 ? 'the cluster' : 'the clusters'} ${words}.`
}
