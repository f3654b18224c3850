/** How clusters are coloured in files for other programs, as on light paper. */

/** The page's colours on light paper: eight that people who see colours differently can still tell apart. */
const CLUSTER_COLOURS = [
  '#c4586b',
  '#3c3a9c',
  '#b5892b',
  '#266e48',
  '#607c9a',
  '#7d2555',
  '#329c8e',
  '#726f17',
] as const

/** Of nodes in a cluster beyond the last colour, or in none. */
const REST_COLOUR = '#8b8f96'

/** Colour of cluster 1, 2, … as `#rrggbb`. */
export function clusterColour(community: number): string {
  return CLUSTER_COLOURS[community - 1] ?? REST_COLOUR
}
