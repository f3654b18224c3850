/** One level of the layout brought to rest under LinLog forces (Noack 2009): constant attraction along links, 1/distance repulsion. */
import type { Level } from './coarsening.ts'
import { buildQuadtree, createQuadtree } from './quadtree.ts'
import { addRepulsion } from './repulsion.ts'

export interface Relaxation {
  readonly steps: number
  /** Longest move of a node in the first and in the last step; it falls geometrically between. */
  readonly firstMove: number
  readonly lastMove: number
  /** Strength of the repulsion between two unit masses at distance 1. */
  readonly repulsion: number
  /** Barnes–Hut: side over distance below which a cell is taken as one point. */
  readonly openness: number
  /** Pull towards the centre, per mass. */
  readonly gravity: number
  /** Called before each step; false ends the relaxation. */
  onStep(): boolean
}

/** Links shorter than this pull as if they were springs, so that near nodes come to rest. */
const SHORTEST = 0.02

/** Moves `x` and `y` in place. */
export function relax(level: Level, x: Float64Array, y: Float64Array, options: Relaxation): void {
  const { masses, links } = level
  const { offsets, neighbours, weights } = links
  const order = masses.length
  const tree = createQuadtree(order)
  const forceX = new Float64Array(order)
  const forceY = new Float64Array(order)
  for (let step = 0; step < options.steps; step++) {
    if (!options.onStep()) return
    const progress = options.steps === 1 ? 1 : step / (options.steps - 1)
    const longestMove = options.firstMove * (options.lastMove / options.firstMove) ** progress
    forceX.fill(0)
    forceY.fill(0)
    buildQuadtree(tree, x, y, masses)
    addRepulsion(tree, options.repulsion, options.openness, forceX, forceY)
    for (let node = 0; node < order; node++) {
      const ownX = x[node]!
      const ownY = y[node]!
      const pull = options.gravity * masses[node]!
      let fx = forceX[node]! - pull * ownX
      let fy = forceY[node]! - pull * ownY
      let stiffness = pull
      for (let link = offsets[node]!; link < offsets[node + 1]!; link++) {
        const neighbour = neighbours[link]!
        const dx = x[neighbour]! - ownX
        const dy = y[neighbour]! - ownY
        const spring = weights[link]! / (Math.sqrt(dx * dx + dy * dy) + SHORTEST)
        fx += dx * spring
        fy += dy * spring
        stiffness += spring
      }
      // A Newton step that takes the repulsion as constant, cut to the longest move.
      const length = Math.sqrt(fx * fx + fy * fy)
      const scale = Math.min(0.7 / (stiffness || 1), longestMove / (length || 1))
      forceX[node] = fx * scale
      forceY[node] = fy * scale
    }
    for (let node = 0; node < order; node++) {
      x[node]! += forceX[node]!
      y[node]! += forceY[node]!
    }
  }
}
