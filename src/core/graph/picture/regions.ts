/** The countries of the map: a soft tint where a cluster has the upper hand. */
import type { Scene } from './scene.ts'

/** The tints as a grid of cells and where on the map it lies; the first row is the lowest. */
export interface Regions {
  readonly columns: number
  readonly rows: number
  /** Cluster of every cell; 0 where no coloured cluster has the upper hand. */
  readonly clusters: Uint8Array
  /** How fully each cell is tinted, 0–1. */
  readonly strengths: Float32Array
  readonly left: number
  readonly bottom: number
  readonly width: number
  readonly height: number
  /** Per cluster from 1: the place on the map where it is densest. */
  readonly hearts: ReadonlyMap<number, { readonly x: number; readonly y: number }>
}

/** Cells along the longer side. */
const RESOLUTION = 192
/** Reach of one mark as a share of the longer side. */
const REACH = 0.055
/** Density at which land begins and at which it is fully tinted. */
const SHORE = 0.32
const INLAND = 0.62
/** The most important marks make the land; land that only the others make would look empty from afar. */
const LANDMARKS = 2000
/** How much a mark of a cluster without a colour holds against one of a country: many small clusters are no country. */
const WASTE = 0.3

/**
 * Every mark spreads a bell of density for its cluster over a grid; a cell belongs to the densest cluster.
 * Cost: marks, and cells × clusters.
 */
export function createRegions({ view, visible, ranks, palette }: Scene): Regions | undefined {
  const clusters = Math.min(palette.clusters.length, view.communityList.length)
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
  for (const field of density) spread(field, columns, rows, Math.max(columns, rows) * REACH)
  return {
    ...divide(density, columns, rows),
    left: frame.left,
    bottom: frame.bottom,
    width: columns * cell,
    height: rows * cell,
    hearts: heartsOf(density, frame),
  }
}

/** Turns points into bells exp(−d²/reach²) of height 1, nearly: three running means come close to a Gaussian. */
function spread(field: Float32Array, columns: number, rows: number, reach: number): void {
  const deviation = reach / Math.SQRT2
  const half = Math.max(1, Math.round((Math.sqrt(4 * deviation ** 2 + 1) - 1) / 2))
  const line = new Float32Array(Math.max(columns, rows))
  for (let pass = 0; pass < 3; pass++) {
    for (let row = 0; row < rows; row++) runningMean(field, line, row * columns, 1, columns, half)
    for (let column = 0; column < columns; column++) runningMean(field, line, column, columns, rows, half)
  }
  const height = 2 * Math.PI * deviation ** 2
  for (let place = 0; place < field.length; place++) field[place]! *= height
}

function runningMean(
  field: Float32Array,
  line: Float32Array,
  first: number,
  step: number,
  length: number,
  half: number,
): void {
  let sum = 0
  for (let at = 0; at < length + half; at++) {
    if (at < length) sum += line[at] = field[first + at * step]!
    if (at - 2 * half - 1 >= 0) sum -= line[at - 2 * half - 1]!
    if (at >= half) field[first + (at - half) * step] = sum / (2 * half + 1)
  }
}

function heartsOf(density: readonly Float32Array[], { left, bottom, cell, columns }: Frame): Regions['hearts'] {
  const hearts = new Map<number, { x: number; y: number }>()
  density.slice(0, -1).forEach((field, index) => {
    let most = 0
    let at = -1
    field.forEach((value, place) => {
      if (value <= most) return
      most = value
      at = place
    })
    if (at >= 0) hearts.set(index + 1, { x: left + (at % columns) * cell, y: bottom + Math.floor(at / columns) * cell })
  })
  return hearts
}

function divide(
  density: readonly Float32Array[],
  columns: number,
  rows: number,
): Pick<Regions, 'columns' | 'rows' | 'clusters' | 'strengths'> {
  const clusters = new Uint8Array(columns * rows)
  const strengths = new Float32Array(columns * rows)
  for (let place = 0; place < clusters.length; place++) {
    let best = 0
    let most = 0
    let second = 0
    for (let cluster = 0; cluster < density.length; cluster++) {
      const value = density[cluster]![place]!
      if (value > most) {
        second = most
        most = value
        best = cluster
      } else if (value > second) second = value
    }
    if (best === density.length - 1) continue
    // Between two countries of equal weight the tint fades to a border of paper.
    const upperHand = most > 0 ? Math.min(1, ((most - second) / most) * 3) : 0
    const land = Math.min(1, Math.max(0, (most - SHORE) / (INLAND - SHORE)))
    clusters[place] = best + 1
    strengths[place] = land * land * (3 - 2 * land) * upperHand
  }
  return { columns, rows, clusters, strengths }
}

interface Frame {
  readonly left: number
  readonly bottom: number
  readonly cell: number
  readonly columns: number
  readonly rows: number
}

function frameOf(x: Float32Array, y: Float32Array, visible: Uint8Array): Frame | undefined {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (let node = 0; node < visible.length; node++) {
    if (!visible[node]) continue
    left = Math.min(left, x[node]!)
    right = Math.max(right, x[node]!)
    bottom = Math.min(bottom, y[node]!)
    top = Math.max(top, y[node]!)
  }
  const side = Math.max(right - left, top - bottom)
  if (!Number.isFinite(side) || side === 0) return undefined
  const margin = side * REACH * 2.2
  const cell = (side + 2 * margin) / RESOLUTION
  return {
    left: left - margin,
    bottom: bottom - margin,
    cell,
    columns: Math.max(1, Math.ceil((right - left + 2 * margin) / cell)),
    rows: Math.max(1, Math.ceil((top - bottom + 2 * margin) / cell)),
  }
}
