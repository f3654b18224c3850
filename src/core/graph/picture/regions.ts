/** The ground of the map: the countries, a soft tint where a cluster has the upper hand, or how dense the map is. */
import { divideLand, type Heart } from './countries.ts'
import { shadeDensity } from './density.ts'
import { frameOf, spread } from './field.ts'
import type { Scene } from './scene.ts'

/** The tints as a grid of cells and where on the map it lies; the first row is the lowest. */
export interface Regions {
  readonly columns: number
  readonly rows: number
  /** Which of the colours every cell wears; 0 is none: no coloured cluster has the upper hand, or the map is empty there. */
  readonly tints: Uint8Array
  /** How fully each cell is tinted, 0–1. */
  readonly strengths: Float32Array
  /** Of every tint from 0 on; the first is never seen. */
  readonly colours: readonly string[]
  /** Of a full tint, 0–1. */
  readonly opacity: number
  readonly left: number
  readonly bottom: number
  readonly width: number
  readonly height: number
  /** Where the names of clusters belong, by their ids. */
  readonly hearts: ReadonlyMap<number, Heart>
}

/** The most important marks make the land; land that only the others make would look empty from afar. */
const LANDMARKS = 2000
/** How much a mark of a cluster without a colour holds against one of a country: many small clusters are no country. */
const WASTE = 0.3

/**
 * Every mark spreads a bell of density for its cluster over a grid; a cell belongs to the densest cluster.
 * Cost: marks, and cells × clusters.
 */
export function createRegions(scene: Scene): Regions | undefined {
  const { view, visible, ranks, palette } = scene
  // Ids are colours: those that are the same cluster in another lens share them, so a lens may lack some in between.
  const coloured = view.communityList.filter(({ id }) => id <= palette.clusters.length)
  const clusters = coloured.reduce((most, { id }) => Math.max(most, id), 0)
  const frame = frameOf(view.x, view.y, visible.nodes)
  if (!frame || clusters === 0) return undefined
  const { columns, rows, cell } = frame
  // The last field is that of all clusters without a colour: it holds its land against the others and stays paper.
  const density = Array.from({ length: clusters + 1 }, () => new Float32Array(columns * rows))
  // A lone mark among few makes land of its own; in a crowd it takes company.
  const weight = Math.min(1, 60 / Math.min(visible.nodeCount, LANDMARKS)) ** 0.5
  for (let node = 0; node < view.order; node++) {
    const community = view.communities[node]!
    const field = density[community >= 1 && community <= clusters ? community - 1 : clusters]!
    if (!visible.nodes[node] || ranks[node]! >= LANDMARKS) continue
    const column = Math.round((view.x[node]! - frame.left) / cell)
    const row = Math.round((view.y[node]! - frame.bottom) / cell)
    field[row * columns + column]! += field === density[clusters] ? weight * WASTE : weight
  }
  for (const field of density) spread(field, frame)
  const { hearts, ...countries } = divideLand(density, frame)
  return {
    ...(scene.ramp
      ? { ...shadeDensity(scene, frame, scene.ramp), opacity: 1 }
      : { ...countries, colours: [palette.paper, ...palette.clusters], opacity: palette.tint }),
    columns,
    rows,
    left: frame.left,
    bottom: frame.bottom,
    width: columns * cell,
    height: rows * cell,
    hearts,
  }
}
