/** Repulsion between all pairs of nodes, by a power of the distance, approximated by Barnes–Hut (Barnes and Hut 1986) leaf by leaf. */
import { powerOf } from '../../columns/power.ts'
import type { Quadtree } from './quadtree.ts'

/** Squared distance that softens every pair, so that coincident nodes feel no infinite force. */
const SOFTENING = 1e-6

/** Side over distance below which a cell counts as one point. Finer costs more and shows no better. */
const OPENNESS = 1.5

/**
 * Adds to `forceX` and `forceY` (by node) strength × mass × Σ over the others of their mass × difference × distance^(power − 2):
 * the slope of distance^power / power, or of its logarithm for power 0. Leaves whose nodes all have mobility 0 are passed over.
 */
export function addRepulsion(
  tree: Quadtree,
  strength: number,
  forceX: Float64Array,
  forceY: Float64Array,
  power = 0,
  mobility?: Float64Array,
): void {
  const exponent = power / 2 - 1
  // Each thing seen stands for at least one point, so there are never more of them than points.
  const seen = tree.sequence.length
  const seenX = new Float64Array(seen)
  const seenY = new Float64Array(seen)
  const seenMass = new Float64Array(seen)
  for (let leaf = 0; leaf < tree.cells; leaf++) {
    if (tree.isLeaf[leaf] === 0 || (mobility && isFixed(tree, leaf, mobility))) continue
    const count = lookAround(tree, leaf, seenX, seenY, seenMass)
    for (let index = tree.first[leaf]!; index < tree.last[leaf]!; index++) {
      const ownX = tree.x[index]!
      const ownY = tree.y[index]!
      let sumX = 0
      let sumY = 0
      for (let other = 0; other < count; other++) {
        const dx = ownX - seenX[other]!
        const dy = ownY - seenY[other]!
        const squared = dx * dx + dy * dy + SOFTENING
        const factor = power === 0 ? seenMass[other]! / squared : seenMass[other]! * powerOf(squared, exponent)
        sumX += dx * factor
        sumY += dy * factor
      }
      const node = tree.sequence[index]!
      const scale = strength * tree.mass[index]!
      forceX[node]! += sumX * scale
      forceY[node]! += sumY * scale
    }
  }
}

function isFixed({ first, last, sequence }: Quadtree, leaf: number, mobility: Float64Array): boolean {
  for (let index = first[leaf]!; index < last[leaf]!; index++) if (mobility[sequence[index]!]! > 0) return false
  return true
}

/** Fills the lists with what a leaf sees – far cells as points, near points themselves – and returns how many. */
function lookAround(
  tree: Quadtree,
  leaf: number,
  seenX: Float64Array,
  seenY: Float64Array,
  seenMass: Float64Array,
): number {
  const { centreX, centreY, total, side, skip, isLeaf, first, last, cells } = tree
  const leafX = centreX[leaf]!
  const leafY = centreY[leaf]!
  const leafSide = side[leaf]!
  let count = 0
  let cell = 0
  while (cell < cells) {
    const dx = centreX[cell]! - leafX
    const dy = centreY[cell]! - leafY
    const reach = side[cell]! / OPENNESS + leafSide
    if (dx * dx + dy * dy > reach * reach) {
      seenX[count] = centreX[cell]!
      seenY[count] = centreY[cell]!
      seenMass[count++] = total[cell]!
      cell = skip[cell]!
    } else if (isLeaf[cell] === 1) {
      for (let index = first[cell]!; index < last[cell]!; index++) {
        seenX[count] = tree.x[index]!
        seenY[count] = tree.y[index]!
        seenMass[count++] = tree.mass[index]!
      }
      cell = skip[cell]!
    } else cell++
  }
  return count
}

/** The same force from all pairs: for few nodes. */
export function addExactRepulsion(
  x: Float64Array,
  y: Float64Array,
  masses: Float64Array,
  strength: number,
  forceX: Float64Array,
  forceY: Float64Array,
  power = 0,
): void {
  for (let one = 0; one < x.length; one++) {
    for (let other = 0; other < one; other++) {
      const dx = x[one]! - x[other]!
      const dy = y[one]! - y[other]!
      const squared = dx * dx + dy * dy + SOFTENING
      const factor =
        strength * masses[one]! * masses[other]! * (power === 0 ? 1 / squared : powerOf(squared, power / 2 - 1))
      forceX[one]! += dx * factor
      forceY[one]! += dy * factor
      forceX[other]! -= dx * factor
      forceY[other]! -= dy * factor
    }
  }
}
