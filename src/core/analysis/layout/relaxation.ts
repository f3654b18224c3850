/** One level of the layout brought to rest under LinLog forces (Noack 2009): constant attraction along links, 1/distance repulsion. */
import { permute, permuteLinks } from '../../columns/permutation.ts'
import { powerOf } from '../../columns/power.ts'
import type { Rng } from '../../columns/rng.ts'
import type { Level } from './coarsening.ts'
import { pushApart } from './overlaps.ts'
import { buildQuadtree, createQuadtree } from './quadtree.ts'
import { addExactRepulsion, addRepulsion } from './repulsion.ts'

/** The forces on a level; scaled with the picture, they leave it at rest. */
export interface Field {
  /** Strength of the repulsion between two unit masses at distance 1. */
  readonly repulsion: number
  /** Pull towards the centre, per distance and what the level says of each group. */
  readonly gravity: number
  /** Links shorter than this pull as springs, so that near nodes come to rest. */
  readonly shortest: number
}

export interface Relaxation {
  readonly steps: number
  /** Longest move of a node in the first and in the last step; it falls geometrically between. */
  readonly firstMove: number
  readonly lastMove: number
  /** Discs pushed apart in the second half of the steps; in the first, nodes pass through each other. Absent: points throughout. */
  readonly radii?: Float64Array
  /** How freely each node follows the forces, 0 … 1; those that don't cost next to nothing. Absent: all freely. */
  readonly mobility?: Float64Array
  /** 1 for each node that discs pushed apart leave where it is. Absent: none. */
  readonly held?: Uint8Array
  readonly rng: Rng
  /** Where to go on; absent: from the beginning. */
  readonly resumed?: Pace | undefined
}

/** Where the relaxation of a level stands. */
export interface Pace {
  /** The step that comes next. */
  readonly step: number
  /** Order in which the nodes of a large level stand in memory. */
  readonly sequence?: Uint32Array
}

/** Width over height towards which gravity shapes the picture: masses that repel by 1/distance fill an ellipse in such a field. */
const ASPECT = 1.4
/** Part of a Newton step taken: the neighbours move as well. */
const DAMPING = 0.7
/** Below this, all pairs cost less than a tree. */
const FEWEST_FOR_TREE = 64
/** From this order on, nodes are renumbered along a Z-curve, since memory that jumps about costs more than the renumbering. */
const FEWEST_FOR_RENUMBERING = 5000

/**
 * Moves `x` and `y`, one step each time it is resumed; they hold the places reached whenever it yields, and when it ends, early or
 * not. A step costs time linear in the links and order × log order.
 */
export function* relax(
  level: Level,
  x: Float64Array,
  y: Float64Array,
  field: Field,
  options: Relaxation,
): Generator<Pace, void> {
  const order = level.masses.length
  if (order < FEWEST_FOR_RENUMBERING) return yield* relaxInPlace(level, x, y, field, options)
  const sequence = options.resumed?.sequence ?? sequenceOf(x, y, level.masses)
  const nearby = {
    links: permuteLinks(level.links, sequence),
    masses: permute(level.masses, sequence),
    areas: permute(level.areas, sequence),
    pulls: permute(level.pulls, sequence),
    parents: undefined,
  }
  const nearX = permute(x, sequence)
  const nearY = permute(y, sequence)
  const steps = relaxInPlace(nearby, nearX, nearY, field, {
    ...options,
    ...(options.radii && { radii: permute(options.radii, sequence) }),
    ...(options.mobility && { mobility: permute(options.mobility, sequence) }),
    ...(options.held && { held: Uint8Array.from(sequence, (node) => options.held![node]!) }),
  })
  for (const { step } of steps) {
    putBack(sequence, nearX, x)
    putBack(sequence, nearY, y)
    yield { step, sequence }
  }
  putBack(sequence, nearX, x)
  putBack(sequence, nearY, y)
}

function putBack(sequence: Uint32Array, from: Float64Array, to: Float64Array): void {
  for (let index = 0; index < sequence.length; index++) to[sequence[index]!] = from[index]!
}

function sequenceOf(x: Float64Array, y: Float64Array, masses: Float64Array): Uint32Array {
  const tree = createQuadtree(masses.length)
  buildQuadtree(tree, x, y, masses)
  return tree.sequence
}

function* relaxInPlace(
  level: Level,
  x: Float64Array,
  y: Float64Array,
  field: Field,
  options: Relaxation,
): Generator<Pace, void> {
  const { masses } = level
  const { steps, firstMove, lastMove, radii, mobility, held, rng } = options
  const order = masses.length
  const tree = order < FEWEST_FOR_TREE ? undefined : createQuadtree(order)
  const moveX = new Float64Array(order)
  const moveY = new Float64Array(order)
  for (let step = options.resumed?.step ?? 0; step < steps; step++) {
    yield { step }
    moveX.fill(0)
    moveY.fill(0)
    if (tree) {
      buildQuadtree(tree, x, y, masses)
      addRepulsion(tree, field.repulsion, moveX, moveY, 0, mobility)
    } else addExactRepulsion(x, y, masses, field.repulsion, moveX, moveY)
    const longestMove = firstMove * powerOf(lastMove / firstMove, step / Math.max(1, steps - 1))
    turnForcesIntoMoves(level, x, y, field, longestMove, moveX, moveY, mobility)
    add(moveX, x)
    add(moveY, y)
    if (radii && step >= steps / 2) pushApart(x, y, radii, 0.5, rng, held)
  }
}

function add(moves: Float64Array, places: Float64Array): void {
  for (let node = 0; node < places.length; node++) places[node]! += moves[node]!
}

/** Adds gravity and the pull of links, and replaces each force by a Newton step that takes the repulsion as constant, as far as the node is free. */
function turnForcesIntoMoves(
  level: Level,
  x: Float64Array,
  y: Float64Array,
  field: Field,
  longestMove: number,
  moveX: Float64Array,
  moveY: Float64Array,
  mobility: Float64Array | undefined,
): void {
  const { offsets, neighbours, weights } = level.links
  const { gravity, shortest } = field
  for (let node = 0; node < moveX.length; node++) {
    const freedom = mobility?.[node] ?? 1
    if (freedom === 0) {
      moveX[node] = moveY[node] = 0
      continue
    }
    const ownX = x[node]!
    const ownY = y[node]!
    const pull = gravity * level.pulls[node]!
    let forceX = moveX[node]! - (pull / Math.sqrt(ASPECT)) * ownX
    let forceY = moveY[node]! - pull * Math.sqrt(ASPECT) * ownY
    let stiffness = pull
    const last = offsets[node + 1]!
    for (let link = offsets[node]!; link < last; link++) {
      const neighbour = neighbours[link]!
      const dx = x[neighbour]! - ownX
      const dy = y[neighbour]! - ownY
      const spring = weights[link]! / (Math.sqrt(dx * dx + dy * dy) + shortest)
      forceX += dx * spring
      forceY += dy * spring
      stiffness += spring
    }
    const length = Math.sqrt(forceX * forceX + forceY * forceY)
    const scale = Math.min(DAMPING / (stiffness || 1), longestMove / (length || 1))
    moveX[node] = forceX * scale * freedom
    moveY[node] = forceY * scale * freedom
  }
}
