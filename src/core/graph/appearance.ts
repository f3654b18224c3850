/** How clusters are coloured in files for other programs, as on light paper. */

/** Muted qualitative scheme of Paul Tol (2021): nine colours that people who see colours differently can still tell apart. */
const CLUSTER_COLOURS = [
  '#cc6677',
  '#332288',
  '#ddcc77',
  '#117733',
  '#88ccee',
  '#882255',
  '#44aa99',
  '#999933',
  '#aa4499',
] as const

/** Of nodes in a cluster beyond the last colour, or in none. */
const REST_COLOUR = '#bbbbbb'

/** Colour of cluster 1, 2, … as `#rrggbb`. */
export function clusterColour(community: number): string {
  return CLUSTER_COLOURS[community - 1] ?? REST_COLOUR
}
