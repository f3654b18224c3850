/** ForceAtlas2 (Jacomy, Venturini, Heymann and Bastian 2014) as Graphology's library has it, on columns. */
import iterate from 'graphology-layout-forceatlas2/iterate.js'
import type { Places } from './outline.ts'
import { coverageOf, fitToDiscs, type Arranged, type Steps } from './arranger.ts'
import { findStart } from './start.ts'
import { putPins, turnToPins } from './turning.ts'

/** Numbers per node and per edge in the library's matrices, and where they stand. */
const NODE_WIDTH = 10
const MASS = 6
const CONVERGENCE = 7
const SIZE = 8
const FIXED = 9
const EDGE_WIDTH = 3
/** From this order on, the library's Barnes–Hut tree costs less than all pairs. */
const FEWEST_FOR_TREE = 2000

/**
 * Takes the places further, or those of the multilevel layout where there are none. Pins are held from half of the steps on, when the
 * picture has found its scale.
 */
export function* arrangeByForceAtlas(arranged: Arranged, given: Readonly<Record<string, number>> = {}): Steps {
  yield* findStart(arranged)
  const { links, radii, x, y, pins } = arranged
  const order = x.length
  const { steps = 300, scaling = 10, gravity = 0.05, linLog = 0, dissuadeHubs = 0 } = given
  const settings = {
    linLogMode: linLog > 0,
    outboundAttractionDistribution: dissuadeHubs > 0,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: scaling,
    strongGravityMode: true,
    gravity,
    slowDown: 1 + Math.log(order),
    barnesHutOptimize: order > FEWEST_FOR_TREE,
    barnesHutTheta: 0.5,
  }
  const { nodes, edges } = toMatrices(links, x, y)
  const areas = radii.map((radius) => radius * radius)
  let frame: { readonly scale: number; readonly middleX: number; readonly middleY: number } | undefined
  const read = (): void => {
    for (let node = 0; node < order; node++) {
      x[node] = nodes[NODE_WIDTH * node]!
      y[node] = nodes[NODE_WIDTH * node + 1]!
    }
  }
  const show = (): void => {
    read()
    if (!frame) {
      fitToDiscs(x, y, areas, coverageOf(order))
      return
    }
    const { scale, middleX, middleY } = frame
    for (let node = 0; node < order; node++) {
      x[node] = x[node]! * scale + middleX
      y[node] = y[node]! * scale + middleY
    }
  }
  const hold = (held: Places): void => {
    read()
    const scale = fitToDiscs(x, y, areas, coverageOf(order))
    turnToPins(x, y, held)
    const [middleX, middleY] = [x, y].map((values) => values.reduce((sum, value) => sum + value, 0) / order)
    frame = { scale, middleX: middleX!, middleY: middleY! }
    putPins(x, y, held)
    for (let node = 0; node < order; node++) {
      const at = NODE_WIDTH * node
      nodes[at] = (x[node]! - frame.middleX) / scale
      nodes[at + 1] = (y[node]! - frame.middleY) / scale
      nodes[at + FIXED] = Number.isNaN(held.x[node]!) ? 0 : 1
    }
  }
  try {
    for (let step = 0; step < steps; step++) {
      if (pins && step === Math.floor(steps / 2)) hold(pins)
      iterate(settings, nodes, edges)
      yield { work: order, show }
    }
  } finally {
    show()
  }
}

function toMatrices(
  { offsets, neighbours, weights }: Arranged['links'],
  x: Float64Array,
  y: Float64Array,
): { readonly nodes: Float32Array; readonly edges: Float32Array } {
  const nodes = new Float32Array(NODE_WIDTH * x.length)
  const edges = new Float32Array((EDGE_WIDTH * neighbours.length) / 2)
  let used = 0
  for (let node = 0; node < x.length; node++) {
    const at = NODE_WIDTH * node
    nodes[at] = x[node]!
    nodes[at + 1] = y[node]!
    nodes[at + MASS] = 1
    nodes[at + CONVERGENCE] = 1
    nodes[at + SIZE] = 1
    for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
      nodes[at + MASS]! += weights[link]!
      if (neighbours[link]! < node) continue
      edges[used++] = at
      edges[used++] = NODE_WIDTH * neighbours[link]!
      edges[used++] = weights[link]!
    }
  }
  return { nodes, edges }
}
